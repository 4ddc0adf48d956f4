// Where the two sides of a shared passage differ. A passage may hold small edits; they are found by walking both sides word
// by word and, where they part, taking the nearest point at which two words in a row are the same again. One pass, so the
// cost is the passage's length times the small window.

/** Start and end in a text (UTF-16 code units). */
export type Stretch = [number, number];

/** How many words one side may be ahead of the other. */
const WINDOW = 12;

interface Word {
  word: string;
  start: number;
  end: number;
}

/** The words that only one side has, as stretches of each text. */
export function edits(textA: string, a: Stretch, textB: string, b: Stretch): { a: Stretch[]; b: Stretch[] } {
  const [left, right] = [wordsOf(textA, a), wordsOf(textB, b)];
  const found: { a: Stretch[]; b: Stretch[] } = { a: [], b: [] };
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    if (same(left, i, right, j)) {
      i++;
      j++;
      continue;
    }
    const [di, dj] = meeting(left, i, right, j);
    if (di) found.a.push([left[i].start, left[i + di - 1].end]);
    if (dj) found.b.push([right[j].start, right[j + dj - 1].end]);
    i += di;
    j += dj;
  }
  return found;
}

/** How many words to pass over on each side until both go on alike; all that is left where they never do. */
function meeting(left: Word[], i: number, right: Word[], j: number): [number, number] {
  for (let sum = 1; sum <= WINDOW * 2; sum++) {
    for (let di = Math.max(0, sum - WINDOW); di <= Math.min(sum, WINDOW); di++) {
      const [m, n] = [i + di, j + sum - di];
      const bothEnd = m === left.length && n === right.length;
      const lastWord = m + 1 === left.length && n + 1 === right.length;
      if (bothEnd || (same(left, m, right, n) && (lastWord || same(left, m + 1, right, n + 1)))) return [di, sum - di];
    }
  }
  return [left.length - i, right.length - j];
}

function same(left: Word[], i: number, right: Word[], j: number): boolean {
  return i < left.length && j < right.length && left[i].word === right[j].word;
}

function wordsOf(text: string, [start, end]: Stretch): Word[] {
  return Array.from(text.slice(start, end).matchAll(/[\p{L}\p{N}]+/gu), ({ 0: word, index }) => ({
    word: word.toLowerCase(),
    start: start + index,
    end: start + index + word.length,
  }));
}
