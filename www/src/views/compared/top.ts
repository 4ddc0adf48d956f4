// What an editor reads first: at most five findings, the strongest first, each in a line or two with a way to its sentences;
// before them, where our own articles or documents are among them, what these come to.

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Check, Lack, OnlyHere, Source, SourceKind } from 'samestory';
import { firstOf, shortOf, type Told } from '../../compared/told';
import { bringBack } from '../../corrections';
import { href, type Part } from '../../route';
import { words } from '../../strings/en';
import { base } from '../../styles/base.styles';
import { acts, placeOf, sides, subject, type Room } from './finding';
import { noteStyles } from './note.styles';

/** Findings at the top. */
const MOST = 5;
/** Things that are named in one line; more are counted. */
const NAMED = 4;
/** Sources that are named of each sort: through whom it came, who speaks, what is written, who has no name. */
const SOURCES: SourceKind[][] = [['agency', 'outlet'], ['person', 'body'], ['document'], ['anonymous']];
const OF_EACH = [2, 3, 1, 1];

@customElement('ss-top')
export class Top extends LitElement {
  static override styles = [
    base,
    noteStyles,
    css`
      section {
        margin-top: 1rem;
        padding: 0.9rem clamp(0.9rem, 3vw, 1.5rem) 0.6rem;
        border: 1px solid var(--rule);
        border-top: 3px solid var(--ink);
        background: var(--sheet);
      }
      h2 {
        font-size: 1.1rem;
        font-family: var(--sans);
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 1.5rem;
        padding-block: 0.6rem;
        overflow-wrap: anywhere;
      }
      .acts {
        align-self: start;
        margin-top: 0.15rem;
      }
      .also {
        padding-top: 0.5rem;
        border-top: 1px solid var(--rule);
      }
      .also p {
        padding-block: 0.2rem;
      }
      li + li {
        border-top: 1px solid var(--rule);
      }
      .what {
        font: 600 1.125rem/1.4 var(--serif);
      }
      .what .head {
        font-family: var(--sans);
        font-size: 0.9375rem;
        color: var(--alert);
      }
      .what.calm .head {
        color: var(--ink);
      }
      .line {
        margin-top: 0.15rem;
      }
      .remark {
        font-size: 0.9375rem;
      }
      @media (max-width: 48rem) {
        li {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) room!: Room;

  override render() {
    const { context, findings } = this.room;
    const { top: say } = words.compared;
    const { comparison } = context;
    const named = (ids: string[]) => ids.flatMap((id) => findings.get(id) ?? []).filter(({ dismissed }) => !dismissed);
    const differs = named(comparison.ours?.differs ?? []).slice(0, NAMED);
    const told = firstOf(context, findings).filter((one) => !differs.includes(one)).slice(0, MOST);
    const lines = [...this.#ours(named(comparison.ours?.only ?? []), differs), ...this.#checks(), ...told.map((one) => this.#finding(one))];
    const also = [...this.#only(), ...this.#sources(), ...this.#dismissed()];
    return html`<section aria-labelledby="top">
      <h2 id="top">${say.heading}</h2>
      ${lines.length ? nothing : html`<p>${context.witnesses.length < 2 ? say.onlyOne : say.none}</p>`}
      <ol>${lines}</ol>
      ${also.length ? html`<div class="also">${also}</div>` : nothing}
    </section>`;
  }

  #finding(told: Told, head = told.head) {
    const { room } = this;
    return html`<li>
      <div>
        <p class="what ${told.isClash ? '' : 'calm'}"><span class="head">${head}:</span> ${told.about}</p>
        <p class="line">${sides(room, told)}${this.#more(told)}</p>
        ${told.notes.length ? html`<p class="remark">${told.notes.join(' ')}</p>` : nothing}
      </div>
      <div class="acts">${acts(room, told)}</div>
    </li>`;
  }

  /** A way to all there is of a statement. */
  #more(told: Told) {
    if (told.kind !== 'same') return nothing;
    return html`<a href=${this.#to('said', told.id)}>${words.compared.top.versions}<span class="unseen">: ${subject(told)}</span></a>`;
  }

  #line(head: string, content: unknown, to: string | null) {
    const { top: say } = words.compared;
    return html`<li>
      <div>
        <p class="what calm"><span class="head">${head}</span></p>
        <p class="line">${content}${to ? html` <a href=${to}>${say.all}<span class="unseen">${say.allOf(head)}</span></a>` : nothing}</p>
      </div>
    </li>`;
  }

  #also(head: string, content: unknown, to: string) {
    const { top: say } = words.compared;
    return html`<p><b>${head}:</b> ${content} <a href=${to}>${say.all}<span class="unseen">${say.allOf(head)}</span></a></p>`;
  }

  /** What others have and ours lack, what only ours have, and where they differ. */
  #ours(only: Told[], differs: Told[]) {
    const { room } = this;
    const { ours } = room.context.comparison;
    const { top: say } = words.compared;
    if (!ours) return [];
    const rest = (n: number) => (n > NAMED ? say.more(n - NAMED) : '');
    return [
      this.#line(say.lacks, ours.lacks.length ? html`${joined(ours.lacks.slice(0, NAMED).map((lack) => this.#lack(lack)))} ${rest(ours.lacks.length)}` : say.nothing, null),
      this.#line(
        say.onlyOurs,
        only.length ? html`${joined(only.slice(0, NAMED).map(({ short, sides: [{ voices }] }) => html`<a href=${placeOf(room, voices[0].evidence)}>${short}</a>`))} ${rest(only.length)}` : say.nothing,
        only.length ? this.#to('only') : null,
      ),
      ...(differs.length ? differs.map((told) => this.#finding(told, say.differs)) : [this.#line(say.differs, say.nothing, null)]),
    ];
  }

  #lack({ kind, evidence, texts }: Lack) {
    const [first] = evidence;
    return html`<a href=${placeOf(this.room, first)}>${shortOf(kind, first.raw)}</a> (${evidence.length === 1 ? this.room.context.label(first.article) : words.compared.top.in(texts)})`;
  }

  #checks() {
    const { checks } = this.room.context.comparison;
    const { top: say } = words.compared;
    if (!checks?.length) return [];
    const isSame = ({ how }: Check) => how === 'identical' || how === 'base';
    const told = (some: Check[]) => ({ n: some.length, where: [...new Set(some.map(({ quote }) => this.room.context.label(quote.article)))].slice(0, NAMED) });
    const [same, none] = [checks.filter(isSame), checks.filter(({ document }) => !document)];
    const other = checks.filter((check) => check.document && !isSame(check));
    return [this.#line(say.checks, say.checked(same.length, told(other), told(none)), this.#to('checks'))];
  }

  /** The strongest of each article, before any has a second. */
  #only() {
    const { context } = this.room;
    const { top: say } = words.compared;
    const { onlyHere, findings } = context.comparison;
    const isFirst = ({ id }: OnlyHere) => (findings.includes(id) ? 1 : 0);
    const found = onlyHere.filter(({ dismissed }) => !dismissed).sort((x, y) => isFirst(y) - isFirst(x) || y.strength - x.strength);
    if (!found.length) return [];
    const places = new Map<string, number>();
    const turn = new Map(
      found.map((one) => {
        const n = places.get(one.evidence.article) ?? 0;
        places.set(one.evidence.article, n + 1);
        return [one, n];
      }),
    );
    const strongest = [...found].sort((x, y) => turn.get(x)! - turn.get(y)!).slice(0, NAMED);
    const named = strongest.map(
      ({ evidence, kind }) => html`<a href=${placeOf(this.room, evidence)}>${shortOf(kind, evidence.raw)}</a> (${context.label(evidence.article)})`,
    );
    const rest = found.length - strongest.length;
    return [this.#also(say.only, html`${joined(named)}${rest ? html`; ${say.more(rest)}` : nothing}.`, this.#to('only'))];
  }

  /** Of each sort the first few. */
  #sources() {
    const { context } = this.room;
    const { sources } = context.comparison;
    const { top: say } = words.compared;
    const total = context.witnesses.length;
    if (!sources.length) return [];
    const where = ({ texts, articles }: Source) => (texts === total && total > 1 ? words.compared.names.all : texts > 1 ? say.in(texts) : context.label(articles[0]));
    const told = SOURCES.map((kinds, i) => sources.filter(({ kind }) => kinds.includes(kind)).slice(0, OF_EACH[i]));
    const rest = sources.length - told.flat().length;
    const parts = told.flatMap((these, i) => (these.length ? [`${say.sourcesOf[i]}: ${these.map((source) => `${source.name} (${where(source)})`).join(', ')}`] : []));
    return [this.#also(say.sources, `${[...parts, ...(rest ? [say.more(rest)] : [])].join('; ')}.`, this.#to('sources'))];
  }

  /** What was dismissed is brought back where it was. */
  #dismissed() {
    const { room } = this;
    const { top: say, act } = words.compared;
    const gone = [...room.findings.values()].filter(({ dismissed }) => dismissed);
    if (!gone.length) return [];
    const named = gone.slice(0, NAMED).map((told) => {
      const bring = () => room.desk.correct(bringBack(room.context.index, told.id));
      return html`${told.short} <button class="plain" @click=${bring}>${act.back}<span class="unseen">${act.dismissOf(subject(told))}</span></button>`;
    });
    return [this.#also(say.dismissed, html`${joined(named)}${gone.length > NAMED ? html`; ${say.more(gone.length - NAMED)}` : nothing}.`, this.#to('dismissed'))];
  }

  #to(part: Part, of?: string): string {
    return href({ view: 'compare', id: this.room.context.comparison.story, part, ...(of !== undefined && { of }) });
  }
}

const joined = (parts: unknown[]) => parts.map((part, i) => (i ? html`; ${part}` : part));
