// Adds a finding by hand: the words that differ are selected in two texts, with the mouse or the keyboard. The texts stand in
// fields, where both work the same and places are counted as the module counts them; what is typed there is turned away. A
// field that is marked as read-only has no caret, and nothing can be selected in it by keyboard.

import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Article, DisagreementKind, Words } from 'samestory';
import { quoted } from '../../compared/told';
import { addFinding } from '../../corrections';
import { words } from '../../strings/en';
import { base } from '../../styles/base.styles';
import { dialog, entry } from '../../styles/dialog.styles';
import { picker, chooserStyles } from './chooser';
import type { Room } from './finding';

const KINDS: DisagreementKind[] = ['conflict', 'contested', 'laterUpdate', 'attribution', 'hedge', 'wording', 'compatible'];
const SIDES = [0, 1] as const;

interface Side {
  article: Article | null;
  words: Words | null;
}

@customElement('ss-add-finding')
export class AddFinding extends LitElement {
  static override styles = [
    base,
    dialog,
    entry,
    chooserStyles,
    css`
      dialog {
        width: min(66rem, calc(100vw - 1.5rem));
      }
      .fields {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 2fr);
        gap: 0 1.25rem;
      }
      .texts {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 0 1.25rem;
      }
      textarea {
        height: 16rem;
        font: 1rem/1.5 var(--serif);
        resize: vertical;
      }
      .chosen {
        margin-top: 0.3rem;
      }
      .wrong {
        margin-top: 0.75rem;
      }
      @media (max-width: 48rem) {
        .texts,
        .fields {
          grid-template-columns: minmax(0, 1fr);
        }
        textarea {
          height: 9rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) room!: Room;
  @state() private sides: [Side, Side] = [
    { article: null, words: null },
    { article: null, words: null },
  ];
  @state() private wrong = '';
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('#kind') private kind!: HTMLSelectElement;
  @query('#about') private about!: HTMLInputElement;

  get isOpen(): boolean {
    return this.dialog?.open === true;
  }

  async open(): Promise<void> {
    const { accounts } = this.room.context.comparison;
    this.wrong = '';
    this.about.value = '';
    this.kind.value = KINDS[0];
    await Promise.all(SIDES.map((side) => this.#take(side, accounts[Math.min(side, accounts.length - 1)].article)));
    await this.updateComplete;
    this.dialog.showModal();
    this.about.focus();
  }

  /** A text is read from its beginning. */
  protected override updated(changed: PropertyValues): void {
    if (!changed.has('sides')) return;
    const former = changed.get('sides') as [Side, Side] | undefined;
    this.renderRoot.querySelectorAll('textarea').forEach((box, side) => {
      if (this.sides[side].article === former?.[side].article) return;
      box.setSelectionRange(0, 0);
      box.scrollTop = 0;
    });
  }

  async #take(side: 0 | 1, id: string): Promise<void> {
    const article = await this.room.desk.article(id);
    this.#set(side, { article, words: null });
  }

  #set(side: 0 | 1, change: Side): void {
    this.sides = side === 0 ? [change, this.sides[1]] : [this.sides[0], change];
  }

  override render() {
    const { add: say, kinds } = words.compared;
    return html`<dialog aria-labelledby="heading">
      <form @submit=${this.#save} novalidate>
        <h2 id="heading">${say.heading}</h2>
        <p>${say.how}</p>
        <div class="fields">
          <div>
            <label for="kind">${say.kind}</label>
            <select id="kind">${KINDS.map((kind) => html`<option value=${kind}>${kinds[kind]}</option>`)}</select>
          </div>
          <div>
            <label for="about">${say.about}</label>
            <input id="about" autocomplete="off" placeholder=${say.aboutHint} />
          </div>
        </div>
        <div class="texts">${SIDES.map((side) => this.#side(side))}</div>
        ${this.wrong ? html`<p class="wrong" role="alert">${this.wrong}</p>` : nothing}
        <div class="buttons">
          <button class="primary" type="submit">${say.save}</button>
          <button type="button" @click=${() => this.dialog.close()}>${say.cancel}</button>
        </div>
      </form>
    </dialog>`;
  }

  #side(side: 0 | 1) {
    const { context } = this.room;
    const { add: say } = words.compared;
    const { article, words: taken } = this.sides[side];
    if (!article) return nothing;
    return html`<div>
      ${picker(context, say.article(side + 1), article.id, (id) => this.#take(side, id))}
      <textarea
        aria-readonly="true"
        inputmode="none"
        spellcheck="false"
        @beforeinput=${(event: Event) => event.preventDefault()}
        @input=${(event: Event) => ((event.target as HTMLTextAreaElement).value = article.text)}
        aria-label=${say.text(side + 1)}
        .value=${article.text}
        @select=${(event: Event) => this.#select(side, event.target as HTMLTextAreaElement)}
        @keyup=${(event: Event) => this.#select(side, event.target as HTMLTextAreaElement)}
        @pointerup=${(event: Event) => this.#select(side, event.target as HTMLTextAreaElement)}
      ></textarea>
      <p class="chosen">${say.chosen} ${taken ? quoted(taken.text, 120) : html`<span class="meta">${say.nothing}</span>`}</p>
    </div>`;
  }

  /** What is selected, without spaces at its ends. */
  #select(side: 0 | 1, { value, selectionStart, selectionEnd }: HTMLTextAreaElement): void {
    const { article } = this.sides[side];
    const text = value.slice(selectionStart, selectionEnd);
    const start = selectionStart + (text.length - text.trimStart().length);
    if (article) this.#set(side, { article, words: text.trim() ? { article: article.id, start, text: text.trim() } : this.sides[side].words });
  }

  #save(event: Event): void {
    event.preventDefault();
    const { add: say } = words.compared;
    const [a, b] = this.sides.map((side) => side.words);
    const about = this.about.value.trim();
    this.wrong = !about ? say.missingAbout : !a || !b ? say.missingWords : a.article === b.article ? say.sameArticle : '';
    if (!about) this.about.focus();
    if (this.wrong || !a || !b) return;
    this.dialog.close();
    void this.room.desk.correct(addFinding(this.kind.value as DisagreementKind, about, [a, b]));
  }
}
