// Finds the story that articles are moved to, or that a story is put together with: those that came near first, any by its words.

import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Story } from 'samestory';
import { move, together } from '../corrections';
import type { Desk } from '../desk';
import { countsOf } from '../explain';
import { everything, shelfOf } from '../listed';
import { nameOf, type Index } from '../lookup';
import type { Choosing } from '../state';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import { dialog, entry } from '../styles/dialog.styles';

/** Stories that are listed at once; typing finds the others. */
const MOST = 30;

@customElement('ss-choose')
export class Choose extends LitElement {
  static override styles = [
    base,
    dialog,
    entry,
    css`
      h3,
      .count {
        margin-top: 0.9rem;
        font: 600 0.9375rem/1.4 var(--sans);
      }
      .count {
        font-weight: 400;
      }
      li button {
        width: 100%;
        margin-top: 0.4rem;
        text-align: left;
        overflow-wrap: anywhere;
      }
      .counts {
        display: block;
        color: var(--muted);
        font-size: 0.875rem;
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) index!: Index;
  @property({ attribute: false }) choosing: Choosing | null = null;
  @state() private text = '';
  @state() private near: Story[] = [];
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('input') private input!: HTMLInputElement;

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('choosing') || !this.choosing) return;
    [this.text, this.near, this.input.value] = ['', [], ''];
    void this.#findNear(this.choosing);
    this.dialog.showModal();
    this.input.focus();
  }

  async #findNear(choosing: Choosing): Promise<void> {
    const story = await this.desk.story(choosing.story);
    if (choosing === this.choosing) this.near = (story?.nearMisses ?? []).flatMap((near) => this.index.story(near.story) ?? []);
  }

  override render() {
    const { choosing, index } = this;
    const { choose } = words.correct;
    return html`<dialog aria-labelledby="heading" @close=${() => this.desk.choose(null)}>
      ${choosing ? html`<h2 id="heading">${choose.heading[choosing.what]}</h2><p>${choose.what(this.#what(choosing))}</p>` : nothing}
      <label for="search">${choose.search}</label>
      <input id="search" type="search" autocomplete="off" spellcheck="false" @input=${() => (this.text = this.input.value)} />
      ${choosing && index ? this.#stories(choosing) : nothing}
      <div class="buttons"><button @click=${() => this.dialog.close()}>${choose.cancel}</button></div>
    </dialog>`;
  }

  #what({ what, story, ids }: Choosing): string {
    if (what === 'together') return `‘${this.index.story(story)?.label ?? ''}’`;
    return ids.length === 1 ? this.index.called(ids[0]) : words.correct.articles(ids.length);
  }

  #stories(choosing: Choosing) {
    const { choose } = words.correct;
    const isNear = !this.text.trim() && this.near.length > 0;
    const found = shelfOf(this.index)
      .take({ ...everything, text: this.text })
      .filter((story) => story.id !== choosing.story && !(isNear && this.near.includes(story)));
    return html`
      ${isNear ? html`<h3>${choose.near}</h3><ul>${this.near.map((story) => this.#story(story))}</ul>` : nothing}
      <p class="count" role="status">${found.length ? choose.found(Math.min(MOST, found.length), found.length) : choose.none}</p>
      <ul>${found.slice(0, MOST).map((story) => this.#story(story))}</ul>
    `;
  }

  #story(story: Story) {
    const isAlone = story.articles.length === 1;
    return html`<li>
      <button @click=${() => this.#take(story)}>
        <span class="headline">${isAlone ? nameOf(this.index.article(story.lead)) : story.label}</span>
        <span class="counts">${countsOf(this.index, story)}</span>
      </button>
    </li>`;
  }

  #take(story: Story): void {
    const { choosing, index } = this;
    const own = choosing && index.story(choosing.story);
    this.dialog.close();
    if (!choosing || !own) return;
    void this.desk.correct(choosing.what === 'move' ? move(index, choosing.ids, story) : together(own, story));
  }
}
