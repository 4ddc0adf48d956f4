// What was dismissed by hand, to be brought back.

import { LitElement, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { words } from '../../strings/en';
import { base } from '../../styles/base.styles';
import { acts, sides, subject, type Room } from './finding';
import { noteStyles } from './note.styles';
import { rowStyles } from './rows.styles';

@customElement('ss-dismissed')
export class Dismissed extends LitElement {
  static override styles = [base, noteStyles, rowStyles];

  @property({ attribute: false }) room!: Room;

  override render() {
    const { room } = this;
    const { act } = words.compared;
    const dismissed = [...room.findings.values()].filter((told) => told.dismissed);
    return html`<p class="meta">${dismissed.length ? act.dismissedHow : act.dismissedNone}</p>
      <ul class="rows">
        ${dismissed.map(
          (told) => html`<li>
            <div>
              <p class="head">${subject(told)}</p>
              <p>${sides(room, told)}</p>
            </div>
            <div class="acts">${acts(room, told)}</div>
          </li>`,
        )}
      </ul>`;
  }
}
