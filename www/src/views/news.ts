// What is new since somebody last looked, and the way to say that it has been seen.

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Desk } from '../desk';
import type { Index } from '../lookup';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';

@customElement('ss-news')
export class NewsLine extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.4rem 1rem;
        margin-top: 0.9rem;
      }
      :host(.fresh) {
        padding: 0.6rem 1rem;
        border-left: 4px solid var(--accent);
        background: var(--wash);
      }
      h2 {
        font: 600 1rem/1.4 var(--sans);
      }
      button:not(.plain) {
        min-height: 2.25rem;
        padding: 0.25rem 0.75rem;
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) index!: Index;

  override render() {
    const { desk } = this;
    const { news: said } = words;
    const { news } = this.index;
    const isFresh = !!news && news.articles.length + news.stories.length > 0;
    this.classList.toggle('fresh', isFresh);
    if (!news) return html`<p class="meta">${said.first} <button class="plain" @click=${() => desk.look()}>${said.look}</button></p>`;
    if (!isFresh) return html`<p class="meta">${said.none}</p>`;
    const born = news.stories.filter(({ kind }) => kind === 'new').length;
    return html`
      <h2>${said.heading}</h2>
      <p>${said.counts(news.articles.length, born, news.stories.length - born)}</p>
      ${news.stories.length ? html`<button @click=${() => desk.list({ only: ['news'] })}>${said.show}</button>` : nothing}
      <button @click=${() => desk.look()}>${said.look}</button>
    `;
  }
}
