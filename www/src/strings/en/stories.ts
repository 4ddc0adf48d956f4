// What is said of stories: the list of them, why they are one, what came near, corrections by hand, and what is new.

import type { Against, Change, LeadReason, Overrule } from 'samestory';
import type { Hand } from '../../corrections';
import { list, number, percent } from '../../format';
import type { Only, Sort } from '../../listed';
import { compared } from './compared';
import { count, match } from './figures';
import { leads } from './reuse';

export const stories = {
  search: 'Search stories',
  searchHint: 'Headlines, key words, outlets, authors',
  filters: 'Filters',
  filtersOn: (n: number) => `Filters: ${number(n)} on`,
  outlet: 'Outlet',
  anyOutlet: 'Any outlet',
  outletOf: (name: string, stories: number) => `${name} (${number(stories)})`,
  from: 'Published from',
  to: 'to',
  only: {
    news: 'New or changed',
    outlets: 'Several outlets',
    texts: 'Several texts',
    pinned: 'Pinned',
  } satisfies Record<Only, string>,
  onlyLegend: 'Show only',
  sort: 'Sort by',
  sorts: { size: 'size', newest: 'newest', label: 'headline' } satisfies Record<Sort, string>,
  clear: 'Show all stories',
  shown: (shown: number, all: number) => (shown === all ? count(all, 'story', 'stories') : `${number(shown)} of ${count(all, 'story', 'stories')}`),
  alone: (n: number) => (n ? ` and ${count(n, 'article')} alone` : ''),
  nothing: 'No story fits. Take a word or a filter away.',
  list: 'Stories',
  asTable: 'Show as a plain table',
  asCards: 'Show as cards',
  outlets: (names: string[], more: number) => [...names, ...(more ? [`${number(more)} more`] : [])].join(', '),
  /** What a picture of the times says to those who do not see it. */
  times: (articles: number, when: string, first: string, last: string) =>
    `${count(articles, 'article')}, ${when}, on a line from ${first} to ${last}`,
  table: {
    caption: 'All stories that are shown',
    columns: ['Story', 'Texts', 'Copies', 'Outlets', 'Key words', 'First', 'Last', 'Marks'],
    rows: (from: number, to: number, all: number) => `Rows ${number(from)} to ${number(to)} of ${number(all)}`,
    former: 'Former rows',
    next: 'Next rows',
    all: 'All rows at once',
    unknown: 'unknown',
  },
};

export const slider = {
  label: 'How finely to split',
  fewer: 'Fewer, larger stories',
  more: 'More, smaller stories',
  now: (stories: number, alone: number) => `${count(stories, 'story', 'stories')}${stories === 0 ? '' : ` of several articles`}, ${count(alone, 'article')} alone`,
  usual: 'usual',
  back: 'Back to usual',
  working: 'Splitting anew …',
};

export const marks = {
  pinned: 'Pinned',
  renamed: 'Named by hand',
  isNew: 'New',
  isNewStory: 'New story',
  hand: { moved: 'Moved here by hand', together: 'Put together by hand', apart: 'Taken out of a story by hand' } satisfies Record<Hand, string>,
};

export const correct = {
  ask: 'Correct',
  about: (label: string) => `: ‘${label}’`,
  together: 'Put together with …',
  putTogether: 'Put together',
  rename: 'Rename',
  pin: 'Pin',
  unpin: 'Unpin',
  pinHint: 'A pinned story keeps its articles whatever arrives, and is listed first.',
  apart: 'Not this story',
  move: 'Move to …',
  drag: 'Drag onto another story',
  dropArticle: 'Move here',
  dropStory: 'Put together',
  onlyCopies: 'All of these are copies of one text, which stay together.',
  articles: (n: number) => count(n, 'article'),
  said: {
    moved: (name: string, label: string) => `Moved ${name} to ‘${label}’.`,
    together: (a: string, b: string) => `‘${a}’ and ‘${b}’ are one story now.`,
    alone: (name: string) => `${name}: taken out of the story.`,
    elsewhere: (name: string, label: string) => `${name}: taken out of the story, and now in ‘${label}’.`,
    renamed: (label: string) => `The story is called ‘${label}’ now.`,
    nameBack: 'The story has its former headline again.',
    pinned: (label: string) => `‘${label}’ is pinned: its articles stay together, and it is listed first.`,
    unpinned: (label: string) => `‘${label}’ is not pinned any more.`,
    takenBack: 'The correction was taken back.',
    notDone: 'An earlier correction, or a copy, stands against this, so the stories are as they were. See your corrections.',
  },
  choose: {
    heading: { together: 'Put together with which story?', move: 'Move to which story?' },
    what: (names: string) => `It is about ${names}.`,
    search: 'Search',
    near: 'Came near',
    found: (shown: number, all: number) => (all > shown ? `The first ${number(shown)} of ${number(all)}. Type to find others.` : count(all, 'story', 'stories')),
    none: 'No story fits.',
    cancel: 'Cancel',
  },
  name: {
    heading: 'Rename this story',
    label: 'Headline',
    hint: 'Leave it empty to go back to a headline of one of its articles.',
    save: 'Save',
    cancel: 'Cancel',
  },
};

export const corrections = {
  heading: 'Your corrections',
  link: (n: number) => `Your corrections (${number(n)})`,
  how: 'They stay when articles are added, and are kept in a saved pile and in the report.',
  none: 'Nothing was corrected by hand.',
  back: 'Take back',
  backOf: (what: string) => `: ${what}`,
  more: (n: number) => `${number(n)} more`,
  gone: 'an article that is not here any more',
  what(overrule: Overrule, names: (ids: string[]) => string, story: (id: string) => string): string {
    switch (overrule.kind) {
      case 'together':
        return `Put together: ${names(overrule.articles)}`;
      case 'apart':
        return `Not this story: ${names(overrule.articles)}, apart from ${names(overrule.from)}`;
      case 'move':
        return `Moved: ${names(overrule.articles)}, to the story of ${names([overrule.to])}`;
      case 'rename':
        return overrule.label ? `Renamed: ${story(overrule.article)} is called ‘${overrule.label}’` : `Former headline back: ${story(overrule.article)}`;
      case 'pin':
        return `Pinned: ${names(overrule.articles)}`;
      case 'describe':
        return `Details changed: ${names(overrule.articles)}`;
      case 'keep':
        return `Line put back: ‘${overrule.text}’ in ${names([overrule.article])}`;
      case 'cut':
        return `Line cut: ‘${overrule.text}’ in ${names([overrule.article])}`;
      case 'lead':
        return `Made the lead of its copies: ${names([overrule.article])}`;
      case 'mark':
        return compared.corrections.mark(names(overrule.articles), overrule.role);
      case 'speaker':
        return compared.corrections.speaker(overrule.name, overrule.text, names([overrule.article]));
      case 'dismiss':
        return compared.corrections.dismiss(story(overrule.article));
      case 'finding':
        return compared.corrections.finding(overrule.about, names(overrule.sides.map(({ article }) => article)));
    }
  },
};

export const why = {
  ask: 'Why?',
  about: (label: string) => `‘${label}’ is one story`,
  loading: 'Looking …',
  group: (copies: number, reason: LeadReason) => `stands for ${count(copies, 'folded text')}: ${leads[reason]}.`,
  cohesion: (texts: number, cohesion: number, threshold: number) =>
    `Average match of these ${count(texts, 'text')}: ${match(cohesion)}. Texts are joined from ${percent(threshold)}.`,
  tie: (to: string, likeness: number) => `matches ${to}: ${match(likeness)}.`,
  byHand: (to: string) => `was put together with ${to} by hand.`,
  acrossLanguages: 'They are in different languages: names, numbers and days tie them, not words.',
  names: (names: string[]) => `Both name ${list(names)}.`,
  numbers: (numbers: string[]) => `Same ${numbers.length === 1 ? 'number' : 'numbers'}: ${numbers.join(', ')}.`,
  words: (shared: string[]) => `Words in both: ${shared.join(', ')}.`,
  otherNames: (names: string[]) => `Named only here: ${list(names)}.`,
  places: (here: string, there: string) => `Written from different places: ${here} and ${there}.`,
  days: (n: number) => (n === 0 ? 'Published on the same day.' : `Published ${count(n, 'day')} apart.`),
  onlyCopies: 'These are copies or versions of one text.',
  merged: (n: number) => `${count(n + 1, 'story that was', 'stories that were')} apart before are one now.`,
  splitFrom: (label: string) => `It was part of ‘${label}’.`,
  splitFromGone: 'It was part of another story.',
  near: {
    heading: 'Came near, but not joined',
    none: 'No other story came near.',
    not: (reasons: string[]) => `Not joined: ${reasons.join(', ')}.`,
    match: (likeness: number) => `The two stories match by ${match(likeness)}.`,
    pair: 'Nearest to each other:',
    and: 'and',
    story: 'Story:',
    names: (ours: string[], theirs: string[]) =>
      [...(ours.length ? [`Only here: ${list(ours)}.`] : []), ...(theirs.length ? [`Only there: ${list(theirs)}.`] : [])].join(' '),
    against: {
      byHand: 'you keep them apart',
      places: 'other place',
      days: 'other date',
      names: 'other names',
      numbers: 'other numbers',
      words: 'few words in common',
      others: 'these two are alike, but the other texts of the two stories are not',
    } satisfies Record<Against, string>,
  },
} as const;

export const news = {
  heading: 'Since you last looked',
  none: 'Nothing is new since you last looked.',
  counts: (articles: number, born: number, changed: number) =>
    [
      ...(articles ? [count(articles, 'new article')] : []),
      ...(born ? [count(born, 'new story', 'new stories')] : []),
      ...(changed ? [count(changed, 'changed story', 'changed stories')] : []),
    ].join(' · '),
  show: 'Show only these',
  look: 'Mark all as seen',
  first: 'Coming back later? Mark what is here as seen, or save the pile: what comes after that is marked as new.',
  looked: 'All is marked as seen. What comes from now on is marked as new.',
  came: (n: number) => count(n, 'new article'),
  went: (n: number) => `${count(n, 'article')} went elsewhere`,
  text: 'A text changed',
  change(change: Change, fresh: number, from: string | null): string[] {
    const others = change.came.length - fresh;
    const was = from ? `Was part of ‘${from}’` : 'Was part of another story';
    return [
      ...(change.kind === 'new' ? [marks.isNewStory] : []),
      ...(change.kind === 'split' ? [was] : []),
      ...(change.kind === 'merged' ? ['Stories put together'] : []),
      ...(change.kind !== 'new' && fresh ? [news.came(fresh)] : []),
      ...(change.kind === 'changed' && others > 0 ? [`${count(others, 'article')} came from elsewhere`] : []),
      ...(change.kind !== 'new' && change.went.length ? [news.went(change.went.length)] : []),
      ...(change.kind === 'changed' && !change.came.length && !change.went.length ? [news.text] : []),
    ];
  },
};

export const pile = {
  save: 'Save pile',
  saveHint: 'Save the pile, to be opened here again: articles, settings, corrections, and what you have seen',
  file: 'pile.samestory',
  saved: 'The pile was saved, and all of it marked as seen. Drop the file here to go on.',
  opened: (articles: number) => `The saved pile was opened: ${count(articles, 'article')}.`,
  broken: 'This saved pile could not be opened: the file is damaged, or another version of this page saved it. Nothing here was changed. If you have another copy of the file, try that.',
  heading: 'Open the saved pile?',
  text: (name: string) => `${name} takes the place of the articles that are here now, and of your corrections to them. Save this pile first if you want to come back to it.`,
  yes: 'Open it',
  no: 'Keep what is here',
};
