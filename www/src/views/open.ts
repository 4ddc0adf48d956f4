// Asks before a saved pile takes the place of the one that is here.

import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Desk } from '../desk';
import type { Opening } from '../state';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import { dialog } from '../styles/dialog.styles';

@customElement('ss-open')
export class OpenPile extends LitElement {
  static override styles = [base, dialog];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) opening: Opening | null = null;
  @query('dialog') private dialog!: HTMLDialogElement;

  protected override updated(changed: PropertyValues): void {
    if (changed.has('opening') && this.opening) this.dialog.showModal();
  }

  override render() {
    const { pile } = words;
    return html`
      <dialog aria-labelledby="heading" @close=${this.#closed}>
        ${this.opening
          ? html`<h2 id="heading">${pile.heading}</h2>
              <p>${pile.text(this.opening.pile.name)}</p>
              <div class="buttons">
                <button class="primary" @click=${this.#open}>${pile.yes}</button>
                <button @click=${() => this.dialog.close()}>${pile.no}</button>
              </div>`
          : nothing}
      </dialog>
    `;
  }

  #open(): void {
    if (this.opening) void this.desk.openPile(this.opening);
    this.dialog.close();
  }

  /** Closed in whatever way without an answer, what is here stays. */
  #closed(): void {
    if (this.opening) this.desk.leavePile();
  }
}
