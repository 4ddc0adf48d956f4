// Findings as words: the one shape from which the page, what is copied and what is exported are made.

import type { About, Agreement, Camp, Disagreement, DisagreementKind, Evidence, Moment, OnlyHere, OnlyKind, Statement, Version } from 'samestory';
import { clipped } from '../format';
import type { Part } from '../route';
import { words } from '../strings/en';
import type { Context } from './context';
import { glossOf, valueOf } from './values';

/** Longer quotes are clipped in a line. */
const QUOTE_LENGTH = 64;
/** From here on a speaker is taken for sure. */
export const SURE = 0.7;

/** Differences that leave both standing. */
const CALM: DisagreementKind[] = ['wording', 'compatible'];

/** One article's words on one side of a finding. */
export interface Voice {
  article: string;
  /** Who says it there, where that is what sets the voices apart. */
  who: string | null;
  /** The words as printed, where they are not the value itself; for a claim, who passed it on. */
  gloss: string | null;
  evidence: Evidence;
  /** Copies that have it, too: they are no voices of their own. */
  copies: string[];
}

/** One value, and who gives it. */
export interface Camped {
  value: string;
  via: string | null;
  voices: Voice[];
}

export type ToldKind = 'differ' | 'same' | 'agree' | 'only';

export interface Told {
  id: string;
  kind: ToldKind;
  /** What of it stands in a list of several. */
  short: string;
  /** Not all of it can hold, or somebody denies it. */
  isClash: boolean;
  /** "They differ". */
  head: string;
  /** "length of Li's visit". */
  about: string;
  sides: Camped[];
  /** What may explain it. */
  notes: string[];
  dismissed: boolean;
  /** The part of the comparison that has more of it. */
  part: Part;
}

export function tellDisagreement(context: Context, found: Disagreement): Told {
  const { compared: say } = words;
  const isClaim = found.kind === 'contested';
  const voice = (camp: Camp) => (evidence: Evidence) =>
    isClaim ? { who: evidence.speaker ?? say.nobody, gloss: evidence.carrier ? say.viaOne(evidence.carrier) : null } : { who: null, gloss: glossOf(found, camp, evidence) };
  return {
    id: found.id,
    kind: 'differ',
    isClash: !CALM.includes(found.kind),
    head: say.kinds[found.kind],
    about: say.subject(found.about, context.person),
    short: say.subject(found.about, context.person),
    sides: inOrder(found).map((camp) => side(context, found.about, camp, voice(camp))),
    notes: [...(found.notes ?? []).map((note) => say.remarks[note]), ...(found.byHand ? [say.byHand] : [])],
    dismissed: found.dismissed === true,
    part: 'table',
  };
}

/** Numbers of one unit from the smallest up, which is how they change with time, too; all else in the module's order. */
function inOrder({ sides }: Disagreement): Camp[] {
  const isCounted = sides.every(({ value, unit }) => value.trim() !== '' && !Number.isNaN(Number(value)) && unit === sides[0].unit);
  return isCounted ? [...sides].sort((x, y) => Number(x.value) - Number(y.value)) : sides;
}

export function tellAgreement(context: Context, { id, about, camp }: Agreement): Told {
  const { compared: say } = words;
  const asCamp = { kind: 'conflict' as const, about };
  return {
    id,
    kind: 'agree',
    isClash: false,
    head: say.agree,
    about: say.agreed(about, context.person),
    short: say.agreed(about, context.person),
    sides: [side(context, about, camp, (evidence) => ({ who: null, gloss: glossOf(asCamp, camp, evidence) }))],
    notes: [],
    dismissed: false,
    part: 'table',
  };
}

export function tellStatement(context: Context, statement: Statement): Told {
  const { compared: say } = words;
  const { id, versions, via } = statement;
  const voices = folded(context, versions.map(({ evidence }) => ({ article: evidence.article, who: null, gloss: null, evidence })));
  const subject = subjectOf(context, statement);
  return {
    id,
    kind: 'same',
    isClash: false,
    head: say.same,
    about: [subject, say.versions(textsOf(context, statement).length), ...(via ? [say.via(via)] : [])].join(', '),
    short: subject,
    sides: alike(versions, voices),
    notes: [],
    dismissed: statement.dismissed === true,
    part: 'said',
  };
}

/** Those who have a statement in the same way together: in full, or how they differ from that. */
function alike(versions: Version[], voices: Voice[]): Camped[] {
  const { compared: say } = words;
  const isFull = ({ how }: Version) => how === 'base' || how === 'identical';
  const isAllOne = versions.every(isFull);
  const sides = new Map<string, Voice[]>();
  for (const voice of voices) {
    const version = versions.find(({ evidence }) => evidence === voice.evidence)!;
    const how = isAllOne ? say.how.identical : say.howOf(isFull(version) ? 'base' : version.how, version.kind === undefined);
    sides.set(how, [...(sides.get(how) ?? []), voice]);
  }
  return [...sides].map(([value, theirs]) => ({ value, via: null, voices: theirs }));
}

/** The texts that have it, each once; a copy is none of its own. */
export function textsOf(context: Context, { versions }: Statement): string[] {
  return [...new Set(versions.map(({ evidence: { article } }) => context.copyOf(article) ?? article))];
}

/** Those who say most first, and what nobody says last. */
export function bySpeaker(statements: Statement[]): [string | null, Statement[]][] {
  const all = new Map<string | null, Statement[]>();
  for (const statement of statements) all.set(statement.speaker, [...(all.get(statement.speaker) ?? []), statement]);
  return [...all].sort(([a, x], [b, y]) => Number(a === null) - Number(b === null) || y.length - x.length);
}

/** What a statement is called: whose it is and how it begins. */
export function subjectOf(context: Context, { speaker, versions }: Statement): string {
  const [first] = versions;
  const cues = versions.flatMap(({ cue }) => cue ?? []);
  return words.compared.statement(speaker && context.person(speaker), cues, quotedPart(first));
}

/** What of a version stands in quotation marks, else all of it; clipped. */
export function quotedPart({ evidence, quoted: [first] }: Version): string {
  return quoted(first ? evidence.raw.slice(first[0] - evidence.start, first[1] - evidence.start) : evidence.raw);
}

export function tellOnly(context: Context, { id, kind, evidence, copies, dismissed }: OnlyHere): Told {
  const { compared: say } = words;
  return {
    id,
    kind: 'only',
    isClash: false,
    head: say.top.only,
    about: `${say.only[kind].toLowerCase()}, ${shortOf(kind, evidence.raw)}`,
    short: shortOf(kind, evidence.raw),
    sides: [{ value: '', via: null, voices: [{ article: evidence.article, who: null, gloss: null, evidence, copies: copies ?? [] }] }],
    notes: [say.noneOf(context.others)],
    dismissed: dismissed === true,
    part: 'only',
  };
}

/** What is shown first, the strongest first. What one article alone has is told in one line instead. */
export function firstOf({ comparison }: Context, findings: Map<string, Told>): Told[] {
  return comparison.findings.flatMap((id) => findings.get(id) ?? []).filter(({ kind, dismissed }) => !dismissed && kind !== 'only');
}

/** Every finding by its id. */
export function tellAll(context: Context): Map<string, Told> {
  const { disagreements, statements, onlyHere, agreements } = context.comparison;
  const all = [
    ...disagreements.map((found) => tellDisagreement(context, found)),
    ...statements.map((found) => tellStatement(context, found)),
    ...onlyHere.map((found) => tellOnly(context, found)),
    ...agreements.map((found) => tellAgreement(context, found)),
  ];
  return new Map(all.map((told) => [told.id, told]));
}

function side(context: Context, { quantity }: About, camp: Camp, more: (evidence: Evidence) => Pick<Voice, 'who' | 'gloss'>): Camped {
  const voices = camp.evidence.map((evidence) => ({ article: evidence.article, ...more(evidence), evidence }));
  return { value: valueOf(camp, quantity), via: camp.via ?? null, voices: folded(context, voices) };
}

/** Each article once for each speaker, and copies under the text that they are copies of. */
function folded(context: Context, all: Omit<Voice, 'copies'>[]): Voice[] {
  const voices: Voice[] = [];
  for (const voice of all) {
    if (!voices.some(({ article, who }) => article === voice.article && who === voice.who)) voices.push({ ...voice, copies: [] });
  }
  return voices.filter((voice) => {
    const of = context.copyOf(voice.article);
    const lead = of && voices.find((other) => other.article === of && other.who === voice.who);
    if (lead) lead.copies.push(voice.article);
    return !lead;
  });
}

/** A sentence in one line; it has its own marks. */
export function sentenceOf({ sentence, raw }: Evidence, length: number): string {
  return clipped((sentence || raw).replace(/\s+/g, ' ').trim(), length);
}

/** What one text alone has: sentences in quotation marks, names and numbers as they are. */
export function shortOf(kind: OnlyKind, raw: string): string {
  return kind === 'fact' || kind === 'quote' ? quoted(raw) : raw.replace(/\s+/g, ' ');
}

/** Words in quotation marks, clipped, in one line, without the marks that they came in; marks inside of them are single. */
export function quoted(text: string, length = QUOTE_LENGTH): string {
  const plain = text.replace(/\s+/g, ' ').trim().replace(/^["“”„«»‘']+|["“”„«»]+$/g, '').replace(/,$/, '');
  const inside = isBalanced(plain) ? plain.replace(/“/g, '‘').replace(/”/g, '’') : plain;
  return `“${clipped(inside, length)}”`;
}

/** Words as they stand, with the mark that they begin or end at, where it is outside of them. */
export function withMarks(text: string): string {
  return isBalanced(text) ? text : `“${text}”`;
}

/** Each mark that opens is closed, and none is closed that was not opened. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (sign === '“') depth++;
    if (sign === '”' && --depth < 0) return false;
  }
  return depth === 0;
}

/** Moments of one kind at one time are one row. */
export function inRows(timeline: Moment[]): Moment[] {
  const rows: Moment[] = [];
  for (const moment of timeline) {
    const same = rows.findIndex(({ from, to, kind }) => from === moment.from && to === moment.to && kind === moment.kind);
    if (same < 0) rows.push(moment);
    else rows[same] = { ...rows[same], articles: [...new Set([...rows[same].articles, ...moment.articles])], evidence: [...rows[same].evidence, ...moment.evidence] };
  }
  return rows;
}
