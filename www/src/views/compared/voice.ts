// What can be done about who says some words: somebody else is named, and what was named by hand is taken back.

import { html, nothing } from 'lit';
import type { Evidence } from 'samestory';
import { quoted } from '../../compared/told';
import { speakerBack } from '../../corrections';
import { words } from '../../strings/en';
import type { Room } from './finding';
import { SpeakerEvent } from './speaker';

export const voiceActs = ({ desk, context }: Room, evidence: Evidence) => {
  const { act } = words.compared;
  const of = html`<span class="unseen">${act.speakerOf(quoted(evidence.raw))}</span>`;
  const back = speakerBack(context.index, evidence);
  return html`<button class="plain" @click=${(event: Event) => event.currentTarget!.dispatchEvent(new SpeakerEvent(evidence))}>${act.speaker}${of}</button>
    ${back
      ? html`<span class="tag">${act.speakerByHand}</span> <button class="plain" @click=${() => desk.correct(back)}>${act.takeBack}<span class="unseen">${act.takeBackOf(`${act.speakerByHand}, ${quoted(evidence.raw)}`)}</span></button>`
      : nothing}`;
};
