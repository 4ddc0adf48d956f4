// Two articles side by side, with what they share highlighted in both, numbered, and linked to each other.

import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Article, Relation } from 'samestory';
import { changesOf, isEmpty, type Change, type Shared, type Side } from '../changes';
import { isScattered, laterOf, partOf, sharedCredit } from '../explain';
import { pairOrigin } from '../origin';
import { href } from '../route';
import type { Index } from '../lookup';
import type { Desk } from '../desk';
import { outside, type Stretch } from '../stretches';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import { twoTexts } from '../styles/texts.styles';
import './changes';
import type { SpotEvent } from './changes';
import { details, detailsStyles, headline } from './details';
import { labels } from './labels';
import { styles } from './pair.styles';
import './text';
import type { Highlight, HighlightEvent, Text } from './text';

@customElement('ss-pair')
export class Pair extends LitElement {
  static override styles = [base, twoTexts, detailsStyles, styles];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) index!: Index;
  /** The article on the left. */
  @property({ attribute: false }) a!: string;
  /** The article on the right. */
  @property({ attribute: false }) b!: string;
  /** A place in the text on the right that is to be shown (UTF-16 code units). */
  @property({ attribute: false }) at: number | undefined;
  @state() private texts: Record<Side, Article> | null = null;
  @state() private passages: Shared[] = [];
  @state() private relation: Relation | null = null;
  /** Those whose relation stands for that of these two. */
  @state() private through: [string, string] | null = null;
  @state() private changes: Change[] = [];
  /** A place where the texts differ that is pointed at. */
  @state() private spot: Change | null = null;
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
    const { a, b, index, desk } = this;
    const [left, right, relation] = await Promise.all([desk.article(a), desk.article(b), desk.relation(a, b)]);
    const group = index.groupOf.get(a);
    const through = !relation && group && group === index.groupOf.get(b) ? await desk.through(a, b, group.articles) : null;
    if (a !== this.a || b !== this.b || index !== this.index || !left || !right) return;
    this.texts = { left, right };
    this.relation = relation;
    this.through = through;
    this.current = 0;
    this.spot = null;
    // A relation names its articles by id; the page shows them in the order in which they were asked for.
    const sides = <T>(one: { a: T; b: T }): Record<Side, T> => (relation?.a === b ? { left: one.b, right: one.a } : { left: one.a, right: one.b });
    this.passages = (relation?.passages ?? [])
      .map((passage) => ({ ...sides(passage), words: passage.words, quoted: passage.quoted, edits: (passage.edits ?? []).map(sides) }))
      .sort((x, y) => x.left[0] - y.left[0]);
    this.changes = relation && isLikeWhole(relation) ? changesOf(this.texts, this.passages) : [];
    if (this.at !== undefined) await this.#goTo(right, this.at);
  }

  /** Shows what of the text on the right lies at a place: a passage, or what is its own. */
  async #goTo(right: Article, at: number): Promise<void> {
    await this.updateComplete;
    const passage = this.passages.findIndex((p) => p.right[0] <= at && at < p.right[1]);
    if (passage >= 0) {
      this.#show(passage + 1);
      await this.updateComplete;
      this.right.reveal(passage + 1, true);
      return;
    }
    const own = outside(right, this.passages.map((p) => p.right)).find(([start, end]) => start <= at && at < end);
    if (own) await this.#point({ left: [-1, -1], right: own });
  }

  override render() {
    const { index, a, b, texts, passages } = this;
    const story = index.storyOf.get(a);
    const group = index.groupOf.get(a);
    const together = story && story === index.storyOf.get(b);
    return html`
      <nav>
        <a href=${together ? href({ view: 'story', id: story.id }) : href({ view: 'overview' })}>
          ← ${together ? story.label : words.toolbar.overview}
        </a>
        <a href=${href({ view: 'relations' })}>${words.pairs.heading}</a>
        ${group && group === index.groupOf.get(b) && group.articles.length > 2
          ? html`<a href=${href({ view: 'group', id: a })}>${words.group.heading(group.articles.length)}</a>`
          : nothing}
      </nav>
      <h1 tabindex="-1" data-focus>${this.#heading()}</h1>
      ${texts ? this.#figures().map((sentence) => html`<p>${sentence}</p>`) : nothing}
      ${this.#differences()}
      ${passages.length ? [this.#legend(), this.#steps()] : nothing}
      ${texts ? html`<div class="columns">${this.#column('left', texts.left)}${this.#column('right', texts.right)}</div>` : nothing}
      ${this.#quotes()}
    `;
  }

  #heading(): string {
    const { relation, texts, through, index } = this;
    const { relation: say } = words;
    if (!texts) return words.pair.heading;
    if (!relation) return !through ? words.pair.nothing : through[0] === through[1] ? say.kind('identical') : words.pair.heading;
    if (relation.versions) return say.versions;
    if (relation.quotesOnly) return say.quotesOnly(sharedCredit(relation) ?? this.#carrier(texts));
    return isScattered(relation, index.report.settings) ? say.scattered : say.kind(relation.kind);
  }

  /** The agency through which both have a shared quote. */
  #carrier(texts: Record<Side, Article>): string | null {
    const carriers = (side: Side) =>
      texts[side].quotes.filter((q) => q.carrier && this.passages.some((p) => p[side][0] < q.end && q.start < p[side][1])).map((q) => q.carrier!);
    return carriers('left').find((carrier) => carriers('right').includes(carrier)) ?? null;
  }

  #figures() {
    const { relation, index, passages } = this;
    if (!relation) return this.#standIns();
    const [a, b] = [index.called(relation.a), index.called(relation.b)];
    const [whole, part] = partOf(relation) === relation.a ? [b, a] : [a, b];
    const quotes = passages.filter((p) => p.quoted).length;
    const { settings } = index.report;
    return [
      ...(relation.kind === 'contains' ? [words.pair.contains(whole, part)] : []),
      relation.kind === 'identical' ? words.pair.all : words.pair.share(relation.score),
      ...(isScattered(relation, settings)
        ? [words.pair.runs(passages.length, relation.longest)]
        : passages.length
          ? [words.pair.passages(passages.length, quotes, relation.longest)]
          : []),
      ...(relation.versions ? [words.changes.order(index.called(laterOf(relation)))] : []),
      ...pairOrigin(index, relation),
    ];
  }

  /** Copies of one text are related to one of them; between each other it goes without saying. */
  #standIns() {
    const { index, a, b, through } = this;
    if (!through) return [];
    const [x, y] = through;
    const name = (id: string) => index.called(id);
    if (x === y) return [x === a || x === b ? words.pair.all : words.pair.bothSameAs(name(x))];
    return [
      ...(x === a ? [] : [words.pair.sameAs(name(a), name(x))]),
      ...(y === b ? [] : [words.pair.sameAs(name(b), name(y))]),
      html`<a href=${href({ view: 'pair', a: x, b: y })}>${words.pair.through(name(x), name(y))}</a>`,
    ];
  }

  /** What changed from one version to the next, or what differs between two copies. */
  #differences() {
    const { relation, texts, changes, index } = this;
    if (!relation || !texts || !isLikeWhole(relation) || relation.kind === 'identical') return nothing;
    const { changes: say } = words;
    const later: Side = !relation.versions || laterOf(relation) === this.b ? 'right' : 'left';
    const earlier: Side = later === 'right' ? 'left' : 'right';
    const name = (side: Side) => index.called(texts[side].id);
    const headings = relation.versions ? { [later]: say.added(say.later), [earlier]: say.dropped(say.later) } : { left: say.onlyIn(name('left')), right: say.onlyIn(name('right')) };
    const list = html`<ss-changes
      .texts=${texts}
      .changes=${changes}
      .headings=${headings}
      .first=${earlier}
      .between=${relation.versions ? say.becomes : say.against}
      @spot=${(event: SpotEvent) => this.#point(event.change)}
    ></ss-changes>`;
    return html`<details class="differs" ?open=${relation.versions}>
      <summary><h2>${relation.versions ? say.heading : say.differs}: ${say.count(changes.length)}</h2></summary>
      ${list}
    </details>`;
  }

  #legend() {
    const { passages } = this;
    const { pair } = words;
    const edits = passages.flatMap((p) => p.edits);
    return html`<p class="legend">
      ${passages.some((p) => !p.quoted) ? html`<mark>${pair.legendPassage}</mark>` : nothing}
      ${passages.some((p) => p.quoted) ? html`<mark class="quoted">${pair.legendQuote}</mark>` : nothing}
      ${edits.some(({ left, right }) => !isEmpty(left) && !isEmpty(right)) ? html`<span class="edit">${pair.legendEdit}</span>` : nothing}
      ${edits.some(({ left, right }) => isEmpty(left) || isEmpty(right)) ? html`<span><span class="gap" aria-hidden="true">^</span> ${pair.legendGap}</span>` : nothing}
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
    const highlights: Highlight[] = this.passages.map((p, i) => ({ n: i + 1, start: p[side][0], end: p[side][1], quoted: p.quoted, edits: p.edits.map((edit) => edit[side]) }));
    return html`<section aria-label=${label}>
      <h2>${headline(article, href({ view: 'article', id: article.id }))}</h2>
      <div>${details(this.desk, this.index, this.index.article(article.id))} ${labels(article)}</div>
      <div class="scroll" tabindex="0" role="group" aria-label=${label}>
        <ss-text
          id=${side}
          .article=${article}
          .highlights=${highlights}
          .current=${this.current}
          .spot=${this.spot && this.spot[side][0] >= 0 ? this.spot[side] : null}
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

  /** Points at a place in both texts, and leads the focus to where there are words. */
  async #point(change: Change): Promise<void> {
    this.spot = change;
    await this.updateComplete;
    const side = isEmpty(change.right) ? 'left' : 'right';
    if (side === 'left') await this.right.revealSpot(false);
    else await this.left.revealSpot(false);
    await this[side].revealSpot(true);
  }

  #show(n: number): void {
    this.current = n;
    this.spot = null;
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

/** All that they share is told of copies, excerpts and versions, so that what is left is what differs. */
function isLikeWhole({ kind, versions }: Relation): boolean {
  return versions === true || kind === 'identical' || kind === 'near' || kind === 'contains';
}

/** What of a stretch lies between quotation marks: a shared run of words may go on for a word or two after them. */
function quotedPart({ text, quotes }: Article, [start, end]: Stretch): string {
  const inside = quotes.map((q) => [Math.max(start, q.start), Math.min(end, q.end)]);
  const [from, to] = inside.reduce((best, part) => (part[1] - part[0] > best[1] - best[0] ? part : best), [0, 0]);
  return to > from ? text.slice(from, to) : text.slice(start, end);
}
