// An article that stands alone in the pile, in a line; it can be put together with a story, and others with it.

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Story } from 'samestory';
import type { Desk } from '../desk';
import { DropTarget, take } from '../drag';
import { time } from '../format';
import type { Index } from '../lookup';
import { href } from '../route';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import { headline } from './details';
import { labels } from './labels';
import { articleMarks, markStyles, storyMarks } from './marks';

@customElement('ss-single')
export class Single extends LitElement {
  static override styles = [
    base,
    markStyles,
    css`
      div {
        padding-block: 0.3rem;
        overflow-wrap: anywhere;
      }
      a {
        margin-right: 0.5rem;
        font-size: 1.0625rem;
      }
      .over {
        outline: 3px dashed var(--accent);
      }
      button.plain {
        margin-left: 0.5rem;
        font-size: 0.9375rem;
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) index!: Index;
  @property({ attribute: false }) story!: Story;
  #target = new DropTarget(this);

  override render() {
    const { desk, index, story } = this;
    const article = index.article(story.lead);
    const where = [article.source ?? (article.title ? article.id : null), article.published && time(article.published)];
    const { together, about } = words.correct;
    return html`<div class=${this.#target.over ? 'over' : ''} @dragstart=${(event: DragEvent) => take(event, { story, article: null })}>
      ${headline(article, href({ view: 'article', id: article.id }))}
      <span class="meta">${where.filter(Boolean).join(' · ')}</span> ${labels(article)} ${articleMarks(index, article.id)}
      ${story.pinned || story.renamed ? storyMarks(index, story) : nothing}
      <button class="plain" @click=${() => desk.choose({ what: 'together', story: story.id, ids: story.articles })}>
        ${together}<span class="unseen">${about(story.label)}</span>
      </button>
    </div>`;
  }
}
