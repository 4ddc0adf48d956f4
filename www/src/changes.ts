// What two texts do not share: words that only one has, and words that one has in place of the other's. What differs inside
// passages comes from the module; what lies between passages is paired with what lies between the same two in the other text.

import type { Article } from 'samestory';
import { outside, wordsIn, type Stretch } from './stretches';

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

/** Longer stretches between the same two passages are two matters, not one reworded. */
const REWORDED = 60;

export function changesOf(texts: Record<Side, Article>, passages: Shared[]): Change[] {
  const inside = passages.flatMap(({ edits }) => edits);
  const gaps = { left: gapsOf(texts.left, passages, 'left'), right: gapsOf(texts.right, passages, 'right') };
  const between: Change[] = [];
  for (const gap of gaps.left) {
    const other = gaps.right.find(({ before, after }) => before === gap.before && after === gap.after);
    if (other && Math.max(gap.words, other.words) <= REWORDED) {
      between.push({ left: gap.own, right: other.own });
      gaps.right.splice(gaps.right.indexOf(other), 1);
    } else {
      between.push({ left: gap.own, right: empty(gap, 'right') });
    }
  }
  for (const gap of gaps.right) between.push({ left: empty(gap, 'left'), right: gap.own });
  return [...inside, ...between].sort((x, y) => x.left[0] - y.left[0] || x.right[0] - y.right[0]);
}

export function isEmpty([start, end]: Stretch): boolean {
  return start === end;
}

/** A stretch that one text has for itself, with the passages around it. */
interface Gap {
  own: Stretch;
  words: number;
  before: Shared | null;
  after: Shared | null;
}

function gapsOf(article: Article, passages: Shared[], side: Side): Gap[] {
  const inOrder = [...passages].sort((x, y) => x[side][0] - y[side][0]);
  return outside(article, inOrder.map((passage) => passage[side])).map((own) => ({
    own,
    words: wordsIn(article.text.slice(...own)),
    before: inOrder.filter((passage) => passage[side][1] <= own[0]).at(-1) ?? null,
    after: inOrder.find((passage) => passage[side][0] >= own[1]) ?? null,
  }));
}

/** Where the other text would have it: behind the passage before, else before the passage after. */
function empty({ before, after }: Gap, side: Side): Stretch {
  const at = before ? before[side][1] : after ? after[side][0] : 0;
  return [at, at];
}
