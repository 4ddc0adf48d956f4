// The versions of one statement beneath each other. Where one differs from the fullest, its words are marked, and what the
// fullest has there stands with them.

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Statement, Version } from 'samestory';
import { piecesOf, withoutCopies, type Piece } from '../../compared/align';
import { SURE } from '../../compared/told';
import { words } from '../../strings/en';
import { base } from '../../styles/base.styles';
import { placeOf, type Room } from './finding';
import { noteStyles } from './note.styles';
import { voiceActs } from './voice';

@customElement('ss-alignment')
export class Alignment extends LitElement {
  static override styles = [
    base,
    noteStyles,
    css`
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.25rem;
        margin-block: 0.5rem;
        font-size: 0.9375rem;
      }
      table {
        width: 100%;
        margin-top: 0.5rem;
        border-collapse: collapse;
        background: var(--sheet);
      }
      th,
      td {
        padding: 0.6rem 0.75rem;
        border: 1px solid var(--rule);
        text-align: left;
        vertical-align: top;
        overflow-wrap: anywhere;
      }
      th:first-child {
        width: 11rem;
        font-weight: 600;
      }
      th:last-child,
      td:last-child {
        width: 14rem;
        font-size: 0.9375rem;
      }
      .words {
        font: 1.0625rem/1.6 var(--serif);
      }
      .legend > * {
        align-self: start;
        flex: 0 1 auto;
      }
      .words ins,
      .legend ins {
        display: inline;
        background: var(--mark);
        color: var(--ink);
        text-decoration: underline 3px double var(--mark-line);
        text-underline-offset: 0.22em;
      }
      .words del {
        color: var(--muted);
        font-size: 0.9375rem;
        text-decoration: none;
      }
      .gap::before {
        content: '^';
        color: var(--alert);
        font: 800 1.1em/1 var(--sans);
        vertical-align: -0.35em;
      }
      .copies {
        color: var(--muted);
        font-size: 0.875rem;
        font-weight: 400;
      }
      .how {
        font-weight: 600;
      }
      @media (max-width: 48rem) {
        table,
        tbody,
        tr,
        td,
        tbody th {
          display: block;
          width: auto;
        }
        thead {
          display: none;
        }
        th:first-child,
        td:last-child {
          width: auto;
        }
        tr {
          border: 1px solid var(--rule);
        }
        tr + tr {
          border-top: 0;
        }
        th,
        td {
          padding: 0.35rem 0.75rem;
          border: 0;
        }
      }
    `,
  ];

  @property({ attribute: false }) room!: Room;
  @property({ attribute: false }) statement!: Statement;

  override render() {
    const versions = withoutCopies(this.room.context, this.statement.versions);
    const { spoken: say } = words.compared;
    const pieces = versions.map(({ version }) => piecesOf(this.statement, version));
    const has = (kind: Piece['kind']) => pieces.some((all) => all.some((piece) => piece.kind === kind));
    return html`
      ${has('other') || has('gap')
        ? html`<p class="legend">
            ${has('other') ? html`<ins>${say.legendOut}</ins>` : nothing}
            ${has('gap') ? html`<span><span class="gap" aria-hidden="true"></span> ${say.legendGap}</span>` : nothing}
          </p>`
        : nothing}
      <table role="table" aria-label=${say.align}>
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${say.columns.article}</th><th role="columnheader" scope="col">${say.columns.words}</th><th role="columnheader" scope="col">${say.columns.how}</th></tr></thead>
        <tbody role="rowgroup">${versions.map(({ version, copies }, i) => this.#row(version, copies, pieces[i]))}</tbody>
      </table>
    `;
  }

  #row(version: Version, copies: string[], pieces: Piece[]) {
    const { compared: say } = words;
    const { evidence, how, kind, confidence, mention } = version;
    const isAlone = this.statement.versions.length === 1;
    const { speaker, carrier } = evidence;
    return html`<tr role="row">
      <th role="rowheader" scope="row"><a href=${placeOf(this.room, evidence)}>${this.room.context.label(evidence.article)}</a>${copies.length ? html`<p class="copies">${say.alsoCopies(this.room.context.labels(copies))}</p>` : nothing}</th>
      <td role="cell" class="words">${pieces.map((piece) => this.#piece(piece))}</td>
      <td role="cell">
        ${isAlone && how === 'base' ? (kind === undefined ? html`<p>${say.unmarked}</p>` : nothing) : html`<p class="how">${say.howOf(how, kind === undefined)}</p>`}
        <p>
          ${speaker ?? say.nobody}${mention && mention !== speaker ? html` <span class="remark">${say.read.mention(mention)}</span>` : nothing}${carrier
            ? html` <span class="remark">${say.viaOne(carrier)}</span>`
            : nothing}
        </p>
        ${confidence < SURE || !speaker ? html`<p><span class="tag unsure">${say.unsure}</span></p>` : nothing}
        <div class="acts">
          ${voiceActs(this.room, evidence)}
        </div>
      </td>
    </tr>`;
  }

  #piece({ text, kind, instead }: Piece) {
    const { spoken: say } = words.compared;
    if (kind === 'both') return text;
    const told = instead.trim() ? html`<del><span class="unseen">${kind === 'gap' ? say.gap : say.instead} </span>[${instead.trim()}]</del>` : nothing;
    return kind === 'gap' ? html`<span class="gap"></span>${told} ` : html`<ins>${text}</ins> ${told}`;
  }
}
