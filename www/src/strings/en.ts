// Every word that people read, but for the notices that the module writes. Plain newsroom English.

import type { Block, CutReason, Format, LeadReason, NoticeCode, RelationKind, Status } from 'samestory';
import type { Work } from '../client';
import type { Line, Totals } from '../drop';
import type { Folded } from '../explain';
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
  byHand: 'Cut by hand',
};

const formats: Record<Format, string> = {
  plainText: 'text',
  textExport: 'database export',
  json: 'JSON',
  jsonLines: 'JSON Lines',
  table: 'table',
  spreadsheet: 'spreadsheet',
  feed: 'feed',
  newsMl: 'NewsML',
  nitf: 'NITF',
  xml: 'XML',
  mail: 'mail',
  webPage: 'web page',
  document: 'document',
  archive: 'archive',
  links: 'list of links',
  unknown: '',
};

/** What several notices of one kind have in common; `where` counts the files, lines or articles they are about. */
const notes: Record<NoticeCode, (where: string) => string> = {
  unreadable: (where) => `${where} could not be read`,
  empty: (where) => `${where} without any text`,
  binary: (where) => `${where} without text that can be read`,
  encoding: (where) => `${where} with letters that had to be guessed`,
  json: (where) => `${where} with JSON that cannot be read`,
  xml: (where) => `${where} with broken XML`,
  notAnArticle: (where) => `${where} with items that are no articles`,
  columns: (where) => `${where} with columns: how they were read`,
  split: (where) => `${where} split into several articles`,
  links: (where) => `${where} with links instead of articles`,
  summaryOnly: (where) => `${where} with summaries or headlines instead of texts`,
  passedOver: (where) => `${where}: parts that are no articles were passed over`,
  format: (where) => `${where} of a kind that is not read`,
  duplicateId: (where) => `${where} with an id that was taken`,
  tooLarge: (where) => `${where} too large to be read in full`,
  published: (where) => `${where} with a date that is not clear`,
  unknownArticle: () => 'Edits of articles that are not here',
  unknownBlock: () => 'Edits of lines that are not here',
  noBody: (where) => `${where} without a body text`,
  truncated: (where) => `${where} of which only the beginning is here`,
  liveBlog: (where) => `${where} with many short reports on one page`,
  gallery: (where) => `${where} with most words under the pictures`,
  film: (where) => `${where} for a video or a recording`,
  pages: (where) => `${where} that go on on other pages`,
  withheld: (where) => `${where} under embargo, on hold or withdrawn: not compared`,
  commonWording: () => 'Wording too common to be followed up',
};

const statuses: Record<Status, string> = {
  embargoed: 'Embargoed: not compared',
  hold: 'On hold: not compared',
  killed: 'Withdrawn: not compared',
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
  latestVersion: 'it is the latest version',
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
    box: 'Paste articles, or drop files or a folder',
    more: 'Paste or drop more articles',
    add: 'Add this text',
    files: 'Choose files',
    folder: 'Choose folder',
    example: 'Try an example',
    takes: 'Takes text, saved pages, PDFs, feeds, agency files, database exports, tables, documents, mail and zips of them. A list of links becomes a checklist.',
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

  /** What was dropped, file by file. */
  files: {
    heading: 'Files',
    what: (format: Format) => formats[format],
    state(line: Line): string {
      switch (line.state) {
        case 'waiting':
          return 'waiting';
        case 'reading':
          return 'reading';
        case 'asking':
          return 'to be confirmed';
        case 'leftOut':
          return 'left out';
        case 'read':
          return line.articles.length || !line.says ? count(line.articles.length, 'article') : line.says;
      }
    },
    links: (n: number) => count(n, 'link'),
    notices: (n: number) => count(n, 'notice'),
    summary: ({ files, articles, notices, leftOut }: Totals) =>
      `${count(files, 'file')}: ${[
        count(articles, 'article'),
        ...(notices ? [count(notices, 'notice')] : []),
        ...(leftOut ? [`${number(leftOut)} left out`] : []),
      ].join(', ')}`,
    leftOut: 'Left out: what you left out, and pictures, hidden files and parts of saved pages, which hold no article.',
    close: 'Hide this',
  },

  /** How many articles an export or a table holds, and how its columns are read, before they are added. */
  ask: {
    heading: (files: number) => (files === 1 ? 'Add these articles?' : `Add the articles of ${number(files)} files?`),
    found: (format: Format, articles: number) => `${formats[format] || 'file'}, ${count(articles, 'article')}`,
    headlineOnly: (n: number) => `${number(n)} of them with a headline only: grouped with stories, never called copies.`,
    none: 'Choose which column holds the headline or the text.',
    columns: 'What each column holds',
    column: 'Column',
    holds: 'Holds',
    unnamed: (n: number) => `${number(n)}, without a name`,
    row: (n: number) => `Row ${number(n)}`,
    field: (column: string) => `Column ${column} holds`,
    fields: {
      title: 'headline',
      standfirst: 'standfirst',
      text: 'text',
      html: 'text as HTML',
      source: 'outlet',
      published: 'date',
      byline: 'byline',
      url: 'link',
      language: 'language',
      id: 'id',
      version: 'version',
      status: 'status',
    } as Record<string, string>,
    unused: 'not used',
    first: 'The first of them',
    take: (name: string) => `Add ${name}`,
    add: (n: number) => `Add ${count(n, 'article')}`,
    leave: (files: number) => (files === 1 ? 'Leave out' : 'Leave all out'),
  },

  /** Pages that are known by their address only. */
  checklist: {
    heading: (done: number, of: number) => `${number(done)} of ${count(of, 'page')} supplied`,
    how: 'Links are not read from here. Open each page, save it and drop the file, or copy all of it and paste it.',
    newTab: 'opens in a new tab',
    supplied: (link: string) => `Supplied: ${link}`,
    away: 'Put this list away',
  },

  labels: {
    /** An agency's label for a newer version of an item, as "UPDATE 2", or a bare number. */
    version: (version: string) =>
      /^\d+$/.test(version) ? `Version ${version}` : version.charAt(0).toUpperCase() + version.slice(1).toLowerCase(),
    status: (status: Status) => statuses[status],
    truncated: 'Only the beginning',
    paywall: 'Only the beginning: paywall',
    headlineOnly: 'Headline only',
    reading: { liveBlog: 'Live blog', gallery: 'Gallery', film: 'Video or recording', pages: 'One page of several' } as Partial<Record<NoticeCode, string>>,
    updated: (time: string) => `Updated ${time}`,
  },

  overview: {
    heading: 'Stories',
    none: 'No two of these articles tell the same story.',
    one: 'This is one article. Add others to see which tell the same story.',
    alone: 'Alone in this pile',
  },

  more: (n: number) => `Show ${number(n)} more`,

  summary: (articles: number, stories: number, { copies, versions }: Folded): string =>
    [
      count(articles, 'article'),
      count(stories, 'story', 'stories'),
      ...(copies ? [`${count(copies, 'copy', 'copies')} folded`] : []),
      ...(versions ? [`${count(versions, 'earlier version')} folded`] : []),
    ].join(' · '),

  story: {
    counts: (texts: number, outlets: number) => [count(texts, 'text'), ...(outlets ? [count(outlets, 'outlet')] : [])].join(', '),
    folded: ({ copies, versions }: Folded) =>
      [...(copies ? [`+ ${count(copies, 'copy', 'copies')}`] : []), ...(versions ? [`+ ${count(versions, 'earlier version')}`] : [])].join(' '),
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
    foldedTexts: (n: number) => count(n, 'folded text'),
    moreFolded: (n: number) => count(n, 'more folded text'),
  },

  why: {
    ask: 'Why?',
    about: (label: string) => `‘${label}’ is one story`,
    group: (copies: number, reason: LeadReason) => `stands for ${count(copies, 'folded text')}: ${leads[reason]}.`,
    cohesion: (texts: number, cohesion: number, threshold: number) =>
      `Average match of these ${count(texts, 'text')}: ${match(cohesion)}. Texts are joined from ${percent(threshold)}.`,
    tie: (to: string, likeness: number) => `matches ${to}: ${match(likeness)}.`,
    names: (names: string[]) => `Both name ${list(names)}.`,
    numbers: (numbers: string[]) => `Same ${numbers.length === 1 ? 'number' : 'numbers'}: ${numbers.join(', ')}.`,
    words: (shared: string[]) => `Words in both: ${shared.join(', ')}.`,
    otherNames: (names: string[]) => `Named only here: ${list(names)}.`,
    days: (n: number) => (n === 0 ? 'Published on the same day.' : `Published ${count(n, 'day')} apart.`),
    onlyCopies: 'These are copies or versions of one text.',
  },

  relation: {
    kind: (kind: RelationKind) => kinds[kind],
    versions: 'Versions of one item',
    earlier: (how: string) => `earlier version: ${how}`,
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
    cut: (n: number, reasons: string[], more: boolean) =>
      `${count(n, 'line')} cut: ${reasons.join(' · ')}${more ? ' …' : ''}`,
    edit: 'Edit what counts as the article',
    editEnd: 'End editing',
    editNote: 'Cut what does not belong to the article, put back what was cut by mistake.',
    cutThis: 'Cut',
    cutBlock: { paragraph: 'Cut this paragraph', subhead: 'Cut this subhead', listItem: 'Cut this list item' },
    putBack: 'Put back',
    about: (text: string) => `: ${text}`,
    byHand: 'put back by hand',
    cutDone: 'The paragraph was cut.',
    keptDone: 'The line was put back.',
    cutReason: ({ reason, by }: Block) =>
      !reason ? 'Not part of the text' : reason === 'repeated' && by === 'pile' ? 'Recurs in other articles' : cuts[reason],
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
    copyOf: (lead: string, isVersion: boolean) => `Folded as ${isVersion ? 'an earlier version' : 'a copy'} of ${lead}.`,
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
    /** Several notices of one kind. */
    several: (code: NoticeCode, n: number, unit: 'file' | 'line' | 'article') => notes[code](count(n, unit)),
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
    links: (n: number) => `${count(n, 'page')} to supply.`,
    leftOut: 'Left out.',
  },
} as const;
