// What is looked for among the stories: words, outlet, days, what is new; and in which order they are listed.

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Desk } from '../desk';
import { isFiltered, shelfOf, type Listed, type Only, type Sort } from '../listed';
import type { Index } from '../lookup';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import { field } from '../styles/dialog.styles';

const SORTS: Sort[] = ['size', 'newest', 'label'];

@customElement('ss-filters')
export class Filters extends LitElement {
  static override styles = [
    base,
    field,
    css`
      .line,
      .more {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 0.6rem 1rem;
      }
      .search {
        flex: 1 1 18rem;
      }
      label {
        display: grid;
        gap: 0.15rem;
        font-size: 0.9375rem;
        min-width: 0;
      }
      input,
      select {
        min-width: 0;
      }
      input::placeholder {
        color: var(--muted);
        opacity: 1;
      }
      .more {
        margin-top: 0.6rem;
      }
      select {
        width: 14rem;
      }
      .sort select {
        width: auto;
      }
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: 0 1.1rem;
        margin: 0;
        padding: 0;
        border: 0;
        min-width: 0;
      }
      legend {
        padding: 0;
        font-size: 0.9375rem;
      }
      fieldset label {
        display: inline-flex;
        align-items: center;
        gap: 0.4rem;
        min-height: 2.5rem;
      }
      input[type='checkbox'] {
        width: 1.15rem;
        height: 1.15rem;
        margin: 0;
        accent-color: var(--accent);
      }
      details {
        margin-top: 0.6rem;
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) index!: Index;
  @property({ attribute: false }) listed!: Listed;

  override render() {
    const { desk, listed } = this;
    const { stories } = words;
    const on = listed.only.length + (listed.outlet ? 1 : 0) + (listed.from || listed.to ? 1 : 0);
    return html`
      <search>
        <div class="line">
          <label class="search"
            >${stories.search}
            <input
              type="search"
              autocomplete="off"
              spellcheck="false"
              placeholder=${stories.searchHint}
              .value=${listed.text}
              @focus=${() => shelfOf(this.index).warm()}
              @input=${(event: Event) => desk.list({ text: valueOf(event) })}
            />
          </label>
          <label class="sort"
            >${stories.sort}
            <select @change=${(event: Event) => desk.list({ sort: valueOf(event) as Sort })}>
              ${SORTS.map((sort) => html`<option value=${sort} .selected=${sort === listed.sort}>${stories.sorts[sort]}</option>`)}
            </select>
          </label>
        </div>
        <details>
          <summary>${on ? stories.filtersOn(on) : stories.filters}</summary>
          <div class="more">
            <label
              >${stories.outlet}
              <select @change=${(event: Event) => desk.list({ outlet: valueOf(event) })}>
                <option value="" .selected=${!listed.outlet}>${stories.anyOutlet}</option>
                ${shelfOf(this.index)
                  .outlets()
                  .map(([name, many]) => html`<option value=${name} .selected=${name === listed.outlet}>${stories.outletOf(name, many)}</option>`)}
              </select>
            </label>
            <label>${stories.from}<input type="date" .value=${listed.from} @change=${(event: Event) => desk.list({ from: valueOf(event) })} /></label>
            <label>${stories.to}<input type="date" .value=${listed.to} @change=${(event: Event) => desk.list({ to: valueOf(event) })} /></label>
            <fieldset>
              <legend>${stories.onlyLegend}</legend>
              ${this.index.news ? this.#only('news') : nothing} ${this.#only('outlets')} ${this.#only('texts')} ${this.#only('pinned')}
            </fieldset>
          </div>
        </details>
        ${isFiltered(listed) ? html`<button class="plain" @click=${this.#clear}>${stories.clear}</button>` : nothing}
      </search>
    `;
  }

  #only(what: Only) {
    const { only } = this.listed;
    return html`<label>
      <input
        type="checkbox"
        .checked=${only.includes(what)}
        @change=${() => this.desk.list({ only: only.includes(what) ? only.filter((other) => other !== what) : [...only, what] })}
      />
      ${words.stories.only[what]}
    </label>`;
  }

  /** The button goes with what it clears; the next thing to do is to look for something else. */
  #clear(): void {
    this.desk.list({ text: '', outlet: '', from: '', to: '', only: [] });
    this.renderRoot.querySelector<HTMLInputElement>('input[type=search]')?.focus();
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}
