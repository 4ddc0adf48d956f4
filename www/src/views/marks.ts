// What a person did to a story or an article, and what is new about it, as labels.

import { css, html, nothing } from 'lit';
import type { Story } from 'samestory';
import { handsOf, type Hand } from '../corrections';
import type { Index } from '../lookup';
import { clipped } from '../format';
import { words } from '../strings/en';

const hands = new WeakMap<Index, Map<string, Hand>>();

function handOf(index: Index, article: string): Hand | undefined {
  let known = hands.get(index);
  if (!known) hands.set(index, (known = handsOf(index)));
  return known.get(article);
}

const tags = (fresh: string[], byHand: string[]) =>
  fresh.length + byHand.length
    ? html`<span class="tags">
        ${fresh.map((text) => html`<span class="tag fresh">${text}</span> `)}${byHand.map((text) => html`<span class="tag">${text}</span> `)}
      </span>`
    : nothing;

export const articleMarks = (index: Index, id: string) => {
  const hand = handOf(index, id);
  return tags(index.fresh.has(id) ? [words.marks.isNew] : [], hand ? [words.marks.hand[hand]] : []);
};

export const storyMarks = (index: Index, story: Story) => tags(newsOf(index, story), [...(story.pinned ? [words.marks.pinned] : []), ...(story.renamed ? [words.marks.renamed] : [])]);

/** What became of a story since somebody last looked. */
export function newsOf(index: Index, story: Story): string[] {
  const change = index.changes.get(story.id);
  if (!change) return [];
  const former = story.splitFrom ? index.story(story.splitFrom) : undefined;
  return words.news.change(change, change.came.filter((id) => index.fresh.has(id)).length, former ? clipped(former.label, 50) : null);
}

export const markStyles = css`
  .fresh {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }
  @media (forced-colors: active) {
    .fresh {
      border-width: 3px;
    }
  }
`;
