// One article as it was read: its details, its body, and in place every line that was cut with the reason.

import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Article } from 'samestory';
import { time } from '../format';
import { href } from '../route';
import { nameOf, type Index } from '../lookup';
import type { Desk } from '../desk';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import { styles } from './article.styles';
import { details, detailsStyles, headline } from './details';
import './blocks';
import { labels } from './labels';
import './notices';

/** More than a person would choose from are left to the story's own page. */
const MOST_OTHERS = 20;

@customElement('ss-article')
export class ArticleView extends LitElement {
  static override styles = [base, detailsStyles, styles];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) index!: Index;
  @property({ attribute: false }) articleId!: string;
  @state() private article: Article | null = null;
  @state() private editing = false;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('articleId')) this.editing = false;
    if (changed.has('articleId') || changed.has('index')) void this.#load();
  }

  async #load(): Promise<void> {
    const id = this.articleId;
    const article = await this.desk.article(id);
    if (id === this.articleId) this.article = article;
  }

  override render() {
    const { index, desk, articleId } = this;
    const known = index.article(articleId);
    const story = index.storyOf.get(articleId);
    const lead = index.leadOf.get(articleId);
    const full = this.article?.id === articleId ? this.article : null;
    const { article: say } = words;
    return html`
      <nav>
        <a href=${href({ view: 'overview' })}>← ${words.toolbar.overview}</a>
        ${story && story.articles.length > 1
          ? html`<span>${say.inStory} <a href=${href({ view: 'story', id: story.id })}>${story.label}</a></span>`
          : nothing}
      </nav>
      <h1 tabindex="-1" data-focus>${nameOf(known)}</h1>
      ${known.title
        ? nothing
        : html`<p class="meta">${say.noTitle}
            <button class="plain" aria-label=${say.addTitle(index.called(articleId))} @click=${() => desk.edit([articleId], 'title')}>${say.add}</button></p>`}
      ${known.standfirst ? html`<p class="standfirst">${known.standfirst}</p>` : nothing}
      <div class="facts">
        ${known.byline ? html`<p>${say.by(known.byline)}</p>` : nothing}
        ${details(desk, index, known)} ${labels(full ?? known)}
        <p class="meta">
          ${[
            ...(known.modified ? [words.labels.updated(time(known.modified))] : []),
            ...(known.dateline ? [say.dateline(known.dateline.place, known.dateline.date)] : []),
            ...(known.credits.length ? [say.credits(known.credits)] : []),
            ...(known.url ? [known.url] : []),
          ].join(' · ')}
        </p>
        <p class="actions">
          <button @click=${() => desk.edit([articleId])}>${words.story.edit}</button>
          ${full
            ? html`<button @click=${() => (this.editing = !this.editing)}>
                ${this.editing ? say.editEnd : say.edit}
              </button>`
            : nothing}
          ${lead ? html`<span>${say.copyOf(index.called(lead), index.relation(articleId, lead)?.versions === true)}</span>` : nothing}
        </p>
      </div>
      <ss-notices .notices=${known.notices}></ss-notices>
      ${this.editing ? html`<p class="meta note">${say.editNote}</p>` : nothing}
      ${full ? html`<ss-blocks .desk=${desk} .article=${full} .editing=${this.editing}></ss-blocks>` : nothing}
      ${this.#others()}
    `;
  }

  #others() {
    const { index, articleId } = this;
    const others = index.storyOf.get(articleId)?.articles.filter((id) => id !== articleId) ?? [];
    if (others.length === 0) return nothing;
    return html`<section>
      <h2>${words.article.compare}</h2>
      <ul>
        ${others.slice(0, MOST_OTHERS).map((id) => {
          const other = index.article(id);
          return html`<li>
            ${headline(other, href({ view: 'pair', a: articleId, b: id }))}
            ${other.source ? html`<span class="meta">${other.source}</span>` : nothing}
          </li>`;
        })}
      </ul>
    </section>`;
  }
}
