// One axis of time for all stories of a pile, and where on it each story's articles lie.

import type { Story } from 'samestory';
import { day } from './format';
import type { Index } from './lookup';

export interface Axis {
  from: number;
  to: number;
  /** The days at its ends. */
  first: string;
  last: string;
}

/** Marks nearer to each other than this share of the axis look like one. */
const GRAIN = 1 / 240;
const DAY_MS = 86_400_000;

/** From the first to the last day of the pile; `null` where no article names one. */
export function axisOf(index: Index): Axis | null {
  let [from, to] = [Infinity, -Infinity];
  for (const at of index.instants.values()) {
    if (at < from) from = at;
    if (at > to) to = at;
  }
  if (from > to) return null;
  const ends = [Math.floor(from / DAY_MS) * DAY_MS, (Math.floor(to / DAY_MS) + 1) * DAY_MS];
  return { from: ends[0], to: ends[1], first: day(from), last: day(to) };
}

/** Where on the axis something of the story was published, each place once, as shares of its length. */
export function marksOf(index: Index, { articles }: Story, { from, to }: Axis): number[] {
  const marks = new Set<number>();
  for (const id of articles) {
    const at = index.instants.get(id);
    if (at !== undefined) marks.add(Math.round((at - from) / (to - from) / GRAIN));
  }
  return [...marks].sort((a, b) => a - b).map((mark) => mark * GRAIN);
}
