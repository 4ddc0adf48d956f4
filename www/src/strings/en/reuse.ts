// What is said of shared wording: between two texts, in a group of copies, in the table of all pairs. Never of blame.

import type { LeadReason, RelationKind } from 'samestory';
import { list, number, percent } from '../../format';
import { count } from './figures';

const kinds: Record<RelationKind, string> = {
  identical: 'Same text',
  near: 'Almost the same text',
  contains: 'One contains the other',
  rewrite: 'Much shared wording',
  passage: 'Shares passages',
};

export const leads: Record<LeadReason, string> = {
  fullest: 'it holds the others’ text',
  earliest: 'it bears the earliest date',
  latestVersion: 'it is the latest version',
  firstById: 'nothing sets them apart, so the first by name was taken',
  byHand: 'it was chosen by hand',
};

const QUOTES = 'Shared quotes do not show copying.';
const CANNOT = 'Cannot tell which came first';

export const relation = {
  kind: (kind: RelationKind) => kinds[kind],
  versions: 'Two versions of one item',
  earlier: (how: string) => `earlier version: ${how}`,
  identical: 'same text',
  near: (share: number) => `almost the same text (${percent(share)} of its words are shared)`,
  contained: (whole: string, share: number) => `contained in ${whole} (${percent(share)} of its words stand there)`,
  contains: (part: string, share: number) => `contains ${part} (${percent(share)} of the shorter one’s words stand in both)`,
  lead: 'the lead',
  rewrite: (share: number) => `much shared wording (${percent(share)} of the shorter one’s words)`,
  passages: (longest: number) => `shares passages, the longest of ${count(longest, 'word')}`,
  scattered: 'Only scattered short runs of words are shared',
  scatteredShort: 'Only short runs',
  quotesOnly: (who: string | null) => `${who ? `Both quote ${who}.` : 'Both have the same quotes.'} ${QUOTES}`,
  quotesShort: 'Only quotes',
  with: (a: string, b: string) => `${a} and ${b}`,
  sameGroup: 'in the same group of copies, compared with other texts of it',
};

/** Which came first, and whom they credit. */
export const origin = {
  earlier: (name: string, time: string, other: string) => `${name} is earlier: ${time}. The other: ${other}.`,
  cannot: {
    noTimes: `${CANNOT}: no times.`,
    oneTime: (name: string) => `${CANNOT}: ${name} bears no time.`,
    notADay: `${CANNOT}: one of the times names no day.`,
    sameDay: `${CANNOT}: both name only the day, and it is the same.`,
    noHour: `${CANNOT}: one of the times names no hour.`,
    noZone: `${CANNOT}: one of the times names no time zone.`,
    sameTime: `${CANNOT}: both bear the same time.`,
    onlyOne: `${CANNOT}: only one of them bears a time.`,
    close: `${CANNOT}: the earliest times are the same, or without an hour or a time zone.`,
  },
  earliest: (name: string, time: string) => `Earliest dated here: ${name}, ${time}.`,
  someMissing: (n: number) => `${count(n, 'of them bears', 'of them bear')} no time.`,
  credits: (names: string[], to: string, more: number) =>
    `${list([...names, ...(more ? [`${number(more)} more`] : [])])} ${names.length + more === 1 ? 'credits' : 'credit'} ${to}.`,
  isFrom: (name: string, agency: string) => `${name} is from ${agency}.`,
};

export const pair = {
  heading: 'Side by side',
  nothing: 'These two share no longer run of words.',
  all: 'Every word of the two is the same.',
  share: (share: number) => `${percent(share)} of the shorter text’s words stand in both.`,
  contains: (whole: string, part: string) => `${whole} contains ${part}.`,
  passages: (n: number, quotes: number, longest: number) => {
    const what = [...(n > quotes ? [count(n - quotes, 'shared passage')] : []), ...(quotes ? [count(quotes, 'shared quote')] : [])];
    return `${what.join(' and ')}${n > 1 ? ', the longest' : ''} of ${count(longest, 'word')}.`;
  },
  runs: (n: number, longest: number) => `${count(n, 'short run')}${n > 1 ? ', the longest' : ''} of ${count(longest, 'word')}: too short to show that one text was taken from the other.`,
  /** Of texts that are compared with each other by way of a third one of the very same words. */
  sameAs: (name: string, other: string) => `${name} has the same words as ${other}.`,
  bothSameAs: (other: string) => `Both have the same words as ${other}.`,
  through: (a: string, b: string) => `Compare ${a} with ${b}`,
  steps: 'Shared passages',
  position: (n: number, of: number, quoted: boolean) => `${quoted ? 'Quote' : 'Passage'} ${number(n)} of ${number(of)}`,
  unmarked: (of: number) => `${count(of, 'highlight')}`,
  previous: 'Previous',
  next: 'Next',
  keys: 'Keys: n next, p previous, Enter crosses over',
  cross: (n: number, quoted: boolean) => `${quoted ? 'Quote' : 'Passage'} ${n}: go to the same words in the other text`,
  show: (n: number) => `Show quote ${n} in both texts`,
  text: (name: string) => `Text of ${name}`,
  quotes: 'Quotes in both',
  quotesNote: QUOTES,
  legendPassage: 'shared wording',
  legendQuote: 'shared quote',
  legendEdit: 'worded differently',
  legendGap: 'words left out here',
};

/** What two texts do not share, with its places. */
export const changes = {
  heading: 'What changed',
  differs: 'What differs',
  count: (n: number) => (n ? count(n, 'place') : 'nothing'),
  added: (later: string) => `Added in ${later}`,
  dropped: (earlier: string) => `Left out of ${earlier}`,
  onlyIn: (name: string) => `Only in ${name}`,
  reworded: 'Worded differently',
  later: 'the later version',
  becomes: 'became',
  against: 'against',
  none: 'No word was changed.',
  show: 'Show in the texts',
  order: (later: string) => `${later} is taken for the later version.`,
};

/** Texts folded under one lead: which parts of each stand in the lead's text. */
export const group = {
  heading: (n: number) => `${count(n, 'text')}, one wording`,
  section: 'Copies and versions',
  of: (lead: string) => `Folded under ${lead}`,
  stands: (lead: string, n: number, reason: LeadReason) => `${lead} stands for ${count(n, 'folded text')}: ${leads[reason]}.`,
  lead: 'Lead',
  leadText: (words: number) => `The lead’s text, ${count(words, 'word')}.`,
  share: (share: number, own: number, edits: number) =>
    `${[
      `${share === 1 ? 'All' : percent(Math.min(share, 0.99))} of its words are in the lead’s text`,
      ...(own ? [`${count(own, 'part is', 'parts are')} its own`] : []),
      ...(edits ? [`small changes in ${count(edits, 'place')}`] : []),
    ].join('; ')}.`,
  none: 'Shares nothing with the lead; it was folded for what it shares with other texts of this group.',
  legendShared: 'in the lead’s text',
  legendQuoted: 'a quote in both',
  legendOwn: 'its own',
  compare: 'Compare with the lead',
  makeLead: 'Make this the lead',
  done: (name: string) => `${name} leads its group now.`,
  open: 'Every part of each text',
  table: {
    article: 'Article',
    part: 'Part',
    words: 'Words',
    begins: 'Begins',
    shared: 'in the lead’s text',
    quoted: 'a quote in both',
    own: 'its own',
  },
  show: 'Show side by side:',
  page: (n: number) => `See what ${number(n)} folded texts share`,
};

/** The table of all pairs. */
export const pairs = {
  heading: 'All shared wording',
  link: (n: number) => `All shared wording: ${count(n, 'pair')}`,
  none: 'No two of these articles share wording.',
  kind: 'Kind',
  all: 'All',
  of: (name: string, n: number) => `${name} (${number(n)})`,
  show: 'Which pairs',
  columns: {
    kind: 'How they are alike',
    a: 'Article',
    b: 'Other article',
    score: 'Words shared',
    longest: 'Longest stretch',
    earlier: 'Earlier one',
  },
  sorting: 'Sorting',
  share: (share: number) => percent(share),
  shareNote: 'Words shared: of the shorter text. Articles are sorted by the names in grey.',
  words: (n: number) => count(n, 'word'),
  unknown: 'cannot tell',
  range: (from: number, to: number, of: number) => `${number(from)}–${number(to)} of ${count(of, 'pair')}`,
  earlierPage: 'Previous 100',
  laterPage: 'Next 100',
  pages: 'Pages of the table',
};
