// Says who some words are by: one of the names of the story, somebody else, or nobody.

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Evidence } from 'samestory';
import { quoted } from '../../compared/told';
import { speaker } from '../../corrections';
import { words } from '../../strings/en';
import { base } from '../../styles/base.styles';
import { dialog, entry } from '../../styles/dialog.styles';
import type { Room } from './finding';

/** Who says some words is to be changed. */
export class SpeakerEvent extends Event {
  constructor(readonly evidence: Evidence) {
    super('speaker', { bubbles: true, composed: true });
  }
}

const OTHER = 'other';
const NOBODY = 'nobody';
const NAME = 'name:';

@customElement('ss-speaker')
export class SpeakerDialog extends LitElement {
  static override styles = [
    base,
    dialog,
    entry,
    css`
      blockquote {
        margin: 0;
        font: 1.0625rem/1.5 var(--serif);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) room!: Room;
  @state() private evidence: Evidence | null = null;
  @state() private chosen = '';
  @state() private wrong = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('select') private select!: HTMLSelectElement;
  @query('input') private input!: HTMLInputElement | null;

  get isOpen(): boolean {
    return this.dialog?.open === true;
  }

  async open(evidence: Evidence): Promise<void> {
    this.evidence = evidence;
    this.wrong = false;
    const { speaker } = evidence;
    this.chosen = speaker ? NAME + speaker : NOBODY;
    await this.updateComplete;
    this.dialog.showModal();
    this.select.focus();
  }

  /** The names of the story, and whoever else is said to speak. */
  get #names(): string[] {
    const { names, statements } = this.room.context.comparison;
    const speakers = statements.flatMap(({ speaker }) => speaker ?? []);
    return [...new Set([...names.filter(({ kind }) => kind !== 'place').map(({ name }) => name), ...speakers, ...(this.evidence?.speaker ? [this.evidence.speaker] : [])])];
  }

  override render() {
    const { speaker: say } = words.compared;
    const { evidence, chosen } = this;
    const option = (value: string, label: string) => html`<option value=${value} .selected=${value === chosen}>${label}</option>`;
    return html`<dialog aria-labelledby="heading">
      <form @submit=${this.#save} novalidate>
        <h2 id="heading">${say.heading}</h2>
        ${evidence ? html`<blockquote>${quoted(evidence.raw, 300)}</blockquote>` : nothing}
        <label for="who">${say.who}</label>
        <select id="who" @change=${() => (this.chosen = this.select.value)}>
          ${this.#names.map((name) => option(NAME + name, name))} ${option(OTHER, say.other)} ${option(NOBODY, say.nobody)}
        </select>
        ${chosen === OTHER
          ? html`<label for="name">${say.name}</label>
              <input id="name" autocomplete="off" aria-invalid=${this.wrong ? 'true' : 'false'} aria-describedby=${this.wrong ? 'wrong' : nothing} />
              ${this.wrong ? html`<p id="wrong" class="wrong">${say.missing}</p>` : nothing}`
          : nothing}
        <div class="buttons">
          <button class="primary" type="submit">${say.save}</button>
          <button type="button" @click=${() => this.dialog.close()}>${say.cancel}</button>
        </div>
      </form>
    </dialog>`;
  }

  #save(event: Event): void {
    event.preventDefault();
    const { evidence, chosen } = this;
    const name = chosen === NOBODY ? '' : chosen === OTHER ? (this.input?.value.trim() ?? '') : chosen.slice(NAME.length);
    if (chosen === OTHER && !name) {
      this.wrong = true;
      this.input?.focus();
      return;
    }
    this.dialog.close();
    if (evidence && name !== (evidence.speaker ?? '')) void this.room.desk.correct(speaker(evidence, name));
  }
}
