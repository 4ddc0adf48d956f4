// The text of one article with its findings marked and numbered, and beside each paragraph the notes that belong to them. A
// mark is told by its line and its number, never by its colour alone. The text is only ever put in as text.

import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Article, Block } from 'samestory';
import { classesOf, stretches, together, type Mark } from '../../compared/marks';
import type { Stretch } from '../../stretches';
import { words } from '../../strings/en';
import { base } from '../../styles/base.styles';
import { styles } from './marked.styles';
import { noteStyles } from './note.styles';

/** The number of a mark was pressed. */
export class MarkEvent extends Event {
  constructor(readonly mark: Mark) {
    super('mark');
  }
}

/** Keeps a number on the line of the word that it stands before. */
const JOINT = '\u2060';
@customElement('ss-marked')
export class Marked extends LitElement {
  static override styles = [base, styles, noteStyles];

  @property({ attribute: false }) article!: Article;
  @property({ attribute: false }) marks: Mark[] = [];
  /** What stands beside marks that belong together; without it there is no margin. */
  @property({ attribute: false }) note: ((marks: Mark[]) => TemplateResult) | null = null;
  /** What the number of a mark does. */
  @property({ attribute: false }) label: (mark: Mark) => string = ({ n, told }) => words.compared.read.note(n, `${told.head}: ${told.about}`);
  /** A place that is pointed at. */
  @property({ attribute: false }) spot: Stretch | null = null;

  override render() {
    const body = this.article.blocks.filter(({ start }) => start !== undefined);
    if (body.length === 0) return html`<p class="meta">${words.article.noBody}</p>`;
    return html`<div class=${this.note ? 'noted' : ''}>${body.map((block) => this.#row(block))}</div>`;
  }

  #row(block: Block) {
    const [start, end] = [block.start!, block.start! + block.text.length];
    const begun = this.marks.filter((mark) => mark.start >= start && mark.start < end);
    const content = this.#stretch(start, end);
    const body = block.kind === 'subhead' ? html`<h3>${content}</h3>` : html`<p class=${block.kind === 'listItem' ? 'item' : ''}>${content}</p>`;
    return html`<div class="row">
      <div class="text">${body}</div>
      ${this.note && begun.length ? html`<ul class="notes">${together(begun).map((marks) => this.#note(marks))}</ul>` : nothing}
    </div>`;
  }

  #note(marks: Mark[]) {
    const [{ n, kind }] = marks;
    return html`<li id="note-${n}" class=${kind} tabindex="-1"><span class="numbers">${marks.map((mark) => this.#back(mark))}</span><div>${this.note!(marks)}</div></li>`;
  }

  #back({ n }: Mark) {
    return html`<button class="number" data-of=${n} aria-label=${words.compared.read.back(n)} @click=${() => this.reveal(n)}>${n}</button>`;
  }

  #stretch(start: number, end: number) {
    return stretches(this.article.text, start, end, this.marks, this.spot ?? []).map(({ from, text, over, begun }) => {
      const isSpot = this.spot !== null && this.spot[0] <= from && from < this.spot[1];
      if (!over.length) return isSpot ? html`<span class="spot" tabindex="-1">${text}</span>` : text;
      const classes = [...classesOf(over), ...(isSpot ? ['spot'] : [])].join(' ');
      return html`${begun.map((mark) => this.#number(mark))}<mark class=${classes} tabindex=${isSpot ? '-1' : nothing} data-n=${over.map(({ n }) => n).join(' ')}>${text}</mark>`;
    });
  }

  #number(mark: Mark) {
    return html`<button class="number ${mark.kind}" data-n=${mark.n} aria-label=${this.label(mark)} @click=${() => this.#press(mark)}>${mark.n}</button><span class="joint" aria-hidden="true">${JOINT}</span>`;
  }

  #press(mark: Mark): void {
    const notes = [...this.renderRoot.querySelectorAll<HTMLElement>('.notes > li')];
    if (this.note) this.#show(notes.find((note) => note.querySelector(`[data-of="${mark.n}"]`)) ?? null);
    else this.dispatchEvent(new MarkEvent(mark));
  }

  /** Brings a mark into view and gives it the focus. */
  reveal(n: number): void {
    this.#show(this.renderRoot.querySelector<HTMLElement>(`button[data-n="${n}"]`));
  }

  /** Brings the place that is pointed at into view and gives it the focus. */
  async revealSpot(): Promise<void> {
    await this.updateComplete;
    this.#show(this.renderRoot.querySelector<HTMLElement>('.spot'));
  }

  #show(there: HTMLElement | null): void {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    there?.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
    there?.focus({ preventScroll: true });
  }
}
