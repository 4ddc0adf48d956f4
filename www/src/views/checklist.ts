// Pages that are known by their address only. Nothing is fetched: a person opens each, saves it and drops it here. It is
// ticked when an article with its address is in the pile, or by hand, for pasted text does not name its address.

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { pageOf } from '../links';
import type { Index } from '../lookup';
import type { Desk } from '../desk';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';

/** Addresses shown at first, and added each time more are asked for. */
const PAGE = 50;
/** Above the stories, a longer list is folded. */
const FEW = 5;

@customElement('ss-checklist')
export class Checklist extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        margin-top: 1.25rem;
      }
      details > :not(summary) {
        margin-top: 0.4rem;
      }
      li {
        display: grid;
        grid-template-columns: 1.75rem minmax(0, auto);
        justify-content: start;
        padding-block: 0.2rem;
        overflow-wrap: anywhere;
      }
      input {
        width: 1.1rem;
        height: 1.1rem;
        margin-top: 0.2rem;
        accent-color: var(--accent);
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) index: Index | null = null;
  @property({ attribute: false }) links: string[] = [];
  @property({ attribute: false }) ticked = new Set<string>();
  @state() private shown = PAGE;

  override render() {
    const { links, index, shown } = this;
    if (links.length === 0) return nothing;
    const { checklist } = words;
    const there = links.map((link) => index?.pages.has(pageOf(link)) ?? false);
    const done = links.filter((link, i) => there[i] || this.ticked.has(link)).length;
    return html`
      <details ?open=${!index || links.length <= FEW}>
        <summary>${checklist.heading(done, links.length)}</summary>
        <p class="meta">${checklist.how}</p>
        <ul>
          ${links.slice(0, shown).map(
            (link, i) => html`<li>
              <input
                type="checkbox"
                aria-label=${checklist.supplied(link)}
                .checked=${there[i] || this.ticked.has(link)}
                ?disabled=${there[i]}
                @change=${(event: Event) => this.desk.tickLink(link, (event.target as HTMLInputElement).checked)}
              />
              <a href=${link} target="_blank" rel="noopener noreferrer">${link}<span class="unseen"> (${checklist.newTab})</span></a>
            </li>`,
          )}
        </ul>
        ${links.length > shown
          ? html`<button @click=${() => (this.shown += PAGE)}>${words.more(Math.min(PAGE, links.length - shown))}</button>`
          : nothing}
        <button class="plain" @click=${() => this.desk.hideLinks()}>${checklist.away}</button>
      </details>
    `;
  }
}
