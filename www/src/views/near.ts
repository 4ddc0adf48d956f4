// The stories that came near without being joined: the two texts that are most alike, what speaks against them, and the way to
// put the stories together all the same.

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { NearMiss, Story } from 'samestory';
import { together } from '../corrections';
import type { Desk } from '../desk';
import { evidence } from '../explain';
import type { Index } from '../lookup';
import { href } from '../route';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';

@customElement('ss-near')
export class Near extends LitElement {
  static override styles = [
    base,
    css`
      h3 {
        font: 600 1rem/1.4 var(--sans);
      }
      li {
        padding: 0.6rem 0 0.6rem 0.75rem;
        margin-top: 0.5rem;
        border-left: 3px solid var(--edge);
      }
      .not {
        font-weight: 600;
      }
      button {
        margin-top: 0.35rem;
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) index!: Index;
  /** A story with what came near. */
  @property({ attribute: false }) story!: Story;

  override render() {
    const near = this.story.nearMisses ?? [];
    const { near: say } = words.why;
    return html`
      <h3>${say.heading}</h3>
      ${near.length === 0 ? html`<p class="meta">${say.none}</p>` : html`<ul>${near.map((miss) => this.#miss(miss))}</ul>`}
    `;
  }

  #miss({ story, tie, against }: NearMiss) {
    const { index, desk } = this;
    const other = index.story(story);
    if (!other || !index.articles.has(tie.article) || !index.articles.has(tie.to)) return nothing;
    const { near: say } = words.why;
    return html`<li>
      <p>
        ${index.called(tie.article)} ${say.and}
        <a href=${href({ view: 'pair', a: tie.article, b: tie.to })}>${index.called(tie.to)}</a>
      </p>
      <p class="not">${say.not(against.map((reason) => say.against[reason]))}</p>
      <p class="meta">${evidence(tie).join(' ')} ${say.names(tie.otherNames, tie.theirNames)}</p>
      ${other.articles.length > 1
        ? html`<p>${say.story} <a href=${href({ view: 'story', id: other.id })}>${other.label}</a></p>`
        : nothing}
      <button class="small" @click=${() => desk.correct(together(this.story, other))}>
        ${words.correct.putTogether}<span class="unseen">${words.correct.about(other.label)}</span>
      </button>
    </li>`;
  }
}
