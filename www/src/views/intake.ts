// The box for pasted text and the buttons for files: large on the first screen, one line above the results.

import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { fromFiles, pieceOf, samples, type Piece } from '../inputs';
import type { Desk } from '../desk';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import { styles } from './intake.styles';

@customElement('ss-intake')
export class Intake extends LitElement {
  static override styles = [base, styles];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) first = false;
  @state() private filled = false;
  /** What filled the empty box in one go, for as long as nothing else is done to it. */
  #pasted: Piece | null = null;
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
          @paste=${this.#paste}
          @keydown=${this.#key}
        ></textarea>
        <div class="buttons">
          ${this.filled ? html`<button class="primary" @click=${this.#add}>${start.add}</button>` : nothing}
          <button @click=${() => this.files.click()}>${start.files}</button>
          <button @click=${() => this.folder.click()}>${start.folder}</button>
          ${this.first ? html`<button @click=${() => this.desk.add(samples())}>${start.example}</button>` : nothing}
        </div>
      </div>
      ${this.first ? html`<p class="takes meta">${start.takes}</p>` : nothing}
      <input id="files" type="file" multiple hidden @change=${this.#chosen} />
      <input id="folder" type="file" webkitdirectory hidden @change=${this.#chosen} />
    `;
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void this.#add();
  }

  /** The box shows the plain text; the formatted text that came with it goes to the module if the box is left as it is. */
  #paste(event: ClipboardEvent): void {
    const { value, selectionStart, selectionEnd } = this.box;
    const isWhole = value.trim() === '' || (selectionStart === 0 && selectionEnd === value.length);
    this.#pasted = isWhole && event.clipboardData ? pieceOf(event.clipboardData) : null;
  }

  async #add(): Promise<void> {
    const text = this.box.value;
    if (!text.trim()) return;
    const isAsPasted = this.#pasted !== null && plain(this.#pasted.text) === plain(text);
    const piece = isAsPasted ? this.#pasted! : { text, html: '' };
    this.#pasted = null;
    this.box.value = '';
    this.filled = false;
    await this.desk.addPiece(piece);
  }

  async #chosen(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const sources = fromFiles(input.files ?? []);
    // Emptied, so that the same files can be chosen again.
    input.value = '';
    await this.desk.add(sources);
  }
}

/** A box has its own line ends. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
