// The pile at a glance: how many articles, stories and copies, what is new and what was said, then the stories.

import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Notice, Settings } from 'samestory';
import { href } from '../route';
import { summaryOf } from '../explain';
import type { Listed } from '../listed';
import type { Index } from '../lookup';
import type { Drop } from '../drop';
import type { Desk } from '../desk';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import './checklist';
import './drop';
import './news';
import { styles } from './overview.styles';
import { stepInForce } from './settings';
import './stories';

@customElement('ss-overview')
export class Overview extends LitElement {
  static override styles = [base, styles];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) index!: Index;
  @property({ attribute: false }) defaults!: Settings;
  /** How many pairs share wording. */
  @property({ attribute: false }) pairs = 0;
  @property({ attribute: false }) notices: Notice[] = [];
  @property({ attribute: false }) drop: Drop | null = null;
  @property({ attribute: false }) links: string[] = [];
  @property({ attribute: false }) ticked = new Set<string>();
  @property({ attribute: false }) listed!: Listed;
  @property({ attribute: false }) isCutting = false;

  override render() {
    const { report } = this.index;
    const edits = report.overrules.length;
    return html`
      <ss-intake .desk=${this.desk}></ss-intake>
      <h1 tabindex="-1" data-focus>${summaryOf(this.index)}</h1>
      ${this.pairs || edits
        ? html`<p class="links">
            ${this.pairs ? html`<a href=${href({ view: 'relations' })}>${words.pairs.link(this.pairs)}</a>` : nothing}
            ${edits ? html`<a href=${href({ view: 'corrections' })}>${words.corrections.link(edits)}</a>` : nothing}
          </p>`
        : nothing}
      <ss-drop .desk=${this.desk} .drop=${this.drop}></ss-drop>
      <ss-notices .notices=${this.notices}></ss-notices>
      <ss-checklist .desk=${this.desk} .index=${this.index} .links=${this.links} .ticked=${this.ticked}></ss-checklist>
      ${report.articles.length > 1
        ? html`<details class="strictness">
            <summary>${stepInForce(report.settings, this.defaults)}</summary>
            <ss-settings .desk=${this.desk} .settings=${report.settings} .defaults=${this.defaults}></ss-settings>
          </details>`
        : nothing}
      <ss-news .desk=${this.desk} .index=${this.index}></ss-news>
      <ss-stories .desk=${this.desk} .index=${this.index} .listed=${this.listed} .isCutting=${this.isCutting} .usual=${this.defaults.story}></ss-stories>
    `;
  }
}
