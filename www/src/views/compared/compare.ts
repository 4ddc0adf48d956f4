// The accounts of one story, compared: who takes part, at most five findings, and below them the parts, one at a time.

import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Comparison, Story } from 'samestory';
import { Context } from '../../compared/context';
import { firstOf, tellAll } from '../../compared/told';
import type { Desk } from '../../desk';
import { PARTS, href, type Part, type Route } from '../../route';
import type { Index } from '../../lookup';
import { words } from '../../strings/en';
import { base } from '../../styles/base.styles';
import './accounts';
import './add';
import type { AddFinding } from './add';
import './annotated';
import './beside';
import './cast';
import './checks';
import './claims';
import { styles } from './compare.styles';
import './dismissed';
import type { Room } from './finding';
import './only';
import './save';
import './sources';
import './speaker';
import type { SpeakerDialog, SpeakerEvent } from './speaker';
import './spoken';
import './times';
import './top';

@customElement('ss-compare')
export class Compare extends LitElement {
  static override styles = [base, styles];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) index!: Index;
  @property({ attribute: false }) story!: Story;
  @property({ attribute: false }) route!: Extract<Route, { view: 'compare' }>;
  @state() private room: Room | null = null;
  @state() private failed = false;
  @query('ss-speaker') private speakerDialog!: SpeakerDialog;
  @query('ss-add-finding') private addDialog!: AddFinding;
  #shown: Comparison | null = null;
  #leave = (event: KeyboardEvent) => this.#key(event);

  /** A dialog of this view is open. */
  get isAsking(): boolean {
    return this.speakerDialog?.isOpen === true || this.addDialog?.isOpen === true;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.#leave);
    this.addEventListener('speaker', (event) => this.speakerDialog.open((event as SpeakerEvent).evidence));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#leave);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('story') && changed.get('story')?.id !== this.story.id) this.room = null;
    if (changed.has('index') || changed.has('story')) void this.#load();
  }

  /** What was found before stays on show until it is found anew. */
  async #load(): Promise<void> {
    const { desk, index, story } = this;
    const comparison = await desk.compare(story.id).catch(() => null);
    if (index !== this.index || story !== this.story) return;
    this.failed = comparison === null;
    if (!comparison) {
      this.room = null;
      return;
    }
    const context = new Context(index, comparison);
    const isFirst = this.#shown?.story !== comparison.story;
    this.#shown = comparison;
    this.room = { desk, context, findings: tellAll(context) };
    if (isFirst) desk.say(words.compared.said(comparison.accounts.length, firstOf(context, this.room.findings).length));
  }

  /** A part that was asked for from afar begins where it can be seen; one with a place in it shows that by itself. */
  protected override updated(changed: PropertyValues<this>): void {
    const former = changed.get('route') as typeof this.route | undefined;
    const { id, part, of } = this.route;
    if (!former || former.id !== id || former.part === part || part === undefined || of !== undefined) return;
    if (this.renderRoot.querySelector('.parts:focus-within')) return;
    // What is in the part comes a moment later, and with it the room to scroll.
    requestAnimationFrame(() => {
      this.renderRoot.querySelector('.parts')?.scrollIntoView({ block: 'start' });
      this.renderRoot.querySelector<HTMLElement>('#part')?.focus({ preventScroll: true });
    });
  }

  override render() {
    const { story, room } = this;
    const { compared: say } = words;
    return html`
      <nav class="back">
        <a href=${href({ view: 'overview' })}>← ${words.toolbar.overview}</a>
        <a href=${href({ view: 'story', id: story.id })}>${say.story}<span class="unseen">: ${story.label}</span></a>
      </nav>
      <p class="kicker" id="kicker">${say.heading}</p>
      <h1 tabindex="-1" data-focus aria-describedby="kicker">${story.label}</h1>
      ${room ? this.#compared(room) : html`<p role="status">${this.failed ? say.failed : say.loading}</p>`}
    `;
  }

  #compared(room: Room) {
    const { compared: say } = words;
    const parts = this.#parts(room);
    const part = parts.find(({ name }) => name === this.route.part)?.name ?? 'read';
    return html`
      <ss-accounts .room=${room}></ss-accounts>
      <ss-top .room=${room}></ss-top>
      <div class="acts" role="group" aria-label=${say.act.label}>
        <button class="small" @click=${() => this.addDialog.open()}>${say.act.add}</button>
        <ss-save .room=${room} .story=${this.story}></ss-save>
      </div>
      <nav class="parts" aria-label=${say.partsLabel}>
        <ul>
          ${parts.map(
            ({ name, n }) => html`<li>
              <a href=${href({ view: 'compare', id: this.story.id, part: name })} aria-current=${name === part ? 'true' : nothing}
                >${say.parts[name]}${n === null ? nothing : html` <span class="n">${n}</span>`}</a
              >
            </li>`,
          )}
        </ul>
      </nav>
      <section class="part" aria-labelledby="part"><h2 id="part" class="unseen" tabindex="-1">${say.parts[part]}</h2>${this.#part(room, part)}</section>
      <ss-speaker .room=${room}></ss-speaker>
      <ss-add-finding .room=${room}></ss-add-finding>
    `;
  }

  /** The parts that there is something to show in, each with how much. */
  #parts({ context, findings }: Room): { name: Part; n: number | null }[] {
    const { comparison } = context;
    const told = [...findings.values()];
    const isYearAsked = !comparison.year && comparison.accounts.some(({ article }) => !context.index.article(article).published);
    const counts: Record<Part, number | null> = {
      read: null,
      table: told.filter(({ kind, dismissed }) => (kind === 'differ' || kind === 'agree') && !dismissed).length,
      said: comparison.statements.filter(({ dismissed }) => !dismissed).length,
      beside: comparison.accounts.length > 1 ? null : 0,
      only: comparison.onlyHere.filter(({ dismissed }) => !dismissed).length,
      names: comparison.names.length,
      sources: comparison.sources.length,
      times: comparison.timeline.length || (isYearAsked ? null : 0),
      checks: comparison.checks?.length ?? 0,
      dismissed: told.filter(({ dismissed }) => dismissed).length,
    };
    const isThere = (name: Part) => counts[name] !== 0 || name === this.route.part;
    return PARTS.filter(isThere).map((name) => ({ name, n: counts[name] }));
  }

  /** Only the part that is looked at is in the page. */
  #part(room: Room, part: Part) {
    const { of, at } = this.route;
    switch (part) {
      case 'read':
        return html`<ss-annotated .room=${room} .of=${of} .at=${at === undefined ? undefined : Number(at)}></ss-annotated>`;
      case 'table':
        return html`<ss-claims .room=${room}></ss-claims>`;
      case 'said':
        return html`<ss-spoken .room=${room} .of=${of}></ss-spoken>`;
      case 'beside':
        return html`<ss-beside .room=${room} .a=${of} .b=${at}></ss-beside>`;
      case 'only':
        return html`<ss-only .room=${room}></ss-only>`;
      case 'names':
        return html`<ss-cast .room=${room}></ss-cast>`;
      case 'sources':
        return html`<ss-sources .room=${room}></ss-sources>`;
      case 'times':
        return html`<ss-times .room=${room}></ss-times>`;
      case 'checks':
        return html`<ss-checks .room=${room}></ss-checks>`;
      case 'dismissed':
        return html`<ss-dismissed .room=${room}></ss-dismissed>`;
    }
  }

  /** Escape goes back to where the view was opened from. */
  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || this.isAsking) return;
    const [target] = event.composedPath();
    if (target instanceof HTMLSelectElement || target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
    if (document.querySelector('dialog[open]')) return;
    this.desk.leaveComparison();
  }
}

