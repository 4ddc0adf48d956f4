// A finding as plain text, to be pasted into a message or a note: each side with its words, outlet, time and link.

import { time } from '../format';
import { nameOf } from '../lookup';
import { words } from '../strings/en';
import type { Context } from './context';
import type { Told, Voice } from './told';

export function asText(context: Context, { head, about, sides, notes }: Told): string {
  return [`${head}: ${about}`, ...sides.flatMap((side) => [...(side.value ? [`${side.value}${side.via ? ` (${words.compared.via(side.via)})` : ''}`] : []), ...side.voices.flatMap((voice) => voiceLines(context, voice))]), ...notes].join('\n');
}

/** `Belmora Courier, 10 Mar 2031, 07:30 UTC: "…"`, and the link below it. */
function voiceLines({ index }: Context, { article, who, gloss, evidence }: Voice): string[] {
  const { source, published, url } = index.article(article);
  const { file } = words.compared;
  const place = [source ?? `${nameOf(index.article(article))} (${file.noOutlet})`, published ? time(published) : file.noTime].join(', ');
  const sentence = evidence.sentence.replace(/\s+/g, ' ').trim();
  return [`- ${who ? `${who}, ` : ''}${place}${gloss ? ` (${gloss})` : ''}: ${sentence}`, ...(url ? [`  ${url}`] : [])];
}
