// The names in the accounts: people, bodies and places, with their other forms, what they are called, and who names them.

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { NameFound, NameKind } from 'samestory';
import { words } from '../../strings/en';
import { base } from '../../styles/base.styles';
import { placeOf, type Room } from './finding';
import { tableStyles } from './table.styles';

const KINDS: NameKind[] = ['person', 'body', 'place', 'other'];
/** Names of one kind shown at first, and added each time more are asked for. */
const PAGE = 8;

@customElement('ss-cast')
export class Cast extends LitElement {
  static override styles = [
    base,
    tableStyles,
    css`
      table {
        margin-bottom: 1.5rem;
        table-layout: fixed;
      }
      caption {
        color: var(--ink);
        font: 600 1.05rem/1.4 var(--sans);
      }
    `,
  ];

  @property({ attribute: false }) room!: Room;
  @state() private shown: Partial<Record<NameKind, number>> = {};

  override render() {
    const { names } = this.room.context.comparison;
    if (!names.length) return html`<p>${words.compared.names.none}</p>`;
    return KINDS.map((kind) => this.#table(kind, names.filter((name) => name.kind === kind)));
  }

  #table(kind: NameKind, all: NameFound[]) {
    const { names: say } = words.compared;
    if (!all.length) return nothing;
    const { columns } = say;
    const shown = this.shown[kind] ?? PAGE;
    return html`<table role="table">
        <caption>${say.kinds[kind]}</caption>
        <thead role="rowgroup"><tr role="row">${[columns.name, columns.forms, columns.roles, columns.texts].map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
        <tbody role="rowgroup">${all.slice(0, shown).map((name) => this.#row(name))}</tbody>
      </table>
      ${all.length > shown ? html`<button @click=${() => (this.shown = { ...this.shown, [kind]: shown + PAGE })}>${words.more(Math.min(PAGE, all.length - shown))}</button>` : nothing}`;
  }

  #row({ name, variants, roles, evidence, mentions }: NameFound) {
    const { context } = this.room;
    return html`<tr role="row">
      <th role="rowheader" scope="row">${name}</th>
      <td role="cell">${variants.join(', ')}</td>
      <td role="cell">${roles.join('; ')}</td>
      <td role="cell">
        ${evidence.map((one, i) => html`${i ? ', ' : ''}<a href=${placeOf(this.room, one)}>${context.label(one.article)}<span class="unseen">: ${name}</span></a>`)}
        <span class="quiet">${words.compared.names.mentions(mentions)}</span>
      </td>
    </tr>`;
  }
}
