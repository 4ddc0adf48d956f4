// Says what the files do not: outlet, headline, byline and time, of one article or of several at once.

import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { isoOf } from '../format';
import type { Index } from '../lookup';
import type { Desk } from '../desk';
import type { Editing, Field } from '../state';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import { dialog, entry } from '../styles/dialog.styles';

const FIELDS: { field: Field; label: string }[] = [
  { field: 'source', label: words.edit.outlet },
  { field: 'title', label: words.edit.title },
  { field: 'byline', label: words.edit.byline },
  { field: 'published', label: words.edit.time },
];

@customElement('ss-edit')
export class Edit extends LitElement {
  static override styles = [base, dialog, entry];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) index!: Index;
  @property({ attribute: false }) editing: Editing | null = null;
  @state() private wrong = false;
  @query('dialog') private dialog!: HTMLDialogElement;

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('editing') || !this.editing) return;
    this.wrong = false;
    for (const { field } of FIELDS) this.#input(field).value = this.#common(field) ?? '';
    this.dialog.showModal();
    this.#input(this.editing.field).focus();
  }

  override render() {
    const ids = this.editing?.ids ?? [];
    const { edit } = words;
    return html`
      <dialog aria-labelledby="heading" @close=${() => this.desk.endEdit()}>
        <form @submit=${this.#save} novalidate>
          <h2 id="heading">${edit.heading(ids.length)}</h2>
          ${FIELDS.map(({ field, label }) => this.#field(field, label))}
          <div class="buttons">
            <button class="primary" type="submit">${edit.save}</button>
            <button type="button" @click=${() => this.dialog.close()}>${edit.cancel}</button>
          </div>
        </form>
      </dialog>
    `;
  }

  #field(field: Field, label: string) {
    const isTime = field === 'published';
    const mixed = this.#common(field) === null;
    return html`
      <label for=${field}>${label}</label>
      <input
        id=${field}
        autocomplete="off"
        placeholder=${mixed ? words.edit.mixed : ''}
        aria-invalid=${isTime && this.wrong ? 'true' : 'false'}
        aria-describedby=${isTime ? 'hint' : nothing}
      />
      ${isTime
        ? html`<p id="hint" class=${this.wrong ? 'wrong' : 'meta'}>${this.wrong ? words.edit.timeWrong : words.edit.timeHint}</p>`
        : nothing}
    `;
  }

  #input(field: Field): HTMLInputElement {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${field}`)!;
  }

  /** The value that all of the articles have; `null` where they differ. */
  #common(field: Field): string | null {
    const values = new Set(this.editing?.ids.map((id) => this.index.article(id)[field] ?? ''));
    return values.size > 1 ? null : ([...values][0] ?? '');
  }

  /** Only what was changed is sent: an emptied field clears, an untouched one leaves. */
  #save(event: Event): void {
    event.preventDefault();
    if (!this.editing) return;
    const details: Partial<Record<Field, string>> = {};
    for (const { field } of FIELDS) {
      const typed = this.#input(field).value.trim();
      if (typed !== (this.#common(field) ?? '')) details[field] = typed;
    }
    if (details.published) {
      const iso = isoOf(details.published);
      if (!iso) {
        this.wrong = true;
        this.#input('published').focus();
        return;
      }
      details.published = iso;
    }
    const { ids } = this.editing;
    this.dialog.close();
    if (Object.keys(details).length) void this.desk.describe(ids, details);
  }
}
