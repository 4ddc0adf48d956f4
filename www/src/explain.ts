// Sentences that say why, from the report's figures. What cannot be told is left out, never guessed.

import type { Relation, Settings, Story, Tie } from 'samestory';
import { span } from './format';
import type { Index } from './lookup';
import { words } from './strings/en';

/** What ties one article to its story, a sentence each; the first goes on from the article's name. */
export function tieSentences(index: Index, tie: Tie): string[] {
  const { why } = words;
  return [
    tie.byHand ? why.byHand(index.called(tie.to)) : why.tie(index.called(tie.to), tie.likeness),
    ...evidence(tie),
    ...(tie.otherNames.length ? [why.otherNames(tie.otherNames)] : []),
  ];
}

/** What two texts have in common, and how far they are from each other in place and time. */
export function evidence(tie: Tie): string[] {
  const { why } = words;
  return [
    ...(tie.acrossLanguages ? [why.acrossLanguages] : []),
    ...(tie.names.length ? [why.names(tie.names)] : []),
    ...(tie.numbers.length ? [why.numbers(tie.numbers)] : []),
    ...(tie.words.length ? [why.words(tie.words)] : []),
    ...(tie.places ? [why.places(...tie.places)] : []),
    ...(tie.daysApart === null ? [] : [why.days(tie.daysApart)]),
  ];
}

/** How a folded copy relates to the article that it is folded under, which may have been chosen by hand. */
export function copyReason(index: Index, copy: string, lead: string): string {
  const relation = index.relation(copy, lead);
  if (!relation) return words.relation.sameGroup;
  const how = relationPhrase(relation, copy, words.relation.lead, index.report.settings);
  return relation.versions ? words.relation.earlier(how) : how;
}

/** Texts that are folded under others. A newer version of an item is no copy of the earlier one. */
export interface Folded {
  copies: number;
  versions: number;
}

function folded(index: Index, ids: string[]): Folded {
  const under = ids.filter((id) => index.leadOf.has(id));
  const versions = under.filter((id) => index.relation(id, index.leadOf.get(id)!)?.versions).length;
  return { copies: under.length - versions, versions };
}

/** The pile in one line. */
export function summaryOf(index: Index): string {
  const { articles, stories } = index.report;
  const told = stories.filter((story) => story.articles.length > 1).length;
  return words.summary(articles.length, told, folded(index, [...index.leadOf.keys()]));
}

/** A relation, said of the article `of`; the other one is called `other`. */
export function relationPhrase(relation: Relation, of: string, other: string, settings: Settings): string {
  const { relation: say } = words;
  switch (relation.kind) {
    case 'identical':
      return say.identical;
    case 'near':
      return say.near(relation.score);
    case 'contains':
      return partOf(relation) === of ? say.contained(other, relation.score) : say.contains(other, relation.score);
    case 'rewrite':
      return say.rewrite(relation.score);
    case 'passage':
      if (relation.quotesOnly) return say.quotesOnly(sharedCredit(relation));
      return isScattered(relation, settings) ? say.scattered : say.passages(relation.longest);
  }
}

/** What a relation is, in a few words. */
export function kindOf(relation: Relation, settings: Settings): string {
  const { relation: say } = words;
  if (relation.versions) return say.versions;
  if (relation.quotesOnly) return say.quotesShort;
  return isScattered(relation, settings) ? say.scatteredShort : say.kind(relation.kind);
}

/** No stretch that they share is as long as a passage. */
export function isScattered({ kind, quotesOnly, longest }: Relation, { passageWords }: Settings): boolean {
  return kind === 'passage' && !quotesOnly && longest < passageWords;
}

/** Whom both name as where they have their text from. */
export function sharedCredit({ a, b, credits = [] }: Relation): string | null {
  const named = (id: string) => credits.filter(({ article }) => article === id).map(({ to }) => to);
  return named(a).find((to) => named(b).some((other) => other.toLowerCase() === to.toLowerCase())) ?? null;
}

/** Of two versions of one item, the later one. */
export function laterOf({ a, b, later }: Relation): string {
  return later === 'a' ? a : b;
}

/** Of two articles where one contains the other, the one that is contained. */
export function partOf(relation: Relation): string {
  return relation.aInB >= relation.bInA ? relation.a : relation.b;
}

/** `4 texts, 6 outlets + 2 copies · 3 – 5 Nov 2026`: a copy is never counted as a text of its own. */
export function countsOf(index: Index, story: Story): string {
  const under = words.story.folded(folded(index, story.articles));
  const counts = words.story.counts(story.texts, story.outlets.length) + (under && ` ${under}`);
  return story.from && story.to ? `${counts} · ${span(story.from, story.to)}` : counts;
}
