// What became of the files that were added last, in one line, with a line for each file one click away.

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Drop } from '../drop';
import type { Desk } from '../desk';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import './files';

@customElement('ss-drop')
export class DropSummary extends LitElement {
  static override styles = [
    base,
    css`
      details > :not(summary) {
        margin-top: 0.5rem;
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) drop: Drop | null = null;

  override render() {
    const { drop } = this;
    // A pile of plain articles has said by itself how many there are.
    if (!drop || drop.lines.length < 2 || (drop.isPlain && !drop.shown)) return nothing;
    const { files } = words;
    const totals = drop.totals();
    return html`<details>
      <summary>${files.summary(totals)}</summary>
      <ss-files .lines=${drop.toRead()}></ss-files>
      ${totals.leftOut ? html`<p class="meta">${files.leftOut}</p>` : nothing}
      <button class="plain" @click=${() => this.desk.hideFiles()}>${files.close}</button>
    </details>`;
  }
}
