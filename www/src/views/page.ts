// The whole page: the first screen, or the pile with whatever view the address names. Files can be dropped anywhere.

import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { fromDrop } from '../inputs';
import { href } from '../route';
import { Desk, Index, nameOf, type State } from '../state';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import './article';
import './edit';
import './intake';
import './notices';
import './overview';
import './pair';
import './progress';
import './reset';
import './start';
import './story';
import type { Reset } from './reset';
import { styles } from './page.styles';

/** Short jobs show no progress: a bar that flashes up tells nothing. */
const PATIENCE_MS = 200;

@customElement('samestory-page')
export class Page extends LitElement {
  static override styles = [base, styles];

  #desk = new Desk();
  @state() private state: State = this.#desk.state;
  @state() private patient = false;
  @state() private dragged = false;
  @query('ss-reset') private resetDialog!: Reset;
  @query('main') private main!: HTMLElement;

  #index: Index | null = null;
  #patience = 0;
  #view = '';
  /** A passage or link dragged within the page is nobody's new article. */
  #ownDrag = false;

  constructor() {
    super();
    this.#desk.addEventListener('change', () => {
      this.state = this.#desk.state;
    });
    addEventListener('dragstart', () => (this.#ownDrag = true));
    addEventListener('dragend', () => (this.#ownDrag = false));
    addEventListener('dragenter', (event) => this.#drag(event, true));
    addEventListener('dragover', (event) => this.#drag(event, true));
    addEventListener('dragleave', (event) => this.#drag(event, event.relatedTarget !== null));
    addEventListener('drop', (event) => this.#drop(event));
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('state')) return;
    const { report, work } = this.state;
    if (report !== this.#index?.report) this.#index = report && new Index(report);
    if (!work) {
      clearTimeout(this.#patience);
      this.#patience = 0;
      this.patient = false;
    } else if (!this.#patience) {
      this.#patience = window.setTimeout(() => (this.patient = true), PATIENCE_MS);
    }
  }

  /** A new view begins at its heading, for the eye and for the keyboard. */
  protected override updated(): void {
    const view = this.#hasArticles ? href(this.state.route) : '';
    document.title = this.#title();
    if (view === this.#view) return;
    const first = this.#view === '' && view === '';
    this.#view = view;
    if (first) return;
    scrollTo(0, 0);
    this.focusView();
  }

  async focusView(): Promise<void> {
    const view = this.main.firstElementChild as LitElement | null;
    await view?.updateComplete;
    (view?.shadowRoot?.querySelector<HTMLElement>('[data-focus]') ?? this.main).focus();
  }

  get #hasArticles(): boolean {
    return !!this.state.report?.articles.length;
  }

  override render() {
    const { said } = this.state;
    return html`
      ${this.#hasArticles ? this.#pile(this.#index!) : this.#first()}
      <div class="unseen" role="status" aria-live="polite">${said}</div>
      ${this.dragged ? html`<div class="drop" aria-hidden="true">${words.start.drop}</div>` : nothing}
    `;
  }

  #first() {
    const { work } = this.state;
    return html`
      <main class="inner" tabindex="-1">
        <ss-start .desk=${this.#desk} .work=${this.patient ? work : null} .notices=${this.#notices()}></ss-start>
      </main>
    `;
  }

  #pile(index: Index) {
    const { work, done, editing } = this.state;
    const desk = this.#desk;
    return html`
      <header>
        <button class="skip" @click=${() => this.main.focus()}>${words.skip}</button>
        <div class="inner bar">
          <a class="brand" href=${href({ view: 'overview' })}>${words.name}</a>
          <div class="tools" role="group" aria-label=${words.toolbar.label}>
            ${index.report.overrules.length ? html`<button @click=${() => desk.undo()}>${words.toolbar.undo}</button>` : nothing}
            <button @click=${() => desk.save()}>${words.toolbar.save}</button>
            <button @click=${() => this.resetDialog.open()}>${words.toolbar.reset}</button>
          </div>
        </div>
      </header>
      ${this.patient && work
        ? html`<ss-progress class="inner" .work=${work} .desk=${desk}></ss-progress>`
        : nothing}
      ${done
        ? html`<div class="inner"><p class="done">${done} <button class="plain" @click=${() => desk.undo()}>${words.edit.undo}</button></p></div>`
        : nothing}
      <main class="inner" tabindex="-1">${this.#route(index)}</main>
      <ss-edit .desk=${desk} .index=${index} .editing=${editing} @close=${this.#keepFocus}></ss-edit>
      <ss-reset .desk=${desk}></ss-reset>
    `;
  }

  #route(index: Index) {
    const desk = this.#desk;
    const { route, defaults } = this.state;
    switch (route.view) {
      case 'overview':
        return html`<ss-overview .desk=${desk} .index=${index} .defaults=${defaults!} .notices=${this.#notices()}></ss-overview>`;
      case 'story':
        return html`<ss-story .desk=${desk} .index=${index} .story=${index.story(route.id)}></ss-story>`;
      case 'article':
        return html`<ss-article .desk=${desk} .index=${index} .articleId=${route.id}></ss-article>`;
      case 'pair':
        return html`<ss-pair .desk=${desk} .index=${index} .a=${route.a} .b=${route.b}></ss-pair>`;
    }
  }

  #notices() {
    const { report, notices } = this.state;
    const all = [...notices, ...(report?.notices ?? []), ...(report?.articles.flatMap((a) => a.notices) ?? [])];
    const seen = new Set<string>();
    return all.filter((notice) => {
      const key = JSON.stringify([notice.file, notice.line, notice.article, notice.message]);
      return !seen.has(key) && seen.add(key);
    });
  }

  #title(): string {
    const { route } = this.state;
    if (!this.#hasArticles || !this.#index) return words.name;
    const index = this.#index;
    switch (route.view) {
      case 'overview':
        return words.pageTitle(words.overview.heading);
      case 'story':
        return words.pageTitle(index.story(route.id).label);
      case 'article':
        return words.pageTitle(nameOf(index.article(route.id)));
      case 'pair':
        return words.pageTitle(words.pair.heading);
    }
  }

  /** What was clicked to open a dialog may be gone when it closes. */
  #keepFocus(): void {
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) void this.focusView();
    });
  }

  #drag(event: DragEvent, inside: boolean): void {
    if (!this.#isOurs(event)) return;
    event.preventDefault();
    this.dragged = inside;
  }

  async #drop(event: DragEvent): Promise<void> {
    this.dragged = false;
    if (!this.#isOurs(event) || !event.dataTransfer) return;
    event.preventDefault();
    const { sources, text } = await fromDrop(event.dataTransfer);
    if (text.trim()) await this.#desk.addText(text);
    else await this.#desk.add(sources);
  }

  /** Text dropped into a field is the field's own affair. */
  #isOurs(event: DragEvent): boolean {
    if (this.#ownDrag || this.renderRoot.querySelector(':modal')) return false;
    const inField = event.composedPath().some((node) => node instanceof HTMLTextAreaElement || node instanceof HTMLInputElement);
    return !inField || !!event.dataTransfer?.types.includes('Files');
  }
}
