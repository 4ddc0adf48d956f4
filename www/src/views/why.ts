// The answer to "why is this one story": how alike its texts are, what ties each to another, what is folded and why, and what
// became of it. Each text can be taken out where the tie does not convince.

import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Group, Story, Tie } from 'samestory';
import { apart } from '../corrections';
import type { Desk } from '../desk';
import { copyReason, tieSentences } from '../explain';
import { clipped } from '../format';
import type { Index } from '../lookup';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import './near';

/** Ties, and copies of one text, that are explained one by one; more are counted. */
const MOST = 30;

@customElement('ss-why')
export class Why extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        max-width: 46rem;
        margin-top: 0.5rem;
      }
      li {
        margin-top: 0.6rem;
      }
      .copies {
        padding-left: 0.75rem;
        border-left: 3px solid var(--rule);
      }
      .copies li {
        margin-top: 0.2rem;
      }
      .what {
        font-weight: 600;
      }
      ss-near {
        margin-top: 1rem;
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) index!: Index;
  @property({ attribute: false }) story!: Story;
  /** The story with its ties, which come when they are asked for. */
  @state() private told: Story | null = null;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('story') || changed.has('index')) void this.#load();
  }

  async #load(): Promise<void> {
    const { story } = this;
    const told = await this.desk.story(story.id);
    if (story === this.story) this.told = told;
  }

  override render() {
    const { index, told } = this;
    const { why } = words;
    if (!told) return html`<p class="meta">${why.loading}</p>`;
    const groups = index.report.groups.filter((g) => told.articles.includes(g.lead));
    const former = told.splitFrom ? index.story(told.splitFrom) : undefined;
    return html`
      <p>${told.texts > 1 ? why.cohesion(told.texts, told.cohesion, index.report.settings.story) : why.onlyCopies}</p>
      ${index.changes.get(told.id)?.kind === 'merged' ? html`<p>${why.merged(told.aliases?.length ?? 1)}</p>` : nothing}
      ${told.splitFrom ? html`<p>${former ? why.splitFrom(clipped(former.label)) : why.splitFromGone}</p>` : nothing}
      <ul>
        ${told.why.slice(0, MOST).map((tie) => this.#tie(told, tie))}
        ${told.why.length > MOST ? html`<li>${words.story.more(told.why.length - MOST)}.</li>` : nothing}
        ${groups.map((group) => this.#group(group))}
      </ul>
      <ss-near .desk=${this.desk} .index=${index} .story=${told}></ss-near>
    `;
  }

  #tie(story: Story, tie: Tie) {
    const { index, desk } = this;
    const name = index.called(tie.article);
    return html`<li>
      <span class="what">${name}</span> ${tieSentences(index, tie).join(' ')}
      <button class="plain" @click=${() => desk.correct(apart(index, story, [tie.article]))}>
        ${words.correct.apart}<span class="unseen">: ${name}</span>
      </button>
    </li>`;
  }

  #group({ lead, articles, reason }: Group) {
    const copies = articles.filter((id) => id !== lead);
    return html`<li>
      <span class="what">${this.index.called(lead)}</span> ${words.why.group(copies.length, reason)}
      <ul class="copies">
        ${copies.slice(0, MOST).map((copy) => html`<li>${this.index.called(copy)}: ${copyReason(this.index, copy, lead)}</li>`)}
        ${copies.length > MOST ? html`<li>${words.story.moreFolded(copies.length - MOST)}</li>` : nothing}
      </ul>
    </li>`;
  }
}
