// One article with what was found in it marked in its text, and a margin that links to the others.

import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Article } from 'samestory';
import { KINDS, marksIn, type Mark, type MarkKind } from '../../compared/marks';
import { SURE, textsOf, type Told } from '../../compared/told';
import { href } from '../../route';
import type { Stretch } from '../../stretches';
import { words } from '../../strings/en';
import { base } from '../../styles/base.styles';
import { details, detailsStyles, headline } from '../details';
import { labels } from '../labels';
import { chooser, chooserStyles } from './chooser';
import { acts, sides, type Room } from './finding';
import './marked';
import type { Marked } from './marked';
import { voiceActs } from './voice';

@customElement('ss-annotated')
export class Annotated extends LitElement {
  static override styles = [
    base,
    chooserStyles,
    detailsStyles,
    css`
      .kinds {
        display: flex;
        flex-wrap: wrap;
        gap: 0.1rem 1.25rem;
        margin: 0.75rem 0 0;
        padding: 0;
        border: 0;
        min-width: 0;
      }
      legend {
        float: left;
        margin-right: 1rem;
        padding: 0.25rem 0;
        color: var(--muted);
      }
      .kinds label {
        display: inline-flex;
        align-items: center;
        gap: 0.4rem;
        min-height: 2rem;
        cursor: pointer;
      }
      input {
        width: 1.15rem;
        height: 1.15rem;
        margin: 0;
        accent-color: var(--accent);
      }
      .kinds span {
        text-underline-offset: 0.24em;
      }
      .differ {
        text-decoration: underline 3px double var(--mark-line);
      }
      .said {
        text-decoration: underline 2px dotted var(--quote-line);
      }
      .only {
        text-decoration: underline 2px dashed var(--accent);
      }
      .same {
        text-decoration: underline 2px solid var(--edge);
      }
      h3 {
        margin-top: 1.1rem;
        font-size: 1.4rem;
      }
      h3 a {
        color: var(--ink);
        text-decoration-color: var(--edge);
      }
      .none {
        margin-top: 0.75rem;
      }
      ss-marked {
        display: block;
        margin-top: 1rem;
      }
    `,
  ];

  @property({ attribute: false }) room!: Room;
  /** The article; without one, the first. */
  @property({ attribute: false }) of: string | undefined;
  /** A place in it that is to be shown. */
  @property({ attribute: false }) at: number | undefined;
  @state() private article: Article | null = null;
  @state() private kinds: ReadonlySet<MarkKind> = new Set<MarkKind>(['differ', 'said', 'only']);
  @state() private spot: Stretch | null = null;
  @query('ss-marked') private text!: Marked | null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('room') || changed.has('of')) void this.#load(changed.has('of') || changed.has('at'));
    else if (changed.has('at')) void this.#point();
  }

  get #id(): string {
    const { accounts } = this.room.context.comparison;
    return accounts.find(({ article }) => article === this.of)?.article ?? this.room.context.witnesses[0] ?? accounts[0].article;
  }

  async #load(point: boolean): Promise<void> {
    const id = this.#id;
    const article = await this.room.desk.article(id);
    if (id !== this.#id) return;
    this.article = article;
    if (point) await this.#point();
  }

  /** Shows the words that were asked for. */
  async #point(): Promise<void> {
    const { at, article } = this;
    this.spot = at === undefined || !article ? null : [at, this.#endOf(article, at)];
    if (!this.spot) return;
    await this.updateComplete;
    await this.text?.revealSpot();
  }

  /** Where the words end that begin there: those of a finding, else the first of them. */
  #endOf(article: Article, at: number): number {
    const ends = marksIn(this.room.context, this.room.findings, article.id, new Set(KINDS)).filter(({ start }) => start === at);
    const word = /^\S+/.exec(article.text.slice(at))?.[0].length ?? 1;
    return ends.length ? Math.min(...ends.map(({ end }) => end)) : at + word;
  }

  override render() {
    const { room, article } = this;
    const { context, findings, desk } = room;
    const { compared: say } = words;
    const id = this.#id;
    const known = context.index.article(id);
    const marks = article ? marksIn(context, findings, id, this.kinds) : [];
    return html`
      ${chooser(context, say.read.choose, id, (other) => href({ view: 'compare', id: context.comparison.story, part: 'read', of: other }))}
      <fieldset class="kinds">
        <legend>${say.read.show}</legend>
        ${KINDS.map((kind) => this.#kind(kind))}
      </fieldset>
      <h3>${headline(known, href({ view: 'article', id }))}</h3>
      <div>${details(desk, context.index, known)} ${labels(known)}</div>
      ${article && marks.length === 0 ? html`<p class="none">${say.read.nothing}</p>` : nothing}
      ${article?.id === id ? html`<ss-marked .article=${article} .marks=${marks} .spot=${this.spot} .note=${this.#note}></ss-marked>` : nothing}
    `;
  }

  #kind(kind: MarkKind) {
    const toggle = () => {
      const kinds = new Set(this.kinds);
      if (!kinds.delete(kind)) kinds.add(kind);
      this.kinds = kinds;
    };
    return html`<label><input type="checkbox" .checked=${this.kinds.has(kind)} @change=${toggle} /><span class=${kind}>${words.compared.read.kinds[kind]}</span></label>`;
  }

  #note = (marks: Mark[]) => {
    const { room } = this;
    const [mark] = marks;
    const { told, spoken } = mark;
    if (spoken) return this.#said(mark);
    if (told.kind === 'only' && marks.length > 1) return this.#alone(told);
    return html`<p>
        ${told.kind === 'only' ? html`<span class="head">${told.notes[0]}</span>` : html`<span class="head">${told.head}:</span> ${told.about}.`}
        ${told.kind === 'only' ? nothing : sides(room, told, this.article!.id)}
      </p>
      <div class="acts">${acts(room, told)}</div>`;
  };

  /** Several things that this article alone has. */
  #alone({ notes: [note] }: Told) {
    const { compared: say } = words;
    return html`<p class="head">${note}</p>
      <div class="acts"><a href=${href({ view: 'compare', id: this.room.context.comparison.story, part: 'only' })}>${say.parts.only}</a></div>`;
  }

  #said({ told, spoken, alone }: Mark) {
    const { compared: say } = words;
    const { statement, version } = spoken!;
    const texts = textsOf(this.room.context, statement).length;
    const { speaker, carrier } = version.evidence;
    const isOther = version.mention && version.mention !== speaker;
    return html`<p>
        <span class="head">${speaker ?? say.nobody}</span>${isOther ? html` <span class="remark">${say.read.mention(version.mention!)}</span>` : nothing}${carrier
          ? html` <span class="remark">${say.viaOne(carrier)}</span>`
          : nothing}
      </p>
      ${version.confidence < SURE || !speaker ? html`<p><span class="tag unsure">${say.unsure}</span></p>` : nothing}
      ${version.how === 'base' || version.how === 'identical' ? nothing : html`<p>· ${say.how[version.how]}</p>`}
      ${alone ? html`<p>· ${alone.notes[0]}</p>` : nothing}
      <div class="acts">
        ${texts > 1
          ? html`<a href=${href({ view: 'compare', id: this.room.context.comparison.story, part: 'said', of: statement.id })}>${say.read.compare(texts)}<span class="unseen">: ${told.about}</span></a>`
          : nothing}
        ${voiceActs(this.room, version.evidence)} ${alone ? acts(this.room, alone) : nothing}
      </div>`;
  }
}
