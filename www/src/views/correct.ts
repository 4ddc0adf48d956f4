// What can be put right about a story, as buttons: the same as by dragging, and what cannot be dragged.

import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Story } from 'samestory';
import { pin } from '../corrections';
import type { Desk } from '../desk';
import type { Index } from '../lookup';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';

@customElement('ss-correct')
export class Correct extends LitElement {
  static override styles = [
    base,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem;
        margin-top: 0.5rem;
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) index!: Index;
  @property({ attribute: false }) story!: Story;

  override render() {
    const { desk, story, index } = this;
    const { correct } = words;
    const about = html`<span class="unseen">${correct.about(story.label)}</span>`;
    return html`<div>
      <button class="small" @click=${() => desk.choose({ what: 'together', story: story.id, ids: story.articles })}>${correct.together}${about}</button>
      <button class="small" @click=${() => desk.rename(story.id)}>${correct.rename}${about}</button>
      <button class="small" title=${correct.pinHint} @click=${() => desk.correct(pin(index, story))}>
        ${story.pinned ? correct.unpin : correct.pin}${about}
      </button>
    </div>`;
  }
}
