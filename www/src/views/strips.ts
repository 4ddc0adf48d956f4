// A group of copies: who leads and why, where the text comes from as far as that can be told, and a strip for each text that
// shows which of its parts stand in the lead's text and which are its own. What the strips show stands in a table, too.

import { LitElement, html, nothing, svg, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Group } from 'samestory';
import { time } from '../format';
import { href, type Route } from '../route';
import type { Index } from '../lookup';
import { groupOrigin } from '../origin';
import type { Desk } from '../desk';
import type { Part, Strip } from '../strips';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import { headline } from './details';
import { styles } from './group.styles';
import { labels } from './labels';

/** Texts shown at first, and added each time more are asked for. */
const PAGE = 20;

@customElement('ss-strips')
export class Strips extends LitElement {
  static override styles = [base, styles];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) index!: Index;
  @property({ attribute: false }) group!: Group;
  @state() private strips: Strip[] = [];
  @state() private shown = PAGE;
  @state() private isOpen = false;
  /** The article that was just made the lead. */
  #chosen = '';

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('group') || changed.has('shown') || changed.has('index')) void this.#load();
  }

  async #load(): Promise<void> {
    const { group, shown } = this;
    const strips = await this.desk.strips(group.lead, group.articles.slice(0, shown), group.articles);
    if (group !== this.group || shown !== this.shown) return;
    this.strips = strips;
    if (this.#chosen !== group.lead) return;
    this.#chosen = '';
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.members .name a')?.focus();
  }

  /** The rows change places: the focus goes with the article. */
  #lead(id: string): void {
    this.#chosen = id;
    void this.desk.lead(id, this.index.called(id));
  }

  override render() {
    const { group, index, strips } = this;
    const { group: say } = words;
    const { lead, articles, reason } = group;
    const shown = strips.filter(({ id }) => articles.includes(id));
    const longest = Math.max(1, ...shown.map(({ length }) => length));
    const kinds = new Set(shown.flatMap(({ parts }) => parts.map(({ kind }) => kind)));
    return html`
      <p class="facts">
        ${say.stands(index.called(lead), articles.length - 1, reason)}
      </p>
      ${groupOrigin(index, group).map((sentence) => html`<p class="facts">${sentence}</p>`)}
      ${PATTERNS}
      <p class="legend" aria-hidden="true">
        ${this.#legend('shared', say.legendShared)} ${kinds.has('quoted') ? this.#legend('quoted', say.legendQuoted) : nothing} ${this.#legend('own', say.legendOwn)}
      </p>
      <ol class="members">${shown.map((strip) => this.#member(strip, longest))}</ol>
      ${articles.length > this.shown
        ? html`<button class="more" @click=${() => (this.shown += PAGE)}>${words.more(Math.min(PAGE, articles.length - this.shown))}</button>`
        : nothing}
      <details @toggle=${(event: Event) => (this.isOpen = (event.target as HTMLDetailsElement).open)}>
        <summary>${say.open}</summary>
        ${this.isOpen ? this.#table(shown) : nothing}
      </details>
    `;
  }

  #legend(kind: Part['kind'], label: string) {
    return html`<span><svg><rect class=${kind} width="100%" height="100%" fill=${fillOf(kind)}></rect></svg>${label}</span>`;
  }

  #member(strip: Strip, longest: number) {
    const { index, group } = this;
    const { group: say } = words;
    const article = index.article(strip.id);
    const isLead = strip.id === group.lead;
    const name = index.called(strip.id);
    const told = this.#told(strip);
    return html`<li>
      <p class="name">
        ${article.source ? html`<span class="outlet">${article.source}</span>` : nothing}${headline(article, href({ view: 'article', id: strip.id }))}
        ${article.published ? html`<time>${time(article.published)}</time>` : nothing} ${isLead ? html`<span class="tag">${say.lead}</span>` : nothing} ${labels(article)}
      </p>
      <svg class="bar ${isLead ? 'whole' : ''}" role="img" aria-label=${`${name}: ${told}`}>
        ${strip.parts.map((part, i) => this.#part(part, i ? part.start : 0, strip.parts[i + 1]?.start ?? strip.length, strip, longest))}
      </svg>
      <p>${told}</p>
      ${isLead
        ? nothing
        : html`<p class="actions">
            <a href=${href({ view: 'pair', a: group.lead, b: strip.id })}>${say.compare}<span class="unseen">: ${name}</span></a>
            <button class="plain" @click=${() => this.#lead(strip.id)}>${say.makeLead}<span class="unseen">: ${name}</span></button>
          </p>`}
    </li>`;
  }

  /** A part as long as it takes to the next one: spaces and datelines are no gaps. */
  #part({ start, kind }: Part, from: number, to: number, strip: Strip, longest: number) {
    const share = (n: number) => `${(n / longest) * 100}%`;
    const open = () => strip.id !== this.group.lead && this.desk.go(this.#place(strip, start));
    return svg`<rect class=${kind} x=${share(from)} width=${share(to - from)} height="100%" fill=${fillOf(kind)} @click=${open}></rect>`;
  }

  /** A place of a text beside the lead. */
  #place({ id, measured }: Strip, at: number): Route {
    return { view: 'pair', a: this.group.lead, b: measured ?? id, at };
  }

  #told({ id, words: n, parts, share, edits, measured }: Strip): string {
    const { group: say } = words;
    if (id === this.group.lead) return say.leadText(n);
    if (!measured) return say.none;
    const told = say.share(share, parts.filter(({ kind }) => kind === 'own').length, edits);
    return measured === id ? told : `${words.pair.sameAs(this.index.called(id), this.index.called(measured))} ${told}`;
  }

  #table(strips: Strip[]) {
    const { table } = words.group;
    const { lead } = this.group;
    const rows = strips.filter(({ id }) => id !== lead).flatMap((strip) => strip.parts.map((part) => ({ strip, part })));
    return html`<div class="scroll" role="group" tabindex="0" aria-label=${words.group.open}>
      <table>
        <thead>
          <tr><th scope="col">${table.article}</th><th scope="col">${table.part}</th><th scope="col">${table.words}</th><th scope="col">${table.begins}</th></tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ strip, part }) => html`<tr>
              <td>${this.index.calledAmong(strip.id, this.group.articles)}</td>
              <td>${table[part.kind]}</td>
              <td class="number">${part.words}</td>
              <td><a href=${href(this.#place(strip, part.start))}><span class="unseen">${words.group.show} </span>${part.begins}…</a></td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

/** What is filled is hatched or dotted, so that colour is not the only sign. */
const PATTERNS = html`<svg class="defs" aria-hidden="true">
  <defs>
    <pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="base plain" width="6" height="6"></rect>
      <line class="stroke" y2="6" stroke-width="3"></line>
    </pattern>
    <pattern id="dotted" width="6" height="6" patternUnits="userSpaceOnUse">
      <rect class="quoted-base plain" width="6" height="6"></rect>
      <circle class="dot" cx="3" cy="3" r="1.4"></circle>
    </pattern>
  </defs>
</svg>`;

function fillOf(kind: Part['kind']) {
  return kind === 'own' ? nothing : `url(#${kind === 'shared' ? 'hatched' : 'dotted'})`;
}
