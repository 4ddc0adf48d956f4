// One story: its headline, who tells it under which headline, what is folded into it, and why it is one.

import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Article, Story } from 'samestory';
import { copyReason, countsOf } from '../explain';
import { href } from '../route';
import type { Index } from '../lookup';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import { styles } from './card.styles';
import { headline } from './details';
import { labels, labelStyles } from './labels';
import './why';

/** Texts that are named one by one; more are counted. */
const TEXTS = 5;
/** Copies of one text that are named one by one; more are counted. */
const COPIES = 3;

@customElement('ss-card')
export class Card extends LitElement {
  static override styles = [base, labelStyles, styles];

  @property({ attribute: false }) index!: Index;
  @property({ attribute: false }) story!: Story;

  override render() {
    const { story, index } = this;
    const texts = story.articles.filter((id) => !index.leadOf.has(id));
    return html`
      <article>
        <div>
          <h2><a href=${href({ view: 'story', id: story.id })}>${story.label}</a></h2>
          <p class="counts">${countsOf(index, story)}</p>
          ${story.keywords.length ? html`<p class="meta">${words.story.keywords}: ${story.keywords.join(', ')}</p>` : nothing}
        </div>
        <ul class="texts">
          ${texts.slice(0, TEXTS).map((id) => this.#text(index.article(id)))}
          ${texts.length > TEXTS
            ? html`<li><a href=${href({ view: 'story', id: story.id })}>${words.story.more(texts.length - TEXTS)}</a></li>`
            : nothing}
        </ul>
        <details class="why">
          <summary>${words.why.ask}<span class="unseen"> ${words.why.about(story.label)}</span></summary>
          <ss-why .index=${index} .story=${story}></ss-why>
        </details>
      </article>
    `;
  }

  #text(article: Article) {
    const copies = this.index.copiesOf(article.id);
    return html`<li>
      ${this.#origin(article)} ${headline(article, href({ view: 'article', id: article.id }))} ${labels(article)}
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
