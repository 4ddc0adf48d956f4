// What every part of a comparison needs: the comparison, the articles, and what they and the people in them are called.

import type { Account, Comparison, NameFound } from 'samestory';
import { clipped, time } from '../format';
import { nameOf, type Index } from '../lookup';
import { words } from '../strings/en';

/** Headlines and files that stand for an article are no longer than this. */
const LABEL_LENGTH = 32;
/** Numbered files are called by their number: the part before the first mark, where it has a figure and no more than these letters. */
const NUMBER = /^(?=[^_\-. ]*\d)[^_\-. ]{1,6}(?=[_\-. ])/;

export class Context {
  readonly #labels = new Map<string, string>();
  readonly #names: Map<string, NameFound>;

  constructor(
    readonly index: Index,
    readonly comparison: Comparison,
  ) {
    const ids = comparison.accounts.map(({ article }) => article);
    const labels = ids.map((id) => this.#called(id, ids));
    ids.forEach((id, i) => {
      const isTwin = labels.filter((label) => label === labels[i]).length > 1;
      this.#labels.set(id, isTwin ? this.#apart(id, labels[i], ids) : labels[i]);
    });
    this.#names = new Map(comparison.names.map((found) => [found.name, found]));
  }

  /** An article in a line: its outlet, else its headline or the number of its file. */
  label(id: string): string {
    return this.#labels.get(id) ?? id;
  }

  labels(ids: string[]): string[] {
    return ids.map((id) => this.label(id));
  }

  /** A person as the texts call them for short: one word of the full name, where they do. */
  person = (name: string): string => {
    const parts = name.split(' ');
    return this.#names.get(name)?.variants.find((variant) => variant !== name && parts.includes(variant)) ?? name;
  };

  /** The article that this one is a copy of. */
  copyOf(id: string): string | undefined {
    return this.comparison.accounts.find(({ article }) => article === id)?.copyOf;
  }

  /** Articles that are no copies of others. */
  get witnesses(): string[] {
    return this.comparison.accounts.filter(({ copyOf, role }) => !copyOf && role !== 'document').map(({ article }) => article);
  }

  /** How many other texts there are beside one. */
  get others(): number {
    return Math.max(0, this.witnesses.length - 1);
  }

  #called(id: string, ids: string[]): string {
    const article = this.index.article(id);
    if (article.source) return article.source;
    const figure = NUMBER.exec(id)?.[0];
    if (figure && ids.every((other) => other === id || NUMBER.exec(other)?.[0] !== figure)) return figure;
    return clipped(nameOf(article), LABEL_LENGTH);
  }

  /** Articles of one outlet are told apart by their times, where these differ, else by their files. */
  #apart(id: string, label: string, ids: string[]): string {
    const { published } = this.index.article(id);
    const isAlone = published && ids.every((other) => other === id || this.index.article(other).published !== published);
    return `${label}, ${isAlone ? time(published) : clipped(id, LABEL_LENGTH)}`;
  }
}

/** What cannot be compared, or is to be known of an article. */
export function limitsOf(context: Context): string[] {
  const { accounts: say } = words.compared;
  const names = (is: (account: Account) => boolean) => context.comparison.accounts.filter(is).map(({ article }) => context.label(article));
  const told: [string[], (names: string[]) => string][] = [
    [names(({ truncated }) => truncated === true), say.truncated],
    [names(({ depth }) => depth === 'basic'), say.basic],
    [names(({ depth }) => depth === 'marks'), say.marks],
    [names(({ translated }) => translated === true), say.translated],
  ];
  return told.flatMap(([which, sentence]) => (which.length ? [sentence(which)] : []));
}
