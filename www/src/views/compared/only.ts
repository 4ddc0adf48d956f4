// What stands in one article and in none of the others, article by article.

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OnlyHere, OnlyKind } from 'samestory';
import { words } from '../../strings/en';
import { base } from '../../styles/base.styles';
import { acts, placeOf, type Room } from './finding';
import { noteStyles } from './note.styles';

const KINDS: OnlyKind[] = ['fact', 'quote', 'number', 'name'];
/** Findings of one article shown at first. */
const PAGE = 12;

@customElement('ss-only')
export class Only extends LitElement {
  static override styles = [
    base,
    noteStyles,
    css`
      section {
        margin-top: 1.25rem;
        max-width: 50rem;
      }
      h3 {
        font-size: 1.15rem;
      }
      h4 {
        margin: 0.6rem 0 0;
        color: var(--muted);
        font: 600 0.9375rem/1.4 var(--sans);
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 1.5rem;
        padding-block: 0.4rem;
        border-bottom: 1px solid var(--rule);
      }
      @media (max-width: 40rem) {
        li {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      div > a {
        color: var(--ink);
        font: 1.0625rem/1.5 var(--serif);
        text-decoration-color: var(--edge);
        overflow-wrap: anywhere;
      }
      .sentence {
        color: var(--muted);
        font-size: 0.9375rem;
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
        return these.length ? html`<h4>${say.onlyKinds[kind]}</h4><ul>${these.map((one) => this.#one(one))}</ul>` : nothing;
      })}
      ${all.length > shown.length ? html`<button @click=${() => (this.whole = new Set([...this.whole, id]))}>${words.more(all.length - shown.length)}</button>` : nothing}
    </section>`;
  }

  #one({ id, kind, evidence, copies }: OnlyHere) {
    const { room } = this;
    const isPart = kind === 'name' || kind === 'number';
    return html`<li>
      <div>
        <a href=${placeOf(room, evidence)}>${evidence.raw}</a>
        ${isPart && evidence.sentence !== evidence.raw ? html`<p class="sentence">${evidence.sentence}</p>` : nothing}
        ${copies?.length ? html`<p class="sentence">${words.compared.alsoCopies(room.context.labels(copies))}</p>` : nothing}
      </div>
      <div class="acts">${acts(room, room.findings.get(id)!)}</div>
    </li>`;
  }
}
