// What two texts do not share: words that only one has, and words that one has in place of the other's. What differs inside
// passages comes from the module. What lies between them is taken for reworded where it goes on from the same passage, or
// goes over to the same one, within a paragraph in both texts.

import type { Article } from 'samestory';
import { outside, type Stretch } from './stretches';

export type Side = 'left' | 'right';

/** A shared passage as it lies in the two texts, and where they differ inside it. */
export interface Shared {
  left: Stretch;
  right: Stretch;
  words: number;
  quoted: boolean;
  edits: Record<Side, Stretch>[];
}

/** A place where the texts differ. A side that has nothing there is empty, at the place where it would stand. */
export interface Change {
  left: Stretch;
  right: Stretch;
}

/** Closing marks in a row. */
const MARKS = 8;

export function changesOf(texts: Record<Side, Article>, passages: Shared[]): Change[] {
  const inside = passages.flatMap(({ edits }) => edits);
  const gaps = { left: gapsOf(texts.left, passages, 'left'), right: gapsOf(texts.right, passages, 'right') };
  const between: Change[] = [];
  for (const gap of gaps.left) {
    const other = gaps.right.find((other) => (gap.after && other.after === gap.after) || (gap.before && other.before === gap.before));
    if (other) {
      between.push({ left: gap.own, right: other.own });
      gaps.right.splice(gaps.right.indexOf(other), 1);
    } else {
      between.push({ left: gap.own, right: empty(gap, texts.right.text, 'right') });
    }
  }
  for (const gap of gaps.right) between.push({ left: empty(gap, texts.left.text, 'left'), right: gap.own });
  return [...inside, ...between].sort((x, y) => x.left[0] - y.left[0] || x.right[0] - y.right[0]);
}

export function isEmpty([start, end]: Stretch): boolean {
  return start === end;
}

/** A stretch of one paragraph that one text has for itself. */
interface Gap {
  own: Stretch;
  /** The passage that goes before it in the same paragraph. */
  before: Shared | null;
  /** The passage that goes on behind it in the same paragraph. */
  after: Shared | null;
  /** The last passage before it, wherever that is. */
  behind: Shared | null;
}

function gapsOf(article: Article, passages: Shared[], side: Side): Gap[] {
  const inOrder = [...passages].sort((x, y) => x[side][0] - y[side][0]);
  const isOneParagraph = (from: number, to: number) => !article.text.slice(from, to).includes('\n\n');
  return outside(article, inOrder.map((passage) => passage[side])).flatMap((own) => {
    const behind = inOrder.filter((passage) => passage[side][1] <= own[0]).at(-1) ?? null;
    const next = inOrder.find((passage) => passage[side][0] >= own[1]) ?? null;
    return paragraphs(article.text, own).map((piece) => ({
      own: piece,
      behind,
      before: behind && isOneParagraph(behind[side][1], piece[0]) ? behind : null,
      after: next && isOneParagraph(piece[1], next[side][0]) ? next : null,
    }));
  });
}

function paragraphs(text: string, [start, end]: Stretch): Stretch[] {
  const pieces: Stretch[] = [];
  for (let at = start; at < end; ) {
    const blank = text.indexOf('\n\n', at);
    const to = blank < 0 ? end : Math.min(blank, end);
    if (to > at) pieces.push([at, to]);
    at = to + 2;
  }
  return pieces;
}

/** Where the other text would have it: behind the passage before and the marks that end it, else at its beginning. */
function empty({ behind }: Gap, text: string, side: Side): Stretch {
  const end = behind ? behind[side][1] : 0;
  const at = end + /^[^\p{L}\p{N}\s]*/u.exec(text.slice(end, end + MARKS))![0].length;
  return [at, at];
}
