// Where the accounts have it from: agencies and outlets, documents, people, bodies, and those without a name.

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Source, SourceKind } from 'samestory';
import { words } from '../../strings/en';
import { base } from '../../styles/base.styles';
import { placeOf, type Room } from './finding';
import { tableStyles } from './table.styles';

/** In this order. */
const KINDS: SourceKind[] = ['agency', 'outlet', 'document', 'person', 'body', 'anonymous'];

@customElement('ss-sources')
export class Sources extends LitElement {
  static override styles = [
    base,
    tableStyles,
    css`
      th:first-child {
        width: 50%;
      }
    `,
  ];

  @property({ attribute: false }) room!: Room;

  override render() {
    const { sources } = this.room.context.comparison;
    if (!sources.length) return html`<p>${words.compared.sources.none}</p>`;
    return KINDS.map((kind) => this.#table(kind, sources.filter((source) => source.kind === kind)));
  }

  #table(kind: SourceKind, sources: Source[]) {
    const { columns, many } = words.compared.sources;
    if (!sources.length) return nothing;
    const heading = many[kind].charAt(0).toUpperCase() + many[kind].slice(1);
    return html`<table role="table" class="named">
      <caption>${heading}</caption>
      <thead role="rowgroup"><tr role="row">${[columns.name, columns.in].map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
      <tbody role="rowgroup">${sources.map((source) => this.#row(source))}</tbody>
    </table>`;
  }

  #row({ name, articles, evidence }: Source) {
    const { room } = this;
    const { sources: say } = words.compared;
    return html`<tr role="row">
      <th role="rowheader" scope="row">${name}</th>
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
