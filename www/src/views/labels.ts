// What must be known of an article wherever it is listed: that it is a newer version, may not be used yet, or is not whole.

import { html, nothing } from 'lit';
import type { Article } from 'samestory';
import { words } from '../strings/en';

export function labelsOf(article: Article): string[] {
  const { labels } = words;
  const { version, status, truncated, blocks, notices } = article;
  const reading = notices.flatMap(({ code }) => labels.reading[code] ?? []);
  return [
    ...(version ? [labels.version(version)] : []),
    ...(status ? [labels.status(status)] : []),
    ...(truncated ? [blocks.some((block) => block.reason === 'paywall') ? labels.paywall : labels.truncated] : []),
    ...(article.words === 0 && article.title ? [labels.headlineOnly] : []),
    ...new Set(reading),
  ];
}

export const labels = (article: Article) => {
  const all = labelsOf(article);
  return all.length ? html`<span class="tags">${all.map((label) => html`<span class="tag">${label}</span> `)}</span>` : nothing;
};
