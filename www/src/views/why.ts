// The answer to "why is this one story": how alike its texts are, what ties each to another, what is folded and why.

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Group, Story } from 'samestory';
import { copyReason, tieSentences } from '../explain';
import type { Index } from '../lookup';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';

/** Ties, and copies of one text, that are explained one by one; more are counted. */
const MOST = 30;

@customElement('ss-why')
export class Why extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        max-width: 46rem;
        margin-top: 0.5rem;
      }
      li {
        margin-top: 0.6rem;
      }
      .copies {
        padding-left: 0.75rem;
        border-left: 3px solid var(--rule);
      }
      .copies li {
        margin-top: 0.2rem;
      }
      .what {
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) index!: Index;
  @property({ attribute: false }) story!: Story;

  override render() {
    const { index, story } = this;
    const { why } = words;
    const groups = index.report.groups.filter((g) => story.articles.includes(g.lead));
    return html`
      <p>
        ${story.texts > 1 ? why.cohesion(story.texts, story.cohesion, index.report.settings.story) : why.onlyCopies}
      </p>
      <ul>
        ${story.why.slice(0, MOST).map(
          (tie) => html`<li><span class="what">${index.called(tie.article)}</span> ${tieSentences(index, tie).join(' ')}</li>`,
        )}
        ${story.why.length > MOST ? html`<li>${words.story.more(story.why.length - MOST)}.</li>` : nothing}
        ${groups.map((group) => this.#group(group))}
      </ul>
    `;
  }

  #group({ lead, articles, reason }: Group) {
    const copies = articles.filter((id) => id !== lead);
    return html`<li>
      <span class="what">${this.index.called(lead)}</span> ${words.why.group(copies.length, reason)}
      <ul class="copies">
        ${copies.slice(0, MOST).map((copy) => html`<li>${this.index.called(copy)}: ${copyReason(this.index, copy, lead)}</li>`)}
        ${copies.length > MOST ? html`<li>${words.story.moreFolded(copies.length - MOST)}</li>` : nothing}
      </ul>
    </li>`;
  }
}
