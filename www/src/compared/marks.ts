// What is marked in the text of one article: where it differs from others, what somebody says, what it alone has, what others
// have, too. Numbered in the order of the text.

import type { Statement, Version } from 'samestory';
import type { Context } from './context';
import type { Told } from './told';

export const KINDS = ['differ', 'said', 'only', 'same'] as const;
export type MarkKind = (typeof KINDS)[number];

export interface Mark {
  n: number;
  kind: MarkKind;
  /** Where it lies in the text (UTF-16 code units). */
  start: number;
  end: number;
  told: Told;
  /** For what is said: the statement, and this article's version of it. */
  spoken?: { statement: Statement; version: Version };
  /** For what is said in this article alone: the finding that it is. */
  alone?: Told;
}

/** All that is marked in an article, but for what was dismissed and kinds that are not asked for. */
export function marksIn(context: Context, findings: Map<string, Told>, article: string, kinds: ReadonlySet<MarkKind>): Mark[] {
  const { statements } = context.comparison;
  const found: Omit<Mark, 'n'>[] = [];
  for (const told of findings.values()) {
    const kind: MarkKind | null = told.isClash ? 'differ' : told.kind === 'differ' || told.kind === 'agree' ? 'same' : told.kind === 'only' ? 'only' : null;
    if (!kind || told.dismissed || !kinds.has(kind)) continue;
    for (const { voices } of told.sides) {
      for (const { evidence } of voices) if (evidence.article === article) found.push({ kind, start: evidence.start, end: evidence.end, told });
    }
  }
  for (const statement of kinds.has('said') ? statements : []) {
    const told = findings.get(statement.id)!;
    for (const version of statement.versions) {
      const { start, end } = version.evidence;
      if (version.evidence.article === article && !statement.dismissed) found.push({ kind: 'said', start, end, told, spoken: { statement, version } });
    }
  }
  // What is said here alone has one mark, and one note for both.
  for (const mark of found.filter(({ kind }) => kind === 'only')) {
    const said = found.find(({ spoken, start, end }) => spoken && start === mark.start && end === mark.end);
    if (said) {
      said.alone = mark.told;
      found.splice(found.indexOf(mark), 1);
    }
  }
  // A name inside of a sentence that is told here alone goes without saying, and so does a value that clashes.
  const [only, differ] = [found.filter(({ kind, alone }) => kind === 'only' || alone), found.filter(({ kind }) => kind === 'differ')];
  const covers = (other: Omit<Mark, 'n'>, mark: Omit<Mark, 'n'>) => other.start <= mark.start && mark.end <= other.end;
  const isInside = (mark: Omit<Mark, 'n'>) =>
    mark.kind === 'only' && (differ.some((other) => covers(other, mark)) || only.some((other) => covers(other, mark) && other.end - other.start > mark.end - mark.start));
  return found
    .filter((mark) => mark.end > mark.start && !isInside(mark))
    .sort((x, y) => x.start - y.start || y.end - x.end || KINDS.indexOf(x.kind) - KINDS.indexOf(y.kind))
    .map((mark, i) => ({ ...mark, n: i + 1 }));
}

/** A stretch of a text, and what is marked over all of it. */
export interface Stretched {
  from: number;
  text: string;
  over: Mark[];
  /** Those that begin here. */
  begun: Mark[];
}

/** The text from `start` to `end`, cut where marks begin and end, and where else it is to be cut. */
export function stretches(text: string, start: number, end: number, marks: Mark[], cuts: number[] = []): Stretched[] {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start);
  const at = [...inside.flatMap((mark) => [mark.start, mark.end]), ...cuts].filter((cut) => cut > start && cut < end);
  const edges = [...new Set([start, ...at, end])].sort((x, y) => x - y);
  return edges.slice(0, -1).map((from, i) => {
    const over = inside.filter((mark) => mark.start <= from && mark.end > from);
    return { from, text: text.slice(from, edges[i + 1]), over, begun: over.filter((mark) => mark.start === from) };
  });
}

/** Where more than so many signs are marked as differing, a line below them will do. */
const LONG = 60;

/** How a stretch is marked, as names of classes. */
export function classesOf(over: Mark[]): string[] {
  const isLong = over.every((mark) => mark.kind !== 'differ' || mark.end - mark.start > LONG);
  return [...new Set(over.flatMap(({ kind, alone }) => (alone ? [kind, 'only'] : [kind]))), ...(isLong ? ['long'] : [])];
}

/** Marks that have one note in a paragraph: those of one finding, and all that the article alone has. */
export function together(marks: Mark[]): Mark[][] {
  const notes = new Map<string, Mark[]>();
  for (const mark of marks) {
    const key = mark.spoken ? `${mark.n}` : mark.kind === 'only' ? 'only' : mark.told.id;
    notes.set(key, [...(notes.get(key) ?? []), mark]);
  }
  return [...notes.values()];
}

/** What two articles have in common or differ in: the same finding, marked once in each where it is longest, with one number. */
export function linked(left: Mark[], right: Mark[]): { left: Mark[]; right: Mark[] } {
  const shared = [...new Set(left.map(({ told }) => told.id))].filter((id) => right.some(({ told }) => told.id === id));
  const numbers = new Map(shared.map((id, i) => [id, i + 1]));
  const side = (marks: Mark[]) => {
    const fullest = new Map<string, Mark>();
    for (const mark of marks) {
      const former = fullest.get(mark.told.id);
      if (!former || mark.end - mark.start > former.end - former.start) fullest.set(mark.told.id, mark);
    }
    return marks.flatMap((mark) => (fullest.get(mark.told.id) === mark && numbers.has(mark.told.id) ? [{ ...mark, n: numbers.get(mark.told.id)! }] : []));
  };
  return { left: side(left), right: side(right) };
}
