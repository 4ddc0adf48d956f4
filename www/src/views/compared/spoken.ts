// Who said what: first what several texts have, each statement with its versions beneath each other and their words aligned;
// then what one text alone has.

import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Statement } from 'samestory';
import { SURE, bySpeaker, quoted, quotedPart, subjectOf, textsOf } from '../../compared/told';
import { clipped } from '../../format';
import { words } from '../../strings/en';
import { base } from '../../styles/base.styles';
import './alignment';
import { acts, placeOf, type Room } from './finding';
import { noteStyles } from './note.styles';
import { rowStyles } from './rows.styles';
import { voiceActs } from './voice';

/** Statements listed at first, and added each time more are asked for. */
const PAGE = 25;
/** Longer quotes of one text are clipped: each is a link to its place. */
const QUOTE = 280;

@customElement('ss-spoken')
export class Spoken extends LitElement {
  static override styles = [
    base,
    noteStyles,
    rowStyles,
    css`
      h3 {
        margin-top: 1.25rem;
        font: 600 1rem/1.4 var(--sans);
      }
      h4 {
        margin: 0.9rem 0 0;
        color: var(--muted);
        font: 600 0.9375rem/1.4 var(--sans);
      }
      details {
        padding-block: 0.5rem;
        border-bottom: 1px solid var(--rule);
      }
      summary {
        width: auto;
        color: var(--ink);
        font: 1.0625rem/1.45 var(--serif);
        overflow-wrap: anywhere;
      }
      .n {
        color: var(--muted);
        font: 0.9375rem var(--sans);
      }
      .more {
        margin-top: 0.75rem;
      }
    `,
  ];

  @property({ attribute: false }) room!: Room;
  /** The statement to open. */
  @property({ attribute: false }) of: string | undefined;
  @state() private opened: ReadonlySet<string> = new Set();
  @state() private shown = PAGE;
  #asked: string | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('of') || this.of === undefined) return;
    this.opened = new Set([...this.opened, this.of]);
    this.#asked = this.of;
  }

  protected override updated(): void {
    if (this.#asked === undefined) return;
    const summary = this.renderRoot.querySelector<HTMLElement>(`[data-id="${CSS.escape(this.#asked)}"] > :is(summary, p > a)`);
    this.#asked = undefined;
    summary?.scrollIntoView({ block: 'start' });
    summary?.focus({ preventScroll: true });
  }

  override render() {
    const { spoken: say } = words.compared;
    const { context } = this.room;
    const statements = context.comparison.statements.filter(({ dismissed }) => !dismissed);
    const shared = statements.filter((statement) => textsOf(context, statement).length > 1);
    const single = bySpeaker(statements.filter((statement) => textsOf(context, statement).length === 1)).flatMap(([, theirs]) => theirs);
    if (!statements.length) return html`<p>${say.none}</p>`;
    const rest = single.length - this.shown;
    const asked = single.find(({ id }) => id === this.of);
    const listed = single.slice(0, this.shown);
    return html`
      ${shared.length ? html`<h3>${say.shared(shared.length)}</h3>${shared.map((statement) => this.#statement(statement))}` : nothing}
      ${single.length ? html`<h3>${say.single(single.length)}</h3>${bySpeaker([...listed, ...(asked && !listed.includes(asked) ? [asked] : [])]).map(([speaker, theirs]) => this.#speaker(speaker, theirs))}` : nothing}
      ${rest > 0 ? html`<button class="more" @click=${() => (this.shown += PAGE)}>${words.more(Math.min(PAGE, rest))}</button>` : nothing}
    `;
  }

  #speaker(speaker: string | null, theirs: Statement[]) {
    const [single, several] = [theirs.filter(({ versions }) => versions.length === 1), theirs.filter(({ versions }) => versions.length > 1)];
    return html`<h4>${speaker ?? words.compared.nobody}</h4>
      ${several.map((statement) => this.#statement(statement))}
      ${single.length ? html`<ul class="rows">${single.map((statement) => this.#row(statement))}</ul>` : nothing}`;
  }

  /** What one text has once. */
  #row({ id, versions: [{ evidence, kind, confidence, mention }] }: Statement) {
    const { room } = this;
    const { compared: say } = words;
    const { speaker, carrier, raw } = evidence;
    const told = [
      room.context.label(evidence.article),
      ...(mention && mention !== speaker ? [say.read.mention(mention)] : []),
      ...(carrier ? [say.viaOne(carrier)] : []),
      ...(kind === undefined ? [say.unmarked.toLowerCase()] : []),
    ];
    return html`<li data-id=${id}>
      <p>
        <a class="words" href=${placeOf(room, evidence)}>${kind === undefined ? clipped(raw.replace(/\s+/g, ' '), QUOTE) : quoted(raw, QUOTE)}</a>
        <span class="n">${told.join(', ')}</span>
        ${confidence < SURE || !speaker ? html`<span class="tag unsure">${say.unsure}</span>` : nothing}
      </p>
      <div class="acts">
        ${voiceActs(room, evidence)}
        ${acts(room, room.findings.get(id)!)}
      </div>
    </li>`;
  }

  #statement(statement: Statement) {
    const { room } = this;
    const { compared: say } = words;
    const { id, versions, via } = statement;
    const isOpen = this.opened.has(id);
    const toggle = (event: Event) => {
      const opened = new Set(this.opened);
      if ((event.target as HTMLDetailsElement).open) opened.add(id);
      else opened.delete(id);
      this.opened = opened;
    };
    const texts = textsOf(room.context, statement);
    const isShared = texts.length > 1;
    const where = isShared ? `${say.versions(texts.length)}${via ? `, ${say.via(via)}` : ''}` : room.context.label(versions[0].evidence.article);
    return html`<details data-id=${id} .open=${isOpen} @toggle=${toggle}>
      <summary>${isShared ? subjectOf(room.context, statement) : quotedPart(versions[0])} <span class="n">${where}</span></summary>
      ${isOpen
        ? html`<ss-alignment .room=${room} .statement=${statement}></ss-alignment>
            <div class="acts">${acts(room, room.findings.get(id)!)}</div>`
        : nothing}
    </details>`;
  }
}
