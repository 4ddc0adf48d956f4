// The pile as the page sees it: promises over a worker that may be lost at any moment. The client keeps where each input
// came from (a file handle, a pasted text), so that a new worker can be given the same pile; when the new one traps too,
// the inputs in doubt are halved until the culprit is alone, which is then set aside while all others go on.

import type { Article, ArticleInput, Column, Comparison, InputRecord, Inspection, Notice, NoticeCode, Overrule, Progress, Relation, RelationPage, RelationQuery, Settings, Story, Table } from 'samestory';
import { Connection, Lost } from './connection';
import { readable, type Reading } from './convert';
import { leavesTexts } from './corrections';
import type { Asked, Line } from './drop';
import { Pool, WORTH_BYTES, piecesOf } from './pool';
import { words } from './strings/en';
import type { Strip } from './strips';
import type { Ready, Settled, Taken } from './worker';

/** Inputs cross to the worker in batches of about this many bytes, or this many inputs. */
const BATCH_BYTES = 512 * 1024;
const BATCH_INPUTS = 64;
/** A file larger than that is cut where it can be; else the worker of the pile reads it itself, in short steps. */
const LARGE_BYTES = 1024 * 1024;
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
  /** What a worker was lost for. */
  setAside: Set<Source>;
  signal: AbortSignal;
  /** What was found, as long as nothing has changed since. */
  settled: Settled | null;
  /** Only the stories can change: articles and copies need not cross again. */
  storiesOnly: boolean;
}

function newJob(signal: AbortSignal): Job {
  return { ids: [], asked: new Map(), converted: new Map(), links: [], notices: [], setAside: new Set(), signal, settled: null, storiesOnly: false };
}

class Cancelled extends Error {}

/** What is read as a whole, for it cannot be cut or there is no worker for its parts. */
const NOT_MADE: Ready = { prepared: null, format: null, asks: null };

/** An input on its way to the pile. */
interface Sent {
  source: Source;
  input: ArticleInput;
}

/** A file that goes in parts. */
interface Cut extends Sent {
  /** The articles of the parts that are in the pile. */
  ids: string[];
  /** Nothing more of it is taken in: it is read as a whole, or was set aside. */
  over: boolean;
}

/** Inputs on their way: prepared beside each other, and taken in one step after another, in their order. */
class Feed {
  readonly pool = new Pool();
  /** What was read, of what there is to read: files, and the parts of those that are cut. */
  done = 0;
  #last: Promise<void> = Promise.resolve();
  #steps: Promise<void>[] = [];

  constructor(
    readonly job: Job,
    /** They were in the pile before. */
    readonly known: boolean,
    public total: number,
  ) {}

  /** Adds a step, and waits where many are to be taken yet. */
  async step(work: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(() => {
      if (this.job.signal.aborted) throw new Cancelled();
      return work();
    });
    this.#last.catch(() => undefined);
    this.#steps.push(this.#last);
    if (this.#steps.length > 2 * this.pool.size) await this.#steps.shift();
  }

  /** Fulfilled when all steps are taken. */
  get end(): Promise<void> {
    return this.#last;
  }
}

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
      job.storiesOnly = overrules.every(leavesTexts);
      this.#overrules = [...this.#overrules, ...overrules];
      await this.#change(job, () => this.#connection.call('overrule', [overrules]));
    });
  }

  /** Takes corrections back, by their places. */
  retract(places: number[]): Promise<Outcome | null> {
    return this.#do(new AbortController().signal, async (job) => {
      job.storiesOnly = places.every((place) => leavesTexts(this.#overrules[place]));
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

  /** The accounts of a story, compared; `null` where the module traps on them, after which the pile is as it was. */
  compare(id: string): Promise<Comparison | null> {
    return this.#ask(async () => {
      try {
        return await this.#connection.call('compare', [id]);
      } catch (error) {
        if (!(error instanceof Lost)) throw error;
        const job = newJob(new AbortController().signal);
        await this.#restart(job);
        await this.#settle(job);
        return null;
      }
    });
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

  /** What the report was made of and with: it goes with what is exported. */
  manifest(): Promise<Blob> {
    return this.#ask(async () => {
      const inputs: InputRecord[] = [];
      for (const source of this.#kept) {
        const { bytes: file, text, html } = await source.read();
        const bytes = file ? new Uint8Array(file) : new TextEncoder().encode(text ?? html ?? '');
        const record = { name: file ? source.name : '', bytes: bytes.length };
        inputs.push({ ...record, sha256: await this.#connection.call('fingerprint', [bytes], [bytes.buffer]) });
      }
      return this.#connection.call('manifest', [inputs, await this.#connection.module()]);
    });
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
      const job = newJob(signal);
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
      this.#kept.push(...doubtful.filter((source) => !job.asked.has(source) && !job.setAside.has(source)));
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
      await this.#restart(job);
      if (doubtful.length === 1) {
        this.#setAside(doubtful[0], job);
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

  /** Hands inputs over in their order; `known` ones were in the pile before. */
  async #feed(sources: Source[], job: Job, known = false): Promise<void> {
    const feed = new Feed(job, known, sources.length);
    const stop = () => feed.pool.close();
    job.signal.addEventListener('abort', stop);
    try {
      await this.#send(sources, feed);
      await feed.end;
    } catch (error) {
      feed.pool.close();
      // What is under way ends before anything else is asked of the pile.
      await feed.end.catch(() => undefined);
      throw job.signal.aborted ? new Cancelled() : error;
    } finally {
      job.signal.removeEventListener('abort', stop);
      feed.pool.close();
    }
  }

  async #send(sources: Source[], feed: Feed): Promise<void> {
    const { job, known, pool } = feed;
    let batch: Sent[] = [];
    let [bytes, read] = [0, 0];
    const flush = async (pooled: boolean) => {
      const sent = batch;
      [batch, bytes] = [[], 0];
      if (!sent.length) return;
      if (!pooled) return feed.step(() => this.#add(sent, feed));
      const ready = pool.prepare(sent.map(({ source, input }) => ({ input, look: !known && !source.answered })));
      await feed.step(async () => {
        const made = await ready;
        await (made ? this.#take(sent, made, feed) : this.#add(sent, feed));
      });
    };
    const reads: Promise<Reading>[] = [];
    for (const [at, source] of sources.entries()) {
      if (job.signal.aborted) throw new Cancelled();
      if (batch.length === 0) this.#tell(feed);
      for (const next of sources.slice(reads.length, at + READ_AHEAD)) {
        if (!known) this.listener.file(next, { state: 'reading' });
        reads.push(this.#read(next));
      }
      const { input, notices } = await reads[at];
      feed.done++;
      if (!known) job.notices.push(...notices);
      if (input && source.isPile) {
        await feed.step(() => this.#connection.call('load', [input.bytes!, { settings: this.#settings!, overrules: this.#overrules }]));
        continue;
      }
      if (!input) {
        if (!known) this.listener.file(source, { state: 'read', notices: notices.length, says: notices[0].message });
        continue;
      }
      job.converted.set(source, notices);
      const size = input.bytes?.length ?? input.text?.length ?? 0;
      read += size;
      const isWorth = pool.size > 0 && read >= WORTH_BYTES;
      if (size >= LARGE_BYTES) {
        await flush(isWorth);
        if (isWorth && (await this.#sendPieces({ source, input, ids: [], over: false }, feed))) continue;
      }
      batch.push({ source, input });
      bytes += size;
      if (bytes >= BATCH_BYTES || batch.length >= BATCH_INPUTS) await flush(isWorth && size < LARGE_BYTES);
    }
    await flush(pool.size > 0 && read >= WORTH_BYTES);
  }

  /** Sends a file in parts; `false` where it is of a kind that is not cut. */
  async #sendPieces(cut: Cut, feed: Feed): Promise<boolean> {
    const { source, input } = cut;
    if (!input.bytes || input.mediaType || input.columns) return false;
    const pieces = [...piecesOf(source.name, input.bytes)];
    if (pieces.length === 0) return false;
    feed.total += pieces.length - 1;
    feed.done--;
    for (const { from, to, part } of pieces) {
      if (cut.over) break;
      // A copy: it is handed over to a worker.
      const bytes = input.bytes.slice(from, to);
      const ready = feed.pool.prepare([{ input: { ...input, bytes }, look: false, part }]);
      await feed.step(async () => {
        const made = await ready;
        if (!cut.over) await this.#takePiece(cut, part.last, made ? made[0] : NOT_MADE, feed);
        feed.done++;
        this.#tell(feed);
      });
    }
    return true;
  }

  #tell({ job, done, total }: Feed): void {
    if (!job.signal.aborted) this.listener.work({ phase: 'read', done, total });
  }

  /** Adds inputs as they are. */
  async #add(sent: Sent[], { job, known }: Feed): Promise<void> {
    const inputs = sent.map(({ input }) => input);
    const transfer = inputs.flatMap((input) => (input.bytes ? [input.bytes.buffer as ArrayBuffer] : []));
    const taken = await this.#connection.call('add', [inputs, sent.map(({ source }) => !known && !source.answered)], transfer);
    for (const [i, one] of taken.entries()) {
      if (!known) for (const id of one.ids) job.ids.push(id);
      this.#took(sent[i].source, one, job, known);
    }
  }

  /** Adds what the pool made of inputs. */
  async #take(sent: Sent[], ready: (Ready | null)[], feed: Feed): Promise<void> {
    const { job, known } = feed;
    const added = await this.#addPrepared(ready, feed);
    for (const [i, one] of ready.entries()) {
      const { source } = sent[i];
      if (!one) this.#setAside(source, job);
      else if (one.asks) this.#took(source, { format: one.format, ids: [], links: [], notices: [], asks: one.asks }, job, known);
      else this.#took(source, { format: one.format, ...added.shift()!, asks: null }, job, known);
    }
  }

  /** Adds what the pool made of a part of a file. */
  async #takePiece(cut: Cut, last: boolean, ready: Ready | null, feed: Feed): Promise<void> {
    const { job, known } = feed;
    if (ready?.prepared) {
      const [{ ids, links, notices }] = await this.#addPrepared([ready], feed);
      for (const id of ids) cut.ids.push(id);
      if (last) this.#took(cut.source, { format: ready.format, ids: cut.ids, links, notices, asks: null }, job, known);
      return;
    }
    cut.over = true;
    await this.#connection.call('remove', [cut.ids]);
    if (ready) await this.#add([cut], feed);
    else this.#setAside(cut.source, job);
  }

  async #addPrepared(ready: (Ready | null)[], { job, known }: Feed): Promise<Pick<Taken, 'ids' | 'links' | 'notices'>[]> {
    const prepared = ready.flatMap((one) => one?.prepared ?? []);
    const added = prepared.length ? await this.#connection.call('take', [prepared], prepared.map(({ buffer }) => buffer as ArrayBuffer)) : [];
    return added.map(({ added, links, notices }) => {
      const ids = added.flat();
      if (!known) for (const id of ids) job.ids.push(id);
      return { ids, links, notices };
    });
  }

  #setAside(source: Source, job: Job): void {
    const message = words.notices.setAside;
    job.setAside.add(source);
    job.notices.push({ code: 'unreadable', file: source.name, message });
    this.listener.file(source, { state: 'read', articles: [], notices: 1, says: message });
  }

  /** What became of one input; nothing is said of those that were in the pile before. */
  #took(source: Source, { format, ids, links, notices, asks }: Taken, job: Job, known: boolean): void {
    if (known) return;
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
