// A long list of which only what is in view, and a little more, is in the page; it scrolls with the page. Rows may have any
// height: those not seen yet count with a guess, and what is in view stays where it is when a guess proves wrong.
//
// What it renders is its own child, so that the styles of the view around it hold.

import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';

/** So few rows are all in the page. */
const FEW = 30;
/** What is kept in the page above and below the window, in pixels. */
const SPARE = 600;

export interface Row {
  id: string;
}

@customElement('ss-virtual')
export class Virtual<T extends Row> extends LitElement {
  @property({ attribute: false }) items: T[] = [];
  @property({ attribute: false }) row!: (item: T) => TemplateResult;
  /** The likely height of a row, in pixels. */
  @property({ attribute: false }) guess!: number;
  @property({ attribute: false }) label = '';
  /** A new value says that rows look different now. */
  @property({ attribute: false }) version: unknown;
  #from = 0;
  #to = 0;
  /** Heights of rows that were seen, by their ids; a guess that is made from them for the others. */
  #heights = new Map<string, number>();
  #tops = new Float64Array(1);
  #frame = 0;
  #resized = new ResizeObserver(() => this.#later());
  #anchor: { row: Element; top: number } | null = null;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('scroll', this.#scrolled, { passive: true });
    addEventListener('resize', this.#scrolled);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('scroll', this.#scrolled);
    removeEventListener('resize', this.#scrolled);
    this.#resized.disconnect();
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#measureTops();
    this.#findRange();
    this.#anchor = changed.has('items') ? null : this.#firstInView();
  }

  override render() {
    const { items } = this;
    const [from, to] = [this.#from, this.#to];
    return html`
      <div></div>
      <ul aria-label=${this.label}>
        ${repeat(
          items.slice(from, to),
          (item) => item.id,
          (item, i) => html`<li data-row=${item.id} aria-setsize=${items.length} aria-posinset=${from + i + 1}>${this.row(item)}</li>`,
        )}
      </ul>
      <div></div>
    `;
  }

  protected override updated(): void {
    const [above, below] = this.querySelectorAll<HTMLElement>(':scope > div');
    above.style.height = `${this.#tops[this.#from]}px`;
    below.style.height = `${this.#tops[this.items.length] - this.#tops[this.#to]}px`;
    this.#resized.disconnect();
    for (const row of this.#rows()) this.#resized.observe(row);
    const anchor = this.#anchor;
    if (anchor?.row.isConnected) {
      const shift = anchor.row.getBoundingClientRect().top - anchor.top;
      if (Math.abs(shift) >= 1) scrollBy({ top: shift, behavior: 'instant' });
    }
    this.#later();
  }

  #rows(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>(':scope > ul > li')];
  }

  #firstInView(): { row: Element; top: number } | null {
    for (const row of this.#rows()) {
      const { top, bottom } = row.getBoundingClientRect();
      if (bottom > 0) return { row, top };
    }
    return null;
  }

  #scrolled = (): void => {
    const [from, to] = [this.#from, this.#to];
    if (this.#findRange()) {
      [this.#from, this.#to] = [from, to];
      this.requestUpdate();
    }
  };

  /** Measures once the page stands still. */
  #later(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#measureRows()) this.requestUpdate();
    });
  }

  /** Whether the rows are not as high as they were taken to be. */
  #measureRows(): boolean {
    let isOther = false;
    for (const row of this.#rows()) {
      const height = row.getBoundingClientRect().height;
      if (height === 0 || Math.abs((this.#heights.get(row.dataset.row!) ?? -1) - height) < 0.5) continue;
      this.#heights.set(row.dataset.row!, height);
      isOther = true;
    }
    return isOther;
  }

  #measureTops(): void {
    const { items, guess } = this;
    const tops = new Float64Array(items.length + 1);
    for (let i = 0; i < items.length; i++) tops[i + 1] = tops[i] + (this.#heights.get(items[i].id) ?? guess);
    this.#tops = tops;
  }

  /** The rows around the window; a list that is not shown keeps those that it has. */
  #findRange(): boolean {
    const top = this.getBoundingClientRect().top;
    const isShown = this.isConnected && this.offsetParent !== null;
    if (!isShown && this.#to > 0 && this.#to <= this.items.length) return false;
    const isFew = this.items.length <= FEW;
    const from = isShown && !isFew ? this.#at(-top - SPARE) : 0;
    const to = isFew ? this.items.length : this.#at((isShown ? -top : 0) + innerHeight + SPARE) + 1;
    const isOther = from !== this.#from || to !== this.#to;
    [this.#from, this.#to] = [from, to];
    return isOther;
  }

  /** The last row that begins at or above a height. */
  #at(height: number): number {
    let [low, high] = [0, Math.max(0, this.items.length - 1)];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#tops[middle] <= height) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
