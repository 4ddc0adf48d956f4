// The box for pasted text and the buttons for files: large on the first screen, one line above the results.

import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { fromFiles, samples } from '../inputs';
import type { Desk } from '../state';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import { styles } from './intake.styles';

@customElement('ss-intake')
export class Intake extends LitElement {
  static override styles = [base, styles];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) first = false;
  @state() private filled = false;
  @query('textarea') private box!: HTMLTextAreaElement;
  @query('#files') private files!: HTMLInputElement;
  @query('#folder') private folder!: HTMLInputElement;

  protected override firstUpdated(): void {
    if (this.first) this.box.focus();
  }

  override render() {
    const { start } = words;
    const label = this.first ? start.box : start.more;
    return html`
      <div class="${this.first ? 'first' : 'more'} ${this.filled ? 'filled' : ''}">
        <textarea
          aria-label=${label}
          placeholder=${label}
          spellcheck="false"
          autocomplete="off"
          @input=${() => (this.filled = this.box.value.trim() !== '')}
          @keydown=${this.#key}
        ></textarea>
        <div class="buttons">
          ${this.filled ? html`<button class="primary" @click=${this.#add}>${start.add}</button>` : nothing}
          <button @click=${() => this.files.click()}>${start.files}</button>
          <button @click=${() => this.folder.click()}>${start.folder}</button>
          ${this.first ? html`<button @click=${() => this.desk.add(samples())}>${start.example}</button>` : nothing}
        </div>
      </div>
      ${this.first ? html`<p class="links meta">${start.links}</p>` : nothing}
      <input id="files" type="file" multiple hidden @change=${this.#chosen} />
      <input id="folder" type="file" webkitdirectory hidden @change=${this.#chosen} />
    `;
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void this.#add();
  }

  async #add(): Promise<void> {
    const text = this.box.value;
    if (!text.trim() || !(await this.desk.addText(text))) return;
    this.box.value = '';
    this.filled = false;
  }

  async #chosen(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const sources = fromFiles(input.files ?? []);
    // Emptied, so that the same files can be chosen again.
    input.value = '';
    await this.desk.add(sources);
  }
}
