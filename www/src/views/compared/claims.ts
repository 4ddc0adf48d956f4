// The table of claims: a row for each thing that two articles give, what differs first; a column for each article.

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Account } from 'samestory';
import type { Told } from '../../compared/told';
import { clipped } from '../../format';
import { words } from '../../strings/en';
import { base } from '../../styles/base.styles';
import { acts, placeOf, sides, subject, type Room } from './finding';
import { noteStyles } from './note.styles';

/** Rows shown at first, and added each time more are asked for. */
const PAGE = 30;
/** With more articles than these, a column for each would reach far out of the window: sides stand below each other. */
const COLUMNS = 10;
/** Longer words are clipped: each is a link to its sentence. */
const RAW = 120;

@customElement('ss-claims')
export class Claims extends LitElement {
  static override styles = [
    base,
    noteStyles,
    css`
      .scroll {
        position: relative;
        overflow-x: auto;
        border: 1px solid var(--rule);
        background: var(--sheet);
      }
      table {
        border-collapse: collapse;
        min-width: 100%;
      }
      caption {
        padding: 0.5rem 0.75rem;
        color: var(--muted);
        font-size: 0.9375rem;
        text-align: left;
      }
      th,
      td {
        min-width: 8rem;
        max-width: 16rem;
        padding: 0.55rem 0.75rem;
        border-bottom: 1px solid var(--rule);
        text-align: left;
        vertical-align: top;
      }
      thead th {
        border-bottom: 2px solid var(--ink);
        vertical-align: bottom;
      }
      tbody th {
        position: sticky;
        left: 0;
        z-index: 1;
        min-width: 14rem;
        background: var(--sheet);
        border-right: 1px solid var(--rule);
        font-weight: 400;
      }
      tr.differ th {
        box-shadow: inset 4px 0 var(--mark-line);
      }
      td .value {
        display: block;
      }
      td.sides {
        max-width: none;
      }
      .sides .side {
        display: block;
      }
      .sides .value {
        display: inline;
      }
      .given + .given {
        margin-top: 0.5rem;
      }
      .who {
        font-weight: 400;
      }
      .raw {
        font-family: var(--serif);
      }
      .about {
        display: block;
        font: 600 1.0625rem/1.35 var(--serif);
      }
      .silent {
        color: var(--muted);
      }
      .more {
        margin-top: 0.75rem;
      }
      .outlet {
        display: none;
      }
      @media (max-width: 40rem) {
        table,
        caption,
        tbody,
        tr,
        tbody th,
        td {
          display: block;
          max-width: none;
        }
        thead,
        td.silent {
          display: none;
        }
        tbody th {
          position: static;
          border: 0;
          padding-bottom: 0.2rem;
        }
        tr {
          padding-bottom: 0.5rem;
          border-bottom: 1px solid var(--rule);
        }
        td {
          padding: 0.15rem 0.75rem;
          border: 0;
        }
        td .value,
        .outlet {
          display: inline;
        }
        .given + .given {
          margin-top: 0.15rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) room!: Room;
  @state() private shown = PAGE;

  override render() {
    const { context, findings } = this.room;
    const { table: say } = words.compared;
    const { accounts } = context.comparison;
    const rows = [...findings.values()].filter(({ kind, dismissed }) => (kind === 'differ' || kind === 'agree') && !dismissed).sort((x, y) => Number(y.isClash) - Number(x.isClash));
    if (rows.length === 0) return html`<p>${say.none}</p>`;
    // Each copy says what its original says.
    const columns = accounts.filter(({ copyOf, role }) => !copyOf || role);
    const isMany = columns.length > COLUMNS;
    const heads = isMany ? [say.sides] : columns.map(({ article }) => context.label(article));
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label=${say.scroll}>
        <table role="table">
          <caption>${say.caption}</caption>
          <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${say.claim}</th>${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}</tr></thead>
          <tbody role="rowgroup">${rows.slice(0, this.shown).map((told) => this.#row(told, isMany ? null : columns))}</tbody>
        </table>
      </div>
      ${rows.length > this.shown ? html`<button class="more" @click=${() => (this.shown += PAGE)}>${words.more(Math.min(PAGE, rows.length - this.shown))}</button>` : nothing}
    `;
  }

  #row(told: Told, columns: Account[] | null) {
    return html`<tr role="row" class=${told.isClash ? 'differ' : ''}>
      <th role="rowheader" scope="row">
        <span class="head">${told.head}</span> <span class="about">${told.about}</span>
        ${told.notes.length ? html`<span class="remark">${told.notes.join(' ')}</span>` : nothing}
        <span class="acts">${acts(this.room, told)}</span>
      </th>
      ${columns?.map((account) => this.#cell(told, account)) ?? html`<td role="cell" class="sides">${sides(this.room, told)}</td>`}
    </tr>`;
  }

  #cell(told: Told, { article, truncated }: Account) {
    const { table: say } = words.compared;
    const given = told.sides.flatMap(({ value, voices }) => voices.filter((voice) => voice.article === article).map((voice) => ({ value, voice })));
    if (!given.length) return html`<td role="cell" class="silent">${truncated ? say.cut : html`<span aria-hidden="true">–</span><span class="unseen">${say.silent}</span>`}</td>`;
    return html`<td role="cell">
      ${given.map(
        ({ value, voice: { evidence, who, gloss } }) => html`<p class="given">
          <span class="outlet">${this.room.context.label(article)}: </span><span class="value">${value}${who ? html`<span class="who">, ${[who, ...(gloss ? [gloss] : [])].join(' ')}</span>` : nothing}</span>
          <a class="raw" href=${placeOf(this.room, evidence)}>${clipped(evidence.raw, RAW)}<span class="unseen">, ${subject(told)}</span></a>
        </p>`,
      )}
    </td>`;
  }
}
