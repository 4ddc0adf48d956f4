// The pile as the page sees it: promises over a worker that may be lost at any moment. The client keeps where each input
// came from (a file handle, a pasted text), so that a new worker can be given the same pile; when the new one traps too,
// the inputs in doubt are halved until the culprit is alone, which is then set aside while all others go on.

import type { Article, ArticleInput, Column, Inspection, Notice, NoticeCode, Overrule, Progress, Relation, RelationPage, RelationQuery, Settings, Story, Table } from 'samestory';
import { Connection, Lost } from './connection';
import { readable, type Reading } from './convert';
import { isOfStories } from './corrections';
import type { Asked, Line } from './drop';
import { words } from './strings/en';
import type { Strip } from './strips';
import type { Settled, Taken } from './worker';

/** Inputs cross to the worker in batches of about this many bytes, or this many inputs. */
const BATCH_BYTES = 512 * 1024;
const BATCH_INPUTS = 64;
/** Files that are read at once: a disk answers several sooner than one after another. */
const READ_AHEAD = 8;

/** Notices of what the page shows otherwise. */
const PASSED_OVER: NoticeCode[] = ['passedOver'];
const LINKS: NoticeCode[] = ['links'];
const ANSWERED: NoticeCode[] = ['columns', 'split'];

/** Where an input comes from; it can be read more than once. */
export interface Source {
  name: string;
  /** A person has been asked about it. */
  answered?: boolean;
  /** It is a saved pile, in which others may come after it. */
  isPile?: boolean;
  read(): Promise<ArticleInput>;
}

/** Progress of the module, and before it of reading the files. */
export type Work = Omit<Progress, 'phase'> & { phase: Progress['phase'] | 'read' };

/** What became of a job. */
export interface Outcome extends Settled {
  /** What the page itself has to say: files that could not be read or had to be set aside. */
  notices: Notice[];
  /** Inputs that were not added, for a person must be asked first. */
  asked: Asked[];
  /** Addresses of pages that are not here. */
  links: string[];
  /** The report holds no articles, copies and relations: they are as they were. */
  storiesOnly: boolean;
}

/** Whom the client tells how far it is. */
export interface Listener {
  work(work: Work): void;
  file(source: Source, change: Partial<Line>): void;
}

interface Job {
  ids: string[];
  asked: Map<Source, Inspection>;
  /** What was to be said of a source while it was made readable: of a PDF. */
  converted: Map<Source, Notice[]>;
  links: string[];
  notices: Notice[];
  signal: AbortSignal;
  /** What was found, as long as nothing has changed since. */
  settled: Settled | null;
  /** Only the stories can change: articles and copies need not cross again. */
  storiesOnly: boolean;
}

class Cancelled extends Error {}

export class Client {
  #connection = this.#connect();
  #queue: Promise<unknown> = this.#connection.start();
  #kept: Source[] = [];
  #settings: Settings | undefined;
  #overrules: Overrule[] = [];
  /** How many of the inputs were there when somebody last looked. */
  #looked: number | null = null;
  #current: Job | null = null;

  constructor(private readonly listener: Listener) {}

  /** Adds inputs. Cancelled, it leaves the pile as it was and gives `null`. */
  add(sources: Source[], signal: AbortSignal): Promise<Outcome | null> {
    return this.#do(signal, async (job) => {
      const before = this.#kept.length;
      try {
        await this.#admit(sources, job);
      } catch (error) {
        if (!(error instanceof Cancelled)) throw error;
        this.#kept.length = before;
        await this.#connection.call('remove', [job.ids]);
        throw error;
      }
    });
  }

  /** Changes the settings. Cancelled, it goes back to the former ones and gives `null`. */
  configure(settings: Settings, signal: AbortSignal): Promise<Outcome | null> {
    return this.#do(signal, async (job) => {
      const former = this.#settings;
      this.#settings = settings;
      try {
        await this.#change(job, () => this.#connection.call('configure', [settings]));
      } catch (error) {
        if (!(error instanceof Cancelled) || !former) throw error;
        this.#settings = former;
        await this.#connection.call('configure', [former]);
        throw error;
      }
    });
  }

  /** Cuts the stories anew, more of them or fewer. */
  cut(story: number, signal: AbortSignal): Promise<Outcome | null> {
    return this.#do(signal, async (job) => {
      job.storiesOnly = true;
      const settings = { ...this.#settings!, story };
      this.#settings = settings;
      await this.#change(job, () => this.#connection.call('configure', [settings]));
    });
  }

  overrule(overrules: Overrule[]): Promise<Outcome | null> {
    return this.#do(new AbortController().signal, async (job) => {
      job.storiesOnly = overrules.every(isOfStories);
      this.#overrules = [...this.#overrules, ...overrules];
      await this.#change(job, () => this.#connection.call('overrule', [overrules]));
    });
  }

  /** Takes corrections back, by their places. */
  retract(places: number[]): Promise<Outcome | null> {
    return this.#do(new AbortController().signal, async (job) => {
      job.storiesOnly = places.every((place) => isOfStories(this.#overrules[place]));
      this.#overrules = this.#overrules.filter((_, place) => !places.includes(place));
      await this.#change(job, () => this.#connection.call('retract', [places]));
    });
  }

  /** Marks all that is here as seen. */
  look(): Promise<Outcome | null> {
    return this.#do(new AbortController().signal, async (job) => {
      job.storiesOnly = true;
      this.#looked = this.#kept.length;
      await this.#change(job, () => this.#connection.call('look', []));
    });
  }

  /** Opens a saved pile in the place of this one. Where that fails, or is cancelled, this one stays. */
  open(pile: Source, signal: AbortSignal): Promise<Outcome | null> {
    return this.#do(signal, async (job) => {
      const former = [this.#connection, this.#kept, this.#looked] as const;
      this.#connection = this.#connect();
      try {
        await this.#connection.start();
        await this.#connection.call('load', [(await pile.read()).bytes!]);
        [this.#kept, this.#looked] = [[pile], null];
        await this.#settle(job);
        former[0].close();
      } catch (error) {
        this.#connection.close();
        [this.#connection, this.#kept, this.#looked] = former;
        throw error;
      }
    });
  }

  /** What an input would hold with its columns read in another way. */
  inspect(source: Source, columns: Column[]): Promise<Inspection> {
    return this.#ask(async () => {
      const { input } = await readable(source.name, await source.read());
      return this.#connection.call('inspect', [input ?? {}, columns]);
    });
  }

  article(id: string): Promise<Article | null> {
    return this.#ask(() => this.#connection.call('article', [id]));
  }

  /** A story with what ties it and what came near. */
  story(id: string): Promise<Story | null> {
    return this.#ask(() => this.#connection.call('story', [id]));
  }

  relation(a: string, b: string): Promise<Relation | null> {
    return this.#ask(() => this.#connection.call('relation', [a, b]));
  }

  /** A page of relations, without their passages. */
  relations(query: Partial<RelationQuery>): Promise<RelationPage> {
    return this.#ask(() => this.#connection.call('relations', [query]));
  }

  through(a: string, b: string, group: string[]): Promise<[string, string] | null> {
    return this.#ask(() => this.#connection.call('through', [a, b, group]));
  }

  strips(lead: string, ids: string[], group: string[]): Promise<Strip[]> {
    return this.#ask(() => this.#connection.call('strips', [lead, ids, group]));
  }

  /** The whole report as a JSON file. */
  saved(): Promise<Blob> {
    return this.#ask(() => this.#connection.call('saved', []));
  }

  /** The pile, to be opened again. */
  pile(): Promise<Blob> {
    return this.#ask(() => this.#connection.call('pile', []));
  }

  /** All articles, or all pairs that share wording, as a CSV file. */
  table(name: Table): Promise<Blob> {
    return this.#ask(() => this.#connection.call('table', [name]));
  }

  /** Ends the worker; what is still being asked stays without an answer. */
  close(): void {
    this.#connection.close();
  }

  #connect(): Connection {
    return new Connection((progress) => {
      if (this.#current && !this.#current.signal.aborted && !this.#current.storiesOnly) this.listener.work(progress);
    });
  }

  /** One job at a time; questions wait for it, so that they are asked of a settled pile. */
  #ask<T>(question: () => Promise<T>): Promise<T> {
    const answer = this.#queue.then(question);
    this.#queue = answer.catch(() => undefined);
    return answer;
  }

  #do(signal: AbortSignal, work: (job: Job) => Promise<void>): Promise<Outcome | null> {
    return this.#ask(async () => {
      const job: Job = { ids: [], asked: new Map(), converted: new Map(), links: [], notices: [], signal, settled: null, storiesOnly: false };
      this.#current = job;
      try {
        await work(job);
        const settled = job.settled ?? (await this.#settle(job));
        this.#settings = settled.report.settings;
        this.#overrules = settled.report.overrules;
        const asked = [...job.asked].map(([source, inspection]) => ({ source, inspection }));
        return { ...settled, notices: job.notices, asked, links: job.links, storiesOnly: job.storiesOnly };
      } catch (error) {
        if (!(error instanceof Cancelled)) throw error;
        await this.#connection.call('settle', []);
        return null;
      } finally {
        this.#current = null;
      }
    });
  }

  /** A change of the whole pile. Where it traps, every input is in doubt. */
  async #change(job: Job, change: () => Promise<unknown>): Promise<void> {
    try {
      await change();
      await this.#settle(job);
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
      const all = this.#kept;
      [this.#kept, this.#looked, job.storiesOnly] = [[], null, false];
      await this.#restart(job);
      await this.#admit(all, job);
    }
  }

  /** Takes in `doubtful`, halving it until whatever makes the module trap stands alone. */
  async #admit(doubtful: Source[], job: Job): Promise<void> {
    try {
      await this.#feed(doubtful, job);
      await this.#settle(job);
      this.#kept.push(...doubtful.filter((source) => !job.asked.has(source)));
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
      await this.#restart(job);
      if (doubtful.length === 1) {
        const message = words.notices.setAside;
        job.notices.push({ code: 'unreadable', file: doubtful[0].name, message });
        this.listener.file(doubtful[0], { state: 'read', articles: [], notices: 1, says: message });
      } else {
        const half = Math.ceil(doubtful.length / 2);
        await this.#admit(doubtful.slice(0, half), job);
        await this.#admit(doubtful.slice(half), job);
      }
    }
  }

  /** A new worker with all that was settled before. */
  async #restart(job: Job): Promise<void> {
    job.settled = null;
    this.#connection.close();
    this.#connection = this.#connect();
    await this.#connection.start(this.#settings);
    const seen = this.#looked ?? 0;
    await this.#feed(this.#kept.slice(0, seen), job, true);
    if (this.#overrules.length && !this.#kept[0]?.isPile) await this.#connection.call('overrule', [this.#overrules]);
    if (this.#looked !== null) await this.#connection.call('look', []);
    await this.#feed(this.#kept.slice(seen), job, true);
  }

  /** Hands inputs over in batches; `known` ones were in the pile before. */
  async #feed(sources: Source[], job: Job, known = false): Promise<void> {
    let batch: Source[] = [];
    let inputs: ArticleInput[] = [];
    let bytes = 0;
    const flush = async () => {
      const transfer = inputs.flatMap((input) => (input.bytes ? [input.bytes.buffer as ArrayBuffer] : []));
      const taken = await this.#connection.call('add', [inputs, batch.map((source) => !known && !source.answered)], transfer);
      if (!known) taken.forEach((one, i) => this.#took(batch[i], one, job));
      [batch, inputs, bytes] = [[], [], 0];
    };
    const reads: Promise<Reading>[] = [];
    for (const [done, source] of sources.entries()) {
      if (job.signal.aborted) throw new Cancelled();
      if (batch.length === 0) this.listener.work({ phase: 'read', done, total: sources.length });
      for (const next of sources.slice(reads.length, done + READ_AHEAD)) {
        if (!known) this.listener.file(next, { state: 'reading' });
        reads.push(this.#read(next));
      }
      const { input, notices } = await reads[done];
      if (!known) job.notices.push(...notices);
      if (input && source.isPile) {
        await this.#connection.call('load', [input.bytes!, { settings: this.#settings!, overrules: this.#overrules }]);
      } else if (input) {
        job.converted.set(source, notices);
        batch.push(source);
        inputs.push(input);
        bytes += input.bytes?.length ?? input.text?.length ?? 0;
      } else if (!known) {
        this.listener.file(source, { state: 'read', notices: notices.length, says: notices[0].message });
      }
      if (bytes >= BATCH_BYTES || batch.length >= BATCH_INPUTS) await flush();
    }
    if (batch.length) await flush();
  }

  /** What became of one input that is new to the pile. */
  #took(source: Source, { format, ids, links, notices, asks }: Taken, job: Job): void {
    job.ids.push(...ids);
    job.links.push(...links);
    if (asks) job.asked.set(source, asks);
    const passedOver = ids.length === 0 && notices.some((notice) => notice.code === 'passedOver');
    // Parts of saved pages are counted, links have a list of their own, and what a person was asked about has been seen.
    const seen: NoticeCode[] = [...(passedOver ? PASSED_OVER : []), ...(links.length ? LINKS : []), ...(source.answered ? ANSWERED : [])];
    const news = notices.filter((notice) => !seen.includes(notice.code));
    job.notices.push(...news);
    const told = [...(job.converted.get(source) ?? []), ...news];
    this.listener.file(source, {
      state: asks ? 'asking' : passedOver ? 'leftOut' : 'read',
      ...(format && { format }),
      articles: ids,
      notices: told.length,
      says: told[0]?.message ?? (links.length ? words.files.links(links.length) : ''),
    });
  }

  /** A source that is not read any more, because it is gone for instance, is a notice. */
  async #read(source: Source): Promise<Reading> {
    try {
      return await readable(source.name, await source.read());
    } catch {
      return { input: null, notices: [{ code: 'unreadable', file: source.name, message: words.notices.unreadable }] };
    }
  }

  async #settle(job: Job): Promise<Settled> {
    const stop = () => this.#connection.stop();
    job.signal.addEventListener('abort', stop);
    try {
      const settled = job.signal.aborted ? null : await this.#connection.call('settle', [job.storiesOnly]);
      if (!settled) throw new Cancelled();
      job.settled = settled;
      return settled;
    } finally {
      job.signal.removeEventListener('abort', stop);
    }
  }
}
