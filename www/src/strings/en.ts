// Every word that people read, but for the notices that the module writes. Plain newsroom English.

import type { Block, Format, NoticeCode, Status } from 'samestory';
import type { Work } from '../job';
import type { Line, Totals } from '../drop';
import type { Folded } from '../explain';
import { number, percent } from '../format';
import { cuts, formats, notes, phases, statuses } from './en/codes';
import { compared } from './en/compared';
import { count } from './en/figures';
import { changes, group, origin, pair, pairs, relation } from './en/reuse';
import { correct, corrections, marks, news, pile, slider, stories, why } from './en/stories';

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
    takes: 'Takes text, saved pages, PDFs, feeds, agency files, database exports, tables, documents, mail and zips of them. A list of links becomes a checklist. A saved pile opens where you left it.',
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
    tables: 'Save tables',
    table: {
      articles: 'articles.csv',
      stories: 'stories.csv',
      relations: 'relations.csv',
      sample: 'sample.csv',
      sampleKey: 'sample-key.csv',
      findings: 'findings.csv',
    },
    saveTable: (name: string) => `Save ${name}`,
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
    compareHint: 'Select two articles to compare them side by side, or any number to edit their details, take them out of the story or move them.',
    compareLead: 'Compare with the lead',
    edit: 'Edit details',
    words: (n: number) => count(n, 'word'),
    copyOf: (lead: string, reason: string) => `Folded under ${lead}: ${reason}`,
    more: (n: number) => `${count(n, 'more text')} in this story`,
    foldedTexts: (n: number) => count(n, 'folded text'),
    moreFolded: (n: number) => count(n, 'more folded text'),
  },

  stories,
  slider,
  marks,
  correct,
  corrections,
  why,
  news,
  pile,
  relation,
  origin,
  pair,
  changes,
  group,
  pairs,
  compared,

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
    last: 'What was done last',
  },

  settings: {
    heading: (copies: string) => `How strict? Copies: ${copies}`,
    copies: 'What counts as a copy',
    steps: { loose: 'loose', normal: 'normal', strict: 'strict' },
    copiesHint: {
      loose: 'Folds texts that were edited a good deal.',
      normal: 'Folds texts that are almost the same or cut from one another.',
      strict: 'Folds only texts with hardly a word changed.',
    },
    fine: {
      copies: 'Fold texts that share at least',
      passage: 'Show shared passages from',
    },
    share: (share: number) => percent(share),
    passageValue: (n: number) => count(n, 'word'),
    /** What a least share of shared wording means for a report of usual length. */
    copiesMeans: (share: number, words: number, changed: number) =>
      `A text is folded under another when ${percent(share)} of its wording stands there. Of ${number(words)} words, up to about ${count(changed, 'scattered word')} may differ.`,
    passageMeans: (n: number) => `Shorter runs are taken for chance. ${n < 10 ? 'Common phrases will show up as passages.' : n > 20 ? 'A sentence in common may go unseen.' : 'That is about half a sentence.'}`,
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
    tableSaved: (name: string) => `${name} was saved.`,
    links: (n: number) => `${count(n, 'page')} to supply.`,
    leftOut: 'Left out.',
  },
} as const;
