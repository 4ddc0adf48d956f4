// Two articles side by side, with what they share highlighted in both, numbered, and linked to each other.

import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Article, Relation } from 'samestory';
import { edits, type Stretch } from '../edits';
import { partOf } from '../explain';
import { href } from '../route';
import type { Index } from '../lookup';
import type { Desk } from '../state';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import { details, detailsStyles, headline } from './details';
import { labels, labelStyles } from './labels';
import { styles } from './pair.styles';
import './text';
import type { Highlight, HighlightEvent, Text } from './text';

type Side = 'left' | 'right';

/** A shared passage as it lies in the two texts, and where they differ inside it. */
interface Shared {
  left: Stretch;
  right: Stretch;
  words: number;
  quoted: boolean;
  edits: Record<Side, Stretch[]>;
}

@customElement('ss-pair')
export class Pair extends LitElement {
  static override styles = [base, detailsStyles, labelStyles, styles];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) index!: Index;
  /** The article on the left. */
  @property({ attribute: false }) a!: string;
  /** The article on the right. */
  @property({ attribute: false }) b!: string;
  @state() private texts: Record<Side, Article> | null = null;
  @state() private passages: Shared[] = [];
  @state() private relation: Relation | null = null;
  /** The highlight that is marked, counted from 1; 0 for none. */
  @state() private current = 0;
  @query('#left') private left!: Text;
  @query('#right') private right!: Text;

  constructor() {
    super();
    this.addEventListener('keydown', (event) => this.#key(event));
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('a') || changed.has('b') || changed.has('index')) void this.#load();
  }

  async #load(): Promise<void> {
    const { a, b } = this;
    const [left, right, relation] = await Promise.all([this.desk.article(a), this.desk.article(b), this.desk.relation(a, b)]);
    if (a !== this.a || b !== this.b || !left || !right) return;
    this.texts = { left, right };
    this.relation = relation;
    this.current = 0;
    // A relation names its articles by id; the page shows them in the order in which they were asked for.
    const swapped = relation?.a === b;
    this.passages = (relation?.passages ?? [])
      .map(({ a, b, words, quoted }) => {
        const sides = swapped ? { left: b, right: a } : { left: a, right: b };
        const differ = edits(left.text, sides.left, right.text, sides.right);
        return { ...sides, words, quoted, edits: { left: differ.a, right: differ.b } };
      })
      .sort((x, y) => x.left[0] - y.left[0]);
  }

  override render() {
    const { index, a, b, texts, passages } = this;
    const story = index.storyOf.get(a);
    const together = story && story === index.storyOf.get(b);
    return html`
      <nav>
        <a href=${together ? href({ view: 'story', id: story.id }) : href({ view: 'overview' })}>
          ← ${together ? story.label : words.toolbar.overview}
        </a>
      </nav>
      <h1 tabindex="-1" data-focus>${this.#heading()}</h1>
      ${this.#figures().map((sentence) => html`<p>${sentence}</p>`)}
      ${passages.length ? [this.#legend(), this.#steps()] : nothing}
      ${texts ? html`<div class="columns">${this.#column('left', texts.left)}${this.#column('right', texts.right)}</div>` : nothing}
      ${this.#quotes()}
    `;
  }

  #heading(): string {
    if (!this.texts) return words.pair.heading;
    if (!this.relation) return words.pair.nothing;
    if (this.relation.versions) return words.relation.versions;
    return this.#onlyQuotes() ? words.relation.quotesOnly : words.relation.kind(this.relation.kind);
  }

  #onlyQuotes(): boolean {
    return this.passages.length > 0 && this.passages.every((p) => p.quoted);
  }

  #figures(): string[] {
    const { relation, index, passages } = this;
    if (!relation) return this.#sameGroup();
    const [a, b] = [index.called(relation.a), index.called(relation.b)];
    const [whole, part] = partOf(relation) === relation.a ? [b, a] : [a, b];
    const quotes = passages.filter((p) => p.quoted).length;
    const longest = Math.max(...passages.map((p) => p.words));
    return [
      ...(relation.kind === 'contains' ? [words.pair.contains(whole, part)] : []),
      relation.kind === 'identical' ? words.pair.all : words.pair.share(relation.score),
      ...(passages.length ? [words.pair.passages(passages.length, quotes, longest)] : []),
    ];
  }

  /** Copies of one text are related to the text that leads them; between each other it goes without saying. */
  #sameGroup(): string[] {
    const { index, a, b } = this;
    const lead = index.leadOf.get(a);
    return this.texts && lead && lead === index.leadOf.get(b) ? [words.relation.sameAs(index.called(lead))] : [];
  }

  #legend() {
    const { passages } = this;
    const { pair } = words;
    return html`<p class="legend">
      ${passages.some((p) => !p.quoted) ? html`<mark>${pair.legendPassage}</mark>` : nothing}
      ${passages.some((p) => p.quoted) ? html`<mark class="quoted">${pair.legendQuote}</mark>` : nothing}
      ${passages.some((p) => p.edits.left.length + p.edits.right.length) ? html`<span class="edit">${pair.legendEdit}</span>` : nothing}
      <span class="meta keys">${pair.keys}</span>
    </p>`;
  }

  #steps() {
    const { passages, current } = this;
    const { pair } = words;
    const position = current ? pair.position(current, passages.length, passages[current - 1].quoted) : pair.unmarked(passages.length);
    return html`
      <div class="steps" role="group" aria-label=${pair.steps}>
        <button ?disabled=${current <= 1} @click=${() => this.#step(-1)}>${pair.previous}</button>
        <button ?disabled=${current === passages.length} @click=${() => this.#step(1)}>${pair.next}</button>
        <span role="status">${position}</span>
      </div>
    `;
  }

  #column(side: Side, article: Article) {
    const label = words.pair.text(this.index.called(article.id));
    const highlights: Highlight[] = this.passages.map((p, i) => ({ n: i + 1, start: p[side][0], end: p[side][1], quoted: p.quoted, edits: p.edits[side] }));
    return html`<section aria-label=${label}>
      <h2>${headline(article, href({ view: 'article', id: article.id }))}</h2>
      ${details(this.desk, this.index, this.index.article(article.id))} ${labels(article)}
      <div class="scroll" tabindex="0" role="group" aria-label=${label}>
        <ss-text
          id=${side}
          .article=${article}
          .highlights=${highlights}
          .current=${this.current}
          @enter=${(event: HighlightEvent) => (this.current = event.n)}
          @cross=${(event: HighlightEvent) => this.#cross(side, event.n)}
        ></ss-text>
      </div>
    </section>`;
  }

  #quotes() {
    const { texts, passages } = this;
    const quotes = passages.flatMap((p, i) => (p.quoted ? [{ n: i + 1, text: quotedPart(texts!.left, p.left) }] : []));
    if (quotes.length === 0) return nothing;
    return html`<section class="quotes">
      <h2>${words.pair.quotes}</h2>
      <p class="meta">${words.pair.quotesNote}</p>
      <ol>
        ${quotes.map((q) => html`<li><button class="plain" aria-label=${words.pair.show(q.n)} @click=${() => this.#show(q.n)}>${q.n}</button> “${q.text}”</li>`)}
      </ol>
    </section>`;
  }

  #cross(from: Side, n: number): void {
    this.current = n;
    (from === 'left' ? this.right : this.left).reveal(n, true);
  }

  #show(n: number): void {
    this.current = n;
    this.right.reveal(n, false);
    this.left.reveal(n, false);
  }

  #step(by: number): void {
    const next = Math.min(this.passages.length, Math.max(1, this.current + by));
    if (this.passages.length && next !== this.current) this.#show(next);
  }

  /** Single keys count only while the focus is in this view, and never together with others. */
  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'n') this.#step(1);
    if (event.key === 'p') this.#step(-1);
  }
}

/** What of a stretch lies between quotation marks: a shared run of words may go on for a word or two after them. */
function quotedPart({ text, quotes }: Article, [start, end]: Stretch): string {
  const inside = quotes.map((q) => [Math.max(start, q.start), Math.min(end, q.end)]);
  const [from, to] = inside.reduce((best, part) => (part[1] - part[0] > best[1] - best[0] ? part : best), [0, 0]);
  return to > from ? text.slice(from, to) : text.slice(start, end);
}
