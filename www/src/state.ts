// All that the page knows, in one place. Views are functions of `State`; `Desk` holds it and is what they call.

import type { Article, Column, Inspection, Notice, Relation, RelationPage, RelationQuery, Report, Settings, Table } from 'samestory';
import { Client, type Outcome, type Source, type Work } from './client';
import { Drop, type Asked } from './drop';
import { answered, fromPiece, type Piece } from './inputs';
import { onlyLinks } from './links';
import { isNews } from './notices';
import { summaryOf } from './explain';
import { Index } from './lookup';
import { href, parse, type Route } from './route';
import type { Strip } from './strips';
import { words } from './strings/en';
import type { Settled } from './worker';

export interface State {
  route: Route;
  /** Without texts, blocks and quotes, and of relations only those of copies to their leads; the rest is asked for. */
  report: Report | null;
  /** How many pairs share wording. */
  pairs: Settled['pairs'];
  /** Which part of the table of all pairs is looked at. */
  table: TableQuery;
  /** The settings that the module starts with. */
  defaults: Settings | null;
  /** What the page itself has to say, newest last. */
  notices: Notice[];
  work: Work | null;
  /** What was added last, file by file. */
  drop: Drop | null;
  /** Files whose articles are added when a person says so. */
  asked: Asked[];
  /** Addresses of pages to supply. */
  links: string[];
  /** Those that a person says are here, though no article names their address. */
  ticked: Set<string>;
  /** The articles whose details are being edited, and where the edit begins. */
  editing: Editing | null;
  /** What was done last and can be undone. */
  done: string;
  /** For screen readers. */
  said: string;
}

export type Field = 'source' | 'title' | 'byline' | 'published';

/** How many pairs the table shows at once. */
export const TABLE_ROWS = 100;

export type TableQuery = Required<Pick<RelationQuery, 'from' | 'sort' | 'reversed' | 'kinds'>>;

export interface Editing {
  ids: string[];
  field: Field;
}

export type Details = Partial<Record<Field, string>>;

const empty: State = {
  route: { view: 'overview' },
  report: null,
  pairs: { total: 0, kinds: [0, 0, 0, 0, 0] },
  table: { from: 0, sort: 'kind', reversed: false, kinds: [] },
  defaults: null,
  notices: [],
  work: null,
  drop: null,
  asked: [],
  links: [],
  ticked: new Set(),
  editing: null,
  done: '',
  said: '',
};

export class Desk extends EventTarget {
  state: State = empty;
  #client = this.#newClient();
  #running: AbortController | null = null;
  /** The pair that was opened last from the table of all pairs, to go on from there. */
  lastPair = '';
  #pasted = 0;
  #told = 0;

  constructor() {
    super();
    addEventListener('hashchange', () => this.#follow());
    if (location.hash) history.replaceState(null, '', location.pathname + location.search);
  }

  async addPiece(piece: Piece): Promise<void> {
    const links = onlyLinks(piece.text);
    if (links.length) this.#supply(links);
    else if (piece.text.trim()) await this.add([fromPiece(piece, words.start.pasted(++this.#pasted))]);
  }

  /** Adds inputs to the pile; what was there before stays on show until the new report is ready. */
  async add(sources: Source[]): Promise<void> {
    if (sources.length) await this.#add(sources, new Drop(sources));
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
    const isDone = await this.#run((signal) => this.#client.add(sources, signal), (report) => words.said.added(report.articles.length - before));
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
    await this.#run((signal) => this.#client.configure(settings, signal), (report) => summaryOf(new Index(report)));
  }

  async describe(articles: string[], details: Details): Promise<void> {
    const done = words.edit.done(articles.length);
    await this.#run(() => this.#client.overrule([{ kind: 'describe', articles, ...details }]), () => done);
    this.#set({ done });
  }

  /** Counts a block as part of its article, or not. */
  async judge(kind: 'keep' | 'cut', article: string, block: number, text: string): Promise<void> {
    const done = kind === 'keep' ? words.article.keptDone : words.article.cutDone;
    await this.#run(() => this.#client.overrule([{ kind, article, block, text }]), () => done);
    this.#set({ done });
  }

  /** Makes an article lead its group. */
  async lead(article: string, name: string): Promise<void> {
    const done = words.group.done(name);
    await this.#run(() => this.#client.overrule([{ kind: 'lead', article }]), () => done);
    this.#set({ done });
  }

  async undo(): Promise<void> {
    await this.#run(() => this.#client.undo(), () => words.edit.undone);
    this.#set({ done: '' });
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

  save(): Promise<void> {
    return this.#download(() => this.#client.saved(), 'samestory-report.json', words.said.saved);
  }

  saveTable(name: Table): Promise<void> {
    const file = words.toolbar.table[name];
    return this.#download(() => this.#client.table(name), file, words.said.tableSaved(file));
  }

  /** Looks at another part of the table of all pairs. */
  turn(change: Partial<TableQuery>): void {
    this.#set({ table: { ...this.state.table, ...change } });
  }

  go(route: Route): void {
    location.hash = href(route);
  }

  article(id: string): Promise<Article | null> {
    return this.#client.article(id);
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
  async #run(job: (signal: AbortSignal) => Promise<Outcome | null>, said: (report: Report) => string): Promise<boolean> {
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

  #show({ report, pairs, notices, asked, links }: Outcome, said: (report: Report) => string): void {
    const { route, report: former } = this.state;
    const next = route.view === 'story' ? storyNow(route.id, former, report) : route;
    this.#set({
      report,
      pairs,
      table: { ...this.state.table, from: 0 },
      defaults: this.state.defaults ?? report.settings,
      notices: [...this.state.notices, ...notices],
      done: '',
      asked: [...this.state.asked, ...asked],
      said: said(report),
    });
    if (links.length) this.#supply(links);
    if (next !== route) history.replaceState(null, '', href(next));
    this.#follow();
  }

  async #download(make: () => Promise<Blob>, name: string, said: string): Promise<void> {
    try {
      const url = URL.createObjectURL(await make());
      Object.assign(document.createElement('a'), { href: url, download: name }).click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
      this.#set({ said });
    } catch (error) {
      this.#failed(error);
    }
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
        this.#told ||= requestAnimationFrame(() => {
          this.#told = 0;
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
    const { report } = this.state;
    const known = (id: string) => report?.articles.some((a) => a.id === id);
    const exists =
      route.view === 'overview' ||
      (route.view === 'relations' && report) ||
      (route.view === 'group' && report?.groups.some(({ articles }) => articles.includes(route.id))) ||
      (route.view === 'story' && report?.stories.some((s) => s.id === route.id)) ||
      (route.view === 'article' && known(route.id)) ||
      (route.view === 'pair' && known(route.a) && known(route.b));
    if (route.view === 'pair') this.lastPair = href({ view: 'pair', a: route.a, b: route.b });
    else if (route.view !== 'relations') this.lastPair = '';
    this.#set({ route: exists ? route : { view: 'overview' } });
  }

  #set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    this.dispatchEvent(new Event('change'));
  }
}

/** Where an open story went: its id may change as articles arrive, its lead stays in exactly one story. */
function storyNow(id: string, former: Report | null, report: Report): Route {
  if (report.stories.some((s) => s.id === id)) return { view: 'story', id };
  const lead = former?.stories.find((s) => s.id === id)?.lead;
  const heir = lead && report.stories.find((s) => s.articles.includes(lead));
  return heir ? { view: 'story', id: heir.id } : { view: 'overview' };
}
