// The accounts of one story beside each other: what is said of their findings, on the page and in what is exported. Never
// who is right.

import type { About, DisagreementKind, MomentKind, NameKind, OnlyKind, QuantityKind, Remark, Role, SourceKind, Variation, YearBy } from 'samestory';
import { list, number } from '../../format';
import type { Part } from '../../route';
import { count } from './figures';

/** How each kind of value is introduced; `what` is the thing, with whose it is where that is known. */
const quantities: Record<QuantityKind, (what: string) => string> = {
  count: (what) => `number of ${what}`,
  money: (what) => `amount: ${what}`,
  percent: (what) => `share: ${what}`,
  age: (what) => `age of ${what}`,
  duration: (what) => `length of ${what}`,
  date: (what) => `date of ${what}`,
  time: (what) => `time of ${what}`,
  measure: (what) => `measure: ${what}`,
  magnitude: (what) => `magnitude of ${what}`,
  score: (what) => `result: ${what}`,
  rank: (what) => `place: ${what}`,
};

/** A value of which the texts do not say what it is of. */
const bare: Record<QuantityKind, string> = {
  count: 'a number',
  money: 'an amount of money',
  percent: 'a share',
  age: 'an age',
  duration: 'a length of time',
  date: 'a date',
  time: 'a time of day',
  measure: 'a measure',
  magnitude: 'a magnitude',
  score: 'a result',
  rank: 'a place in an order',
};

/** What somebody does by saying it, by the words that attribute it. */
const deeds: [RegExp, string][] = [
  [/\b(pledg|vow)/, 'pledge'],
  [/\bpromis/, 'promise'],
  [/\b(deny|deni)/, 'denial'],
  [/\bwarn/, 'warning'],
  [/\bdemand/, 'demand'],
  [/\bcall(s|ed|ing)? (for|on)\b/, 'call'],
  [/\bapologi/, 'apology'],
  [/\b(accus|alleg)/, 'accusation'],
  [/\b(reject|refus)/, 'refusal'],
];

/** So many quotes, and the articles that have them. */
interface Some {
  n: number;
  where: string[];
}

const possessive = (name: string): string => (/s$/i.test(name) ? `${name}’` : `${name}’s`);

export const compared = {
  open: 'Compare',
  about: (label: string) => `: ‘${label}’`,
  heading: 'Accounts compared',
  title: (label: string) => `Compared: ${label}`,
  loading: 'Comparing the articles …',
  failed: 'These articles could not be compared. Nothing else was lost: the story’s page and each article are as they were.',
  said: (articles: number, findings: number) => `${count(articles, 'article')} compared. ${findings ? count(findings, 'finding') : 'No finding'} at the top.`,
  story: 'The story’s page',

  accounts: {
    counts: (articles: number, copies: number) => `${count(articles, 'article')}, ${copies ? `${number(copies)} of them ${copies === 1 ? 'a copy' : 'copies'}` : 'no copies'}.`,
    missing: (outlets: number, times: number, of: number) => {
      const all = outlets === of && times === of;
      if (all) return 'Outlets and times unknown';
      const parts = [
        ...(outlets ? [outlets === of ? 'outlets unknown' : `outlet of ${number(outlets)} unknown`] : []),
        ...(times ? [times === of ? 'times unknown' : `time of ${number(times)} unknown`] : []),
      ].join(', ');
      return parts.charAt(0).toUpperCase() + parts.slice(1);
    },
    add: 'add',
    addLabel: 'Add outlets and times',
    truncated: (names: string[]) => `Only the beginning of ${list(names)} is here: nothing is concluded from what is missing.`,
    basic: (names: string[]) => `Not in English: ${list(names)}. Quotes, names, dates and numbers are compared there, claims are not.`,
    marks: (names: string[]) => `In a language that is hardly known here: ${list(names)}. Only quotation marks, names and figures are compared there.`,
    translated: (names: string[]) => `Reads as translated: ${list(names)}. Other wording in ${names.length === 1 ? 'its' : 'their'} quotes may be the translator’s.`,
    list: 'Articles: mark yours, or a document',
    how: 'Mark your own article to see what others have and it lacks. Mark a release, a transcript or a ruling as a document to hold quotes against it.',
    marked: (role: Role, name: string) => `${role === 'ours' ? 'Ours' : 'Source document'}: ${name}`,
    role: (name: string) => `What ${name} is`,
    roles: { ours: 'Ours', document: 'Source document' } satisfies Record<Role, string>,
    copyOf: (name: string) => `copy of ${name}`,
    read: 'Read',
  },

  /** The lines at the top. */
  top: {
    heading: 'At a glance',
    none: 'No difference was found between these accounts, and no statement that two of them share. The parts below have what each of them says.',
    onlyOne: 'One text alone tells this story here: there is nothing to compare it with. Add others.',
    only: 'In one article only',
    sources: 'Named sources',
    sourcesOf: ['agencies and outlets', 'people and bodies', 'documents', 'without a name'],
    more: (n: number) => `and ${number(n)} more`,
    lacks: 'Others have, ours lacks',
    onlyOurs: 'Only ours has',
    differs: 'Ours differs',
    nothing: 'nothing that was found',
    dismissed: 'Dismissed',
    checks: 'Quotes checked against the document',
    checked: (same: number, other: Some, none: Some) =>
      [
        ...(same ? [`${number(same)} as in it`] : []),
        ...(other.n ? [`${number(other.n)} ${other.n === 1 ? 'differs' : 'differ'} (${other.where.join(', ')})`] : []),
        ...(none.n ? [`${number(none.n)} not in it (${none.where.join(', ')})`] : []),
      ].join(', '),
    in: (texts: number) => count(texts, 'text'),
    versions: 'Compare them',
    all: 'See all',
    allOf: (what: string) => `: ${what}`,
  },

  kinds: {
    conflict: 'They differ',
    contested: 'Said and denied',
    laterUpdate: 'Changed with time',
    attribution: 'Given to different speakers',
    hedge: 'Plain in one, qualified in another',
    wording: 'Same value, other words',
    compatible: 'One is more exact',
  } satisfies Record<DisagreementKind, string>,
  agree: 'They agree',
  same: 'Same statement',

  subject({ quantity, head, of }: About, person: (name: string) => string): string {
    const whose = of && of.toLowerCase() !== head.toLowerCase() ? person(of) : null;
    if (!quantity) return head;
    if (!head && !whose) return bare[quantity];
    // Of a date the word beside it is no more than a hint at what it is of.
    if (!whose && (quantity === 'date' || quantity === 'time')) return `${bare[quantity]} (${head})`;
    const what = whose && head ? `${possessive(whose)} ${head}` : whose || (['duration', 'magnitude'].includes(quantity) ? `the ${head}` : head);
    return quantities[quantity](what.replace(/^the the /i, 'the '));
  },
  /** What texts agree on: of a share, too, the word beside it is no more than a hint. */
  agreed(about: About, person: (name: string) => string): string {
    const { quantity, head, of } = about;
    return quantity === 'percent' && !of ? `${bare.percent}${head ? ` (${head})` : ''}` : compared.subject(about, person);
  },
  /** What a claim does with what it is about. */
  claims: { asserts: 'Said', denies: 'Denied', intends: 'Willing', refuses: 'Will not' } as Record<string, string>,
  statement(speaker: string | null, cues: string[], quote: string): string {
    const deed = deeds.find(([pattern]) => cues.some((cue) => pattern.test(cue.toLowerCase())))?.[1];
    const who = speaker ? (deed ? `${possessive(speaker)} ${deed}` : speaker) : 'no speaker named';
    return `${who}, ${quote}`;
  },
  versions: (n: number) => count(n, 'version'),
  via: (name: string) => `all via ${name}`,
  viaOne: (name: string) => `via ${name}`,
  nobody: 'no speaker named',
  unit: (n: string, unit: string, isOne: boolean) => (/^[a-z]+$/.test(unit) && !/^(kmh|mph|km|cm|mm|m|ha|kg|t|l|hz)$/.test(unit) ? `${n} ${isOne ? unit : `${unit}s`}` : `${n} ${unit}`),

  remarks: {
    inclusiveCount: 'Counting both the first and the last day gives one more.',
    hedged: 'Not all of them give it as exact.',
    publishedLater: 'The articles with the later value were published later.',
    translation: 'One of the articles may be translated.',
    converted: 'Where an article only names the days, they are counted.',
    withinOne: 'One article has more than one of these.',
  } satisfies Record<Remark, string>,

  /** How a version of a statement differs from the fullest one. */
  how: {
    base: 'The fullest version',
    identical: 'Same words',
    trimmed: 'Shorter',
    silentlyTrimmed: 'Shorter, no ellipsis',
    reordered: 'Same words in another order',
    reworded: 'Different wording',
    translated: 'Different wording, possibly translation',
  } satisfies Record<Variation, string>,
  howOf: (how: Variation, isUnmarked: boolean): string => `${compared.how[how]}${isUnmarked ? ', without quotation marks' : ''}`,
  unmarked: 'Without quotation marks',
  unsure: 'Speaker unsure: check',
  noneOf: (others: number) => (others === 1 ? 'Not in the other article loaded' : `In none of the other ${number(others)} articles loaded`),
  only: { fact: 'Told', name: 'Name', number: 'Number', quote: 'Said' } satisfies Record<OnlyKind, string>,
  onlyKinds: { fact: 'What is told', name: 'Names', number: 'Numbers and dates', quote: 'What is said' } satisfies Record<OnlyKind, string>,
  alsoCopies: (names: string[]) => `Also in ${names.length === 1 ? 'its copy' : 'its copies'} ${list(names)}`,
  byHand: 'Added by hand',

  parts: {
    read: 'Annotated articles',
    table: 'Claims by outlet',
    said: 'Who said what',
    beside: 'Side by side',
    only: 'Only in one',
    names: 'Names',
    sources: 'Sources',
    times: 'Times',
    checks: 'Quotes and document',
    dismissed: 'Dismissed',
  } satisfies Record<Part, string>,
  partsLabel: 'Parts of the comparison',

  read: {
    choose: 'Article',
    show: 'Mark in the text',
    kinds: { differ: 'They differ', said: 'Said', only: 'Only here', same: 'They agree' },
    note: (n: number, what: string) => `Note ${number(n)}: ${what}`,
    back: (n: number) => `Back to ${number(n)} in the text`,
    here: 'here',
    also: 'Also in',
    marked: 'Marked in the text',
    numbers: 'Numbers in the text lead to the notes, and back.',
    mention: (mention: string) => `as “${mention}”`,
    compare: (n: number) => `Compare ${count(n, 'version')}`,
    nothing: 'Nothing was found in this article that differs from the others or is its own.',
  },

  table: {
    caption: 'What each article gives; what differs stands first',
    claim: 'About',
    sides: 'Who gives what',
    none: 'No value was found that two articles give.',
    silent: 'does not say',
    cut: 'only the beginning is here',
    scroll: 'Table of claims, scrolls sideways',
  },

  spoken: {
    shared: (n: number) => `In several texts (${number(n)})`,
    single: (n: number) => `In one text (${number(n)})`,
    none: 'Nobody is quoted in these articles.',
    align: 'The versions beneath each other',
    legendOut: 'not in the fullest version, or worded differently',
    legendGap: 'words left out here',
    gap: 'left out here:',
    instead: 'in the fullest version:',
    from: (name: string) => `From ${name}`,
    columns: { article: 'Article', words: 'Words', how: 'How' },
  },

  beside: {
    left: 'Left',
    right: 'Right',
    links: (n: number) => (n ? `${count(n, 'link')} between the two: press a number to go to its other side.` : 'Nothing links these two texts.'),
    cross: (n: number, what: string) => `Link ${number(n)}, ${what}: go to the other text`,
  },

  onlyNone: 'Every article has only what others have, too.',
  onlyIn: (name: string) => `Only in ${name}`,

  names: {
    columns: { name: 'Name', variants: 'Other forms', roles: 'Called', texts: 'In' },
    kinds: { person: 'People', body: 'Bodies', place: 'Places', other: 'Other names' } satisfies Record<NameKind, string>,
    none: 'No names were found.',
    all: 'all articles',
    mentions: (n: number) => count(n, 'mention'),
  },

  sources: {
    columns: { name: 'Source', kind: 'What it is', in: 'Named in' },
    kinds: { agency: 'news agency', outlet: 'outlet or office', document: 'document', person: 'person', body: 'body', anonymous: 'without a name' } satisfies Record<SourceKind, string>,
    many: { agency: 'news agencies', outlet: 'outlets and offices', document: 'documents', person: 'people', body: 'bodies', anonymous: 'without a name' } satisfies Record<SourceKind, string>,
    none: 'No source is named.',
    credit: 'credited',
  },

  times: {
    caption: 'What the articles date, and when they were published',
    columns: { when: 'When', what: 'What', where: 'Where' },
    kinds: { published: 'Published', told: 'Told of', expected: 'Expected' } satisfies Record<MomentKind, string>,
    none: 'These articles date nothing, and when they were published is not known.',
    year: (year: number, by: YearBy) => `Dates without a year are taken to be in ${year}: ${{ published: 'the articles were published then', weekday: 'a weekday beside a day of the month tells it', stated: 'the texts name it' }[by]}.`,
    noYear: 'Which year the dates are in could not be told from the articles.',
    addYear: 'Say when they were published',
  },

  checks: {
    columns: { quote: 'Quote', document: 'In the document', how: 'How' },
    none: 'Not in the document',
    same: 'As in the document',
  },

  act: {
    label: 'This comparison',
    copy: 'Copy',
    copyOf: (what: string) => `: ${what}`,
    copied: 'Copied, with outlets, times and links.',
    notCopied: 'The browser did not let it be copied.',
    dismiss: 'Dismiss',
    dismissOf: (what: string) => `: ${what}`,
    back: 'Bring back',
    takeBack: 'Take back',
    takeBackOf: (what: string) => `: ${what}`,
    speaker: 'Change speaker',
    speakerByHand: 'Speaker named by hand',
    speakerOf: (quote: string) => ` of ${quote}`,
    add: 'Add a finding',
    save: 'Save this comparison',
    saves: { json: 'JSON', md: 'Markdown', html: 'Page to print or send' },
    dismissedNone: 'Nothing was dismissed.',
    dismissedHow: 'What you dismissed is left out above. It stays dismissed when articles come or go.',
  },

  done: {
    ours: (name: string) => `${name} is marked as ours.`,
    document: (name: string) => `${name} is marked as a source document.`,
    none: (name: string) => `${name} is an account again.`,
    dismissed: 'The finding was dismissed.',
    back: 'The finding is back.',
    speaker: (name: string) => `The words are ${name}’s now.`,
    nobody: 'The words are nobody’s now.',
    speakerBack: 'The speaker is as it was found.',
    withdrawn: 'The finding that was added is gone.',
    added: 'The finding was added.',
  },

  speaker: {
    heading: 'Who says this?',
    who: 'Speaker',
    other: 'Somebody else …',
    nobody: 'Nobody’s words',
    name: 'Name',
    missing: 'Write the name of the speaker.',
    save: 'Save',
    cancel: 'Cancel',
  },

  add: {
    heading: 'Add a finding',
    how: 'Select the words that differ in both articles, and say what it is.',
    kind: 'How they differ',
    about: 'What differs',
    aboutHint: 'For instance: number of people hurt',
    article: (n: number) => (n === 1 ? 'First article' : 'Second article'),
    text: (n: number) => `Text of the ${n === 1 ? 'first' : 'second'} article`,
    chosen: 'Selected:',
    nothing: 'nothing yet. Select words in the text above.',
    missingWords: 'Select words in both texts.',
    missingAbout: 'Say what differs.',
    sameArticle: 'Choose two different articles.',
    save: 'Add',
    cancel: 'Cancel',
  },

  /** What was done by hand, in the list of corrections. */
  corrections: {
    mark: (names: string, role: Role | null) => (role === 'ours' ? `Marked as ours: ${names}` : role === 'document' ? `Marked as a source document: ${names}` : `An account again: ${names}`),
    speaker: (name: string, text: string, where: string) => (name ? `Said by ${name}: ‘${text}’ in ${where}` : `Nobody’s words: ‘${text}’ in ${where}`),
    dismiss: (story: string) => `Finding dismissed in ${story}`,
    finding: (about: string, names: string) => `Finding added: ${about}, ${names}`,
  },

  /** What is exported. */
  file: {
    made: (story: string) => `Accounts compared: ${story}`,
    by: 'Made with samestory from the articles named here. It says what differs, never who is right.',
    articles: 'Articles',
    dismissed: (n: number) => `${count(n, 'finding')} ${n === 1 ? 'was' : 'were'} dismissed by hand and ${n === 1 ? 'is' : 'are'} left out.`,
    link: 'link',
    noOutlet: 'outlet unknown',
    noTime: 'time unknown',
  },
} as const;
