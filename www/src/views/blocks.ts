// An article as it stood in its source: the body, and in place, folded, what was cut and why. Each cut line can be put back;
// while the article is edited each part of the body can be cut. The text is only ever put in as text.

import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Article, Block } from 'samestory';
import { clipped } from '../format';
import type { Desk } from '../desk';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import { styles } from './blocks.styles';
import { styles as textStyles } from './text.styles';

/** Reasons that the line of a fold names. */
const REASONS = 3;
/** While the article is edited, folds of up to this many lines are open. */
const OPEN = 6;
/** Of a block, as much is said with its button. */
const NAMED = 60;

/** Blocks that follow each other and are part of the text, or not. */
interface Run {
  cut: boolean;
  from: number;
  blocks: Block[];
}

@customElement('ss-blocks')
export class Blocks extends LitElement {
  static override styles = [base, textStyles, styles];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) article!: Article;
  @property({ attribute: false }) editing = false;
  /** The block that was cut or put back last; it has the focus when it stands at its new place. */
  #judged = -1;

  override render() {
    const runs = runsOf(this.article.blocks);
    const hasBody = runs.some((run) => !run.cut);
    return html`${hasBody ? nothing : html`<p class="meta">${words.article.noBody}</p>`}
    ${runs.map((run) => (run.cut ? this.#fold(run) : this.#body(run)))}`;
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('article') || this.#judged < 0) return;
    const block = this.renderRoot.querySelector<HTMLElement>(`[data-block="${this.#judged}"]`);
    this.#judged = -1;
    const fold = block?.closest('details');
    if (fold) fold.open = true;
    (block?.querySelector('button') ?? block)?.focus();
  }

  #body({ from, blocks }: Run): TemplateResult[] {
    const parts: TemplateResult[] = [];
    let items: TemplateResult[] = [];
    blocks.forEach((block, i) => {
      const content = html`<span>${block.text}</span>${this.editing ? this.#cutButton(block, from + i) : this.#byHand(block)}`;
      if (block.kind === 'listItem') items.push(html`<li data-block=${from + i} tabindex="-1">${content}</li>`);
      else parts.push(element(block, from + i, content));
      if (items.length && blocks[i + 1]?.kind !== 'listItem') {
        parts.push(html`<ul>${items}</ul>`);
        items = [];
      }
    });
    return parts;
  }

  #fold({ from, blocks }: Run) {
    const { article } = words;
    const reasons = [...new Set(blocks.map((block) => article.cutReason(block)))];
    return html`<details class="cut" ?open=${this.editing && blocks.length <= OPEN}>
      <summary>${article.cut(blocks.length, reasons.slice(0, REASONS), reasons.length > REASONS)}</summary>
      <ol>
        ${blocks.map(
          (block, i) => html`<li data-block=${from + i} tabindex="-1">
            <span class="reason">${article.cutReason(block)}</span>
            <span class="line">${block.text}</span>
            <button
              class="quiet"
              aria-label=${article.putBack + article.about(clipped(block.text, NAMED))}
              @click=${() => this.#judge('keep', from + i, block)}
            >${article.putBack}</button>
          </li>`,
        )}
      </ol>
    </details>`;
  }

  #cutButton(block: Block, at: number) {
    const { article } = words;
    const label = article.cutBlock[block.kind as keyof typeof article.cutBlock] + article.about(clipped(block.text, NAMED));
    return html`<button class="quiet" aria-label=${label} @click=${() => this.#judge('cut', at, block)}>${article.cutThis}</button>`;
  }

  #byHand(block: Block) {
    return block.by === 'hand' ? html`<span class="by meta">${words.article.byHand}</span>` : nothing;
  }

  #judge(kind: 'keep' | 'cut', at: number, block: Block): void {
    this.#judged = at;
    void this.desk.judge(kind, this.article.id, at, block.text);
  }
}

function runsOf(blocks: Block[]): Run[] {
  const runs: Run[] = [];
  blocks.forEach((block, at) => {
    const cut = block.start === undefined;
    const last = runs.at(-1);
    if (last?.cut === cut) last.blocks.push(block);
    else runs.push({ cut, from: at, blocks: [block] });
  });
  return runs;
}

function element(block: Block, at: number, content: TemplateResult): TemplateResult {
  return block.kind === 'subhead'
    ? html`<h3 data-block=${at} tabindex="-1">${content}</h3>`
    : html`<p data-block=${at} tabindex="-1">${content}</p>`;
}
