// A comparison as a document to hand on: the same words as the view, with every sentence that a finding stands on. Markdown
// and the page to print are two writings of it.

import type { Article, Moment, Statement, Story, Version } from 'samestory';
import { clipped, span, time } from '../format';
import { nameOf } from '../lookup';
import { words } from '../strings/en';
import { piecesOf, withoutCopies } from './align';
import { Anchors, annotated } from './annotated';
import { limitsOf, type Context } from './context';
import type { MarkKind } from './marks';
import { SURE, bySpeaker, firstOf, inRows, sentenceOf, subjectOf, textsOf, type Told, type Voice } from './told';

/** Longer sentences are clipped. */
const SENTENCE = 400;
const BRIEF = 180;

/** `to`: a place in the document itself. `n`: the number of a mark or its note, and where it leads. */
export type Run =
  | string
  | { strong: string }
  | { ins: string }
  | { del: string }
  | { link: string; text: string }
  | { to: string; text: string }
  | { mark: string; classes: string[] }
  | { n: number; kind: MarkKind; id: string; to: string; says: string };

export interface Noted {
  kind: 'text' | 'subhead' | 'item';
  text: Run[];
  notes: { kind: MarkKind; numbers: Run[]; text: Run[] }[];
}

export type Block =
  | { heading: string; level: 2 | 3; id?: string }
  | { paragraph: Run[] }
  | { list: Run[][] }
  | { table: { head: string[]; rows: Run[][][] } }
  /** A paragraph of an article, with what is noted beside it. */
  | { noted: Noted };

export interface Document {
  title: string;
  blocks: Block[];
}

/** `articles`: with their texts, in the order of the accounts. */
export function documentOf(context: Context, findings: Map<string, Told>, story: Story, articles: Article[]): Document {
  const { comparison } = context;
  const { compared: say } = words;
  const all = [...findings.values()];
  const told = all.filter(({ dismissed }) => !dismissed);
  const gone = all.length - told.length;
  const first = firstOf(context, findings);
  const anchors = new Anchors(context, findings);
  const tell = (one: Told) => finding(context, anchors, one);
  const section = (heading: string, blocks: Block[]): Block[] => (blocks.length ? [{ heading, level: 2 }, ...blocks] : []);
  return {
    title: say.file.made(story.label),
    blocks: [
      { paragraph: [[say.file.by, ...(gone ? [say.file.dismissed(gone)] : [])].join(' ')] },
      ...section(say.file.articles, [{ list: comparison.accounts.map(({ article }) => account(context, anchors, article)) }, ...limitsOf(context).map((sentence) => ({ paragraph: [sentence] }))]),
      ...section(say.top.heading, first.length ? first.flatMap(tell) : [{ paragraph: [say.top.none] }]),
      ...ours(context, findings),
      ...section(say.parts.table, [...told.filter(({ kind }) => kind === 'differ'), ...told.filter(({ kind }) => kind === 'agree')].filter((one) => !first.includes(one)).flatMap(tell)),
      ...section(say.parts.said, spoken(context, anchors)),
      ...section(say.parts.only, onlyHere(context)),
      ...section(say.parts.checks, checks(context)),
      ...section(say.parts.sources, sources(context)),
      ...section(say.parts.names, names(context)),
      ...section(say.parts.times, times(context)),
      ...section(say.parts.read, annotated(context, anchors, articles)),
    ],
  };
}

/** `Belmora Courier, 10 Mar 2031, 07:30 UTC: headline (link)`. */
function account(context: Context, anchors: Anchors, id: string): Run[] {
  const { file, accounts } = words.compared;
  const article = context.index.article(id);
  const { role, copyOf } = context.comparison.accounts.find((one) => one.article === id)!;
  const place = [article.source ?? file.noOutlet, article.published ? time(article.published) : file.noTime].join(', ');
  return [
    { to: anchors.article(id), text: context.label(id) },
    `: ${nameOf(article)}, ${place}`,
    ...(role ? [` (${accounts.roles[role]})`] : []),
    ...(copyOf ? [` (${accounts.copyOf(context.label(copyOf))})`] : []),
    ...(article.url ? [' ', { link: article.url, text: file.link }] : []),
  ];
}

function finding(context: Context, anchors: Anchors, { head, about, sides, notes }: Told): Block[] {
  const rows = sides.flatMap(({ value, via, voices }) =>
    voices.map((voice): Run[] => [...(value ? [{ strong: `${value}: ` }] : []), ...line(context, anchors, voice), ...(via ? [` (${words.compared.via(via)})`] : [])]),
  );
  return [{ paragraph: [{ strong: `${head}: ` }, about] }, { list: rows }, ...(notes.length ? [{ paragraph: [notes.join(' ')] }] : [])];
}

/** Where, and the sentence. */
function line(context: Context, anchors: Anchors, { article, who, gloss, evidence, copies }: Voice): Run[] {
  const { published } = context.index.article(article);
  const also = copies.length ? ` (${words.compared.alsoCopies(context.labels(copies))})` : '';
  return [
    ...(who ? [`${who}, `] : []),
    { to: anchors.place(evidence), text: context.label(article) },
    `${published ? `, ${time(published)}` : ''}${gloss ? ` (${gloss})` : ''}${also}: ${sentenceOf(evidence, SENTENCE)}`,
  ];
}

/** What several articles have, with its versions; what one alone has, by speaker. */
function spoken(context: Context, anchors: Anchors): Block[] {
  const { compared: say } = words;
  const all = context.comparison.statements.filter(({ dismissed }) => !dismissed);
  const shared = all.filter((one) => textsOf(context, one).length > 1);
  const single = all.filter((one) => !shared.includes(one));
  const row = (speaker: string | null, version: Version): Run[] => [
    { strong: speaker ?? say.nobody },
    ` (${[context.label(version.evidence.article), ...attributed(version)].join('; ')}): ${clipped(version.evidence.raw.replace(/\s+/g, ' '), SENTENCE)}`,
  ];
  const rows = bySpeaker(single).flatMap(([speaker, theirs]) => theirs.map(({ versions: [version] }) => row(speaker, version)));
  return [...shared.flatMap((one) => statement(context, anchors, one)), ...(rows.length ? [{ heading: say.spoken.single(single.length), level: 3 as const }, { list: rows }] : [])];
}

/** How a version's words are given to somebody. */
function attributed({ evidence: { speaker, carrier }, mention, confidence }: Version): string[] {
  const { compared: say } = words;
  return [
    ...(mention && mention !== speaker ? [say.read.mention(mention)] : []),
    ...(carrier ? [say.viaOne(carrier)] : []),
    ...(confidence < SURE || !speaker ? [say.unsure] : []),
  ];
}

function statement(context: Context, anchors: Anchors, one: Statement): Block[] {
  const { compared: say } = words;
  const { versions } = one;
  const rows = withoutCopies(context, versions).map(({ version, copies }): Run[][] => [
    [{ to: anchors.place(version.evidence), text: context.label(version.evidence.article) }, ...(copies.length ? [`, ${context.labels(copies).join(', ')}`] : [])],
    piecesOf(one, version).flatMap(({ text, kind, instead }): Run[] => {
      const del: Run[] = instead.trim() ? [' ', { del: `[${instead.trim()}]` }, ' '] : [];
      return kind === 'both' ? [text] : kind === 'gap' ? del : [{ ins: text }, ...del];
    }),
    [[...(versions.length > 1 ? [say.howOf(version.how, version.kind === undefined)] : version.kind === undefined ? [say.unmarked] : []), ...attributed(version)].join('; ')],
  ]);
  const texts = textsOf(context, one).length;
  const head = texts > 1 ? `${subjectOf(context, one)}, ${say.versions(texts)}` : subjectOf(context, one);
  return [{ heading: head, level: 3 }, { table: { head: Object.values(say.spoken.columns), rows } }];
}

function onlyHere(context: Context): Block[] {
  const { compared: say } = words;
  const found = context.comparison.onlyHere.filter(({ dismissed }) => !dismissed);
  const blocks = context.comparison.accounts.flatMap(({ article }): Block[] => {
    const own = found.filter(({ evidence }) => evidence.article === article);
    const names = own.filter(({ kind }) => kind === 'name').map(({ evidence }) => evidence.raw);
    const rows = own
      .filter(({ kind }) => kind !== 'name')
      .map(({ kind, evidence }): Run[] => [`${say.only[kind]}: `, ...(kind === 'number' ? [{ strong: evidence.raw }, '. '] : []), sentenceOf(evidence, SENTENCE)]);
    if (names.length) rows.push([`${say.onlyKinds.name}: ${names.join(', ')}`]);
    return own.length ? [{ heading: say.onlyIn(context.label(article)), level: 3 }, { list: rows }] : [];
  });
  return blocks.length ? [{ paragraph: [`${say.noneOf(context.others)}.`] }, ...blocks] : [];
}

function ours(context: Context, findings: Map<string, Told>): Block[] {
  const { ours } = context.comparison;
  const { top: say } = words.compared;
  if (!ours) return [];
  const named = (ids: string[]): Run[][] => ids.flatMap((id) => findings.get(id) ?? []).filter(({ dismissed }) => !dismissed).map(({ about }) => [about]);
  const list = (heading: string, rows: Run[][]): Block[] => [{ heading, level: 2 }, rows.length ? { list: rows } : { paragraph: [say.nothing] }];
  return [
    ...list(say.lacks, ours.lacks.map(({ kind, evidence }): Run[] => [...(kind === 'name' || kind === 'number' ? [{ strong: evidence[0].raw }, ', '] : []), `${context.labels([...new Set(evidence.map(({ article }) => article))]).join(', ')}: ${sentenceOf(evidence[0], SENTENCE)}`])),
    ...list(say.onlyOurs, named(ours.only)),
    ...list(say.differs, named(ours.differs)),
  ];
}

function checks(context: Context): Block[] {
  const { checks: say, how: hows } = words.compared;
  const { checks = [] } = context.comparison;
  const rows = checks.map(({ quote, document, how }): Run[][] => [
    [`${context.label(quote.article)}: ${quote.raw}`],
    [!document || !how ? say.none : how === 'identical' || how === 'base' ? say.same : hows[how]],
    [document?.raw ?? ''],
  ]);
  return rows.length ? [{ table: { head: [say.columns.quote, say.columns.how, say.columns.document], rows } }] : [];
}

function sources(context: Context): Block[] {
  const { sources: say } = words.compared;
  const rows = context.comparison.sources.map(({ name, kind, articles }): Run[][] => [[name], [say.kinds[kind]], [context.labels(articles).join(', ')]]);
  return rows.length ? [{ table: { head: Object.values(say.columns), rows } }] : [];
}

function names(context: Context): Block[] {
  const { columns } = words.compared.names;
  const rows = context.comparison.names.map(({ name, variants, roles, articles }): Run[][] => [[name], [variants.join(', ')], [roles.join('; ')], [context.labels(articles).join(', ')]]);
  return rows.length ? [{ table: { head: Object.values(columns), rows } }] : [];
}

function times(context: Context): Block[] {
  const { times: say } = words.compared;
  const { timeline, year } = context.comparison;
  const where = ({ evidence, articles }: Moment) => (evidence.length ? evidence.map((one) => `${context.label(one.article)}: ${sentenceOf(one, BRIEF)}`).join('; ') : context.labels(articles).join(', '));
  const rows = inRows(timeline).map((moment): Run[][] => [[moment.to ? span(moment.from, moment.to) : time(moment.from)], [say.kinds[moment.kind]], [where(moment)]]);
  return rows.length ? [...(year ? [{ paragraph: [say.year(year.year, year.by)] }] : []), { table: { head: Object.values(say.columns), rows } }] : [];
}
