// What two texts do not share, as lists: what only one has, what is worded differently. Each item leads to its place in both.

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Article } from 'samestory';
import { isEmpty, type Change, type Side } from '../changes';
import { clipped } from '../format';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';

/** Items of one list shown at first, and added each time more are asked for. */
const PAGE = 20;
const LENGTH = 240;

/** One of the changes was chosen. */
export class SpotEvent extends Event {
  constructor(readonly change: Change) {
    super('spot');
  }
}

@customElement('ss-changes')
export class Changes extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr));
        gap: 1rem 2rem;
        margin-top: 0.5rem;
      }
      h3 {
        font: 600 1rem/1.4 var(--sans);
      }
      li {
        margin-top: 0.45rem;
        padding-left: 0.75rem;
        border-left: 3px solid var(--rule);
      }
      li button.plain {
        padding: 0;
        font-family: var(--serif);
        font-size: 1.0625rem;
        color: var(--ink);
        text-align: left;
        text-decoration-style: dotted;
        overflow-wrap: anywhere;
      }
      .word {
        font: 0.9375rem var(--sans);
        color: var(--muted);
      }
      li + li button,
      .more {
        margin-top: 0.25rem;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Record<Side, Article>;
  @property({ attribute: false }) changes: Change[] = [];
  /** What only one side has, as a heading for it. */
  @property({ attribute: false }) headings!: Record<Side, string>;
  /** The side whose wording stands first. */
  @property({ attribute: false }) first: Side = 'left';
  /** What stands between two wordings. */
  @property({ attribute: false }) between = '';
  @state() private shown = PAGE;

  override render() {
    const { changes, headings, first } = this;
    const only = (side: Side, other: Side) => changes.filter((change) => isEmpty(change[other]) && !isEmpty(change[side]));
    const second = first === 'left' ? 'right' : 'left';
    return [
      this.#list(headings[second], only(second, first)),
      this.#list(headings[first], only(first, second)),
      this.#list(words.changes.reworded, changes.filter(({ left, right }) => !isEmpty(left) && !isEmpty(right))),
    ];
  }

  #list(heading: string, changes: Change[]) {
    if (changes.length === 0) return nothing;
    return html`<section>
      <h3>${heading} (${words.changes.count(changes.length)})</h3>
      <ul>
        ${changes.slice(0, this.shown).map(
          (change) => html`<li><button class="plain" @click=${() => this.dispatchEvent(new SpotEvent(change))}>${this.#words(change)}</button></li>`,
        )}
      </ul>
      ${changes.length > this.shown
        ? html`<button class="more" @click=${() => (this.shown += PAGE)}>${words.more(Math.min(PAGE, changes.length - this.shown))}</button>`
        : nothing}
    </section>`;
  }

  #words(change: Change) {
    const piece = (side: Side) => `“${clipped(this.texts[side].text.slice(...change[side]).replace(/\s+/g, ' '), LENGTH)}”`;
    if (isEmpty(change.left)) return piece('right');
    if (isEmpty(change.right)) return piece('left');
    const second = this.first === 'left' ? 'right' : 'left';
    return html`${piece(this.first)} <span class="word">${this.between}</span> ${piece(second)}`;
  }
}
