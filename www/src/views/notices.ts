// What a person should know: what happened, where, and what to do. Many are folded into a list.

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Notice } from 'samestory';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';

/** Up to this many are shown at once. */
const FEW = 2;

@customElement('ss-notices')
export class Notices extends LitElement {
  static override styles = [
    base,
    css`
      .box {
        padding: 0.6rem 1rem;
        border-left: 4px solid var(--alert);
        background: var(--sheet);
      }
      li + li {
        margin-top: 0.5rem;
      }
      details ul {
        margin-top: 0.6rem;
      }
      summary {
        color: var(--alert);
      }
      .where {
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) notices: Notice[] = [];

  override render() {
    const { notices } = this;
    if (notices.length === 0) return nothing;
    const items = html`<ul>${notices.map((notice) => this.#notice(notice))}</ul>`;
    return html`
      <div class="box" role="group" aria-label=${words.notices.heading(notices.length)}>
        ${notices.length > FEW
          ? html`<details><summary>${words.notices.heading(notices.length)}</summary>${items}</details>`
          : items}
      </div>
    `;
  }

  #notice({ file, line, article, message }: Notice) {
    const where = [file || article, ...(line ? [words.notices.line(line)] : [])].filter(Boolean).join(', ');
    return html`<li>${where ? html`<span class="where">${where}:</span> ` : nothing}${message}</li>`;
  }
}
