// A folded text as a strip: which of its parts stand in the lead's text, and which are its own. Made in the worker, so that
// texts need not cross.

import type { Article, Relation } from 'samestory';
import { outside, wordsIn, type Stretch } from './stretches';

export interface Part {
  start: number;
  end: number;
  kind: 'shared' | 'quoted' | 'own';
  words: number;
  /** Its first words. */
  begins: string;
}

export interface Strip {
  id: string;
  /** Length of the text (UTF-16 code units). */
  length: number;
  words: number;
  parts: Part[];
  /** Share of its words that stand in the lead's text. */
  share: number;
  /** Places inside shared parts where the lead has other words. */
  edits: number;
  /** The article that it was measured on: itself, or one of the very same words. `null` where none shares wording with the lead. */
  measured: string | null;
}

const BEGIN = 60;

/** `relation` is that of the article with its lead. */
export function stripOf(article: Article, relation: Relation | null): Strip {
  const { id, text } = article;
  const side = relation?.a === id ? 'a' : 'b';
  const passages = relation?.passages ?? [];
  const part = ([start, end]: Stretch, kind: Part['kind']): Part => {
    const piece = text.slice(start, end);
    return { start, end, kind, words: wordsIn(piece), begins: piece.slice(0, BEGIN).replace(/\s+/g, ' ') };
  };
  const shared = passages.map((passage) => part(passage[side], passage.quoted ? 'quoted' : 'shared'));
  const own = relation?.kind === 'identical' ? [] : outside(article, passages.map((passage) => passage[side]));
  const parts = joined([...shared, ...own.map((stretch) => part(stretch, 'own'))].sort((x, y) => x.start - y.start));
  const edits = passages.flatMap((passage) => passage.edits ?? []);
  const edited = edits.reduce((sum, edit) => sum + wordsIn(text.slice(...edit[side])), 0);
  const words = (which: Part[]) => which.reduce((sum, { words }) => sum + words, 0);
  return {
    id,
    length: text.length,
    words: article.words,
    parts,
    share: words(parts) ? (words(shared) - edited) / words(parts) : 0,
    edits: edits.length,
    measured: relation && id,
  };
}

/** Parts of one kind with no word between them are one to the eye. */
function joined(parts: Part[]): Part[] {
  const found: Part[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (last?.kind === part.kind) found[found.length - 1] = { ...last, end: part.end, words: last.words + part.words };
    else found.push(part);
  }
  return found;
}

/** A text that is all in the lead's: the lead's own, and one of the very same words. */
export function wholeStrip({ id, text, words }: Article): Strip {
  const begins = text.slice(0, BEGIN).replace(/\s+/g, ' ');
  const parts: Part[] = [{ start: 0, end: text.length, kind: 'shared', words, begins }];
  return { id, length: text.length, words, parts, share: 1, edits: 0, measured: id };
}
