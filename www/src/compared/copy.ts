// A finding as plain text, to be pasted into a message or a note: each side with its words, outlet, time and link.

import { time } from '../format';
import { nameOf } from '../lookup';
import { words } from '../strings/en';
import type { Context } from './context';
import { sentenceOf, type Camped, type Told, type Voice } from './told';

/** Longer sentences are clipped. */
const SENTENCE = 600;

export function asText(context: Context, { head, about, sides, notes }: Told): string {
  const side = ({ value, via, voices }: Camped) => [...(value ? [`${value}${via ? ` (${words.compared.via(via)})` : ''}`] : []), ...voices.flatMap((voice) => voiceLines(context, voice))];
  return [`${head}: ${about}`, ...sides.flatMap(side), ...notes].join('\n');
}

/** `Belmora Courier, 10 Mar 2031, 07:30 UTC: "…"`, and the link below it. */
function voiceLines({ index }: Context, { article, who, gloss, evidence }: Voice): string[] {
  const { source, published, url } = index.article(article);
  const { file } = words.compared;
  const place = [source ?? `${nameOf(index.article(article))} (${file.noOutlet})`, published ? time(published) : file.noTime].join(', ');
  return [`- ${who ? `${who}, ` : ''}${place}${gloss ? ` (${gloss})` : ''}: ${sentenceOf(evidence, SENTENCE)}`, ...(url ? [`  ${url}`] : [])];
}
