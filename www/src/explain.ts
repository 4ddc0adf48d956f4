// Sentences that say why, from the report's figures. What cannot be told is left out, never guessed.

import type { Relation, Story, Tie } from 'samestory';
import { nameOf, type Index } from './state';
import { clipped } from './format';
import { words } from './strings/en';

const NAME_LENGTH = 70;

export const shortName = (index: Index, id: string): string => clipped(nameOf(index.article(id)), NAME_LENGTH);

/** What ties one article to its story, a sentence each. */
export function tieSentences(index: Index, tie: Tie): string[] {
  const { why } = words;
  return [
    why.tie(shortName(index, tie.article), shortName(index, tie.to), tie.likeness),
    ...(tie.names.length ? [why.names(tie.names)] : []),
    ...(tie.numbers.length ? [why.numbers(tie.numbers)] : []),
    ...(tie.words.length ? [why.words(tie.words)] : []),
    ...(tie.otherNames.length ? [why.otherNames(tie.otherNames)] : []),
    ...(tie.daysApart === null ? [] : [why.days(tie.daysApart)]),
  ];
}

/** How a folded copy relates to the article that it is folded under. */
export function copyReason(index: Index, copy: string, lead: string): string {
  const relation = index.relation(copy, lead);
  return relation ? relationPhrase(index, relation, copy) : words.relation.kind('identical').toLowerCase();
}

/** A relation, said of the article `of`. */
export function relationPhrase(index: Index, relation: Relation, of: string): string {
  const { relation: say } = words;
  const other = relation.a === of ? relation.b : relation.a;
  switch (relation.kind) {
    case 'identical':
      return say.identical;
    case 'near':
      return say.near(relation.score);
    case 'contains':
      return partOf(relation) === of
        ? say.contained(relation.score, shortName(index, other))
        : say.contains(shortName(index, other), relation.score);
    case 'rewrite':
      return say.rewrite(relation.score);
    case 'passage':
      if (onlyQuotes(relation)) return say.quotesOnlyShort;
      return relation.passages.length
        ? say.passages(relation.passages.length, Math.max(...relation.passages.map((p) => p.words)))
        : say.passage;
  }
}

/** Of two articles where one contains the other, the one that is contained. */
export function partOf(relation: Relation): string {
  return relation.aInB >= relation.bInA ? relation.a : relation.b;
}

export function onlyQuotes(relation: Relation): boolean {
  return relation.passages.length > 0 && relation.passages.every((p) => p.quoted);
}

/** What stands under a story's name instead of its outlets, where no outlet is known. */
export function outletsOrFiles(index: Index, story: Story): string[] {
  const unnamed = story.articles.filter((id) => !index.article(id).source);
  return story.outlets.length ? story.outlets : unnamed;
}
