// One story: its headline, who tells it under which headline, what is folded into it, when, and why it is one. In a large
// pile a card is short, so that many can be looked over. An article or a story can be dragged onto it.

import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Article, Story } from 'samestory';
import type { Desk } from '../desk';
import { DropTarget, take } from '../drag';
import { copyReason, countsOf } from '../explain';
import { href } from '../route';
import type { Index } from '../lookup';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import type { Axis } from '../timeline';
import { styles } from './card.styles';
import './correct';
import { headline } from './details';
import { labels } from './labels';
import { articleMarks, markStyles, storyMarks } from './marks';
import { times, timesStyles } from './times';
import './why';

/** Texts that are named one by one; more are counted. */
const TEXTS = 5;
/** Copies of one text that are named one by one; more are counted. */
const COPIES = 3;
/** Outlets that are named; more are counted. */
const OUTLETS = 6;

@customElement('ss-card')
export class Card extends LitElement {
  static override styles = [base, markStyles, timesStyles, styles];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) index!: Index;
  @property({ attribute: false }) story!: Story;
  @property({ attribute: false }) axis: Axis | null = null;
  @property({ type: Boolean, reflect: true }) short = false;
  @state() private isAsked = false;
  #target = new DropTarget(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('story') && changed.get('story')?.id !== this.story.id) this.isAsked = false;
  }

  override render() {
    const { desk, story, index, short } = this;
    const { over } = this.#target;
    return html`
      <article class=${over ? 'over' : ''}>
        <div>
          <h2>${this.#grip(null)}<a draggable="false" href=${href({ view: 'story', id: story.id })}>${story.label}</a></h2>
          <p class="counts">${countsOf(index, story)}</p>
          ${storyMarks(index, story)} ${short ? nothing : this.#keywords()} ${short ? nothing : times(index, story, this.axis)}
        </div>
        ${short
          ? html`<div>
              ${story.outlets.length
                ? html`<p class="outlets">${words.stories.outlets(story.outlets.slice(0, OUTLETS), story.outlets.length - OUTLETS > 0 ? story.outlets.length - OUTLETS : 0)}</p>`
                : nothing}
              ${this.#keywords()} ${times(index, story, this.axis)}
            </div>`
          : this.#texts()}
        <div class="foot">
          <a class="button compare" draggable="false" href=${href({ view: 'compare', id: story.id })}>${words.compared.open}<span class="unseen">${words.compared.about(story.label)}</span></a>
          <details class="why" .open=${this.isAsked} @toggle=${(event: Event) => (this.isAsked = (event.target as HTMLDetailsElement).open)}>
            <summary>${words.why.ask}<span class="unseen"> ${words.why.about(story.label)}</span></summary>
            ${this.isAsked ? html`<ss-why .desk=${desk} .index=${index} .story=${story}></ss-why>` : nothing}
          </details>
          <details class="correct">
            <summary>${words.correct.ask}<span class="unseen">${words.correct.about(story.label)}</span></summary>
            <ss-correct .desk=${desk} .index=${index} .story=${story}></ss-correct>
          </details>
        </div>
        ${over ? html`<p class="take" aria-hidden="true">${over.article ? words.correct.dropArticle : words.correct.dropStory}</p>` : nothing}
      </article>
    `;
  }

  /** What the story, or one of its articles, is dragged by. The buttons do the same. */
  #grip(article: string | null) {
    return html`<span
      class="grip"
      draggable="true"
      aria-hidden="true"
      title=${words.correct.drag}
      @dragstart=${(event: DragEvent) => take(event, { story: this.story, article })}
    ></span>`;
  }

  #keywords() {
    const { keywords } = this.story;
    return keywords.length ? html`<p class="meta">${words.story.keywords}: ${keywords.join(', ')}</p>` : nothing;
  }

  #texts() {
    const { story, index } = this;
    const texts = story.articles.filter((id) => !index.leadOf.has(id));
    return html`<ul class="texts">
      ${texts.slice(0, TEXTS).map((id) => this.#text(index.article(id)))}
      ${texts.length > TEXTS
        ? html`<li><a href=${href({ view: 'story', id: story.id })}>${words.story.more(texts.length - TEXTS)}</a></li>`
        : nothing}
    </ul>`;
  }

  #text(article: Article) {
    const copies = this.index.copiesOf(article.id);
    return html`<li>
      ${this.#origin(article)} ${this.#grip(article.id)}${headline(article, href({ view: 'article', id: article.id }))}
      ${labels(article)} ${articleMarks(this.index, article.id)}
      ${copies.length
        ? html`<ul class="copies" aria-label=${words.story.foldedTexts(copies.length)}>
            ${copies.slice(0, COPIES).map((id) => this.#copy(id, article.id))}
            ${copies.length > COPIES ? html`<li>${words.story.moreFolded(copies.length - COPIES)}</li>` : nothing}
          </ul>`
        : nothing}
    </li>`;
  }

  /** The outlet, else the file where the headline does not already stand for it. */
  #origin(article: Article) {
    const origin = article.source ?? (article.title ? article.id : null);
    return origin ? html`<span class="origin">${origin}</span>` : nothing;
  }

  #copy(id: string, lead: string) {
    const article = this.index.article(id);
    return html`<li>
      <a href=${href({ view: 'pair', a: lead, b: id })}>${article.source ?? id}</a>: ${copyReason(this.index, id, lead)}
    </li>`;
  }
}
