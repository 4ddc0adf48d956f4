// Every word that people read, but for the notices that the module writes. Plain newsroom English.

import type { CutReason, LeadReason, RelationKind, Report } from 'samestory';
import type { Work } from '../client';
import { list, number, percent } from '../format';

const count = (n: number, one: string, many = `${one}s`): string => `${number(n)} ${n === 1 ? one : many}`;

/** How well two texts match as reports of one event; never in full, which would read as "the same text". */
const match = (likeness: number): string => (likeness > 0.99 ? `over ${percent(0.99)}` : percent(likeness));

const phases: Record<Work['phase'], string> = {
  read: 'Reading the files',
  extract: 'Finding the article in each text',
  reuse: 'Looking for shared wording',
  likeness: 'Comparing the articles',
  stories: 'Grouping them into stories',
  done: 'Done',
};

const cuts: Record<CutReason, string> = {
  title: 'Headline, shown above',
  standfirst: 'Summary, shown above',
  byline: 'Who wrote it',
  date: 'Only a date or time',
  caption: 'Caption of a picture or video',
  repeated: 'Appears twice',
  relatedLink: 'Link to another article',
  share: 'Invitation to share or follow',
  comment: 'Invitation to comment',
  newsletter: 'Invitation to subscribe or sign up',
  advertisement: 'Mark of an advertisement',
  sectionLabel: 'Name of a section or topic',
  mediaLength: 'Length of a video or recording',
  count: 'A bare count',
  navigation: 'Part of the page around the article',
  legal: 'Legal notice',
  paywall: 'Invitation to pay',
  contact: 'How to reach the newsroom',
  metadata: 'Details of the article, shown above',
};

const kinds: Record<RelationKind, string> = {
  identical: 'Same text',
  near: 'Almost the same text',
  contains: 'One contains the other',
  rewrite: 'Much shared wording',
  passage: 'Shares passages',
};

const leads: Record<LeadReason, string> = {
  fullest: 'it holds the others’ text',
  earliest: 'it bears the earliest date',
  firstById: 'nothing sets them apart, so the first by name was taken',
};

export const words = {
  name: 'samestory',
  pageTitle: (view: string) => `${view} · samestory`,
  skip: 'Skip to the content',
  /** An article in a sentence: its headline, and where it is from. */
  called: (title: string, from: string | null) => (from ? `‘${title}’ (${from})` : `‘${title}’`),

  start: {
    heading: 'See how outlets tell the same story',
    promise: 'Your articles stay in this browser.',
    box: 'Paste an article or drop files',
    more: 'Paste another article or drop files',
    add: 'Add this text',
    files: 'Choose files',
    folder: 'Choose folder',
    example: 'Try an example',
    links: 'Links cannot be opened from here: paste the page or drop a saved copy.',
    drop: 'Drop to add',
    /** What a pasted text is called where it has no headline. */
    pasted: (n: number) => `Pasted text ${n}`,
  },

  work: {
    phase: (phase: Work['phase']) => phases[phase],
    of: (done: number, total: number) => `${number(done)} of ${number(total)}`,
    cancel: 'Cancel',
  },

  toolbar: {
    label: 'This pile',
    overview: 'All stories',
    save: 'Save report',
    undo: 'Undo last edit',
    reset: 'Start over',
  },

  overview: {
    heading: 'Stories',
    none: 'No two of these articles tell the same story.',
    one: 'This is one article. Add others to see which tell the same story.',
    alone: 'Alone in this pile',
  },

  more: (n: number) => `Show ${number(n)} more`,

  summary(report: Report): string {
    const stories = report.stories.filter((s) => s.articles.length > 1).length;
    const copies = report.groups.reduce((sum, g) => sum + g.articles.length - 1, 0);
    return [
      count(report.articles.length, 'article'),
      count(stories, 'story', 'stories'),
      ...(copies ? [`${count(copies, 'copy', 'copies')} folded`] : []),
    ].join(' · ');
  },

  story: {
    counts: (texts: number, outlets: number) => [count(texts, 'text'), ...(outlets ? [count(outlets, 'outlet')] : [])].join(', '),
    copies: (n: number) => `+ ${count(n, 'copy', 'copies')}`,
    keywords: 'Key words',
    articles: 'Articles',
    lead: 'Lead',
    shared: 'Shared wording',
    nothingShared: 'No two of these texts share a longer run of words.',
    selected: (n: number) => `${number(n)} selected`,
    select: (name: string) => `Select ${name}`,
    selectAll: 'Select all',
    compare: 'Compare side by side',
    compareHint: 'Select two articles to compare them side by side, or any number to edit their details.',
    compareLead: 'Compare with the lead',
    edit: 'Edit details',
    words: (n: number) => count(n, 'word'),
    copyOf: (lead: string, reason: string) => `Folded under ${lead}: ${reason}`,
    more: (n: number) => `${count(n, 'more text')} in this story`,
    foldedCopies: (n: number) => count(n, 'folded copy', 'folded copies'),
    moreCopies: (n: number) => `${count(n, 'more copy', 'more copies')}`,
  },

  why: {
    ask: 'Why?',
    about: (label: string) => `‘${label}’ is one story`,
    group: (copies: number, reason: LeadReason) => `stands for ${count(copies, 'copy', 'copies')}: ${leads[reason]}.`,
    cohesion: (texts: number, cohesion: number, threshold: number) =>
      `Average match of these ${count(texts, 'text')}: ${match(cohesion)}. Texts are joined from ${percent(threshold)}.`,
    tie: (to: string, likeness: number) => `matches ${to}: ${match(likeness)}.`,
    names: (names: string[]) => `Both name ${list(names)}.`,
    numbers: (numbers: string[]) => `Same ${numbers.length === 1 ? 'number' : 'numbers'}: ${numbers.join(', ')}.`,
    words: (shared: string[]) => `Words in both: ${shared.join(', ')}.`,
    otherNames: (names: string[]) => `Named only here: ${list(names)}.`,
    days: (n: number) => (n === 0 ? 'Published on the same day.' : `Published ${count(n, 'day')} apart.`),
    onlyCopies: 'These are copies of one text.',
  },

  relation: {
    kind: (kind: RelationKind) => kinds[kind],
    identical: 'same text',
    near: (share: number) => `almost the same text (${percent(share)} of its words are shared)`,
    contained: (whole: string, share: number) => `contained in ${whole} (${percent(share)} of its words stand there)`,
    contains: (part: string, share: number) => `contains ${part} (${percent(share)} of the shorter one’s words stand in both)`,
    lead: 'the lead',
    rewrite: (share: number) => `much shared wording (${percent(share)} of the shorter one’s words)`,
    passages: (n: number, longest: number) => `${n === 1 ? 'a shared passage' : `${number(n)} shared passages, the longest`} of ${count(longest, 'word')}`,
    passage: 'shares passages',
    quotesOnly: 'Both quote the same words. Shared quotes do not show copying.',
    with: (a: string, b: string) => `${a} and ${b}`,
    sameAs: (lead: string) => `Both are copies of ${lead}.`,
  },

  pair: {
    heading: 'Side by side',
    nothing: 'These two share no longer run of words.',
    all: 'Every word of the two is the same.',
    share: (share: number) => `${percent(share)} of the shorter text’s words stand in both.`,
    contains: (whole: string, part: string) => `${whole} contains ${part}.`,
    passages: (n: number, quotes: number, longest: number) => {
      const what = [...(n > quotes ? [count(n - quotes, 'shared passage')] : []), ...(quotes ? [count(quotes, 'shared quote')] : [])];
      return `${what.join(' and ')}${n > 1 ? ', the longest' : ''} of ${count(longest, 'word')}.`;
    },
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
    quotesNote: 'Shared quotes do not show copying.',
    legendPassage: 'shared wording',
    legendQuote: 'shared quote',
    legendEdit: 'worded differently',
  },

  article: {
    by: (byline: string) => `By ${byline}`,
    dateline: (place: string, date: string | null) => `Dateline: ${[place, date].filter(Boolean).join(', ')}`,
    credits: (credits: string[]) => `Credits: ${credits.join('; ')}`,
    cut: (n: number) => `Cut lines (${number(n)})`,
    cutNote: 'Left out of the comparison, in the order of the page.',
    cutReason: (reason: CutReason | undefined) => (reason ? cuts[reason] : 'Not part of the text'),
    inStory: 'Story:',
    compare: 'Compare with',
    noBody: 'No body text was found.',
    noTitle: 'No headline found',
    noOutlet: 'Outlet unknown',
    noTime: 'Time unknown',
    add: 'add',
    addOutlet: (name: string) => `Add the outlet of ${name}`,
    addTime: (name: string) => `Add the time of ${name}`,
    addTitle: (name: string) => `Add the headline of ${name}`,
    copyOf: (lead: string) => `Folded as a copy of ${lead}.`,
  },

  edit: {
    heading: (n: number) => (n === 1 ? 'Edit details' : `Edit details of ${number(n)} articles`),
    outlet: 'Outlet',
    title: 'Headline',
    byline: 'Byline',
    time: 'Published',
    timeHint: 'A date, or a date and time: 2026-11-22 or 2026-11-22 14:30',
    timeWrong: 'Write the date as year-month-day, such as 2026-11-22 or 2026-11-22 14:30.',
    mixed: 'Differs between them; leave empty to keep each',
    save: 'Save',
    cancel: 'Cancel',
    done: (n: number) => `Details of ${count(n, 'article')} changed.`,
    undo: 'Undo',
    undone: 'The last edit was undone.',
  },

  settings: {
    heading: (copies: string, stories: string) => `How strict? Copies: ${copies} · Stories: ${stories}`,
    copies: 'What counts as a copy',
    stories: 'What counts as one story',
    steps: { loose: 'loose', normal: 'normal', strict: 'strict' },
    copiesHint: {
      loose: 'Folds texts that were edited a good deal.',
      normal: 'Folds texts that are almost the same or cut from one another.',
      strict: 'Folds only texts with hardly a word changed.',
    },
    storiesHint: {
      loose: 'Joins reports of related events too.',
      normal: 'Joins reports of one event.',
      strict: 'Joins only reports that are very alike.',
    },
    fine: 'Join texts that match at least',
    fineValue: (share: number) => percent(share),
    custom: 'set by hand',
  },

  notices: {
    heading: (n: number) => count(n, 'notice'),
    line: (line: number) => `line ${number(line)}`,
    onlyLink: 'A link cannot be opened from here. Open the page, copy its text and paste that, or save the page and drop the file.',
    unreadable: 'This file could not be read. Check that it still exists and that you may open it, then add it again.',
    setAside: 'The analysis stopped on this one, so it was set aside; all others went on. Try pasting its text instead.',
    pdf: {
      notLoaded: 'What reads PDFs could not be loaded. Check the connection and add the file again, or paste the article.',
      tooLarge: 'This PDF has more than 64 MB. Split it, or paste the articles.',
      tooLong: 'This PDF took more than a minute and was left out. Print the pages with the articles to a new PDF and add that.',
      failed: 'This PDF is damaged and could not be read. Open it, print it to a new PDF and add that, or paste the article.',
    },
    failed: (message: string) => `That did not work: ${message} Try again, or start over.`,
  },

  reset: {
    heading: 'Start over?',
    text: 'The articles and your edits leave this page. Files on your computer stay as they are.',
    yes: 'Start over',
    no: 'Keep them',
  },

  said: {
    added: (n: number) => `${count(n, 'article')} added.`,
    cancelled: 'Cancelled. Nothing was changed.',
    reset: 'All articles were removed.',
    saved: 'The report was saved.',
  },
} as const;
