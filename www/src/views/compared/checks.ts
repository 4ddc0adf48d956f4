// Quotes held against the articles that are marked as documents: as in it, otherwise, or not in it.

import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Check } from 'samestory';
import { quoted } from '../../compared/told';
import { clipped } from '../../format';
import { words } from '../../strings/en';
import { base } from '../../styles/base.styles';
import { placeOf, type Room } from './finding';
import { tableStyles } from './table.styles';

/** Longer passages are clipped: each has a link to its place. */
const WORDS = 320;

@customElement('ss-checks')
export class Checks extends LitElement {
  static override styles = [
    base,
    tableStyles,
    css`
      th:nth-child(2),
      td:nth-child(2) {
        width: 11rem;
      }
      .words {
        font-family: var(--serif);
      }
    `,
  ];

  @property({ attribute: false }) room!: Room;

  override render() {
    const { checks = [] } = this.room.context.comparison;
    const { columns } = words.compared.checks;
    const isOff = ({ how }: Check) => how !== 'identical' && how !== 'base';
    const inOrder = [...checks.filter(isOff), ...checks.filter((check) => !isOff(check))];
    return html`<table role="table">
      <thead role="rowgroup"><tr role="row">${[columns.quote, columns.how, columns.document].map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
      <tbody role="rowgroup">${inOrder.map((check) => this.#row(check))}</tbody>
    </table>`;
  }

  #row({ quote, document: found, how }: Check) {
    const { room } = this;
    const { checks: say, how: hows } = words.compared;
    return html`<tr role="row">
      <td role="cell"><a href=${placeOf(room, quote)}>${room.context.label(quote.article)}</a>${quote.speaker ? `, ${quote.speaker}` : ''}: <span class="words">${quoted(quote.raw, WORDS)}</span></td>
      <td role="cell">${!found || !how ? say.none : how === 'identical' || how === 'base' ? say.same : hows[how]}</td>
      <td role="cell">${found ? html`<a href=${placeOf(room, found)}>${room.context.label(found.article)}</a>: <span class="words">${clipped(found.raw, WORDS)}</span>` : '–'}</td>
    </tr>`;
  }
}
