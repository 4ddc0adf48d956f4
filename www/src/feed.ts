// Inputs on their way to the pile: read ahead, cut where they are large, prepared beside each other by the pool, and taken in one
// step after another, in their order. What became of each is told as it is taken.

import type { ArticleInput, NoticeCode, Overrule, Settings } from 'samestory';
import type { Connection } from './connection';
import { readable, type Reading } from './convert';
import { Cancelled, type Job, type Listener, type Source } from './job';
import { Pool, WORTH_BYTES, piecesOf } from './pool';
import { words } from './strings/en';
import type { Ready, Taken } from './worker';

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

/** Where they go, and who is told. */
export interface Way {
  connection: Connection;
  listener: Listener;
  settings: Settings | undefined;
  overrules: Overrule[];
}

export class Feed {
  readonly pool = new Pool();
  /** What was read, of what there is to read: files, and the parts of those that are cut. */
  #done = 0;
  #total = 0;
  #last: Promise<void> = Promise.resolve();
  #steps: Promise<void>[] = [];

  constructor(
    private readonly way: Way,
    private readonly job: Job,
    /** They were in the pile before. */
    private readonly known: boolean,
  ) {}

  /** Hands inputs over in their order. */
  async run(sources: Source[]): Promise<void> {
    const { pool, job } = this;
    this.#total = sources.length;
    const stop = () => pool.close();
    job.signal.addEventListener('abort', stop);
    try {
      await this.#send(sources);
      await this.#last;
    } catch (error) {
      pool.close();
      // What is under way ends before anything else is asked of the pile.
      await this.#last.catch(() => undefined);
      throw job.signal.aborted ? new Cancelled() : error;
    } finally {
      job.signal.removeEventListener('abort', stop);
      pool.close();
    }
  }

  /** Adds a step, and waits where many are to be taken yet. */
  async #step(work: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(() => {
      if (this.job.signal.aborted) throw new Cancelled();
      return work();
    });
    this.#last.catch(() => undefined);
    this.#steps.push(this.#last);
    if (this.#steps.length > 2 * this.pool.size) await this.#steps.shift();
  }

  async #send(sources: Source[]): Promise<void> {
    const { job, known, pool } = this;
    let batch: Sent[] = [];
    let [bytes, read] = [0, 0];
    const flush = async (pooled: boolean) => {
      const sent = batch;
      [batch, bytes] = [[], 0];
      if (!sent.length) return;
      if (!pooled) return this.#step(() => this.#add(sent));
      const ready = pool.prepare(sent.map(({ source, input }) => ({ input, look: !known && !source.answered })));
      await this.#step(async () => {
        const made = await ready;
        await (made ? this.#take(sent, made) : this.#add(sent));
      });
    };
    const reads: Promise<Reading>[] = [];
    for (const [at, source] of sources.entries()) {
      if (job.signal.aborted) throw new Cancelled();
      if (batch.length === 0) this.#tell();
      for (const next of sources.slice(reads.length, at + READ_AHEAD)) {
        if (!known) this.way.listener.file(next, { state: 'reading' });
        reads.push(this.#read(next));
      }
      const { input, notices } = await reads[at];
      this.#done++;
      if (!known) job.notices.push(...notices);
      if (input && source.isPile) {
        await this.#step(() => this.way.connection.call('load', [input.bytes!, { settings: this.way.settings!, overrules: this.way.overrules }]));
        continue;
      }
      if (!input) {
        if (!known) this.way.listener.file(source, { state: 'read', notices: notices.length, says: notices[0].message });
        continue;
      }
      job.converted.set(source, notices);
      const size = input.bytes?.length ?? input.text?.length ?? 0;
      read += size;
      const isWorth = pool.size > 0 && read >= WORTH_BYTES;
      if (size >= LARGE_BYTES) {
        await flush(isWorth);
        if (isWorth && (await this.#sendPieces({ source, input, ids: [], over: false }))) continue;
      }
      batch.push({ source, input });
      bytes += size;
      if (bytes >= BATCH_BYTES || batch.length >= BATCH_INPUTS) await flush(isWorth && size < LARGE_BYTES);
    }
    await flush(pool.size > 0 && read >= WORTH_BYTES);
  }

  /** Sends a file in parts; `false` where it is of a kind that is not cut. */
  async #sendPieces(cut: Cut): Promise<boolean> {
    const { source, input } = cut;
    if (!input.bytes || input.mediaType || input.columns) return false;
    const pieces = [...piecesOf(source.name, input.bytes)];
    if (pieces.length === 0) return false;
    this.#total += pieces.length - 1;
    this.#done--;
    for (const { from, to, part } of pieces) {
      if (cut.over) break;
      // A copy: it is handed over to a worker.
      const bytes = input.bytes.slice(from, to);
      const ready = this.pool.prepare([{ input: { ...input, bytes }, look: false, part }]);
      await this.#step(async () => {
        const made = await ready;
        if (!cut.over) await this.#takePiece(cut, part.last, made ? made[0] : NOT_MADE);
        this.#done++;
        this.#tell();
      });
    }
    return true;
  }

  #tell(): void {
    const [done, total] = [this.#done, this.#total];
    if (!this.job.signal.aborted) this.way.listener.work({ phase: 'read', done, total });
  }

  /** Adds inputs as they are. */
  async #add(sent: Sent[]): Promise<void> {
    const { job, known } = this;
    const inputs = sent.map(({ input }) => input);
    const transfer = inputs.flatMap((input) => (input.bytes ? [input.bytes.buffer as ArrayBuffer] : []));
    const taken = await this.way.connection.call('add', [inputs, sent.map(({ source }) => !known && !source.answered)], transfer);
    for (const [i, one] of taken.entries()) {
      if (!known) for (const id of one.ids) job.ids.push(id);
      this.#took(sent[i].source, one);
    }
  }

  /** Adds what the pool made of inputs. */
  async #take(sent: Sent[], ready: (Ready | null)[]): Promise<void> {
    const added = await this.#addPrepared(ready);
    for (const [i, one] of ready.entries()) {
      const { source } = sent[i];
      if (!one) setAside(source, this.job, this.way.listener);
      else if (one.asks) this.#took(source, { format: one.format, ids: [], links: [], notices: [], asks: one.asks });
      else this.#took(source, { format: one.format, ...added.shift()!, asks: null });
    }
  }

  /** Adds what the pool made of a part of a file. */
  async #takePiece(cut: Cut, last: boolean, ready: Ready | null): Promise<void> {
    if (ready?.prepared) {
      const [{ ids, links, notices }] = await this.#addPrepared([ready]);
      for (const id of ids) cut.ids.push(id);
      if (last) this.#took(cut.source, { format: ready.format, ids: cut.ids, links, notices, asks: null });
      return;
    }
    cut.over = true;
    await this.way.connection.call('remove', [cut.ids]);
    if (ready) await this.#add([cut]);
    else setAside(cut.source, this.job, this.way.listener);
  }

  async #addPrepared(ready: (Ready | null)[]): Promise<Pick<Taken, 'ids' | 'links' | 'notices'>[]> {
    const { job, known } = this;
    const prepared = ready.flatMap((one) => one?.prepared ?? []);
    const added = prepared.length ? await this.way.connection.call('take', [prepared], prepared.map(({ buffer }) => buffer as ArrayBuffer)) : [];
    return added.map(({ added, links, notices }) => {
      const ids = added.flat();
      if (!known) for (const id of ids) job.ids.push(id);
      return { ids, links, notices };
    });
  }

  /** What became of one input; nothing is said of those that were in the pile before. */
  #took(source: Source, { format, ids, links, notices, asks }: Taken): void {
    const { job } = this;
    if (this.known) return;
    job.links.push(...links);
    if (asks) job.asked.set(source, asks);
    const passedOver = ids.length === 0 && notices.some((notice) => notice.code === 'passedOver');
    // Parts of saved pages are counted, links have a list of their own, and what a person was asked about has been seen.
    const seen: NoticeCode[] = [...(passedOver ? PASSED_OVER : []), ...(links.length ? LINKS : []), ...(source.answered ? ANSWERED : [])];
    const news = notices.filter((notice) => !seen.includes(notice.code));
    job.notices.push(...news);
    const told = [...(job.converted.get(source) ?? []), ...news];
    this.way.listener.file(source, {
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
}

/** A worker was lost for it: it is left out, and all others go on. */
export function setAside(source: Source, job: Job, listener: Listener): void {
  const message = words.notices.setAside;
  job.setAside.add(source);
  job.notices.push({ code: 'unreadable', file: source.name, message });
  listener.file(source, { state: 'read', articles: [], notices: 1, says: message });
}
