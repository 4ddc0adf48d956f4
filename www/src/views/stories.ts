// The stories of the pile: what is looked for, how finely they are split, and then a card for each and a line for each
// article that stands alone, of which only what is in view is in the page. The plain table shows the same.

import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Story } from 'samestory';
import type { Desk } from '../desk';
import { isFiltered, shelfOf, type Listed } from '../listed';
import { split, type Index } from '../lookup';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import { axisOf, type Axis } from '../timeline';
import './card';
import './filters';
import './single';
import './slider';
import './table';
import './virtual';

/** With more stories than these, cards are short, so that many can be looked over. */
const MANY = 40;
/** Likely heights of a short card, a card and a line, in pixels. */
const SHORT = 150;
const CARD = 280;
const LINE = 36;

@customElement('ss-stories')
export class Stories extends LitElement {
  static override styles = [
    base,
    css`
      .controls {
        display: grid;
        grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        gap: 1rem 2.5rem;
        margin-top: 1.25rem;
        padding: 1rem 1.25rem;
        border: 1px solid var(--rule);
        border-radius: var(--radius);
        background: var(--sheet);
      }
      .found {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.25rem 1rem;
        margin-top: 1.25rem;
      }
      ss-virtual {
        display: block;
      }
      .cards li {
        padding-bottom: 1.25rem;
      }
      .cards.short li {
        padding-bottom: 0.6rem;
      }
      .cards,
      ss-table {
        margin-top: 0.6rem;
      }
      .none {
        margin-top: 1.25rem;
        font: 1.2rem/1.5 var(--serif);
      }
      .alone {
        margin-top: 1.25rem;
        padding-top: 1rem;
        border-top: 1px solid var(--rule);
      }
      .alone h2 {
        font: 600 1rem/1.4 var(--sans);
        color: var(--muted);
        margin-bottom: 0.5rem;
      }
      @media (max-width: 48rem) {
        .controls {
          grid-template-columns: minmax(0, 1fr);
          padding: 0.9rem 1rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) index!: Index;
  @property({ attribute: false }) listed!: Listed;
  @property({ attribute: false }) isCutting = false;
  /** Where the slider stands before anybody moves it. */
  @property({ attribute: false }) usual = 0;
  #found: Story[] = [];
  #told: Story[] = [];
  #alone: Story[] = [];
  #axis: Axis | null = null;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('index')) this.#axis = axisOf(this.index);
    if (!changed.has('index') && !changed.has('listed')) return;
    this.#found = shelfOf(this.index).take(this.listed);
    const { told, alone } = split(this.#found);
    [this.#told, this.#alone] = [told, alone];
  }

  override render() {
    const { desk, index, listed } = this;
    const { report } = index;
    if (report.articles.length === 1) return html`<p class="none">${words.overview.one}</p>${this.#cards()}`;
    const all = split(report.stories);
    return html`
      <div class="controls">
        <ss-filters .desk=${desk} .index=${index} .listed=${listed}></ss-filters>
        <ss-slider .desk=${desk} .index=${index} .usual=${this.usual} .isCutting=${this.isCutting}></ss-slider>
      </div>
      ${all.told.length === 0 ? html`<p class="none">${words.overview.none}</p>` : nothing}
      <div class="found">
        <p role="status">
          ${words.stories.shown(this.#told.length, all.told.length)}${words.stories.alone(this.#alone.length)}
        </p>
        <button class="plain" @click=${() => desk.list({ asTable: !listed.asTable })}>
          ${listed.asTable ? words.stories.asCards : words.stories.asTable}
        </button>
      </div>
      ${isFiltered(listed) && this.#found.length === 0 ? html`<p class="none">${words.stories.nothing}</p>` : nothing}
      ${listed.asTable ? html`<ss-table .index=${index} .stories=${this.#found}></ss-table>` : this.#cards()}
    `;
  }

  #cards() {
    const isShort = this.#told.length > MANY;
    return html`
      ${this.#told.length
        ? html`<ss-virtual
            class="cards ${isShort ? 'short' : ''}"
            .label=${words.stories.list}
            .items=${this.#told}
            .guess=${isShort ? SHORT : CARD}
            .row=${isShort ? this.#shortCard : this.#card}
            .version=${this.index}
          ></ss-virtual>`
        : nothing}
      ${this.#alone.length
        ? html`<section class="alone">
            <h2>${words.overview.alone}</h2>
            <ss-virtual
              .label=${words.overview.alone}
              .items=${this.#alone}
              .guess=${LINE}
              .row=${this.#single}
              .version=${this.index}
            ></ss-virtual>
          </section>`
        : nothing}
    `;
  }

  #card = (story: Story) => html`<ss-card .desk=${this.desk} .index=${this.index} .story=${story} .axis=${this.#axis}></ss-card>`;
  #shortCard = (story: Story) => html`<ss-card short .desk=${this.desk} .index=${this.index} .story=${story} .axis=${this.#axis}></ss-card>`;
  #single = (story: Story) => html`<ss-single .desk=${this.desk} .index=${this.index} .story=${story}></ss-single>`;
}
