// What views call: everything that a person does, and what comes of it as a new `State`.

import type { Article, Column, Comparison, Inspection, Notice, Relation, RelationPage, RelationQuery, Settings, Story } from 'samestory';
import { Client } from './client';
import { withoutOwn, type Correction } from './corrections';
import { Drop } from './drop';
import { Exports } from './exports';
import { answered, fromPiece, isPile, type Piece } from './inputs';
import { everything, type Listed } from './listed';
import { onlyLinks } from './links';
import { isNews } from './notices';
import { summaryOf } from './explain';
import type { Outcome, Source } from './job';
import { Kept } from './kept';
import { Index, storyNow } from './lookup';
import { href, parse, type Route } from './route';
import { empty, type Choosing, type Details, type Field, type Opening, type State, type TableQuery } from './state';
import type { Strip } from './strips';
import { words } from './strings/en';

export class Desk extends EventTarget {
  state: State = empty;
  #client = this.#newClient();
  /** Files to be given out. */
  readonly exports = new Exports(
    () => this.#client,
    (said) => this.say(said),
    (error) => this.#failed(error),
  );
  #running: AbortController | null = null;
  /** The pair that was opened last from the table of all pairs, to go on from there. */
  lastPair = '';
  /** What the slider asks for, while stories are being cut. */
  #cut: number | null = null;
  /** How finely the pile was cut when somebody last looked. */
  #seenCut: number | null = null;
  /** Where the last comparison was opened from. */
  #openedFrom = href({ view: 'overview' });
  #pasted = 0;
  #frame = 0;
  readonly #told = new Kept<Story | null>();
  readonly #compared = new Kept<Comparison | null>();

  constructor() {
    super();
    addEventListener('hashchange', () => {
      this.#follow();
      this.putAway();
    });
    if (location.hash) history.replaceState(null, '', location.pathname + location.search);
  }

  async addPiece(piece: Piece): Promise<void> {
    const links = onlyLinks(piece.text);
    if (links.length) this.#supply(links);
    else if (piece.text.trim()) await this.add([fromPiece(piece, words.start.pasted(++this.#pasted))]);
  }

  /** Adds inputs to the pile; what was there before stays on show until the new report is ready. */
  async add(sources: Source[]): Promise<void> {
    const pile = sources.find(isPile);
    const others = sources.filter((source) => !isPile(source));
    if (!pile) {
      if (sources.length) await this.#add(sources, new Drop(sources));
    } else if (this.state.report?.articles.length) {
      this.#set({ opening: { pile: { ...pile, isPile: true }, others } });
    } else {
      await this.openPile({ pile: { ...pile, isPile: true }, others });
    }
  }

  /** Adds what was asked about, each with the columns that were chosen for it, and leaves the others out. */
  async answer(chosen: Map<Source, Column[]>): Promise<void> {
    const { asked } = this.state;
    const drop = this.state.drop ?? new Drop(asked.map(({ source }) => source));
    const sources: Source[] = [];
    for (const { source } of asked) {
      const columns = chosen.get(source);
      if (!columns) {
        drop.set(source, { state: 'leftOut' });
        continue;
      }
      const later = answered(source, columns);
      drop.replace(source, later);
      drop.set(later, { state: 'waiting' });
      sources.push(later);
    }
    this.#set({ asked: [], drop: drop.again(), said: sources.length ? '' : words.said.leftOut });
    if (sources.length) await this.#add(sources, drop);
  }

  /** What a file would hold with its columns read in another way. */
  inspect(source: Source, columns: Column[]): Promise<Inspection> {
    return this.#client.inspect(source, columns);
  }

  hideFiles(): void {
    this.#set({ drop: null });
  }

  hideLinks(): void {
    this.#set({ links: [], ticked: new Set() });
  }

  tickLink(link: string, isHere: boolean): void {
    const ticked = new Set(this.state.ticked);
    if (isHere) ticked.add(link);
    else ticked.delete(link);
    this.#set({ ticked });
  }

  async #add(sources: Source[], drop: Drop): Promise<void> {
    this.#set({ drop });
    const before = this.state.report?.articles.length ?? 0;
    const isDone = await this.#run((signal) => this.#client.add(sources, signal), ({ report }) => words.said.added(report.articles.length - before));
    const now = this.state.drop;
    if (!now?.holds(sources[0])) return;
    const said = new Map(this.state.report?.articles.map(({ id, notices }) => [id, notices.filter(isNews).length]));
    now.tell(sources, (article) => said.get(article) ?? 0);
    this.#set({ drop: isDone ? now.again() : null });
  }

  /** Puts pages on the list of those to supply. */
  #supply(links: string[]): void {
    const all = [...new Set([...this.state.links, ...links])];
    this.#set({ links: all, said: words.said.links(all.length) });
  }

  async configure(settings: Settings): Promise<void> {
    this.#running?.abort();
    await this.#run((signal) => this.#client.configure(settings, signal), summaryOf);
  }

  /** Cuts the stories anew. While one cut is being made, only the last that is asked for waits. */
  async cut(story: number): Promise<void> {
    const isCutting = this.#cut !== null;
    this.#cut = story;
    if (isCutting) return;
    this.#set({ isCutting: true });
    for (let next: number | null = story; next !== null; next = this.#cut === next ? null : this.#cut) {
      const at: number = next;
      if (!(await this.#run((signal) => this.#client.cut(at, signal), summaryOf))) break;
    }
    this.#cut = null;
    this.#set({ isCutting: false });
  }

  /** Carries a correction of the stories out. */
  async correct({ overrule, retract, done }: Correction): Promise<void> {
    const job = () => (overrule ? this.#client.overrule([overrule]) : this.#client.retract(retract ?? []));
    let text = '';
    if (await this.#run(job, (now) => (text = done(now)))) this.#set({ done: { text, isUndoable: overrule !== undefined } });
  }

  /** Marks all that is here as seen. */
  async look(): Promise<void> {
    if (!(await this.#look(words.news.looked))) return;
    this.#set({ done: { text: words.news.looked, isUndoable: false }, listed: { ...this.state.listed, only: this.state.listed.only.filter((what) => what !== 'news') } });
  }

  #look(said: string): Promise<boolean> {
    this.#seenCut = null;
    return this.#run(() => this.#client.look(), () => said);
  }

  /** Saves the pile as a file that can be opened again, and marks all that is here as seen. */
  async savePile(): Promise<void> {
    if (!(await this.#look(''))) return;
    if (await this.exports.pile()) this.#set({ done: { text: words.pile.saved, isUndoable: false } });
  }

  /** Opens a saved pile in the place of what is here, and adds what was dropped with it. */
  async openPile({ pile, others }: Opening): Promise<void> {
    this.#running?.abort();
    this.#set({ opening: null });
    let failed = false;
    this.#seenCut = null;
    const open = (signal: AbortSignal) =>
      this.#client.open(pile, signal).catch(() => {
        failed = true;
        return null;
      });
    if (await this.#run(open, (now) => words.pile.opened(now.report.articles.length))) {
      this.#set({ notices: [], drop: null, listed: everything });
      this.go({ view: 'overview' });
    }
    if (failed) this.#note([{ code: 'unreadable', file: pile.name, message: words.pile.broken }]);
    await this.add(others);
  }

  leavePile(): void {
    const others = this.state.opening?.others ?? [];
    this.#set({ opening: null });
    void this.add(others);
  }

  /** Changes which stories are listed, and how. */
  list(change: Partial<Listed>): void {
    this.#set({ listed: { ...this.state.listed, ...change } });
  }

  choose(choosing: Choosing | null): void {
    this.#set({ choosing });
  }

  rename(renaming: string | null): void {
    this.#set({ renaming });
  }

  putAway(): void {
    this.#set({ done: null });
  }

  async describe(articles: string[], details: Details): Promise<void> {
    const done = words.edit.done(articles.length);
    await this.#run(() => this.#client.overrule([{ kind: 'describe', articles, ...details }]), () => done);
    this.#set({ done: { text: done, isUndoable: true } });
  }

  /** Counts a block as part of its article, or not. */
  async judge(kind: 'keep' | 'cut', article: string, block: number, text: string): Promise<void> {
    const done = kind === 'keep' ? words.article.keptDone : words.article.cutDone;
    await this.#run(() => this.#client.overrule([{ kind, article, block, text }]), () => done);
    this.#set({ done: { text: done, isUndoable: true } });
  }

  /** Makes an article lead its group. */
  async lead(article: string, name: string): Promise<void> {
    const done = words.group.done(name);
    await this.#run(() => this.#client.overrule([{ kind: 'lead', article }]), () => done);
    this.#set({ done: { text: done, isUndoable: true } });
  }

  async undo(): Promise<void> {
    const last = (this.state.report?.overrules.length ?? 0) - 1;
    await this.#run(() => this.#client.retract([last]), () => words.edit.undone);
    this.#set({ done: null });
  }

  edit(ids: string[], field: Field = 'source'): void {
    this.#set({ editing: { ids, field } });
  }

  endEdit(): void {
    this.#set({ editing: null });
  }

  cancel(): void {
    this.#running?.abort();
    this.#set({ work: null, drop: null, said: words.said.cancelled });
  }

  reset(): void {
    this.#running?.abort();
    this.#client.close();
    this.#client = this.#newClient();
    history.replaceState(null, '', location.pathname + location.search);
    this.#set({ ...empty, said: words.said.reset });
  }

  /** Says what was done where nothing else shows it. */
  tell(text: string): void {
    this.#set({ done: { text, isUndoable: false }, said: text });
  }

  /** Says something to those who do not see the page. */
  say(said: string): void {
    this.#set({ said });
  }

  /** Looks at another part of the table of all pairs. */
  turn(change: Partial<TableQuery>): void {
    this.#set({ table: { ...this.state.table, ...change } });
  }

  /** Goes back to where a comparison was opened from. */
  leaveComparison(): void {
    location.hash = this.#openedFrom;
  }

  go(route: Route): void {
    location.hash = href(route);
  }

  /** A story with what ties it and what came near. */
  story(id: string): Promise<Story | null> {
    return this.#told.get(this.state.index, id, () => this.#client.story(id));
  }

  article(id: string): Promise<Article | null> {
    return this.#client.article(id);
  }

  /** The accounts of a story, compared. */
  compare(id: string): Promise<Comparison | null> {
    return this.#compared.get(this.state.index, id, () => this.#client.compare(id));
  }

  relation(a: string, b: string): Promise<Relation | null> {
    return this.#client.relation(a, b);
  }

  relations(query: Partial<RelationQuery>): Promise<RelationPage> {
    return this.#client.relations(query);
  }

  /** Of two articles of a group without a relation, those whose relation stands for it. */
  through(a: string, b: string, group: string[]): Promise<[string, string] | null> {
    return this.#client.through(a, b, group);
  }

  strips(lead: string, ids: string[], group: string[]): Promise<Strip[]> {
    return this.#client.strips(lead, ids, group);
  }

  /** Runs one job, and says whether it came to its end; one that did not leaves everything as it was. */
  async #run(job: (signal: AbortSignal) => Promise<Outcome | null>, said: (now: Index) => string): Promise<boolean> {
    const running = new AbortController();
    this.#running = running;
    try {
      const outcome = await job(running.signal);
      if (outcome) this.#show(outcome, said);
      return outcome !== null;
    } catch (error) {
      this.#failed(error);
      return false;
    } finally {
      if (this.#running === running) {
        this.#running = null;
        this.#set({ work: null });
      }
    }
  }

  #show({ report: found, pairs, news, notices, asked, links, storiesOnly }: Outcome, said: (now: Index) => string): void {
    const { route, index: former } = this.state;
    const { articles, relations, groups } = former?.report ?? found;
    const report = storiesOnly ? { ...found, articles, relations, groups } : found;
    const index = new Index(report, former);
    this.#seenCut ??= report.settings.story;
    index.tell(withoutOwn(index, news, report.settings.story === this.#seenCut));
    const next = route.view === 'story' || route.view === 'compare' ? storyNow(route, former, index) : route;
    this.#set({
      report,
      index,
      pairs,
      table: { ...this.state.table, from: 0 },
      defaults: this.state.defaults ?? report.settings,
      notices: [...this.state.notices, ...notices],
      done: null,
      asked: [...this.state.asked, ...asked],
      said: said(index),
    });
    if (links.length) this.#supply(links);
    if (next !== route) history.replaceState(null, '', href(next));
    this.#follow();
  }

  #failed(error: unknown): void {
    this.#note([{ code: 'unreadable', message: words.notices.failed(error instanceof Error ? error.message : String(error)) }]);
  }

  #newClient(): Client {
    return new Client({
      work: (work) => this.#set({ work }),
      file: (source, change) => {
        this.state.drop?.set(source, change);
        // Ten thousand files are told of in ten thousand messages; a screen shows sixty pictures a second.
        this.#frame ||= requestAnimationFrame(() => {
          this.#frame = 0;
          if (this.state.drop) this.#set({ drop: this.state.drop.again() });
        });
      },
    });
  }

  #note(notices: Notice[]): void {
    const known = this.state.notices.filter((n) => !notices.some((m) => m.message === n.message && m.file === n.file));
    this.#set({ notices: [...known, ...notices], said: notices.map((n) => n.message).join(' ') });
  }

  /** Goes where the address says, or to the overview where that is not in the pile. */
  #follow(): void {
    const route = parse(location.hash);
    const { index } = this.state;
    const exists = index?.has(route) ?? false;
    if (route.view === 'pair') this.lastPair = href({ view: 'pair', a: route.a, b: route.b });
    else if (route.view !== 'relations') this.lastPair = '';
    if (route.view === 'compare' && this.state.route.view !== 'compare') this.#openedFrom = href(this.state.route);
    this.#set({ route: exists ? route : { view: 'overview' } });
  }

  #set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    this.dispatchEvent(new Event('change'));
  }
}
