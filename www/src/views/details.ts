// How an article is shown in every list: its headline, and its outlet and time in one line, each with a way to add it
// where the file does not say it.

import { css, html } from 'lit';
import type { Article } from 'samestory';
import { time } from '../format';
import { nameOf, type Index } from '../lookup';
import type { Desk } from '../desk';
import type { Field } from '../state';
import { words } from '../strings/en';

/** An article's headline as a link to where it leads; a file's name that stands in for one is told apart. */
export const headline = (article: Article, to: string) =>
  html`<a class=${article.title === null ? 'untitled' : 'headline'} href=${to}>${nameOf(article)}</a>`;

export const details = (desk: Desk, index: Index, article: Article) => {
  const { article: say } = words;
  const name = index.called(article.id);
  const missing = (text: string, label: string, field: Field) =>
    html`<span class="missing">${text}
      <button class="plain" aria-label=${label} @click=${() => desk.edit([article.id], field)}>${say.add}</button></span>`;
  return html`<span class="details">
    ${article.source ? html`<span>${article.source}</span>` : missing(say.noOutlet, say.addOutlet(name), 'source')}
    ${article.published ? html`<time>${time(article.published)}</time>` : missing(say.noTime, say.addTime(name), 'published')}
    <span>${words.story.words(article.words)}</span>
  </span>`;
};

export const detailsStyles = css`
  .details {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.1rem;
    color: var(--muted);
    font-size: 0.9375rem;
  }
  .details > :first-child:not(.missing) {
    color: var(--ink);
    font-weight: 600;
  }
`;
