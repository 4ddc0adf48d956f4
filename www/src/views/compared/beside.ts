// Two articles side by side: what both say, and what they differ in, is numbered alike in both; a number leads to its other side.

import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Article } from 'samestory';
import { KINDS, linked, marksIn, type Mark } from '../../compared/marks';
import { href } from '../../route';
import { words } from '../../strings/en';
import { base } from '../../styles/base.styles';
import { twoTexts } from '../../styles/texts.styles';
import { picker, chooserStyles } from './chooser';
import { subject, type Room } from './finding';
import './marked';
import type { MarkEvent, Marked } from './marked';

type Side = 'left' | 'right';

@customElement('ss-beside')
export class Beside extends LitElement {
  static override styles = [
    base,
    chooserStyles,
    twoTexts,
    css`
      @media (max-width: 48rem) {
        .scroll {
          max-height: 70vh;
        }
      }
    `,
  ];

  @property({ attribute: false }) room!: Room;
  @property({ attribute: false }) a: string | undefined;
  @property({ attribute: false }) b: string | undefined;
  @state() private texts: Record<Side, Article> | null = null;
  @query('#left') private left!: Marked;
  @query('#right') private right!: Marked;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('room') || changed.has('a') || changed.has('b')) void this.#load();
  }

  /** The two articles: those that are asked for, else the first two that are no copies of each other. */
  get #ids(): [string, string] {
    const { accounts } = this.room.context.comparison;
    const there = (id: string | undefined) => accounts.find(({ article }) => article === id)?.article;
    const a = there(this.a) ?? accounts.find(({ copyOf }) => !copyOf)!.article;
    const other = there(this.b);
    const b = other && other !== a ? other : (accounts.find(({ article, copyOf }) => article !== a && copyOf !== a) ?? accounts.find(({ article }) => article !== a)!).article;
    return [a, b];
  }

  async #load(): Promise<void> {
    const { desk } = this.room;
    const [a, b] = this.#ids;
    const [left, right] = await Promise.all([desk.article(a), desk.article(b)]);
    if (left && right && this.#ids.join() === [a, b].join()) this.texts = { left, right };
  }

  override render() {
    const { room, texts } = this;
    const { beside: say } = words.compared;
    const { context, findings } = room;
    const [a, b] = this.#ids;
    const to = (left: string, right: string) => href({ view: 'compare', id: context.comparison.story, part: 'beside', of: left, at: right });
    const kinds = new Set(KINDS);
    const marks = linked(marksIn(context, findings, a, kinds), marksIn(context, findings, b, kinds));
    return html`
      <p class="meta">${say.links(marks.left.length)}</p>
      <div class="columns">
        <section>
          ${picker(context, say.left, a, (id) => location.replace(to(id, b)), (id) => id === b)}
          ${texts?.left.id === a ? this.#text('left', texts.left, marks.left) : nothing}
        </section>
        <section>
          ${picker(context, say.right, b, (id) => location.replace(to(a, id)), (id) => id === a)}
          ${texts?.right.id === b ? this.#text('right', texts.right, marks.right) : nothing}
        </section>
      </div>
    `;
  }

  #text(side: Side, article: Article, marks: Mark[]) {
    const label = words.pair.text(this.room.context.label(article.id));
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${label}>
      <ss-marked
        id=${side}
        .article=${article}
        .marks=${marks}
        .label=${({ n, told }: Mark) => words.compared.beside.cross(n, subject(told))}
        @mark=${(event: MarkEvent) => (side === 'left' ? this.right : this.left).reveal(event.mark.n)}
      ></ss-marked>
    </div>`;
  }
}
