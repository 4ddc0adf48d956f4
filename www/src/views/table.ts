// The list of stories as a plain table, which find-in-page and screen readers can use: some rows at a time, or all of them.

import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Story } from 'samestory';
import { number, time } from '../format';
import type { Index } from '../lookup';
import { href } from '../route';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import { newsOf } from './marks';

/** Rows of one page. */
const ROWS = 200;
/** Rows that are added in one frame where all are wanted. */
const A_FRAME = 50;

@customElement('ss-table')
export class StoryTable extends LitElement {
  static override styles = [
    base,
    css`
      .scroll {
        overflow-x: auto;
      }
      table {
        width: 100%;
        min-width: 62rem;
        table-layout: fixed;
        border-collapse: collapse;
        background: var(--sheet);
        font-size: 0.9375rem;
      }
      caption {
        text-align: left;
        padding-bottom: 0.3rem;
        color: var(--muted);
      }
      th,
      td {
        padding: 0.4rem 0.75rem;
        border-bottom: 1px solid var(--rule);
        text-align: left;
        vertical-align: top;
        overflow-wrap: anywhere;
      }
      th:nth-child(1) {
        width: 24%;
      }
      th:nth-child(2),
      th:nth-child(3) {
        width: 6%;
      }
      th:nth-child(6),
      th:nth-child(7) {
        width: 10%;
      }
      th:nth-child(8) {
        width: 9%;
      }
      thead th {
        border-bottom: 2px solid var(--ink);
        white-space: nowrap;
      }
      tbody th {
        font-weight: 400;
      }
      .figure {
        text-align: right;
        font-variant-numeric: tabular-nums;
      }
      .pages {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 1rem;
        margin-block: 0.6rem;
      }
    `,
  ];

  @property({ attribute: false }) index!: Index;
  @property({ attribute: false }) stories: Story[] = [];
  @state() private from = 0;
  /** All rows are wanted; they come some a frame, so that the page answers meanwhile. */
  @state() private isWhole = false;
  @state() private come = ROWS;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('stories')) this.from = 0;
  }

  protected override updated(): void {
    if (this.isWhole && this.come < this.stories.length) requestAnimationFrame(() => (this.come += A_FRAME));
  }

  override render() {
    const { stories, from, isWhole } = this;
    const { table } = words.stories;
    const rows = isWhole ? stories.slice(0, this.come) : stories.slice(from, from + ROWS);
    return html`
      ${stories.length > ROWS ? this.#pages() : nothing}
      <div class="scroll" tabindex="0" role="region" aria-label=${table.caption}>
        <table>
          <caption>
            ${table.caption}
          </caption>
          <thead>
            <tr>${table.columns.map((name, i) => html`<th scope="col" class=${i === 1 || i === 2 ? 'figure' : ''}>${name}</th>`)}</tr>
          </thead>
          <tbody>${rows.map((story) => this.#row(story))}</tbody>
        </table>
      </div>
      ${stories.length > ROWS && !isWhole ? this.#pages() : nothing}
    `;
  }

  #pages() {
    const { stories, from, isWhole } = this;
    const { table } = words.stories;
    if (isWhole) return nothing;
    return html`<div class="pages">
      <span>${table.rows(from + 1, Math.min(from + ROWS, stories.length), stories.length)}</span>
      <button ?disabled=${from === 0} @click=${() => (this.from = Math.max(0, from - ROWS))}>${table.former}</button>
      <button ?disabled=${from + ROWS >= stories.length} @click=${() => (this.from += ROWS)}>${table.next}</button>
      <button @click=${() => (this.isWhole = true)}>${table.all}</button>
    </div>`;
  }

  #row(story: Story) {
    const { index } = this;
    const { marks, stories } = words;
    const copies = story.articles.filter((id) => index.leadOf.has(id)).length;
    const when = (iso: string | null) => (iso ? time(iso) : stories.table.unknown);
    const told = [...newsOf(index, story), ...(story.pinned ? [marks.pinned] : []), ...(story.renamed ? [marks.renamed] : [])];
    return html`<tr>
      <th scope="row"><a href=${href({ view: 'story', id: story.id })}>${story.label}</a></th>
      <td class="figure">${number(story.texts)}</td>
      <td class="figure">${number(copies)}</td>
      <td>${story.outlets.join(', ')}</td>
      <td>${story.keywords.join(', ')}</td>
      <td>${when(story.from)}</td>
      <td>${when(story.to)}</td>
      <td>${told.join('; ')}</td>
    </tr>`;
  }
}
