// All that was corrected by hand, the last first; each can be taken back by itself.

import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { takeBack } from '../corrections';
import type { Desk } from '../desk';
import { clipped } from '../format';
import type { Index } from '../lookup';
import { href } from '../route';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';

/** Articles of one correction that are named; more are counted. */
const NAMES = 3;

@customElement('ss-corrections')
export class Corrections extends LitElement {
  static override styles = [
    base,
    css`
      h1 {
        margin-block: 0.75rem 0.5rem;
        font-size: clamp(1.5rem, 4vw, 2.1rem);
      }
      ol {
        margin-top: 0.75rem;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0.5rem 1.5rem;
        align-items: start;
        padding-block: 0.7rem;
        border-top: 1px solid var(--rule);
      }
      @media (max-width: 40rem) {
        li {
          grid-template-columns: minmax(0, 1fr);
          justify-items: start;
        }
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) index!: Index;

  override render() {
    const { overrules } = this.index.report;
    const { corrections: say } = words;
    return html`
      <nav><a href=${href({ view: 'overview' })}>← ${words.toolbar.overview}</a></nav>
      <h1 tabindex="-1" data-focus>${say.heading}</h1>
      <p class="meta">${overrules.length ? say.how : say.none}</p>
      <ol>
        ${overrules
          .map((overrule, place) => {
            const what = say.what(overrule, this.#names, this.#story);
            return html`<li>
              <p>${what}</p>
              <button @click=${() => this.desk.correct(takeBack(place))}>${say.back}<span class="unseen">${say.backOf(what)}</span></button>
            </li>`;
          })
          .reverse()}
      </ol>
    `;
  }

  #names = (ids: string[]): string => {
    const { corrections: say } = words;
    const names = ids.slice(0, NAMES).map((id) => (this.index.articles.has(id) ? this.index.called(id) : say.gone));
    return [...names, ...(ids.length > NAMES ? [say.more(ids.length - NAMES)] : [])].join(', ');
  };

  #story = (article: string): string => {
    const story = this.index.storyOf.get(article);
    return story ? `‘${clipped(story.label)}’` : words.corrections.gone;
  };
}
