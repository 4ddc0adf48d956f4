// A group of copies on a page of its own.

import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Group } from 'samestory';
import { href } from '../route';
import type { Index } from '../lookup';
import type { Desk } from '../desk';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import './strips';

@customElement('ss-group')
export class GroupView extends LitElement {
  static override styles = [
    base,
    css`
      h1 {
        margin-block: 0.75rem 0.5rem;
        font-size: clamp(1.5rem, 4vw, 2.1rem);
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) index!: Index;
  @property({ attribute: false }) group!: Group;

  override render() {
    const { index, group } = this;
    const story = index.storyOf.get(group.lead);
    return html`
      <nav>
        <a href=${story ? href({ view: 'story', id: story.id }) : href({ view: 'overview' })}>← ${story ? story.label : words.toolbar.overview}</a>
      </nav>
      <h1 tabindex="-1" data-focus>${words.group.heading(group.articles.length)}</h1>
      <ss-strips .desk=${this.desk} .index=${index} .group=${group}></ss-strips>
    `;
  }
}
