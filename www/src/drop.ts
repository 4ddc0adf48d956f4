// What was dropped, chosen or pasted in one go, file by file: what each is and how far it has come. Lines change in place,
// because there may be ten thousand of them; whoever shows them is told by a new `Drop` around the same lines.

import type { Format, Inspection } from 'samestory';
import type { Source } from './job';

export interface Line {
  readonly name: string;
  state: 'waiting' | 'reading' | 'asking' | 'read' | 'leftOut';
  format: Format;
  /** The articles found in it, by their ids. */
  articles: string[];
  /** What was said of it, and of the reading of its articles. */
  notices: number;
  /** Why there is no article in it; empty where nothing was said. */
  says: string;
}

export interface Totals {
  files: number;
  articles: number;
  notices: number;
  leftOut: number;
}

/** A file of a kind that asks first, with what was found in it. */
export interface Asked {
  source: Source;
  inspection: Inspection;
}

export class Drop {
  readonly lines: Line[];
  readonly #at: Map<Source, number>;
  /** The line that was done last. */
  now = 0;
  /** It took long enough to be shown while it was read. */
  shown = false;

  constructor(sources: Source[], same?: Drop) {
    this.lines = same?.lines ?? sources.map(({ name }) => ({ name, state: 'waiting', format: 'unknown', articles: [], notices: 0, says: '' }));
    this.#at = same ? same.#at : new Map(sources.map((source, at) => [source, at]));
    if (same) [this.now, this.shown] = [same.now, same.shown];
  }

  /** The same lines as a new value. */
  again(): Drop {
    return new Drop([], this);
  }

  holds(source: Source): boolean {
    return this.#at.has(source);
  }

  set(source: Source, change: Partial<Line>): void {
    const at = this.#at.get(source);
    if (at === undefined) return;
    if (change.state !== 'reading') this.now = at;
    Object.assign(this.lines[at], change);
  }

  /** `later` is read in the place of `source`, and has its line. */
  replace(source: Source, later: Source): void {
    const at = this.#at.get(source);
    if (at !== undefined) this.#at.set(later, at);
  }

  /** Counts what is said of the articles of these inputs. */
  tell(sources: Source[], noticesOf: (article: string) => number): void {
    for (const source of sources) {
      const line = this.lines[this.#at.get(source)!];
      for (const article of line.articles) line.notices += noticesOf(article);
    }
  }

  totals(): Totals {
    const totals = { files: this.lines.length, articles: 0, notices: 0, leftOut: 0 };
    for (const { articles, notices, state } of this.lines) {
      totals.articles += articles.length;
      totals.notices += notices;
      if (state === 'leftOut') totals.leftOut++;
    }
    return totals;
  }

  /** What there is something to say of comes first; else the order of the files. */
  toRead(): Line[] {
    const isNews = ({ state, notices, articles }: Line) => state !== 'leftOut' && (notices > 0 || articles.length === 0);
    return [...this.lines.filter(isNews), ...this.lines.filter((line) => !isNews(line))];
  }

  /** Whether each file held its one article and nothing is to be said of any. */
  get isPlain(): boolean {
    return this.lines.every(({ state, articles, notices }) => state === 'read' && articles.length === 1 && notices === 0);
  }
}

/** One pasted piece is no list of files. */
export function isOfFiles(drop: Drop | null): drop is Drop {
  return drop !== null && drop.lines.length > 1;
}
