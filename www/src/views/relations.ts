// All pairs that share wording, a hundred at a time: sorted by any column, of all kinds or of one. Each row leads to its pair.

import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Relation, RelationKind, RelationPage, RelationSort } from 'samestory';
import { kindOf } from '../explain';
import { time } from '../format';
import { href } from '../route';
import { nameOf, type Index } from '../lookup';
import type { Desk } from '../desk';
import { TABLE_ROWS, type TableQuery } from '../state';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import { styles } from './relations.styles';

/** The strongest first, as the module counts them. */
const KINDS: RelationKind[] = ['identical', 'near', 'contains', 'rewrite', 'passage'];

/** The columns, and what each is sorted by. */
const COLUMNS: [column: keyof typeof words.pairs.columns, sort?: RelationSort][] = [['kind', 'kind'], ['a', 'a'], ['b', 'b'], ['score', 'score'], ['longest', 'longest'], ['earlier']];
/** Sorted so, numbers and kinds begin with the most. */
const MOST_FIRST: RelationSort[] = ['kind', 'score', 'longest', 'words'];

@customElement('ss-relations')
export class Relations extends LitElement {
  static override styles = [base, styles];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) index!: Index;
  @property({ attribute: false }) query!: TableQuery;
  /** What is shown, and what was asked for to get it. */
  @state() private shown: { page: RelationPage; query: TableQuery } | null = null;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('index') || changed.has('query')) void this.#load();
  }

  async #load(): Promise<void> {
    const { query, index } = this;
    const page = await this.desk.relations({ ...query, count: TABLE_ROWS });
    if (query !== this.query || index !== this.index) return;
    const isFirst = !this.shown;
    this.shown = { page, query };
    await this.updateComplete;
    const left = [...this.renderRoot.querySelectorAll<HTMLAnchorElement>('tbody a')].find(({ hash }) => hash === this.desk.lastPair);
    if (isFirst && left) {
      left.scrollIntoView({ block: 'center' });
      left.focus({ preventScroll: true });
    }
  }

  override render() {
    const page = this.shown?.page;
    const { pairs } = words;
    return html`
      <nav><a href=${href({ view: 'overview' })}>← ${words.toolbar.overview}</a></nav>
      <h1 tabindex="-1" data-focus>${pairs.heading}</h1>
      ${!page ? nothing : page.kinds.some((n) => n > 0) ? [this.#filter(page), this.#pages(page), this.#table(page)] : html`<p>${pairs.none}</p>`}
    `;
  }

  #filter({ kinds }: RelationPage) {
    const { pairs, relation } = words;
    const [chosen] = this.query.kinds;
    const choice = (label: string, n: number, wanted: RelationKind[]) => html`<label>
      <input type="radio" name="kind" .checked=${chosen === wanted[0]} @change=${() => this.desk.turn({ kinds: wanted, from: 0 })} />
      <span>${pairs.of(label, n)}</span>
    </label>`;
    return html`<fieldset>
      <legend>${pairs.show}</legend>
      ${choice(pairs.all, kinds.reduce((sum, n) => sum + n), [])}
      ${KINDS.map((kind, i) => (kinds[i] || chosen === kind ? choice(relation.kind(kind), kinds[i], [kind]) : nothing))}
    </fieldset>`;
  }

  #pages({ total, relations }: RelationPage) {
    const { from } = this.shown!.query;
    const { pairs } = words;
    return html`<div class="pages" role="group" aria-label=${pairs.pages}>
      <span role="status">${pairs.range(Math.min(from + 1, total), from + relations.length, total)}</span>
      ${total > TABLE_ROWS
        ? html`<button ?disabled=${from === 0} @click=${() => this.desk.turn({ from: Math.max(0, from - TABLE_ROWS) })}>${pairs.earlierPage}</button>
            <button ?disabled=${from + TABLE_ROWS >= total} @click=${() => this.desk.turn({ from: from + TABLE_ROWS })}>${pairs.laterPage}</button>`
        : nothing}
    </div>`;
  }

  /** Roles are named, because a narrow window shows rows as blocks, and browsers then forget that this is a table. */
  #table({ relations }: RelationPage) {
    return html`
      <p class="meta">${words.pairs.shareNote}</p>
      <table role="table">
        <thead role="rowgroup"><tr role="row">${COLUMNS.map(([column, sort]) => this.#head(column, sort))}</tr></thead>
        <tbody role="rowgroup">${relations.map((relation) => this.#row(relation))}</tbody>
      </table>
    `;
  }

  #head(column: keyof typeof words.pairs.columns, sort?: RelationSort) {
    const { query } = this.shown!;
    const label = words.pairs.columns[column];
    const isSorted = sort === query.sort;
    const falls = sort !== undefined && MOST_FIRST.includes(sort) !== query.reversed;
    return html`<th role="columnheader" scope="col" aria-sort=${isSorted ? (falls ? 'descending' : 'ascending') : nothing}>
      ${sort
        ? html`<button @click=${() => this.desk.turn({ sort, reversed: isSorted && !query.reversed, from: 0 })}>
            ${label} <span class="sign" aria-hidden="true">${isSorted ? (falls ? '▼' : '▲') : '↕'}</span>
          </button>`
        : label}
    </th>`;
  }

  #row(relation: Relation) {
    const { index } = this;
    const { pairs } = words;
    const { a, b, score, longest, earlier } = relation;
    const first = earlier && (earlier === 'a' ? a : b);
    const label = (text: string) => html`<span class="label">${text}: </span>`;
    return html`<tr role="row">
      <td role="cell">
        <a href=${href({ view: 'pair', a, b })}
          >${kindOf(relation, index.report.settings)}<span class="unseen">: ${words.relation.with(index.called(a), index.called(b))}</span></a
        >
      </td>
      <td role="cell">${this.#article(a)}</td>
      <td role="cell">${this.#article(b)}</td>
      <td role="cell" class="number">${label(pairs.columns.score)}${pairs.share(score)}</td>
      <td role="cell" class="number">${label(pairs.columns.longest)}${pairs.words(longest)}</td>
      <td role="cell">
        ${label(pairs.columns.earlier)}${first ? html`${index.calledAmong(first, [a, b])}<span class="id">${time(index.article(first).published!)}</span>` : pairs.unknown}
      </td>
    </tr>`;
  }

  #article(id: string) {
    const article = this.index.article(id);
    return html`${nameOf(article)}<span class="id">${[article.source, article.title === null ? null : id].filter(Boolean).join(' · ')}</span>`;
  }
}
