// A report's parts by id, and what a person calls an article.

import type { Article, Change, Group, News, Relation, Report, Story } from 'samestory';
import { clipped, instant } from './format';
import { pageOf } from './links';
import type { Route } from './route';
import { words } from './strings/en';

/** Longer headlines are clipped where they stand in a sentence. */
const NAME_LENGTH = 70;

/** An article's headline, or the file it came in. */
export function nameOf(article: Article): string {
  return article.title ?? article.id;
}

/** What of a report does not change when only its stories do. */
class Articles {
  readonly byId: Map<string, Article>;
  /** For each folded copy, the article that it is folded under. */
  readonly leadOf = new Map<string, string>();
  /** For each article that is folded or leads, its group. */
  readonly groupOf = new Map<string, Group>();
  /** The pages that the articles were published on. */
  readonly pages = new Set<string>();
  readonly copies = new Map<string, string[]>();
  readonly relations = new Map<string, Relation>();
  readonly titled = new Map<string, number>();
  /** When each was published, as milliseconds; only those that name a day. */
  readonly instants = new Map<string, number>();

  constructor({ articles, groups, relations }: Report) {
    this.byId = new Map(articles.map((a) => [a.id, a]));
    for (const { id, title, source, url, published } of articles) {
      for (const name of title ? [title, key(title, source ?? '')] : []) this.titled.set(name, (this.titled.get(name) ?? 0) + 1);
      if (url) this.pages.add(pageOf(url));
      const at = published && instant(published);
      if (at) this.instants.set(id, at);
    }
    for (const group of groups) {
      const { lead, articles } = group;
      for (const id of articles) this.groupOf.set(id, group);
      const copies = articles.filter((id) => id !== lead);
      this.copies.set(lead, copies);
      for (const id of copies) this.leadOf.set(id, lead);
    }
    for (const relation of relations) this.relations.set(key(relation.a, relation.b), relation);
  }
}

/** The report's parts by id, made once per report; what the former one knew of the same articles is taken over. */
export class Index {
  readonly storyOf = new Map<string, Story>();
  /** What came or changed since somebody last looked; `null` where nobody has. */
  news: News | null = null;
  /** Articles that came or have another text since then. */
  fresh = new Set<string>();
  /** How stories changed since then. */
  changes = new Map<string, Change>();
  readonly #all: Articles;
  readonly #stories = new Map<string, Story>();

  constructor(
    readonly report: Report,
    former: Index | null = null,
  ) {
    this.#all = former?.report.articles === report.articles ? former.#all : new Articles(report);
    for (const story of report.stories) {
      for (const alias of story.aliases ?? []) if (!this.#stories.has(alias)) this.#stories.set(alias, story);
      for (const id of story.articles) this.storyOf.set(id, story);
    }
    for (const story of report.stories) this.#stories.set(story.id, story);
  }

  /** Takes in what is new; it is told once, before anybody looks. */
  tell(news: News | null): void {
    this.news = news;
    this.fresh = new Set(news?.articles);
    this.changes = new Map(news?.stories.map((change) => [change.story, change]));
  }

  get articles(): Map<string, Article> {
    return this.#all.byId;
  }

  get leadOf(): Map<string, string> {
    return this.#all.leadOf;
  }

  get groupOf(): Map<string, Group> {
    return this.#all.groupOf;
  }

  get pages(): Set<string> {
    return this.#all.pages;
  }

  get instants(): Map<string, number> {
    return this.#all.instants;
  }

  /** Whether what an address names is in the pile. */
  has(route: Route): boolean {
    switch (route.view) {
      case 'story':
      case 'compare':
        return this.story(route.id) !== undefined;
      case 'article':
        return this.articles.has(route.id);
      case 'group':
        return this.groupOf.has(route.id);
      case 'pair':
        return this.articles.has(route.a) && this.articles.has(route.b);
      default:
        return true;
    }
  }

  /** An article as a sentence calls it; where headlines are the same, the outlet tells them apart, or the file does. */
  called(id: string): string {
    const { title, source } = this.article(id);
    const isTwin = title !== null && this.#all.titled.get(source ? key(title, source) : title)! > 1;
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

  /** A story by its id, or by one that it had before. */
  story(id: string): Story | undefined {
    return this.#stories.get(id);
  }

  /** The relation of a copy and its lead; others are asked for. */
  relation(a: string, b: string): Relation | undefined {
    return this.#all.relations.get(a < b ? key(a, b) : key(b, a));
  }

  /** The copies folded under an article. */
  copiesOf(lead: string): string[] {
    return this.#all.copies.get(lead) ?? [];
  }
}

/** Stories that several articles tell, and those of a single one. */
export function split(stories: Story[]): { told: Story[]; alone: Story[] } {
  return { told: stories.filter((s) => s.articles.length > 1), alone: stories.filter((s) => s.articles.length === 1) };
}

function key(a: string, b: string): string {
  return `${a}\n${b}`;
}

/** Where an open story went: its id stays with most of its articles, its lead stays in exactly one story. */
export function storyNow(route: Extract<Route, { view: 'story' | 'compare' }>, former: Index | null, now: Index): Route {
  const { id } = route;
  const heir = now.story(id) ?? now.storyOf.get(former?.story(id)?.lead ?? '');
  return heir ? (heir.id === id ? route : { ...route, id: heir.id }) : { view: 'overview' };
}
