// The worker owns the pile. It answers calls in the order in which they come, works in short steps so that messages get
// through between them, and never swallows a failure: an error of the module's own making is an answer, a trap is `lost`,
// after which nothing in this worker can be trusted and the client replaces it. Workers of the pool run the same, and own
// nothing.

import init, { Corpus, extract, inspect, prepare, preparePart, sha256 } from 'samestory';
import type { AddResult, Article, ArticleInput, Column, Comparison, Format, InputRecord, Inspection, News, Notice, Overrule, Progress, Relation, RelationPage, RelationQuery, Report, Settings, Story, Table } from 'samestory';
import { asksFirst } from './ask';
import { stripOf, wholeStrip, type Strip } from './strips';

/** Longest stretch of work between two looks at the messages, in milliseconds. */
const STEP_MS = 40;

/** What became of one input. */
export interface Taken {
  /** What it is; `null` where nobody looked. */
  format: Format | null;
  /** The articles that were added; none where the input asks first. */
  ids: string[];
  links: string[];
  notices: Notice[];
  /** What there is to be asked. */
  asks: Inspection | null;
}

/** An input for a worker of the pool. */
export interface Task {
  input: ArticleInput;
  /** Whether it is to be looked at, for it may be of a kind that asks first. */
  look: boolean;
  /** Where its bytes stand in a file that was cut. */
  part?: { linesBefore: number; last: boolean };
}

/** What became of a task. */
export interface Ready {
  /** Bytes for the pile; `null` where it asks first, or where it is a part of a file that cannot be cut. */
  prepared: Uint8Array | null;
  format: Format | null;
  asks: Inspection | null;
}

/** The pile when nothing is left to do: an outline, for all relations of a large pile would take the page seconds. */
export interface Settled {
  report: Report;
  /** How many pairs share wording, and how many of each kind. */
  pairs: Pick<RelationPage, 'total' | 'kinds'>;
  /** What came or changed since somebody last looked; `null` where nobody has. */
  news: News | null;
}

export type Call = { id: number; name: keyof Api; args: unknown[] } | 'stop';
export type Answer =
  | { id: number; value: unknown }
  | { id: number; error: string; lost: boolean }
  | { progress: Progress };

/** What a worker calls itself is, seen from in here, the port to the page. */
const page = self as unknown as MessagePort;
let corpus: Corpus;
let stopped = false;

/** Two lines of news go through at page load: tables are built and code is compiled before the first pile comes. */
function warmUp(): void {
  const trial = new Corpus();
  trial.add([
    { text: 'Ferry hits pier\n\nA ferry hit a pier at Port Elder on Monday, injuring 27 people, the coastguard said.' },
    { text: 'A ferry hit a pier at Port Elder, the coastguard said on Monday. “We were lucky,” Dorrit Hale said.' },
  ]);
  trial.report();
  trial.dispose();
}

const api = {
  async start(module: WebAssembly.Module, settings?: Settings): Promise<void> {
    await init(module);
    warmUp();
    corpus = new Corpus(settings);
  },

  /** Adds inputs. Those that are to be looked at and are of a kind that asks first are not added. */
  add(inputs: ArticleInput[], look: boolean[]): Taken[] {
    return inputs.map(asPasted).map((input, i) => {
      const { format, asks } = seen(input, look[i]);
      if (asks) return { format, ids: [], links: [], notices: [], asks };
      const { added, links, notices } = corpus.add([input]);
      return { format, ids: added.flat(), links, notices, asks };
    });
  },

  /** Reads inputs for the worker that owns the pile. */
  prepare(tasks: Task[]): Ready[] {
    return tasks.map(({ input, look, part }) => {
      if (part) return { prepared: preparePart(input, part.linesBefore, part.last) ?? null, format: 'jsonLines', asks: null };
      const pasted = asPasted(input);
      const { format, asks } = seen(pasted, look);
      return { prepared: asks ? null : prepare(pasted), format, asks };
    });
  },

  /** Adds what was prepared: for each, its articles, links and notices. */
  take: (prepared: Uint8Array[]): AddResult[] => prepared.map((bytes) => corpus.addPrepared(bytes)),

  inspect: (input: ArticleInput, columns: Column[]): Inspection => inspect({ ...input, columns }),
  remove: (ids: string[]): void => corpus.remove(ids),
  configure: (settings: Settings): void => corpus.configure(settings),
  overrule: (overrules: Overrule[]): void => corpus.overrule(overrules),
  look: (): void => corpus.look(),

  /** Takes corrections back by their places, the last first: each moves those behind it. */
  retract(places: number[]): void {
    for (const place of [...places].sort((a, b) => b - a)) corpus.retract(place);
  },

  /** Opens a saved pile in the place of this one; with the settings and corrections that followed, where it is not as saved. */
  load(bytes: Uint8Array, since?: { settings: Settings; overrules: Overrule[] }): void {
    const loaded = Corpus.load(bytes);
    corpus.dispose();
    corpus = loaded;
    if (!since) return;
    while (corpus.undo());
    corpus.configure(since.settings);
    corpus.overrule(since.overrules);
  },

  /** Works until nothing is left to do; `null` when it was told to stop. Where only stories changed, the rest stays here. */
  async settle(storiesOnly = false): Promise<Settled | null> {
    stopped = false;
    for (;;) {
      const progress = corpus.step(STEP_MS);
      if (progress.phase === 'done') {
        const { total, kinds } = corpus.relations({ count: 0, sort: 'a' });
        const report = corpus.report({ detail: storiesOnly ? 'stories' : 'outline' });
        return { report, pairs: { total, kinds }, news: corpus.news() };
      }
      post({ progress });
      await messagesThrough();
      if (stopped) return null;
    }
  },

  article: (id: string): Article | null => corpus.article(id),
  story: (id: string): Story | null => corpus.story(id),
  compare: (id: string): Comparison | null => corpus.compare(id),
  relation: (a: string, b: string): Relation | null => corpus.relation(a, b),

  relations: (query: Partial<RelationQuery>): RelationPage => corpus.relations(query),

  /**
   * Of two articles of a group without a relation, those whose relation stands for it. The same article twice where both have
   * its words.
   */
  through: (a: string, b: string, group: string[]): [string, string] | null => through(a, b, twinsOf(group)),

  /** Which parts of these articles stand in the text of their group's lead. */
  strips(lead: string, ids: string[], group: string[]): Strip[] {
    let twins: Map<string, string> | undefined;
    return ids.flatMap((id) => {
      const article = corpus.article(id);
      if (!article) return [];
      if (id === lead) return [wholeStrip(article)];
      const relation = corpus.relation(lead, id);
      if (relation) return [stripOf(article, relation)];
      const [top, own] = through(lead, id, (twins ??= twinsOf(group))) ?? [lead, id];
      return [top === own ? wholeStrip(article) : { ...stripOf(corpus.article(own)!, corpus.relation(top, own)), id }];
    });
  },

  /** The whole report, texts included, as a JSON file. */
  saved: (): Blob => new Blob([corpus.json()], { type: 'application/json' }),
  /** What it was made of and with, as a JSON file. */
  manifest: (inputs: InputRecord[], module: string): Blob =>
    new Blob([corpus.manifest(inputs, module, corpus.json())], { type: 'application/json' }),
  /** The SHA-256 of bytes. */
  fingerprint: (bytes: Uint8Array): string => sha256(bytes),
  pile: (): Blob => new Blob([corpus.save() as Uint8Array<ArrayBuffer>]),
  table: (name: Table): Blob => new Blob([corpus.table(name)], { type: 'text/csv' }),
};
export type Api = typeof api;

/** What an input is, and what there is to be asked of it. */
function seen(input: ArticleInput, look: boolean): Pick<Taken, 'format' | 'asks'> {
  if (!look) return { format: null, asks: null };
  const inspection = inspect(input);
  return { format: inspection.format, asks: asksFirst(inspection) ? inspection : null };
}

/** Texts of the very same words are all related to one of them, which is measured for them: for each, that one. */
function twinsOf(group: string[]): Map<string, string> {
  const { relations } = corpus.relations({ among: group, kinds: ['identical'], count: group.length });
  return new Map(relations.flatMap(({ a, b }) => [[a, b], [b, a]] as [string, string][]));
}

function through(a: string, b: string, twins: Map<string, string>): [string, string] | null {
  for (const x of [a, twins.get(a)]) {
    for (const y of [b, twins.get(b)]) if (x && y && (x === y || corpus.relation(x, y))) return [x, y];
  }
  return null;
}

/**
 * Formatted text comes with its plain text beside it. The page is read, unless the plain text holds several articles or the
 * page none.
 */
function asPasted(input: ArticleInput): ArticleInput {
  if (input.html === undefined || input.text === undefined) return input;
  const { html, text, ...rest } = input;
  const plain = { ...rest, text };
  const page = { ...rest, html };
  return inspect(plain).articles > 1 || extract(page).words === 0 ? plain : page;
}

function post(answer: Answer, transfer: Transferable[] = []): void {
  page.postMessage(answer, transfer);
}

/** Bytes that go to the page are handed over, not copied. */
function handedOver(name: keyof Api, value: unknown): Transferable[] {
  if (name !== 'prepare') return [];
  return (value as Ready[]).flatMap(({ prepared }) => (prepared ? [prepared.buffer as ArrayBuffer] : []));
}

const { port1, port2 } = new MessageChannel();

/** Lets the messages that have arrived be handled; `setTimeout` would cost 4 ms each time. */
function messagesThrough(): Promise<void> {
  return new Promise((resolve) => {
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });
}

function isTrap(error: unknown): boolean {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
}

async function answer(id: number, name: keyof Api, args: unknown[]): Promise<void> {
  try {
    const value = await (api[name] as (...args: unknown[]) => unknown)(...args);
    post({ id, value }, handedOver(name, value));
  } catch (error) {
    post({ id, error: error instanceof Error ? error.message : String(error), lost: isTrap(error) });
  }
}

let turn: Promise<void> = Promise.resolve();
page.onmessage = ({ data }: MessageEvent<Call>) => {
  if (data === 'stop') stopped = true;
  else turn = turn.then(() => answer(data.id, data.name, data.args));
};
