// A line for each file of a drop. Only the lines in view are in the page, for there may be ten thousand. While files are read
// the line that was done last is kept in view, until somebody takes hold of the list.

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Line } from '../drop';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';

/** Lines that are kept above and below those in view. */
const SPARE = 8;
/** Height of a line before one was measured, in pixels. */
const GUESS = 32;

@customElement('ss-files')
export class Files extends LitElement {
  static override styles = [
    base,
    css`
      .box {
        max-height: 13rem;
        overflow: auto;
        overscroll-behavior: contain;
        border: 1px solid var(--rule);
        background: var(--sheet);
        font-size: 0.9375rem;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 5fr) minmax(0, 2fr) minmax(0, 4fr);
        gap: 0 1rem;
        align-items: center;
        height: 2rem;
        padding-inline: 0.75rem;
        color: var(--muted);
      }
      li > * {
        overflow: hidden;
        white-space: nowrap;
        text-overflow: ellipsis;
      }
      .name {
        color: var(--ink);
      }
      .reading .state {
        color: var(--accent);
        font-weight: 600;
      }
      .notice .state {
        color: var(--alert);
      }
      @media (max-width: 40rem) {
        li {
          display: flex;
          flex-wrap: wrap;
          align-content: center;
          height: 3.25rem;
        }
        .name {
          width: 100%;
        }
        .state {
          flex: 1;
        }
        .what:empty {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) lines: Line[] = [];
  /** The line to keep in view. */
  @property({ attribute: false }) now: number | null = null;
  /** Lines change in place; a new value here says that they did. */
  @property({ attribute: false }) version: unknown;
  @state() private top = 0;
  @query('.box') private box!: HTMLElement;
  @query('ul') private list!: HTMLElement;
  #row = GUESS;
  #held = false;

  override render() {
    const { lines } = this;
    const from = Math.max(0, Math.floor(this.top / this.#row) - SPARE);
    const inView = Math.ceil((this.box?.clientHeight || GUESS * SPARE) / this.#row);
    return html`
      <div
        class="box"
        tabindex="0"
        role="group"
        aria-label=${words.files.heading}
        @scroll=${() => (this.top = this.box.scrollTop)}
        @wheel=${this.#hold}
        @pointerdown=${this.#hold}
        @keydown=${this.#hold}
      >
        <ul data-from=${from}>
          ${lines.slice(from, from + inView + 2 * SPARE).map((line, i) => this.#line(line, from + i + 1))}
        </ul>
      </div>
    `;
  }

  protected override updated(): void {
    const { list, box, lines, now } = this;
    const height = list.querySelector('li')?.offsetHeight;
    if (height && height !== this.#row) {
      this.#row = height;
      this.requestUpdate();
    }
    list.style.height = `${lines.length * this.#row}px`;
    list.style.paddingTop = `${Number(list.dataset.from) * this.#row}px`;
    if (now !== null && !this.#held) box.scrollTop = Math.max(0, (now + 3) * this.#row - box.clientHeight);
  }

  #hold = (): void => {
    this.#held = true;
  };

  #line(line: Line, position: number) {
    const { files } = words;
    const isNotice = line.state === 'read' && line.articles.length === 0 && line.notices > 0;
    const state = files.state(line);
    const notices = line.articles.length && line.notices ? ` · ${files.notices(line.notices)}` : '';
    return html`<li class="${line.state} ${isNotice ? 'notice' : ''}" aria-setsize=${this.lines.length} aria-posinset=${position}>
      <span class="name" title=${line.name}>${line.name}</span>
      <span class="what">${files.what(line.format) || nothing}</span>
      <span class="state" title=${state.length > 30 ? state : nothing}>${state}${notices}</span>
    </li>`;
  }
}
