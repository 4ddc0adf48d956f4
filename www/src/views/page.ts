// The whole page: the first screen, or the pile with whatever view the address names. Files can be dropped anywhere.

import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Notice, Report, Table } from 'samestory';
import { fromTransfer } from '../inputs';
import { isNews } from '../notices';
import { href } from '../route';
import { nameOf, type Index } from '../lookup';
import { isOfFiles } from '../drop';
import { Desk } from '../desk';
import type { State } from '../state';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import './article';
import './ask';
import './choose';
import './compared/compare';
import type { Compare } from './compared/compare';
import './corrections';
import './edit';
import './files';
import './group';
import './intake';
import './notices';
import './open';
import './overview';
import './pair';
import './progress';
import './relations';
import './rename';
import './reset';
import './start';
import './story';
import type { Reset } from './reset';
import { styles } from './page.styles';

/** Short jobs show no progress: a bar that flashes up tells nothing. */
const PATIENCE_MS = 200;

const TABLES: Table[] = ['articles', 'stories', 'relations', 'sample', 'sampleKey', 'findings'];

const OVERVIEW = href({ view: 'overview' });

/** Where a view was left. */
interface Place {
  scroll: number;
  focus: HTMLElement | null;
}
const AT_THE_TOP: Place = { scroll: 0, focus: null };

@customElement('samestory-page')
export class Page extends LitElement {
  static override styles = [base, styles];

  #desk = new Desk();
  @state() private state: State = this.#desk.state;
  @state() private patient = false;
  @state() private dragged = false;
  @query('ss-reset') private resetDialog!: Reset;
  @query('main') private main!: HTMLElement;

  #noticed: { of: [Report | null, Notice[]]; all: Notice[] } = { of: [null, []], all: [] };
  #patience = 0;
  #view = '';
  #left: Place = AT_THE_TOP;
  /** A passage or link dragged within the page is nobody's new article. */
  #ownDrag = false;

  constructor() {
    super();
    this.#desk.addEventListener('change', () => {
      this.state = this.#desk.state;
    });
    history.scrollRestoration = 'manual';
    addEventListener('dragstart', () => (this.#ownDrag = true));
    addEventListener('dragend', () => (this.#ownDrag = false));
    addEventListener('dragenter', (event) => this.#drag(event, true));
    addEventListener('dragover', (event) => this.#drag(event, true));
    addEventListener('dragleave', (event) => this.#drag(event, event.relatedTarget !== null));
    addEventListener('drop', (event) => this.#drop(event));
    addEventListener('paste', (event) => this.#paste(event));
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('state')) return;
    const { index, work } = this.state;
    if (this.#view === OVERVIEW && this.#shownView() !== OVERVIEW) this.#left = { scroll: scrollY, focus: deepFocus() };
    if (index !== (changed.get('state') as State | undefined)?.index) void this.#keepFocus(deepFocus());
    if (!work) {
      clearTimeout(this.#patience);
      this.#patience = 0;
      this.patient = false;
    } else if (!this.#patience) {
      this.#patience = window.setTimeout(() => {
        this.patient = true;
        if (this.state.drop) this.state.drop.shown = true;
      }, PATIENCE_MS);
    }
  }

  /** A new view begins at its heading, for the eye and for the keyboard; the overview goes on where it was left. */
  protected override updated(): void {
    document.title = this.#title();
    document.documentElement.classList.toggle('told', this.state.done !== null);
    const view = this.#shownView();
    if (view === this.#view) return;
    const { scroll, focus } = view === OVERVIEW ? this.#left : AT_THE_TOP;
    this.#view = view;
    scrollTo(0, scroll);
    if (focus?.isConnected) focus.focus({ preventScroll: true });
    else if (view) void this.focusView();
  }

  async focusView(): Promise<void> {
    const view = this.main.querySelector<LitElement>('[data-view]:not([hidden])');
    await view?.updateComplete;
    view?.renderRoot.querySelector<HTMLElement>('[data-focus]')?.focus({ preventScroll: true });
  }

  /** The address of what is shown; empty on the first screen, where the box takes the focus by itself. */
  #shownView(): string {
    const { route } = this.state;
    if (!this.#hasArticles) return '';
    return href(route.view === 'compare' ? { view: route.view, id: route.id } : route);
  }

  get #hasArticles(): boolean {
    return !!this.state.report?.articles.length;
  }

  override render() {
    const { said, asked, opening, index } = this.state;
    return html`
      ${this.#hasArticles ? this.#pile(index!) : this.#first()}
      <ss-ask .desk=${this.#desk} .asked=${asked}></ss-ask>
      <ss-open .desk=${this.#desk} .opening=${opening}></ss-open>
      <div class="unseen" role="status" aria-live="polite">${said}</div>
      ${this.dragged ? html`<div class="drop" aria-hidden="true">${words.start.drop}</div>` : nothing}
    `;
  }

  #first() {
    const { work, drop, links, ticked } = this.state;
    return html`
      <main class="inner" tabindex="-1">
        <ss-start
          .desk=${this.#desk}
          .work=${this.patient ? work : null}
          .drop=${work && !this.patient ? null : drop}
          .links=${links}
          .ticked=${ticked}
          .notices=${this.#notices()}
        ></ss-start>
      </main>
    `;
  }

  #pile(index: Index) {
    const { route, work, drop, links, ticked, editing, choosing, renaming, defaults, pairs, listed, isCutting } = this.state;
    const desk = this.#desk;
    return html`
      <header>
        <button class="skip" @click=${() => this.main.focus()}>${words.skip}</button>
        <div class="inner bar">
          <a class="brand" href=${href({ view: 'overview' })}>${words.name}</a>
          <div class="tools" role="group" aria-label=${words.toolbar.label}>
            ${index.report.overrules.length ? html`<button class="small" @click=${() => desk.undo()}>${words.toolbar.undo}</button>` : nothing}
            <button class="small" title=${words.pile.saveHint} @click=${() => desk.savePile()}>${words.pile.save}</button>
            <button class="small" @click=${() => desk.exports.report()}>${words.toolbar.save}</button>
            <details>
              <summary>${words.toolbar.tables}</summary>
              <div class="tools">
                ${TABLES.map((name) => {
                  const file = words.toolbar.table[name];
                  return html`<button class="small" aria-label=${words.toolbar.saveTable(file)} @click=${() => desk.exports.table(name)}>${file}</button>`;
                })}
              </div>
            </details>
            <button class="small" @click=${() => this.resetDialog.open()}>${words.toolbar.reset}</button>
          </div>
        </div>
        ${this.patient && work
          ? html`<div class="inner">
              <ss-progress .work=${work} .desk=${desk}></ss-progress>
              ${isOfFiles(drop) ? html`<ss-files .lines=${drop.lines} .now=${drop.now} .version=${drop}></ss-files>` : nothing}
            </div>`
          : nothing}
      </header>
      <main class="inner" tabindex="-1">
        <ss-overview
          data-view
          ?hidden=${route.view !== 'overview'}
          .desk=${desk}
          .index=${index}
          .defaults=${defaults!}
          .pairs=${pairs.total}
          .notices=${this.#notices()}
          .drop=${work ? null : drop}
          .links=${links}
          .ticked=${ticked}
          .listed=${listed}
          .isCutting=${isCutting}
        ></ss-overview>
        ${this.#opened(index)}
      </main>
      ${this.#toast()}
      <ss-edit .desk=${desk} .index=${index} .editing=${editing}></ss-edit>
      <ss-choose .desk=${desk} .index=${index} .choosing=${choosing}></ss-choose>
      <ss-rename .desk=${desk} .index=${index} .renaming=${renaming}></ss-rename>
      <ss-reset .desk=${desk}></ss-reset>
    `;
  }

  /** What was done last, until something else is done or it is put away. */
  #toast() {
    const { done } = this.state;
    const { edit, files } = words;
    if (!done) return nothing;
    return html`<aside class="done" aria-label=${edit.last}>
      <p>${done.text}</p>
      ${done.isUndoable ? html`<button @click=${() => this.#desk.undo()}>${edit.undo}</button>` : nothing}
      <button class="plain" @click=${() => this.#desk.putAway()}>${files.close}</button>
    </aside>`;
  }

  /** What was opened from the overview, which stays as it was left. */
  #opened(index: Index) {
    const desk = this.#desk;
    const { route } = this.state;
    switch (route.view) {
      case 'overview':
        return nothing;
      case 'story':
        return html`<ss-story data-view .desk=${desk} .index=${index} .story=${index.story(route.id)!}></ss-story>`;
      case 'compare':
        return html`<ss-compare data-view .desk=${desk} .index=${index} .story=${index.story(route.id)!} .route=${route}></ss-compare>`;
      case 'article':
        return html`<ss-article data-view .desk=${desk} .index=${index} .articleId=${route.id}></ss-article>`;
      case 'pair':
        return html`<ss-pair data-view .desk=${desk} .index=${index} .a=${route.a} .b=${route.b} .at=${route.at}></ss-pair>`;
      case 'group':
        return html`<ss-group data-view .desk=${desk} .index=${index} .group=${index.groupOf.get(route.id)!}></ss-group>`;
      case 'corrections':
        return html`<ss-corrections data-view .desk=${desk} .index=${index}></ss-corrections>`;
      case 'relations':
        return html`<ss-relations data-view .desk=${desk} .index=${index} .query=${this.state.table}></ss-relations>`;
    }
  }

  /** What is to be said, each thing once; made when something new is, for a pile has thousands of articles. */
  #notices(): Notice[] {
    const { report, notices } = this.state;
    const [ofReport, ofPage] = this.#noticed.of;
    if (ofReport === report && ofPage === notices) return this.#noticed.all;
    // What the report says of files is in the page's own notices, file by file.
    const ofPile = report?.notices.filter((notice) => !notice.file) ?? [];
    const ofArticles = report?.articles.flatMap((article) => article.notices) ?? [];
    const said = [...notices, ...[...ofPile, ...ofArticles].filter(isNews)];
    const seen = new Set<string>();
    const all = said.filter((notice) => {
      const key = JSON.stringify([notice.file, notice.line, notice.article, notice.message]);
      return !seen.has(key) && seen.add(key);
    });
    this.#noticed = { of: [report, notices], all };
    return all;
  }

  #title(): string {
    const { route, index } = this.state;
    if (!this.#hasArticles || !index) return words.name;
    switch (route.view) {
      case 'overview':
        return words.pageTitle(words.overview.heading);
      case 'story':
        return words.pageTitle(index.story(route.id)!.label);
      case 'compare':
        return words.pageTitle(words.compared.title(index.story(route.id)!.label));
      case 'article':
        return words.pageTitle(nameOf(index.article(route.id)));
      case 'pair':
        return words.pageTitle(words.pair.heading);
      case 'group':
        return words.pageTitle(words.group.heading(index.groupOf.get(route.id)!.articles.length));
      case 'corrections':
        return words.pageTitle(words.corrections.heading);
      case 'relations':
        return words.pageTitle(words.pairs.heading);
    }
  }

  /** What had the focus may be gone with the new report, an "add" for instance that was just filled in. */
  async #keepFocus(held: HTMLElement | null): Promise<void> {
    if (!held) return;
    await new Promise(requestAnimationFrame);
    if (!held.isConnected && document.activeElement === document.body) await this.focusView();
  }

  #drag(event: DragEvent, inside: boolean): void {
    if (!this.#isOurs(event)) return;
    event.preventDefault();
    this.dragged = inside && !this.#asking;
  }

  async #drop(event: DragEvent): Promise<void> {
    this.dragged = false;
    if (!this.#isOurs(event) || !event.dataTransfer) return;
    event.preventDefault();
    if (this.#asking) return;
    await this.#take(event.dataTransfer);
  }

  /** Pasted anywhere but into a field, it is for the pile; files are so wherever they are pasted. */
  async #paste(event: ClipboardEvent): Promise<void> {
    const { clipboardData } = event;
    if (!clipboardData || this.#asking || (isInField(event) && !clipboardData.files.length)) return;
    event.preventDefault();
    await this.#take(clipboardData);
  }

  async #take(transfer: DataTransfer): Promise<void> {
    const { sources, piece } = await fromTransfer(transfer);
    if (piece) await this.#desk.addPiece(piece);
    else await this.#desk.add(sources);
  }

  /** Text dropped into a field is the field's own affair; anything else would make the browser leave the page. */
  #isOurs(event: DragEvent): boolean {
    return !!event.dataTransfer?.types.includes('Files') || (!this.#ownDrag && !isInField(event));
  }

  get #asking(): boolean {
    const { editing, choosing, renaming, opening } = this.state;
    if ([editing, choosing, renaming, opening].some((open) => open !== null) || this.state.asked.length > 0) return true;
    return this.resetDialog?.isOpen === true || this.renderRoot.querySelector<Compare>('ss-compare')?.isAsking === true;
  }
}

function isInField(event: Event): boolean {
  return event.composedPath().some((node) => node instanceof HTMLTextAreaElement || node instanceof HTMLInputElement);
}

function deepFocus(): HTMLElement | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement && active !== document.body ? active : null;
}
