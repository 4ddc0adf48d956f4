// Which text came first and whom a text credits, as far as the printed times and names tell; length proves nothing.

import type { Credit, Group, Relation } from 'samestory';
import { known, time } from './format';
import type { Index } from './lookup';
import { words } from './strings/en';

/** Articles that are named one by one where they credit the same agency. */
const NAMED = 3;

/** What is known of the order of two articles, in sentences. */
export function pairOrigin(index: Index, relation: Relation): string[] {
  const { a, b, earlier, credits = [] } = relation;
  return [earlier ? isEarlier(index, ...((earlier === 'a' ? [a, b] : [b, a]) as [string, string])) : whyUnclear(index, a, b), ...creditSentences(index, credits)];
}

/** What is known of where the text of a group comes from, in sentences. */
export function groupOrigin(index: Index, { articles, origin }: Group): string[] {
  const { origin: say } = words;
  const undated = articles.filter((id) => !index.article(id).published).length;
  const { earliest } = origin;
  return [
    earliest ? say.earliest(index.called(earliest), time(index.article(earliest).published!)) : undefined,
    earliest && origin.times === 'someMissing' && undated ? say.someMissing(undated) : undefined,
    earliest ? undefined : origin.times === 'same' ? say.cannot.close : undated === articles.length ? say.cannot.noTimes : say.cannot.onlyOne,
    ...creditSentences(index, origin.credits),
  ].filter((sentence) => sentence !== undefined);
}

function isEarlier(index: Index, first: string, second: string): string {
  const when = (id: string) => time(index.article(id).published!);
  return words.origin.earlier(index.called(first), when(first), when(second));
}

function whyUnclear(index: Index, a: string, b: string): string {
  const { cannot } = words.origin;
  const [x, y] = [a, b].map((id) => index.article(id).published);
  if (!x && !y) return cannot.noTimes;
  if (!x || !y) return cannot.oneTime(index.called(x ? b : a));
  const [p, q] = [known(x), known(y)];
  if (!p || !q) return cannot.notADay;
  if (!p.hour && !q.hour && x.slice(0, 10) === y.slice(0, 10)) return cannot.sameDay;
  if (!p.hour || !q.hour) return cannot.noHour;
  return p.zone === q.zone ? cannot.sameTime : cannot.noZone;
}

/** One sentence for each agency or outlet that is credited. */
function creditSentences(index: Index, credits: Credit[]): string[] {
  const byName = new Map<string, string[]>();
  for (const { article, to } of credits) byName.set(to, [...(byName.get(to) ?? []), article]);
  return [...byName].flatMap(([to, articles]) => {
    const own = articles.filter((id) => index.article(id).source?.toLowerCase() === to.toLowerCase());
    const others = articles.filter((id) => !own.includes(id));
    const { origin } = words;
    return [
      ...own.slice(0, 1).map((id) => origin.isFrom(index.called(id), to)),
      ...(others.length ? [origin.credits(others.slice(0, NAMED).map((id) => index.called(id)), to, Math.max(0, others.length - NAMED))] : []),
    ];
  });
}
