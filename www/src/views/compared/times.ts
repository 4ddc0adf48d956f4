// What the accounts date, and when they were published: a strip with a column for each day, and the same as a table. Days are
// in order and not to scale, for texts reach from yesterday to years ago.

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Moment, MomentKind } from 'samestory';
import { inRows, quoted, sentenceOf } from '../../compared/told';
import { span, time } from '../../format';
import { words } from '../../strings/en';
import { base } from '../../styles/base.styles';
import { placeOf, type Room } from './finding';
import { tableStyles } from './table.styles';

/** As much of a date as its day. */
const DAY = 10;
const KINDS: MomentKind[] = ['published', 'told', 'expected'];
/** Sentences are no longer than this in the table, and in the strip. */
const SENTENCE = 180;
const BRIEF = 48;
/** Names and words in one field of the strip. */
const NAMED = 2;
/** Moments of one day in the strip, and words that tell the year. */
const MOST = 4;

@customElement('ss-times')
export class Times extends LitElement {
  static override styles = [
    base,
    tableStyles,
    css`
      .year {
        margin-bottom: 0.6rem;
      }
      th:first-child {
        width: 11rem;
      }
      th:nth-child(2),
      td:nth-child(2) {
        width: 7rem;
      }
      @media (max-width: 40rem) {
        tbody th:first-child,
        td:nth-child(2) {
          width: auto;
        }
      }
      /* A narrow window has the days below each other already. */
      @media (max-width: 48rem) {
        .strip,
        .legend {
          display: none !important;
        }
      }
      .strip {
        position: relative;
        display: flex;
        overflow-x: auto;
        margin-block: 0.6rem 1.25rem;
        padding-bottom: 0.5rem;
      }
      .strip > li {
        flex: 1 0 7.25rem;
        padding-right: 0.75rem;
        font-size: 0.875rem;
        line-height: 1.35;
      }
      .day {
        position: relative;
        display: block;
        margin: 0 -0.75rem 0.5rem 0;
        padding-bottom: 0.45rem;
        border-bottom: 3px solid var(--ink);
        font-weight: 600;
      }
      .day::after {
        content: '';
        position: absolute;
        left: 0;
        bottom: -0.5rem;
        width: 3px;
        height: 0.8rem;
        background: var(--ink);
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 0 1.25rem;
        font-size: 0.875rem;
      }
      .dot::before {
        display: inline-block;
        width: 1.1em;
        content: '●';
        color: var(--accent);
      }
      .dot.told::before {
        content: '○';
      }
      .dot.expected::before {
        content: '◇';
      }
      .dot {
        display: block;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) room!: Room;

  override render() {
    const { timeline } = this.room.context.comparison;
    const { times: say } = words.compared;
    const { columns } = say;
    return html`
      ${this.#year()}
      ${timeline.length
        ? html`${this.#strip(timeline)}
            <table role="table">
              <caption>${say.caption}</caption>
              <thead role="rowgroup"><tr role="row">${[columns.when, columns.what, columns.where].map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
              <tbody role="rowgroup">${inRows(timeline).map((moment) => this.#row(moment))}</tbody>
            </table>`
        : html`<p>${say.none}</p>`}
    `;
  }

  /** How the year is known; where it is not, it is asked for. */
  #year() {
    const { context, desk } = this.room;
    const { year, accounts } = context.comparison;
    const { times: say } = words.compared;
    if (year) return html`<p class="year">${say.year(year.year, year.by)} ${year.evidence.slice(0, MOST).map((one, i) => html`${i ? ', ' : ''}<a href=${placeOf(this.room, one)}>${quoted(one.raw)}</a>`)}</p>`;
    const without = accounts.map(({ article }) => article).filter((id) => !context.index.article(id).published);
    if (!without.length) return nothing;
    return html`<p class="year">${say.noYear} <button class="plain" @click=${() => desk.edit(without, 'published')}>${say.addYear}</button></p>`;
  }

  /** The table below has all of it in words. */
  #strip(timeline: Moment[]) {
    const days = [...new Set(timeline.map(({ from }) => from.slice(0, DAY)))];
    if (days.length < 2) return nothing;
    const of = (day: string) => timeline.filter(({ from }) => from.slice(0, DAY) === day);
    return html`<p class="legend" aria-hidden="true">${KINDS.map((kind) => html`<span class="dot ${kind}">${words.compared.times.kinds[kind]}</span>`)}</p>
    <ol class="strip" aria-hidden="true">
      ${days.map(
        (day) => html`<li>
          <span class="day">${time(day)}</span>
          ${of(day).slice(0, MOST).map((moment) => html`<span class="dot ${moment.kind}">${this.#short(moment)}</span>`)}
          ${of(day).length > MOST ? words.compared.top.more(of(day).length - MOST) : nothing}
        </li>`,
      )}
    </ol>`;
  }

  #short({ kind, articles, evidence, to }: Moment): string {
    const { context } = this.room;
    const { top } = words.compared;
    const who = [context.labels(articles.slice(0, NAMED)).join(', '), ...(articles.length > NAMED ? [top.more(articles.length - NAMED)] : [])].join(' ');
    if (kind === 'published' || !evidence.length) return who;
    return `${to ? `→ ${time(to)}: ` : ''}${sentenceOf(evidence[0], BRIEF)} (${who})`;
  }

  #row({ from, to, kind, articles, evidence }: Moment) {
    const { room } = this;
    const { times: say } = words.compared;
    return html`<tr role="row">
      <th role="rowheader" scope="row">${to ? span(from, to) : time(from)}</th>
      <td role="cell">${say.kinds[kind]}</td>
      <td role="cell">
        ${evidence.length
          ? evidence.map((one) => html`<p><a href=${placeOf(room, one)}>${room.context.label(one.article)}</a>: ${sentenceOf(one, SENTENCE)}</p>`)
          : room.context.labels(articles).join(', ')}
      </td>
    </tr>`;
  }
}
