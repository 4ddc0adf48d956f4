// An article's body in paragraphs, subheads and lists, with numbered highlights where a comparison asks for them. The text
// is only ever put in as text.

import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Article, Block } from 'samestory';
import type { Stretch } from '../stretches';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import { styles } from './text.styles';

/** A numbered stretch of the text (UTF-16 code units). */
export interface Highlight {
  n: number;
  start: number;
  end: number;
  quoted: boolean;
  /** What the other text words differently; empty where the other text has words that are not here. */
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
  /** A place that is pointed at; it may be empty. */
  @property({ attribute: false }) spot: Stretch | null = null;

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

  /** Brings the place that is pointed at into view. */
  async revealSpot(focus: boolean): Promise<void> {
    await this.updateComplete;
    const spot = this.renderRoot.querySelector<HTMLElement>('.spot');
    spot?.scrollIntoView({ block: 'center' });
    if (focus) spot?.focus({ preventScroll: true });
  }

  /** The text from `start` to `end`, cut where highlights begin and end. */
  #stretch(start: number, end: number) {
    const inside = this.highlights.filter((h) => h.start < end && h.end > start);
    const cuts = [...inside.flatMap((h) => [h.start, h.end, ...h.edits.flat()]), ...(this.spot ?? [])].filter((at) => at > start && at < end);
    const edges = [...new Set([start, ...cuts, end])].sort((x, y) => x - y);
    const pieces = edges.slice(0, -1).map((from, i) => {
      const piece = this.article.text.slice(from, edges[i + 1]);
      const over = inside.filter((h) => h.start <= from && h.end > from);
      const shown = over.length ? this.#mark(piece, over, from) : this.#isSpot(from) ? html`<span class="spot" tabindex="-1">${piece}</span>` : piece;
      return [this.#gap(from, inside), shown];
    });
    return [pieces, this.#gap(end, inside)];
  }

  /** Where the other text has words that are not here. */
  #gap(at: number, inside: Highlight[]) {
    const isSpot = this.spot?.[0] === at && this.spot[1] === at;
    const isEdit = inside.some((h) => h.edits.some(([start, end]) => start === at && end === at));
    return isSpot || isEdit ? html`<span class="gap ${isSpot ? 'spot' : ''}" tabindex=${isSpot ? '-1' : nothing} aria-hidden=${isSpot ? nothing : 'true'}></span>` : nothing;
  }

  #isSpot(from: number): boolean {
    return this.spot !== null && this.spot[0] <= from && from < this.spot[1];
  }

  #mark(piece: string, over: Highlight[], from: number) {
    const data = over.map((h) => h.n).join(' ');
    const spot = this.#isSpot(from) ? 'spot' : '';
    if (over.every((h) => h.edits.some(([start, end]) => start <= from && from < end))) {
      return html`<span class="edit ${spot}" tabindex=${spot ? '-1' : nothing} data-n=${data}>${piece}</span>`;
    }
    const now = over.some((h) => h.n === this.current);
    return html`<mark
      class="${over.every((h) => h.quoted) ? 'quoted' : ''} ${now ? 'now' : ''} ${spot}"
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
