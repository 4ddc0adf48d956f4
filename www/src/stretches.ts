// What of a text lies outside of the passages that it shares, and how many words a stretch has. One pass over the text.

import type { Article } from 'samestory';

/** Start and end in a text (UTF-16 code units). */
export type Stretch = [number, number];

/** What ends a dateline, which is not compared: a dash or a colon, not far from its beginning. */
const DATELINE = /^[^]{1,100}?(\s[-–—]+\s|—|:\s|电\s?)/u;

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Words as the browser tells them, in scripts without spaces too. */
export function wordsIn(text: string): number {
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) words++;
  return words;
}

/** The stretches of a text that none of `taken` covers, in order; marks and spaces alone are none, nor is a dateline. */
export function outside({ text, dateline }: Pick<Article, 'text' | 'dateline'>, taken: Stretch[]): Stretch[] {
  const found: Stretch[] = [];
  let at = datelineEnd(text, dateline?.place);
  for (const [start, end] of [...taken].sort((x, y) => x[0] - y[0]).concat([[text.length, text.length]])) {
    const own = trimmed(text, [at, start]);
    if (own) found.push(own);
    at = Math.max(at, end);
  }
  return found;
}

/** Without what stands before the first word and, but for the mark that ends a sentence, behind the last. */
function trimmed(text: string, [start, end]: Stretch): Stretch | null {
  const match = /[\p{L}\p{N}]([^]*[\p{L}\p{N}])?[.!?…)”’»"']*/u.exec(text.slice(start, Math.max(start, end)));
  return match && [start + match.index, start + match.index + match[0].length];
}

function datelineEnd(text: string, place?: string): number {
  const isThere = place && text.slice(0, place.length).toLowerCase() === place.toLowerCase();
  return isThere ? (DATELINE.exec(text)?.[0].length ?? 0) : 0;
}
