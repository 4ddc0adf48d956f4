// What was dismissed by hand, to be brought back.

import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { words } from '../../strings/en';
import { base } from '../../styles/base.styles';
import { acts, sides, subject, type Room } from './finding';
import { noteStyles } from './note.styles';

@customElement('ss-dismissed')
export class Dismissed extends LitElement {
  static override styles = [
    base,
    noteStyles,
    css`
      li {
        padding-block: 0.6rem;
        border-bottom: 1px solid var(--rule);
        max-width: 50rem;
      }
    `,
  ];

  @property({ attribute: false }) room!: Room;

  override render() {
    const { room } = this;
    const { act } = words.compared;
    const dismissed = [...room.findings.values()].filter((told) => told.dismissed);
    return html`<p class="meta">${dismissed.length ? act.dismissedHow : act.dismissedNone}</p>
      <ul>
        ${dismissed.map(
          (told) => html`<li>
            <p class="head">${subject(told)}</p>
            <p>${sides(room, told)}</p>
            <div class="acts">${acts(room, told)}</div>
          </li>`,
        )}
      </ul>`;
  }
}
