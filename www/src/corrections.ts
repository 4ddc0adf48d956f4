// Corrections of the stories by hand: how they are made of what a person did, and what they say of articles and stories now.

import type { Change, Disagreement, DisagreementKind, Evidence, News, Overrule, Role, Story, Words } from 'samestory';
import { nameOf, type Index } from './lookup';
import { clipped } from './format';
import { words } from './strings/en';

/** Longer names are clipped where it is told what was done: on a phone the words lie over the page. */
const NAME_LENGTH = 44;
const OF_STORIES: Overrule['kind'][] = ['together', 'apart', 'move', 'rename', 'pin'];
const OF_COMPARISONS: Overrule['kind'][] = ['mark', 'speaker', 'dismiss', 'finding'];

/** Corrections that change no article and no copy, but the stories or what is found in them. */
export function leavesTexts({ kind }: Overrule): boolean {
  return OF_STORIES.includes(kind) || OF_COMPARISONS.includes(kind);
}

/** What a person does at once, and how it is told when it is done. */
export interface Correction {
  overrule?: Overrule;
  /** Places of corrections that are taken back. */
  retract?: number[];
  done(now: Index): string;
}

/** Copies are where their lead is, so they go where it goes. */
export function withCopies(index: Index, ids: string[]): string[] {
  return [...new Set(ids.flatMap((id) => index.groupOf.get(id)?.articles ?? [id]))];
}

/** The other texts of a story, from which these can be taken away. */
export function othersIn(index: Index, story: Story, ids: string[]): string[] {
  const away = new Set(withCopies(index, ids));
  return story.articles.filter((id) => !away.has(id) && !index.leadOf.has(id));
}

/** These do not belong to that story. */
export function apart(index: Index, story: Story, ids: string[]): Correction {
  const articles = withCopies(index, ids);
  const { said } = words.correct;
  return {
    overrule: { kind: 'apart', articles, from: othersIn(index, story, ids) },
    done: (now) => {
      const there = now.storyOf.get(articles[0])!;
      if (there.articles.some((id) => id === story.lead && !articles.includes(id))) return said.notDone;
      return there.articles.every((id) => articles.includes(id)) ? said.alone(nameIn(index, ids)) : said.elsewhere(nameIn(index, ids), labelOf(there));
    },
  };
}

export function move(index: Index, ids: string[], to: Story): Correction {
  const articles = withCopies(index, ids);
  const { said } = words.correct;
  return {
    overrule: { kind: 'move', articles, to: to.lead },
    done: (now) => (now.storyOf.get(articles[0]) === now.storyOf.get(to.lead) ? said.moved(nameIn(index, ids), labelOf(to)) : said.notDone),
  };
}

export function together(a: Story, b: Story): Correction {
  const { said } = words.correct;
  return {
    overrule: { kind: 'together', articles: [a.lead, b.lead] },
    done: (now) => (now.storyOf.get(a.lead) === now.storyOf.get(b.lead) ? said.together(labelOf(a), labelOf(b)) : said.notDone),
  };
}

export function rename(story: Story, label: string): Correction {
  const { said } = words.correct;
  return { overrule: { kind: 'rename', article: story.lead, label }, done: () => (label ? said.renamed(clipped(label, NAME_LENGTH)) : said.nameBack) };
}

/** Keeps a story as it is, or lets it go again. */
export function pin(index: Index, story: Story): Correction {
  const { said } = words.correct;
  if (!story.pinned) return { overrule: { kind: 'pin', articles: story.articles }, done: () => said.pinned(labelOf(story)) };
  const retract = placesOf(index, (overrule) => overrule.kind === 'pin' && overrule.articles.some((id) => story.articles.includes(id)));
  return { retract, done: () => said.unpinned(labelOf(story)) };
}

/** Marks an article as ours or as a document. */
export function mark(article: string, name: string, role: Role): Correction {
  return { overrule: { kind: 'mark', articles: [article], role }, done: () => words.compared.done[role](name) };
}

/** Takes the mark off; one that came with others is overruled. */
export function unmark(index: Index, article: string, name: string): Correction {
  const done = () => words.compared.done.none(name);
  const marks = index.report.overrules.filter((overrule) => overrule.kind === 'mark' && overrule.articles.includes(article));
  if (marks.some((overrule) => overrule.kind === 'mark' && overrule.articles.length > 1)) return { overrule: { kind: 'mark', articles: [article], role: null }, done };
  return { retract: placesOf(index, (overrule) => marks.includes(overrule)), done };
}

/** Says who some words are by; an empty name makes them nobody's. */
export function speaker({ article, start, raw }: Evidence, name: string): Correction {
  const { done } = words.compared;
  return { overrule: { kind: 'speaker', article, start, text: raw, name }, done: () => (name ? done.speaker(name) : done.nobody) };
}

/** Lets some words have the speaker again that was found; `null` where nobody said otherwise. */
export function speakerBack(index: Index, { article, raw }: Evidence): Correction | null {
  const retract = placesOf(index, (overrule) => overrule.kind === 'speaker' && overrule.article === article && overrule.text === raw);
  return retract.length ? { retract, done: () => words.compared.done.speakerBack } : null;
}

export function dismiss(article: string, finding: string): Correction {
  return { overrule: { kind: 'dismiss', article, finding }, done: () => words.compared.done.dismissed };
}

/** Brings a finding back that was dismissed. */
export function bringBack(index: Index, finding: string): Correction {
  return { retract: placesOf(index, (overrule) => overrule.kind === 'dismiss' && overrule.finding === finding), done: () => words.compared.done.back };
}

export function addFinding(how: DisagreementKind, about: string, sides: Words[]): Correction {
  return { overrule: { kind: 'finding', how, about, sides }, done: () => words.compared.done.added };
}

/** Takes a finding away that was added by hand. */
export function withdraw(index: Index, { kind, about, sides }: Disagreement): Correction {
  const has = ({ article, text }: Words) => sides.some(({ evidence }) => evidence.some((one) => one.article === article && one.raw === text));
  const isIt = (overrule: Overrule) => overrule.kind === 'finding' && overrule.how === kind && overrule.about === about.head && overrule.sides.some(has);
  return { retract: placesOf(index, isIt), done: () => words.compared.done.withdrawn };
}

export function takeBack(place: number): Correction {
  return { retract: [place], done: () => words.correct.said.takenBack };
}

/** The places of corrections. */
function placesOf({ report }: Index, isIt: (overrule: Overrule) => boolean): number[] {
  return report.overrules.flatMap((overrule, place) => (isIt(overrule) ? [place] : []));
}

/** What a person did to where an article is: it was moved there, put together with another, or taken out of a story. */
export type Hand = 'moved' | 'together' | 'apart';

/** For each article that a correction put where it is, which kind of correction that was; the last one counts. */
export function handsOf(index: Index): Map<string, Hand> {
  const hands = new Map<string, Hand>();
  const at = (id: string) => index.storyOf.get(id);
  for (const overrule of index.report.overrules) {
    if (overrule.kind === 'move') {
      for (const id of overrule.articles) if (at(id) && at(id) === at(overrule.to)) hands.set(id, 'moved');
    } else if (overrule.kind === 'together') {
      const [first] = overrule.articles;
      if (overrule.articles.every((id) => at(id) === at(first))) for (const id of overrule.articles) hands.set(id, 'together');
    } else if (overrule.kind === 'apart') {
      for (const id of overrule.articles) if (!overrule.from.some((other) => at(other) === at(id))) hands.set(id, 'apart');
    }
  }
  return hands;
}

/** What is new, without what a person did: stories that were corrected, or cut otherwise than when somebody looked. */
export function withoutOwn(index: Index, news: News | null, isSameCut: boolean): News | null {
  if (!news) return null;
  const fresh = new Set(news.articles);
  const hands = handsOf(index);
  const isOwn = ({ story, kind, came, went }: Change) => {
    const members = index.story(story)?.articles ?? [];
    if (members.some((id) => fresh.has(id))) return false;
    const moved = [...came, ...went];
    const isByHand = moved.length > 0 && moved.every((id) => hands.has(id));
    return !isSameCut || isByHand || (kind === 'merged' && members.some((id) => hands.get(id) === 'together'));
  };
  return { articles: news.articles, stories: news.stories.filter((change) => !isOwn(change)) };
}

/** One article by its headline, several by their number. */
function nameIn(index: Index, ids: string[]): string {
  const article = ids.length === 1 && index.articles.get(ids[0]);
  return article ? `‘${clipped(nameOf(article), NAME_LENGTH)}’` : words.correct.articles(ids.length);
}

const labelOf = (story: Story): string => clipped(story.label, NAME_LENGTH);
