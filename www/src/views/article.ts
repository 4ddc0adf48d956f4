// One article as it was read: its details, its body, and every line that was cut with the reason.

import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Article } from 'samestory';
import { href } from '../route';
import { nameOf, type Index } from '../lookup';
import type { Desk } from '../state';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import { styles } from './article.styles';
import { details, detailsStyles, headline } from './details';
import './notices';
import './text';

/** More than a person would choose from are left to the story's own page. */
const MOST_OTHERS = 20;

@customElement('ss-article')
export class ArticleView extends LitElement {
  static override styles = [base, detailsStyles, styles];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) index!: Index;
  @property({ attribute: false }) articleId!: string;
  @state() private article: Article | null = null;

  protected override willUpdate(changed: PropertyValues): void {
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
        ${details(desk, index, known)}
        <p class="meta">
          ${[
            ...(known.dateline ? [say.dateline(known.dateline.place, known.dateline.date)] : []),
            ...(known.credits.length ? [say.credits(known.credits)] : []),
            ...(known.url ? [known.url] : []),
          ].join(' · ')}
        </p>
        <p class="actions">
          <button @click=${() => desk.edit([articleId])}>${words.story.edit}</button>
          ${lead ? html`<span>${say.copyOf(index.called(lead))}</span>` : nothing}
        </p>
      </div>
      <ss-notices .notices=${known.notices}></ss-notices>
      ${full ? html`<ss-text .article=${full}></ss-text>${this.#cut(full)}` : nothing}
      ${this.#others()}
    `;
  }

  #cut(article: Article) {
    const cut = article.blocks.filter((b) => b.start === undefined);
    if (cut.length === 0) return nothing;
    return html`<details class="cut">
      <summary>${words.article.cut(cut.length)}</summary>
      <p class="meta">${words.article.cutNote}</p>
      <ol>
        ${cut.map((b) => html`<li><span class="reason">${words.article.cutReason(b.reason)}</span><span class="line">${b.text}</span></li>`)}
      </ol>
    </details>`;
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
