// Before the articles of an export or a table are added: how many there are, what the first are called, and for a table which
// column is read as what. Several files of one drop are asked about in one dialog.

import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Column, Inspection } from 'samestory';
import { isCertain } from '../ask';
import type { Source } from '../job';
import type { Asked } from '../drop';
import type { Desk } from '../desk';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import { dialog, field } from '../styles/dialog.styles';
import { styles } from './ask.styles';

/** What a column may be chosen to hold; others are shown where the file's own names say so. */
const FIELDS = ['title', 'text', 'standfirst', 'source', 'published', 'byline', 'url', 'language'];

/** A file with what was chosen for it. */
interface Choice {
  /** How the columns were read before anything was chosen. */
  columns: Column[];
  /** What a person says that a column holds, in the order in which it was said. */
  fields: Map<number, string | null>;
  /** What is found in it so. */
  inspection: Inspection;
  taken: boolean;
}

/** The columns as chosen. No two hold the same: the last choice stands, and what it took away comes back when it moves on. */
function columnsOf({ columns, fields }: Choice): Column[] {
  const holder = new Map<string, number>();
  for (const [at, field] of fields) if (field) holder.set(field, at);
  return columns.map((column, at) => {
    const field = fields.has(at) ? fields.get(at)! : (column.field ?? null);
    return { ...column, field: field && (holder.get(field) ?? at) !== at ? null : field };
  });
}

@customElement('ss-ask')
export class Ask extends LitElement {
  static override styles = [base, dialog, field, styles];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) asked: Asked[] = [];
  @state() private choices = new Map<Source, Choice>();
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('#heading') private heading!: HTMLElement;

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('asked')) return;
    const choice = ({ inspection }: Asked): Choice => ({ columns: inspection.columns, fields: new Map(), inspection, taken: true });
    this.choices = new Map(this.asked.map((one) => [one.source, this.choices.get(one.source) ?? choice(one)]));
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('asked') || this.asked.length === 0 || this.dialog.open) return;
    this.dialog.showModal();
    this.heading.focus();
  }

  override render() {
    return html`<dialog aria-labelledby="heading" @close=${this.#closed}>${this.choices.size ? this.#question() : nothing}</dialog>`;
  }

  #question() {
    const { ask } = words;
    const files = [...this.choices];
    const articles = files.reduce((sum, [, { taken, inspection }]) => sum + (taken ? inspection.articles : 0), 0);
    return html`
      <h2 id="heading" tabindex="-1">${ask.heading(files.length)}</h2>
      ${files.map(([source, choice], i) => this.#file(source, choice, i, files.length))}
      <div class="buttons">
        <button class="primary" ?disabled=${articles === 0} @click=${this.#add}>${ask.add(articles)}</button>
        <button @click=${() => this.dialog.close()}>${ask.leave(files.length)}</button>
      </div>
    `;
  }

  #file(source: Source, choice: Choice, i: number, of: number) {
    const { ask } = words;
    const { inspection, columns, taken } = choice;
    const { format, articles, headlineOnly, sample } = inspection;
    const found = html`<span class="found">${ask.found(format, articles)}</span>`;
    return html`<section aria-labelledby="file-${i}">
      <h3 id="file-${i}">${source.name}</h3>
      ${of > 1
        ? html`<label class="take">
            <input type="checkbox" .checked=${taken} @change=${() => this.#choose(source, { taken: !taken })} />
            <span>${found}<span class="unseen">: ${ask.take(source.name)}</span></span>
          </label>`
        : html`<p role="status">${found}</p>`}
      ${taken && headlineOnly ? html`<p class="meta">${ask.headlineOnly(headlineOnly)}</p>` : nothing}
      ${taken && columns.length
        ? [isCertain(columnsOf(choice)) ? nothing : html`<p class="wrong">${ask.none}</p>`, this.#columns(source, choice)]
        : nothing}
      ${taken && !columns.length && sample.length ? this.#sample(sample) : nothing}
    </section>`;
  }

  #columns(source: Source, choice: Choice) {
    const { ask } = words;
    const columns = columnsOf(choice);
    const rows = Math.max(...columns.map((column) => column.sample?.length ?? 0));
    return html`<table>
      <caption class="unseen">${ask.columns}</caption>
      <thead>
        <tr>
          <th scope="col">${ask.column}</th>
          <th scope="col">${ask.holds}</th>
          ${Array.from({ length: rows }, (_, row) => html`<th scope="col" class="value">${ask.row(row + 1)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${columns.map(
          (column, at) => html`<tr class=${column.field ? '' : 'unused'}>
            <th scope="row">${column.name || ask.unnamed(at + 1)}</th>
            <td>${this.#select(source, column, at)}</td>
            ${column.sample?.map((value) => html`<td class="value"><span>${value}</span></td>`)}
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #select(source: Source, { name, field }: Column, at: number): TemplateResult {
    const { ask } = words;
    const fields = field && !FIELDS.includes(field) ? [...FIELDS, field] : FIELDS;
    return html`<select
      aria-label=${ask.field(name || ask.unnamed(at + 1))}
      @change=${(event: Event) => this.#read(source, at, (event.target as HTMLSelectElement).value)}
    >
      <option value="" .selected=${!field}>${ask.unused}</option>
      ${fields.map((one) => html`<option value=${one} .selected=${one === field}>${ask.fields[one] ?? one}</option>`)}
    </select>`;
  }

  #sample(sample: string[]) {
    return html`<p class="meta">${words.ask.first}</p>
      <ul class="sample">${sample.map((headline) => html`<li class="headline">${headline}</li>`)}</ul>`;
  }

  /** Reads a column as something else. */
  async #read(source: Source, at: number, field: string): Promise<void> {
    const before = this.choices.get(source)!;
    const fields = new Map(before.fields);
    // The last that was chosen stands last.
    fields.delete(at);
    fields.set(at, field || null);
    this.#choose(source, { fields });
    const inspection = await this.desk.inspect(source, columnsOf({ ...before, fields }));
    if (this.choices.get(source)?.fields === fields) this.#choose(source, { inspection });
  }

  #choose(source: Source, change: Partial<Choice>): void {
    const choice = this.choices.get(source);
    if (choice) this.choices = new Map(this.choices).set(source, { ...choice, ...change });
  }

  #add(): void {
    const taken = [...this.choices].filter(([, choice]) => choice.taken && choice.inspection.articles > 0);
    this.#answer(new Map(taken.map(([source, choice]) => [source, columnsOf(choice)])));
  }

  #answer(chosen: Map<Source, Column[]>): void {
    void this.desk.answer(chosen);
    this.dialog.close();
  }

  /** Closed in whatever way without an answer, everything is left out. */
  #closed(): void {
    if (this.asked.length) void this.desk.answer(new Map());
  }
}
