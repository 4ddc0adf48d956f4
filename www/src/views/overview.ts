// The pile at a glance: how many articles, stories and copies, then a card for each story, then what stands alone.

import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Notice, Settings, Story } from 'samestory';
import { time } from '../format';
import { href } from '../route';
import { summaryOf } from '../explain';
import type { Index } from '../lookup';
import type { Drop } from '../drop';
import type { Desk } from '../state';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import './card';
import './checklist';
import './drop';
import { headline } from './details';
import { labels, labelStyles } from './labels';
import { styles } from './overview.styles';
import { stepsInForce } from './settings';

/** Cards shown at first, and added each time more are asked for. */
const PAGE = 50;

@customElement('ss-overview')
export class Overview extends LitElement {
  static override styles = [base, labelStyles, styles];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) index!: Index;
  @property({ attribute: false }) defaults!: Settings;
  /** How many pairs share wording. */
  @property({ attribute: false }) pairs = 0;
  @property({ attribute: false }) notices: Notice[] = [];
  @property({ attribute: false }) drop: Drop | null = null;
  @property({ attribute: false }) links: string[] = [];
  @property({ attribute: false }) ticked = new Set<string>();
  @state() private stories = PAGE;
  @state() private singles = PAGE;

  override render() {
    const { report } = this.index;
    const told = report.stories.filter((s) => s.articles.length > 1);
    const alone = report.stories.filter((s) => s.articles.length === 1);
    return html`
      <ss-intake .desk=${this.desk}></ss-intake>
      <h1 tabindex="-1" data-focus>${summaryOf(this.index)}</h1>
      ${this.pairs ? html`<p class="pairs"><a href=${href({ view: 'relations' })}>${words.pairs.link(this.pairs)}</a></p>` : nothing}
      <ss-drop .desk=${this.desk} .drop=${this.drop}></ss-drop>
      <ss-notices .notices=${this.notices}></ss-notices>
      <ss-checklist .desk=${this.desk} .index=${this.index} .links=${this.links} .ticked=${this.ticked}></ss-checklist>
      ${report.articles.length > 1
        ? html`<details class="strictness">
            <summary>${stepsInForce(report.settings, this.defaults)}</summary>
            <ss-settings .desk=${this.desk} .settings=${report.settings} .defaults=${this.defaults}></ss-settings>
          </details>`
        : nothing}
      ${told.length === 0 ? html`<p class="none">${report.articles.length === 1 ? words.overview.one : words.overview.none}</p>` : nothing}
      <div class="cards">
        ${told.slice(0, this.stories).map((story) => html`<ss-card .index=${this.index} .story=${story}></ss-card>`)}
      </div>
      ${this.#more(told.length - this.stories, () => (this.stories += PAGE))}
      ${alone.length
        ? html`<section class="alone">
            <h2>${words.overview.alone}</h2>
            <ul>${alone.slice(0, this.singles).map((story) => this.#single(story))}</ul>
            ${this.#more(alone.length - this.singles, () => (this.singles += PAGE))}
          </section>`
        : nothing}
    `;
  }

  #single(story: Story) {
    const article = this.index.article(story.lead);
    const where = [article.source ?? (article.title ? article.id : null), article.published && time(article.published)];
    return html`<li>
      ${headline(article, href({ view: 'article', id: article.id }))}
      <span class="meta">${where.filter(Boolean).join(' · ')}</span> ${labels(article)}
    </li>`;
  }

  #more(left: number, show: () => void) {
    return left > 0 ? html`<button class="more" @click=${show}>${words.more(Math.min(left, PAGE))}</button>` : nothing;
  }
}
