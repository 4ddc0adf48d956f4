// Gives a story a headline by hand, or takes that one away.

import { LitElement, html, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { rename } from '../corrections';
import type { Desk } from '../desk';
import type { Index } from '../lookup';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import { dialog, entry } from '../styles/dialog.styles';

@customElement('ss-rename')
export class Rename extends LitElement {
  static override styles = [base, dialog, entry];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) index!: Index;
  /** The story's id. */
  @property({ attribute: false }) renaming: string | null = null;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('input') private input!: HTMLInputElement;

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('renaming') || !this.renaming) return;
    this.input.value = this.index.story(this.renaming)?.label ?? '';
    this.dialog.showModal();
    this.input.select();
  }

  override render() {
    const { name } = words.correct;
    return html`
      <dialog aria-labelledby="heading" @close=${() => this.desk.rename(null)}>
        <form @submit=${this.#save} novalidate>
          <h2 id="heading">${name.heading}</h2>
          <label for="label">${name.label}</label>
          <input id="label" autocomplete="off" aria-describedby="hint" />
          <p id="hint" class="meta">${name.hint}</p>
          <div class="buttons">
            <button class="primary" type="submit">${name.save}</button>
            <button type="button" @click=${() => this.dialog.close()}>${name.cancel}</button>
          </div>
        </form>
      </dialog>
    `;
  }

  #save(event: Event): void {
    event.preventDefault();
    const story = this.renaming ? this.index.story(this.renaming) : undefined;
    const label = this.input.value.trim();
    this.dialog.close();
    if (story && label !== story.label) void this.desk.correct(rename(story, label));
  }
}
