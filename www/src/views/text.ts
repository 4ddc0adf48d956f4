// An article's body in paragraphs, subheads and lists, with numbered highlights where a comparison asks for them. The text
// is only ever put in as text.

import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Article, Block } from 'samestory';
import type { Stretch } from '../edits';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import { styles } from './text.styles';

/** A numbered stretch of the text (UTF-16 code units). */
export interface Highlight {
  n: number;
  start: number;
  end: number;
  quoted: boolean;
  /** What the other text words differently. */
  edits: Stretch[];
}

/** `cross`: go to the other text's side of it; `enter`: it has the focus. */
export class HighlightEvent extends Event {
  constructor(
    type: 'cross' | 'enter',
    readonly n: number,
  ) {
    super(type);
  }
}

@customElement('ss-text')
export class Text extends LitElement {
  static override styles = [base, styles];

  @property({ attribute: false }) article!: Article;
  @property({ attribute: false }) highlights: Highlight[] = [];
  @property({ attribute: false }) current = 0;

  override render() {
    const { text, blocks } = this.article;
    const body = blocks.filter((b) => b.start !== undefined);
    const parts: TemplateResult[] = [];
    let items: TemplateResult[] = [];
    body.forEach((block, i) => {
      const start = block.start!;
      const end = i + 1 < body.length ? body[i + 1].start! - PARAGRAPH_GAP : text.length;
      const content = this.#stretch(start, end);
      if (block.kind === 'listItem') items.push(html`<li>${content}</li>`);
      else parts.push(element(block, content));
      if (items.length && body[i + 1]?.kind !== 'listItem') {
        parts.push(html`<ul>${items}</ul>`);
        items = [];
      }
    });
    return parts.length ? parts : html`<p class="meta">${words.article.noBody}</p>`;
  }

  /** Brings a highlight into view, inside the column where that scrolls by itself. */
  reveal(n: number, focus: boolean): void {
    const number = this.renderRoot.querySelector<HTMLElement>(`button[data-n="${n}"]`);
    if (!number) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    number.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
    if (focus) number.focus({ preventScroll: true });
  }

  /** The text from `start` to `end`, cut where highlights begin and end. */
  #stretch(start: number, end: number) {
    const inside = this.highlights.filter((h) => h.start < end && h.end > start);
    const cuts = inside.flatMap((h) => [h.start, h.end, ...h.edits.flat()]).filter((at) => at > start && at < end);
    const edges = [...new Set([start, ...cuts, end])].sort((x, y) => x - y);
    return edges.slice(0, -1).map((from, i) => {
      const piece = this.article.text.slice(from, edges[i + 1]);
      const over = inside.filter((h) => h.start <= from && h.end > from);
      return over.length ? this.#mark(piece, over, from) : piece;
    });
  }

  #mark(piece: string, over: Highlight[], from: number) {
    const data = over.map((h) => h.n).join(' ');
    if (over.every((h) => h.edits.some(([start, end]) => start <= from && from < end))) {
      return html`<span class="edit" data-n=${data}>${piece}</span>`;
    }
    const now = over.some((h) => h.n === this.current);
    return html`<mark
      class="${over.every((h) => h.quoted) ? 'quoted' : ''} ${now ? 'now' : ''}"
      data-n=${data}
      @click=${() => this.#tell('cross', over[0].n)}
      >${over.filter((h) => h.start === from).map((h) => this.#number(h))}<span>${piece}</span></mark
    >`;
  }

  #number({ n, quoted }: Highlight) {
    return html`<button
      data-n=${n}
      aria-label=${words.pair.cross(n, quoted)}
      aria-current=${n === this.current ? 'true' : nothing}
      @focus=${() => this.#tell('enter', n)}
      @click=${(event: Event) => {
        event.stopPropagation();
        this.#tell('cross', n);
      }}
    >${n}</button>`;
  }

  #tell(type: 'cross' | 'enter', n: number): void {
    this.dispatchEvent(new HighlightEvent(type, n));
  }
}

/** The blocks of a text are joined by a blank line. */
const PARAGRAPH_GAP = 2;

function element(block: Block, content: unknown): TemplateResult {
  return block.kind === 'subhead' ? html`<h3>${content}</h3>` : html`<p>${content}</p>`;
}
