// The first screen: what this is, that nothing leaves the browser, and a box. No settings.

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Notice } from 'samestory';
import type { Work } from '../job';
import { isOfFiles, type Drop } from '../drop';
import type { Desk } from '../desk';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import './checklist';
import './drop';
import './files';
import './intake';
import './notices';
import './progress';

@customElement('ss-start')
export class Start extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        max-width: 44rem;
        margin-inline: auto;
        padding-top: clamp(1rem, 9vh, 6rem);
      }
      h1 {
        font-size: clamp(2rem, 6vw, 3.25rem);
        letter-spacing: -0.015em;
      }
      .promise {
        margin-block: 0.75rem 1.75rem;
        font: 1.25rem/1.4 var(--serif);
        color: var(--muted);
      }
      ss-progress,
      ss-drop,
      ss-notices {
        margin-top: 1.25rem;
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) work: Work | null = null;
  @property({ attribute: false }) drop: Drop | null = null;
  @property({ attribute: false }) links: string[] = [];
  @property({ attribute: false }) ticked = new Set<string>();
  @property({ attribute: false }) notices: Notice[] = [];

  override render() {
    return html`
      <h1>${words.start.heading}</h1>
      <p class="promise">${words.start.promise}</p>
      <ss-intake .desk=${this.desk} .first=${true} ?hidden=${this.work !== null}></ss-intake>
      ${this.work
        ? html`<ss-progress .work=${this.work} .desk=${this.desk}></ss-progress>
            ${isOfFiles(this.drop) ? html`<ss-files .lines=${this.drop.lines} .now=${this.drop.now} .version=${this.drop}></ss-files>` : nothing}`
        : html`<ss-drop .desk=${this.desk} .drop=${this.drop}></ss-drop>`}
      <ss-notices .notices=${this.notices}></ss-notices>
      <ss-checklist .desk=${this.desk} .links=${this.links} .ticked=${this.ticked}></ss-checklist>
    `;
  }
}
