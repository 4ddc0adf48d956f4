// What stands in one article and in none of the others, article by article.

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OnlyHere, OnlyKind } from 'samestory';
import { sentenceOf, withMarks } from '../../compared/told';
import { words } from '../../strings/en';
import { base } from '../../styles/base.styles';
import { acts, placeOf, type Room } from './finding';
import { noteStyles } from './note.styles';
import { rowStyles } from './rows.styles';

const KINDS: OnlyKind[] = ['fact', 'quote', 'number', 'name'];
/** Findings of one article shown at first. */
const PAGE = 12;
/** The sentence of a name or number is no longer than this. */
const SENTENCE = 140;

@customElement('ss-only')
export class Only extends LitElement {
  static override styles = [
    base,
    noteStyles,
    rowStyles,
    css`
      section {
        margin-top: 1.25rem;
      }
      h3 {
        font-size: 1.15rem;
      }
      h4 {
        margin: 0.6rem 0 0;
        color: var(--muted);
        font: 600 0.9375rem/1.4 var(--sans);
      }
    `,
  ];

  @property({ attribute: false }) room!: Room;
  @state() private whole: ReadonlySet<string> = new Set();

  override render() {
    const { context } = this.room;
    const { comparison } = context;
    const { compared: say } = words;
    const found = comparison.onlyHere.filter(({ dismissed }) => !dismissed);
    if (!found.length) return html`<p>${say.onlyNone}</p>`;
    return html`<p>${say.noneOf(context.others)}.</p>
      ${comparison.accounts.map(({ article }) => this.#article(article, found.filter(({ evidence }) => evidence.article === article)))}`;
  }

  #article(id: string, found: OnlyHere[]) {
    const { context } = this.room;
    const { compared: say } = words;
    if (!found.length) return nothing;
    const all = [...found].sort((x, y) => KINDS.indexOf(x.kind) - KINDS.indexOf(y.kind) || y.strength - x.strength);
    const shown = this.whole.has(id) ? all : all.slice(0, PAGE);
    return html`<section>
      <h3>${say.onlyIn(context.label(id))}</h3>
      ${KINDS.map((kind) => {
        const these = shown.filter((one) => one.kind === kind);
        return these.length ? html`<h4>${say.onlyKinds[kind]}</h4><ul class="rows">${these.map((one) => this.#one(one, all))}</ul>` : nothing;
      })}
      ${all.length > shown.length ? html`<button @click=${() => (this.whole = new Set([...this.whole, id]))}>${words.more(all.length - shown.length)}</button>` : nothing}
    </section>`;
  }

  /** A name or number stands in its sentence, but where that is told above. */
  #one({ id, kind, evidence, copies }: OnlyHere, all: OnlyHere[]) {
    const { room } = this;
    const isPart = kind === 'name' || kind === 'number';
    const isTold = all.some(({ kind: other, evidence: { sentence } }) => (other === 'fact' || other === 'quote') && sentence === evidence.sentence);
    return html`<li>
      <p>
        <a class="words" href=${placeOf(room, evidence)}>${withMarks(evidence.raw)}</a>
        ${isPart && !isTold && evidence.sentence !== evidence.raw ? html`<span class="quiet">${sentenceOf(evidence, SENTENCE)}</span>` : nothing}
        ${copies?.length ? html`<span class="quiet">${words.compared.alsoCopies(room.context.labels(copies))}</span>` : nothing}
      </p>
      <div class="acts">${acts(room, room.findings.get(id)!)}</div>
    </li>`;
  }
}
