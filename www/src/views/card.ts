// One story: its headline, who tells it, what is folded into it, and why it is one.

import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Story } from 'samestory';
import { copyReason, outletsOrFiles, shortName } from '../explain';
import { span } from '../format';
import { href } from '../route';
import type { Desk, Index } from '../state';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import { styles } from './card.styles';
import './why';

/** Copies that are named one by one; more are counted. */
const NAMED = 3;
/** Outlets that are named; more are counted. */
const OUTLETS = 8;

@customElement('ss-card')
export class Card extends LitElement {
  static override styles = [base, styles];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) index!: Index;
  @property({ attribute: false }) story!: Story;

  override render() {
    const { story, index } = this;
    const copies = story.articles.length - story.texts;
    const outlets = outletsOrFiles(index, story);
    const counts = [
      words.story.counts(story.texts, story.outlets.length) + (copies ? ` ${words.story.copies(copies)}` : ''),
      ...(story.from && story.to ? [span(story.from, story.to)] : []),
    ];
    return html`
      <article>
        <h2><a href=${href({ view: 'story', id: story.id })}>${story.label}</a></h2>
        <p class="counts">${counts.join(' · ')}</p>
        <p class="outlets">
          ${outlets.slice(0, OUTLETS).join(' · ')}${outlets.length > OUTLETS ? ` ${words.story.others(outlets.length - OUTLETS)}` : ''}
        </p>
        ${this.#copies()}
        ${story.keywords.length ? html`<p class="meta">${words.story.keywords}: ${story.keywords.join(', ')}</p>` : nothing}
        <details>
          <summary>${words.why.ask}<span class="unseen"> ${words.why.about(story.label)}</span></summary>
          <ss-why .index=${index} .story=${story}></ss-why>
        </details>
      </article>
    `;
  }

  #copies() {
    const folded = this.story.articles.flatMap((id) => this.index.copiesOf(id).map((copy) => ({ copy, lead: id })));
    if (folded.length === 0) return nothing;
    const item = ({ copy, lead }: { copy: string; lead: string }) => {
      const article = this.index.article(copy);
      return html`<li>
        <a href=${href({ view: 'pair', a: lead, b: copy })}>${article.source ?? shortName(this.index, copy)}</a>:
        ${copyReason(this.index, copy, lead)}
      </li>`;
    };
    const more = folded.slice(NAMED);
    return html`<div class="copies">
      <ul aria-label=${words.story.foldedCopies(folded.length)}>${folded.slice(0, NAMED).map(item)}</ul>
      ${more.length ? html`<details><summary>${words.story.moreCopies(more.length)}</summary><ul>${more.map(item)}</ul></details>` : nothing}
    </div>`;
  }
}
