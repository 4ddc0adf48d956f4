// Which stories are listed, and in which order. What is asked of each keystroke is one pass over texts that were folded before.

import type { Story } from 'samestory';
import type { Index } from './lookup';

export type Sort = 'size' | 'newest' | 'label';
/** What a story must be to be listed. */
export type Only = 'news' | 'outlets' | 'texts' | 'pinned';

export interface Listed {
  /** Words that all must be found. */
  text: string;
  /** The outlet that tells the story; empty for any. */
  outlet: string;
  /** Days, as `2026-11-22`; empty for any. */
  from: string;
  to: string;
  only: Only[];
  sort: Sort;
  /** As a plain table instead of cards. */
  asTable: boolean;
}

export const everything: Listed = { text: '', outlet: '', from: '', to: '', only: [], sort: 'size', asTable: false };

/** Whether some stories may be left out. */
export function isFiltered({ text, outlet, from, to, only }: Listed): boolean {
  return text.trim() !== '' || outlet !== '' || from !== '' || to !== '' || only.length > 0;
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Texts of articles that can be searched; an article stays the same object as long as nothing in it changes. */
const searchable = new WeakMap<object, string>();

/** Capitals and accents are no matter. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The stories of one report, in every order that was asked for. */
export class Shelf {
  readonly #orders = new Map<Sort, Story[]>();
  readonly #texts = new Map<Story, string>();

  constructor(readonly index: Index) {}

  /** The stories that are asked for, in the order that is asked for. */
  take(listed: Listed): Story[] {
    const words = folded(listed.text).split(/\s+/).filter(Boolean);
    return this.#ordered(listed.sort).filter((story) => this.#fits(story, listed) && words.every((word) => this.#text(story).includes(word)));
  }

  /** Folds all texts before the first of them is looked for. */
  warm(): void {
    for (const story of this.index.report.stories) this.#text(story);
  }

  /** The outlets of the pile, with the number of their stories. */
  outlets(): [name: string, stories: number][] {
    const counts = new Map<string, number>();
    for (const { outlets } of this.index.report.stories) for (const name of outlets) counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...counts].sort(([a], [b]) => collator.compare(a, b));
  }

  #fits(story: Story, { outlet, from, to, only }: Listed): boolean {
    if (outlet && !story.outlets.includes(outlet)) return false;
    if (only.some((what) => !this.#is(story, what))) return false;
    return (!from && !to) || story.articles.some((id) => isWithin(this.index.article(id).published, from, to));
  }

  #is(story: Story, what: Only): boolean {
    switch (what) {
      case 'news':
        return this.index.changes.has(story.id);
      case 'outlets':
        return story.outlets.length > 1;
      case 'texts':
        return story.texts > 1;
      case 'pinned':
        return story.pinned === true;
    }
  }

  /** The report's own order is by size, pinned stories first. */
  #ordered(sort: Sort): Story[] {
    let order = this.#orders.get(sort);
    if (!order) {
      order = [...this.index.report.stories];
      if (sort === 'newest') order.sort((a, b) => this.#newest(b) - this.#newest(a));
      if (sort === 'label') order.sort((a, b) => collator.compare(a.label, b.label));
      this.#orders.set(sort, order);
    }
    return order;
  }

  #newest({ articles }: Story): number {
    return articles.reduce((newest, id) => Math.max(newest, this.index.instants.get(id) ?? -Infinity), -8.64e15);
  }

  #text(story: Story): string {
    let text = this.#texts.get(story);
    if (text === undefined) {
      text = [folded([story.label, ...story.keywords].join('\n')), ...story.articles.map((id) => this.#article(id))].join('\n');
      this.#texts.set(story, text);
    }
    return text;
  }

  #article(id: string): string {
    const article = this.index.article(id);
    let text = searchable.get(article);
    if (text === undefined) {
      text = folded([article.title ?? article.id, article.source ?? '', article.byline ?? ''].join('\n'));
      searchable.set(article, text);
    }
    return text;
  }
}

const shelves = new WeakMap<Index, Shelf>();

export function shelfOf(index: Index): Shelf {
  let shelf = shelves.get(index);
  if (!shelf) shelves.set(index, (shelf = new Shelf(index)));
  return shelf;
}

function isWithin(published: string | null, from: string, to: string): boolean {
  const day = published?.slice(0, 10);
  return !!day && (!from || day >= from) && (!to || day <= to);
}
