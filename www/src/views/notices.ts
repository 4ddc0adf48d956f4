// What a person should know: what happened, where, and what to do. Notices of one kind are one line, with all of them one
// click away.

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Notice, NoticeCode } from 'samestory';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';

/** Notices of one kind that are said one by one. */
const FEW = 2;
/** Lines shown at once; more are folded together. */
const LINES = 4;
/** Notices of one kind that are listed, and added each time more are asked for. */
const PAGE = 100;

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
      details > :not(summary) {
        margin-top: 0.5rem;
      }
      details ul {
        padding-left: 1rem;
      }
      summary,
      .kind {
        color: var(--alert);
      }
      .kind {
        font-weight: 600;
      }
      .where {
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) notices: Notice[] = [];
  @state() private shown = PAGE;

  override render() {
    const { notices } = this;
    if (notices.length === 0) return nothing;
    const kinds = [...byCode(notices)];
    const lines = kinds.reduce((sum, [, same]) => sum + (same.length > FEW ? 1 : same.length), 0);
    const isLong = lines > LINES;
    const items = html`<ul>${kinds.map(([code, same]) => this.#kind(code, same, isLong))}</ul>`;
    const heading = words.notices.heading(notices.length);
    return html`
      <div class="box" role="group" aria-label=${heading}>
        ${isLong ? html`<details><summary>${heading}</summary>${items}</details>` : items}
      </div>
    `;
  }

  /** Notices of one kind; inside a fold that is open already they need no fold of their own. */
  #kind(code: NoticeCode, same: Notice[], isOpen: boolean) {
    if (same.length <= FEW) return same.map((notice) => this.#notice(notice));
    const name = words.notices.several(code, ...counted(same));
    const all = html`<ul>${same.slice(0, this.shown).map((notice) => this.#notice(notice))}</ul>
      ${same.length > this.shown
        ? html`<button @click=${() => (this.shown += PAGE)}>${words.more(Math.min(PAGE, same.length - this.shown))}</button>`
        : nothing}`;
    return isOpen
      ? html`<li><p class="kind">${name}</p>${all}</li>`
      : html`<li><details><summary>${name}</summary>${all}</details></li>`;
  }

  #notice({ file, line, article, message }: Notice) {
    const where = [file || article, ...(line ? [words.notices.line(line)] : [])].filter(Boolean).join(', ');
    return html`<li>${where ? html`<span class="where">${where}:</span> ` : nothing}${message}</li>`;
  }
}

function byCode(notices: Notice[]): Map<NoticeCode, Notice[]> {
  const kinds = new Map<NoticeCode, Notice[]>();
  for (const notice of notices) {
    const same = kinds.get(notice.code);
    if (same) same.push(notice);
    else kinds.set(notice.code, [notice]);
  }
  return kinds;
}

/** What notices of one kind are about: several files, several lines of one, or articles. */
function counted(same: Notice[]): [n: number, unit: 'file' | 'line' | 'article'] {
  const files = new Set(same.map((notice) => notice.file)).size;
  if (files > 1) return [files, 'file'];
  return [same.length, same[0].line ? 'line' : 'article'];
}
