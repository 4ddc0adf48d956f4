// All that the page knows, in one place. Views are functions of `State`; `Desk` holds it and is what they call.

import type { Article, Notice, Relation, Report, Settings } from 'samestory';
import { Client, type Outcome, type Source, type Work } from './client';
import { fromText, isOnlyLinks } from './inputs';
import { href, parse, type Route } from './route';
import { words } from './strings/en';

export interface State {
  route: Route;
  /** Without texts, blocks, quotes and passages; those are asked for one by one. */
  report: Report | null;
  /** The settings that the module starts with. */
  defaults: Settings | null;
  /** What the page itself has to say, newest last. */
  notices: Notice[];
  work: Work | null;
  /** The articles whose details are being edited, and where the edit begins. */
  editing: Editing | null;
  /** What was done last and can be undone. */
  done: string;
  /** For screen readers. */
  said: string;
}

export type Field = 'source' | 'title' | 'byline' | 'published';

export interface Editing {
  ids: string[];
  field: Field;
}

export type Details = Partial<Record<Field, string>>;

const empty: State = {
  route: { view: 'overview' },
  report: null,
  defaults: null,
  notices: [],
  work: null,
  editing: null,
  done: '',
  said: '',
};

export class Desk extends EventTarget {
  state: State = empty;
  #client = this.#newClient();
  #running: AbortController | null = null;
  #pasted = 0;

  constructor() {
    super();
    addEventListener('hashchange', () => this.#follow());
    if (location.hash) history.replaceState(null, '', location.pathname + location.search);
  }

  async addText(text: string): Promise<boolean> {
    if (isOnlyLinks(text)) {
      this.#note([{ code: 'format', message: words.notices.onlyLink }]);
      return false;
    }
    await this.add([fromText(text, words.start.pasted(++this.#pasted))]);
    return true;
  }

  /** Adds inputs to the pile; what was there before stays on show until the new report is ready. */
  async add(sources: Source[]): Promise<void> {
    if (sources.length === 0) return;
    this.#set({ notices: this.state.notices.filter((n) => n.message !== words.notices.onlyLink) });
    const before = this.state.report?.articles.length ?? 0;
    await this.#run((signal) => this.#client.add(sources, signal), (report) => words.said.added(report.articles.length - before));
  }

  async configure(settings: Settings): Promise<void> {
    this.#running?.abort();
    await this.#run((signal) => this.#client.configure(settings, signal), (report) => words.summary(report));
  }

  async describe(articles: string[], details: Details): Promise<void> {
    const done = words.edit.done(articles.length);
    await this.#run(() => this.#client.overrule([{ kind: 'describe', articles, ...details }]), () => done);
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
    this.#set({ work: null, said: words.said.cancelled });
  }

  reset(): void {
    this.#running?.abort();
    this.#client.close();
    this.#client = this.#newClient();
    history.replaceState(null, '', location.pathname + location.search);
    this.#set({ ...empty, said: words.said.reset });
  }

  async save(): Promise<void> {
    const url = URL.createObjectURL(await this.#client.saved());
    const link = Object.assign(document.createElement('a'), { href: url, download: 'samestory-report.json' });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    this.#set({ said: words.said.saved });
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

  relationsAmong(ids: string[]): Promise<Relation[]> {
    return this.#client.relationsAmong(ids);
  }

  /** Runs one job; a cancelled one leaves everything as it was. */
  async #run(job: (signal: AbortSignal) => Promise<Outcome | null>, said: (report: Report) => string): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    try {
      const outcome = await job(running.signal);
      if (outcome) this.#show(outcome, said);
    } catch (error) {
      this.#note([{ code: 'unreadable', message: words.notices.failed(error instanceof Error ? error.message : String(error)) }]);
    } finally {
      if (this.#running === running) {
        this.#running = null;
        this.#set({ work: null });
      }
    }
  }

  #show({ report, notices }: Outcome, said: (report: Report) => string): void {
    const { route, report: former } = this.state;
    const next = route.view === 'story' ? storyNow(route.id, former, report) : route;
    this.#set({
      report,
      defaults: this.state.defaults ?? report.settings,
      notices: [...this.state.notices, ...notices],
      done: '',
      said: said(report),
    });
    if (next !== route) history.replaceState(null, '', href(next));
    this.#follow();
  }

  #newClient(): Client {
    return new Client((work) => this.#set({ work }));
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
      (route.view === 'story' && report?.stories.some((s) => s.id === route.id)) ||
      (route.view === 'article' && known(route.id)) ||
      (route.view === 'pair' && known(route.a) && known(route.b));
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
