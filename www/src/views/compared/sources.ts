// Where the accounts have it from: agencies, outlets, documents, people, and those without a name.

import { LitElement, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Source } from 'samestory';
import { words } from '../../strings/en';
import { base } from '../../styles/base.styles';
import { placeOf, type Room } from './finding';
import { tableStyles } from './table.styles';

@customElement('ss-sources')
export class Sources extends LitElement {
  static override styles = [base, tableStyles];

  @property({ attribute: false }) room!: Room;

  override render() {
    const { sources } = this.room.context.comparison;
    const { sources: say } = words.compared;
    if (!sources.length) return html`<p>${say.none}</p>`;
    const { columns } = say;
    return html`<table role="table">
      <thead role="rowgroup"><tr role="row">${[columns.name, columns.kind, columns.in].map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
      <tbody role="rowgroup">${sources.map((source) => this.#row(source))}</tbody>
    </table>`;
  }

  #row({ name, kind, articles, evidence }: Source) {
    const { room } = this;
    const { sources: say } = words.compared;
    return html`<tr role="row">
      <th role="rowheader" scope="row">${name}</th>
      <td role="cell">${say.kinds[kind]}</td>
      <td role="cell">
        ${articles.map((id, i) => {
          const place = evidence.find(({ article }) => article === id);
          const label = room.context.label(id);
          return html`${i ? ', ' : ''}${place ? html`<a href=${placeOf(room, place)}>${label}<span class="unseen">: ${name}</span></a>` : html`${label} <span class="quiet">(${say.credit})</span>`}`;
        })}
      </td>
    </tr>`;
  }
}
