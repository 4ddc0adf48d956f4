// One story: its articles, to be read, compared and corrected, and what wording they share.

import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Article, Group, Relation, Story } from 'samestory';
import { copyReason, countsOf, relationPhrase } from '../explain';
import { href } from '../route';
import type { Index } from '../lookup';
import type { Desk } from '../desk';
import { apart, othersIn } from '../corrections';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import { details, detailsStyles, headline } from './details';
import './correct';
import { labels } from './labels';
import { articleMarks, markStyles, storyMarks } from './marks';
import { styles } from './story.styles';
import './strips';
import './why';

/** Articles shown at first, and added each time more are asked for; the wording of no more is compared. */
const PAGE = 100;
/** Pairs shown at first, and added each time more are asked for. */
const PAIRS = 25;
/** Larger groups have a page of their own, and so have those behind the first few. */
const SMALL_GROUP = 8;
const GROUPS = 5;

@customElement('ss-story')
export class StoryView extends LitElement {
  static override styles = [base, detailsStyles, markStyles, styles];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) index!: Index;
  @property({ attribute: false }) story!: Story;
  @state() private selected = new Set<string>();
  @state() private relations: Relation[] = [];
  @state() private isAsked = false;
  @state() private shown = PAGE;
  @state() private pairs = PAIRS;

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('index') && !changed.has('story')) return;
    this.selected = new Set([...this.selected].filter((id) => this.story.articles.includes(id)));
    void this.#load();
  }

  /** What is folded is said with each copy. */
  async #load(): Promise<void> {
    const { story, index } = this;
    const among = story.articles.filter((id) => !index.leadOf.has(id)).slice(0, PAGE);
    const { relations } = among.length > 1 ? await this.desk.relations({ among, sort: 'score', count: PAGE * PAGE }) : { relations: [] };
    if (story === this.story && index === this.index) this.relations = relations;
  }

  override render() {
    const { story, index } = this;
    return html`
      <nav><a href=${href({ view: 'overview' })}>← ${words.toolbar.overview}</a></nav>
      <h1 tabindex="-1" data-focus>${story.label}</h1>
      <p class="counts">${countsOf(index, story)}</p>
      ${storyMarks(index, story)}
      ${story.keywords.length ? html`<p class="meta">${words.story.keywords}: ${story.keywords.join(', ')}</p>` : nothing}
      ${story.articles.length > 1
        ? html`<p class="open"><a class="button" href=${href({ view: 'compare', id: story.id })}>${words.compared.open}<span class="unseen">${words.compared.about(story.label)}</span></a></p>`
        : nothing}
      <ss-correct .desk=${this.desk} .index=${index} .story=${story}></ss-correct>
      <details class="why" @toggle=${(event: Event) => (this.isAsked = (event.target as HTMLDetailsElement).open)}>
        <summary>${words.why.ask}<span class="unseen"> ${words.why.about(story.label)}</span></summary>
        ${this.isAsked ? html`<ss-why .desk=${this.desk} .index=${index} .story=${story}></ss-why>` : nothing}
      </details>
      <h2>${words.story.articles}</h2>
      ${this.#actions()}
      <ol class="articles">${this.#inOrder().slice(0, this.shown).map((id) => this.#article(index.article(id)))}</ol>
      ${story.articles.length > this.shown
        ? html`<button @click=${() => (this.shown += PAGE)}>${words.more(Math.min(PAGE, story.articles.length - this.shown))}</button>`
        : nothing}
      ${this.#groups()} ${this.#shared()}
    `;
  }

  #groups() {
    const { index, story } = this;
    const groups = story.articles.flatMap((id) => (index.copiesOf(id).length ? [index.groupOf.get(id)!] : []));
    if (groups.length === 0) return nothing;
    const name = ({ lead }: Group) => index.calledAmong(lead, story.articles);
    return html`
      <h2>${words.group.section}</h2>
      ${groups.slice(0, PAGE).map(
        (group, i) => html`<section class="group">
          ${groups.length > 1 ? html`<h3>${words.group.of(name(group))}</h3>` : nothing}
          ${group.articles.length > SMALL_GROUP || i >= GROUPS
            ? html`<p><a href=${href({ view: 'group', id: group.lead })}>${words.group.page(group.articles.length - 1)}</a></p>`
            : html`<ss-strips .desk=${this.desk} .index=${index} .group=${group}></ss-strips>`}
        </section>`,
      )}
    `;
  }

  #actions() {
    const ids = [...this.selected];
    const { story: say } = words;
    const canPart = othersIn(this.index, this.story, ids).length > 0;
    return html`
      <div class="actions" role="group" aria-label=${say.selected(ids.length)}>
        <button ?disabled=${ids.length !== 2} @click=${() => this.desk.go({ view: 'pair', a: ids[0], b: ids[1] })}>${say.compare}</button>
        <button ?disabled=${ids.length === 0} @click=${() => this.desk.edit(this.#inOrder().filter((id) => this.selected.has(id)))}>${say.edit}</button>
        <button
          ?disabled=${ids.length === 0 || !canPart}
          title=${canPart ? nothing : words.correct.onlyCopies}
          @click=${() => this.desk.correct(apart(this.index, this.story, ids))}
        >
          ${words.correct.apart}
        </button>
        <button ?disabled=${ids.length === 0} @click=${() => this.desk.choose({ what: 'move', story: this.story.id, ids })}>${words.correct.move}</button>
        <label class="all">
          <input
            type="checkbox"
            .checked=${ids.length === this.story.articles.length}
            .indeterminate=${ids.length > 0 && ids.length < this.story.articles.length}
            @change=${(event: Event) => (this.selected = new Set((event.target as HTMLInputElement).checked ? this.story.articles : []))}
          />
          ${say.selectAll}
        </label>
        <span class="meta">${ids.length ? say.selected(ids.length) : say.compareHint}</span>
      </div>
    `;
  }

  /** The story's lead first, and each copy right under the text that it is folded under. */
  #inOrder(): string[] {
    const { story, index } = this;
    return story.articles.filter((id) => !index.leadOf.has(id)).flatMap((id) => [id, ...index.copiesOf(id)]);
  }

  #article(article: Article) {
    const { story, index } = this;
    const lead = index.leadOf.get(article.id);
    const other = lead ?? (article.id === story.lead ? undefined : story.lead);
    return html`<li class=${lead ? 'copy' : ''}>
      <input
        type="checkbox"
        aria-label=${words.story.select(index.called(article.id))}
        .checked=${this.selected.has(article.id)}
        @change=${() => this.#toggle(article.id)}
      />
      <div>
        <h3>
          ${headline(article, href({ view: 'article', id: article.id }))}
          ${article.id === story.lead ? html`<span class="tag">${words.story.lead}</span>` : nothing}
        </h3>
        ${details(this.desk, index, article)} ${labels(article)} ${articleMarks(index, article.id)}
        ${lead ? html`<p>${words.story.copyOf(index.calledAmong(lead, story.articles), copyReason(index, article.id, lead))}</p>` : nothing}
        ${other
          ? html`<a class="compare" href=${href({ view: 'pair', a: other, b: article.id })}
              >${words.story.compareLead}<span class="unseen">: ${index.called(article.id)}</span></a
            >`
          : nothing}
      </div>
    </li>`;
  }

  #toggle(id: string): void {
    const selected = new Set(this.selected);
    if (!selected.delete(id)) selected.add(id);
    this.selected = selected;
  }

  /** Which texts share wording. */
  #shared() {
    const { index, story, relations } = this;
    const name = (id: string) => index.calledAmong(id, story.articles);
    if (story.texts < 2) return nothing;
    return html`
      <h2>${words.story.shared}</h2>
      ${relations.length === 0
        ? html`<p class="meta">${words.story.nothingShared}</p>`
        : html`<ul class="shared">
            ${relations.slice(0, this.pairs).map(
              (r) => html`<li>
                <a href=${href({ view: 'pair', a: r.a, b: r.b })}>${words.relation.with(name(r.a), name(r.b))}</a>
                <p>${relationPhrase(r, r.a, name(r.b), index.report.settings)}</p>
              </li>`,
            )}
          </ul>`}
      ${relations.length > this.pairs
        ? html`<button @click=${() => (this.pairs += PAIRS)}>${words.more(Math.min(PAIRS, relations.length - this.pairs))}</button>`
        : nothing}
    `;
  }
}
