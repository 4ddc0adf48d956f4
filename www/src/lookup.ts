// A report's parts by id, and what a person calls an article.

import type { Article, Group, Relation, Report, Story } from 'samestory';
import { clipped } from './format';
import { pageOf } from './links';
import { words } from './strings/en';

/** Longer headlines are clipped where they stand in a sentence. */
const NAME_LENGTH = 70;

/** An article's headline, or the file it came in. */
export function nameOf(article: Article): string {
  return article.title ?? article.id;
}

/** The report's parts by id, made once per report. */
export class Index {
  readonly articles: Map<string, Article>;
  readonly storyOf = new Map<string, Story>();
  /** For each folded copy, the article that it is folded under. */
  readonly leadOf = new Map<string, string>();
  /** For each article that is folded or leads, its group. */
  readonly groupOf = new Map<string, Group>();
  /** The pages that the articles were published on. */
  readonly pages = new Set<string>();
  readonly #copies = new Map<string, string[]>();
  readonly #relations = new Map<string, Relation>();
  readonly #titled = new Map<string, number>();

  constructor(readonly report: Report) {
    this.articles = new Map(report.articles.map((a) => [a.id, a]));
    for (const { title, source, url } of report.articles) {
      for (const name of title ? [title, key(title, source ?? '')] : []) this.#titled.set(name, (this.#titled.get(name) ?? 0) + 1);
      if (url) this.pages.add(pageOf(url));
    }
    for (const story of report.stories) for (const id of story.articles) this.storyOf.set(id, story);
    for (const group of report.groups) {
      const { lead, articles } = group;
      for (const id of articles) this.groupOf.set(id, group);
      const copies = articles.filter((id) => id !== lead);
      this.#copies.set(lead, copies);
      for (const id of copies) this.leadOf.set(id, lead);
    }
    for (const relation of report.relations) this.#relations.set(key(relation.a, relation.b), relation);
  }

  /** An article as a sentence calls it; where headlines are the same, the outlet tells them apart, or the file does. */
  called(id: string): string {
    const { title, source } = this.article(id);
    const isTwin = title !== null && this.#titled.get(source ? key(title, source) : title)! > 1;
    const from = [source, isTwin ? id : null].filter((part) => part !== null).join(', ');
    return words.called(clipped(nameOf(this.article(id)), NAME_LENGTH), from || null);
  }

  /** An article among others, by its outlet alone where none of them is of the same. */
  calledAmong(id: string, ids: string[]): string {
    const { source } = this.article(id);
    return source && ids.every((other) => other === id || this.article(other).source !== source) ? source : this.called(id);
  }

  article(id: string): Article {
    return this.articles.get(id)!;
  }

  story(id: string): Story {
    return this.report.stories.find((s) => s.id === id)!;
  }

  /** The relation of a copy and its lead; others are asked for. */
  relation(a: string, b: string): Relation | undefined {
    return this.#relations.get(a < b ? key(a, b) : key(b, a));
  }

  /** The copies folded under an article. */
  copiesOf(lead: string): string[] {
    return this.#copies.get(lead) ?? [];
  }
}

function key(a: string, b: string): string {
  return `${a}\n${b}`;
}
