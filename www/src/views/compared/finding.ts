// How a finding is shown wherever it stands: its sides with who gives them, each a way to the sentence, and what can be done.

import { html, nothing } from 'lit';
import type { Evidence } from 'samestory';
import { asText } from '../../compared/copy';
import type { Context } from '../../compared/context';
import type { Camped, Told, Voice } from '../../compared/told';
import { bringBack, dismiss, withdraw, type Correction } from '../../corrections';
import type { Desk } from '../../desk';
import { href } from '../../route';
import { words } from '../../strings/en';

/** Articles of one side that are named; more are counted. */
const NAMED = 8;

/** What the parts of a comparison share. */
export interface Room {
  desk: Desk;
  context: Context;
  findings: Map<string, Told>;
}

/** Where the sentence of some words is shown. */
export function placeOf({ context }: Room, { article, start }: Pick<Evidence, 'article' | 'start'>): string {
  return href({ view: 'compare', id: context.comparison.story, part: 'read', of: article, at: String(start) });
}

export function subject({ head, about }: Told): string {
  return `${head}: ${about}`;
}

/** The sides of a finding; beside the text of one article, what it gives itself is given `here`. */
export const sides = (room: Room, { kind, sides: all }: Told, here?: string) =>
  all.map((side) => html`<span class=${kind === 'same' ? 'side calm' : 'side'}>${sideOf(room, side, here)}</span> `);

const sideOf = (room: Room, { value, via, voices }: Camped, here?: string) =>
  html`${value ? html`<span class="value">${value}:</span> ` : nothing}${voicesOf(room, voices, here)}${via ? html` (${words.compared.via(via)})` : nothing}.`;

/** `Belmora Courier, The Lantern (until Thursday)`; those who speak come first: `Beijing (003)`. */
function voicesOf(room: Room, voices: Voice[], here?: string) {
  const shown = voices.slice(0, NAMED);
  const speakers = [...new Set(shown.map(({ who }) => who))];
  const rest = voices.length - shown.length;
  const groups = speakers.map((who) => {
    const theirs = shown.filter((voice) => voice.who === who).map((voice) => voiceOf(room, voice, here));
    return who === null ? joined(theirs) : html`${room.context.person(who)} (${joined(theirs)})`;
  });
  return html`${joined(groups)}${rest ? html` ${words.compared.top.more(rest)}` : nothing}`;
}

/** What stands behind a name in brackets stands behind a comma within brackets. */
function voiceOf(room: Room, { evidence, who, gloss, copies, article }: Voice, here?: string) {
  const also = copies.length ? ` + ${words.story.folded({ copies: copies.length, versions: 0 }).replace(/^\+ /, '')}` : '';
  const place = article === here ? html`<b>${words.compared.read.here}</b>` : html`<a href=${placeOf(room, evidence)}>${room.context.label(article)}</a>${also}`;
  return html`${place}${gloss ? html`${who === null ? ' ' : ', '}<span class="gloss">${who === null ? `(${gloss})` : gloss}</span>` : nothing}`;
}

const joined = (parts: unknown[]) => parts.map((part, i) => (i ? html`, ${part}` : part));

/** What can be done with a finding: copied, dismissed, brought back, and taken back where it was added by hand. */
export const acts = (room: Room, told: Told) => {
  const { act } = words.compared;
  const about = subject(told);
  const deed = deedOf(room, told);
  return html`<button class="plain" @click=${() => copy(room, told)}>${act.copy}<span class="unseen">${act.copyOf(about)}</span></button>
    ${deed ? html`<button class="plain" @click=${() => room.desk.correct(deed.correction)}>${deed.label}<span class="unseen">${act.dismissOf(about)}</span></button>` : nothing}`;
};

function deedOf({ context }: Room, { id, kind, dismissed, sides }: Told): { label: string; correction: Correction } | null {
  const { act } = words.compared;
  const { index, comparison } = context;
  if (kind === 'agree') return null;
  if (dismissed) return { label: act.back, correction: bringBack(index, id) };
  const added = comparison.disagreements.find((found) => found.id === id && found.byHand);
  if (added) return { label: act.takeBack, correction: withdraw(index, added) };
  return { label: act.dismiss, correction: dismiss(sides[0]?.voices[0]?.article ?? comparison.accounts[0].article, id) };
}

async function copy({ desk, context }: Room, told: Told): Promise<void> {
  const { act } = words.compared;
  try {
    await navigator.clipboard.writeText(asText(context, told));
    desk.tell(act.copied);
  } catch {
    desk.tell(act.notCopied);
  }
}
