// The names in the accounts: people, bodies and places, with their other forms, what they are called, and who names them.

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { NameFound, NameKind } from 'samestory';
import { words } from '../../strings/en';
import { base } from '../../styles/base.styles';
import { placeOf, type Room } from './finding';
import { tableStyles } from './table.styles';

const KINDS: NameKind[] = ['person', 'body', 'place', 'other'];
const COLUMNS = ['name', 'variants', 'roles', 'texts'] as const;
type Column = (typeof COLUMNS)[number];
/** Names of one kind shown at first, and added each time more are asked for. */
const PAGE = 8;

@customElement('ss-cast')
export class Cast extends LitElement {
  static override styles = [
    base,
    tableStyles,
    css`
      th:first-child {
        width: 24%;
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

  /** Columns that would be empty are left out. */
  #table(kind: NameKind, all: NameFound[]) {
    const { names: say } = words.compared;
    if (!all.length) return nothing;
    const columns = COLUMNS.filter((column) => column === 'name' || column === 'texts' || all.some((name) => name[column].length));
    const shown = this.shown[kind] ?? PAGE;
    return html`<table role="table" class="named">
        <caption>${say.kinds[kind]}</caption>
        <thead role="rowgroup"><tr role="row">${columns.map((column) => html`<th role="columnheader" scope="col">${say.columns[column]}</th>`)}</tr></thead>
        <tbody role="rowgroup">${all.slice(0, shown).map((name) => html`<tr role="row">${columns.map((column) => this.#cell(name, column))}</tr>`)}</tbody>
      </table>
      ${all.length > shown ? html`<button @click=${() => (this.shown = { ...this.shown, [kind]: shown + PAGE })}>${words.more(Math.min(PAGE, all.length - shown))}</button>` : nothing}`;
  }

  #cell({ name, variants, roles, evidence, mentions }: NameFound, column: Column) {
    const { context } = this.room;
    switch (column) {
      case 'name':
        return html`<th role="rowheader" scope="row">${name}</th>`;
      case 'variants':
        return html`<td role="cell">${variants.join(', ')}</td>`;
      case 'roles':
        return html`<td role="cell">${roles.join('; ')}</td>`;
      case 'texts':
        return html`<td role="cell">
          ${evidence.map((one, i) => html`${i ? ', ' : ''}<a href=${placeOf(this.room, one)}>${context.label(one.article)}<span class="unseen">: ${name}</span></a>`)}
          <span class="quiet">${words.compared.names.mentions(mentions)}</span>
        </td>`;
    }
  }
}
