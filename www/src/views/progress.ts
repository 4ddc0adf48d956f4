// What is being done, how far it is, and a way to stop it.

import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Work } from '../job';
import type { Desk } from '../desk';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';

@customElement('ss-progress')
export class ProgressBar extends LitElement {
  static override styles = [
    base,
    css`
      div {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0.4rem 1rem;
        align-items: center;
        padding-block: 0.75rem;
      }
      progress {
        width: 100%;
        height: 0.6rem;
        accent-color: var(--accent);
      }
      button {
        grid-row: 1 / 3;
        grid-column: 2;
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) work!: Work;

  override render() {
    const { phase, done, total } = this.work;
    const label = words.work.phase(phase);
    return html`
      <div>
        <p id="phase"><span role="status">${label}</span> <span class="meta">${words.work.of(done, total)}</span></p>
        <progress aria-labelledby="phase" max=${Math.max(1, total)} .value=${done}></progress>
        <button @click=${() => this.desk.cancel()}>${words.work.cancel}</button>
      </div>
    `;
  }
}
