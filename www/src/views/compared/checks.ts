// Quotes held against the articles that are marked as documents: as in it, otherwise, or not in it.

import { LitElement, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Check } from 'samestory';
import { words } from '../../strings/en';
import { base } from '../../styles/base.styles';
import { placeOf, type Room } from './finding';
import { tableStyles } from './table.styles';

@customElement('ss-checks')
export class Checks extends LitElement {
  static override styles = [base, tableStyles];

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
      <td role="cell"><a href=${placeOf(room, quote)}>${room.context.label(quote.article)}</a>${quote.speaker ? `, ${quote.speaker}` : ''}: ${quote.raw}</td>
      <td role="cell">${!found || !how ? say.none : how === 'identical' || how === 'base' ? say.same : hows[how]}</td>
      <td role="cell">${found ? html`<a href=${placeOf(room, found)}>${room.context.label(found.article)}</a>: ${found.raw}` : '–'}</td>
    </tr>`;
  }
}
