// The pile as the page sees it: promises over a worker that may be lost at any moment. The client keeps where each input
// came from (a file handle, a pasted text), so that a new worker can be given the same pile; when the new one traps too,
// the inputs in doubt are halved until the culprit is alone, which is then set aside while all others go on.

import type { Article, ArticleInput, Notice, Overrule, Progress, Relation, Report, Settings } from 'samestory';
import { Connection, Lost } from './connection';
import { isPdf } from './inputs';
import { words } from './strings/en';

/** Inputs cross to the worker in batches of about this many bytes, or this many inputs. */
const BATCH_BYTES = 512 * 1024;
const BATCH_INPUTS = 64;

/** Where an input comes from; it can be read more than once. */
export interface Source {
  name: string;
  read(): Promise<ArticleInput>;
}

/** Progress of the module, and before it of reading the files. */
export type Work = Omit<Progress, 'phase'> & { phase: Progress['phase'] | 'read' };

/** What became of a job. */
export interface Outcome {
  report: Report;
  /** What the page itself has to say: files that could not be read or had to be set aside. */
  notices: Notice[];
}

interface Job {
  ids: string[];
  notices: Notice[];
  signal: AbortSignal;
  /** The report, as long as nothing has changed since. */
  report: Report | null;
}

class Cancelled extends Error {}

export class Client {
  #connection = this.#connect();
  #queue: Promise<unknown> = this.#connection.start();
  #kept: Source[] = [];
  #settings: Settings | undefined;
  #overrules: Overrule[] = [];
  #current: Job | null = null;
  /** PDFs whose notices were given; they are read again where a worker is replaced. */
  #told = new WeakSet<Source>();

  constructor(private readonly onWork: (work: Work) => void) {}

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

  overrule(overrules: Overrule[]): Promise<Outcome | null> {
    return this.#do(new AbortController().signal, async (job) => {
      this.#overrules = [...this.#overrules, ...overrules];
      await this.#change(job, () => this.#connection.call('overrule', [overrules]));
    });
  }

  undo(): Promise<Outcome | null> {
    return this.#do(new AbortController().signal, async (job) => {
      this.#overrules = this.#overrules.slice(0, -1);
      await this.#change(job, () => this.#connection.call('undo', []));
    });
  }

  article(id: string): Promise<Article | null> {
    return this.#ask(() => this.#connection.call('article', [id]));
  }

  relation(a: string, b: string): Promise<Relation | null> {
    return this.#ask(() => this.#connection.call('relation', [a, b]));
  }

  relationsAmong(ids: string[]): Promise<Relation[]> {
    return this.#ask(() => this.#connection.call('relationsAmong', [ids]));
  }

  /** The whole report as a JSON file. */
  saved(): Promise<Blob> {
    return this.#ask(() => this.#connection.call('saved', []));
  }

  /** Ends the worker; what is still being asked stays without an answer. */
  close(): void {
    this.#connection.close();
  }

  #connect(): Connection {
    return new Connection((progress) => {
      if (this.#current && !this.#current.signal.aborted) this.onWork(progress);
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
      const job: Job = { ids: [], notices: [], signal, report: null };
      this.#current = job;
      try {
        await work(job);
        const report = job.report ?? (await this.#settle(job));
        this.#settings = report.settings;
        this.#overrules = report.overrules;
        return { report, notices: job.notices };
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
      this.#kept = [];
      await this.#restart(job);
      await this.#admit(all, job);
    }
  }

  /** Takes in `doubtful`, halving it until whatever makes the module trap stands alone. */
  async #admit(doubtful: Source[], job: Job): Promise<void> {
    try {
      await this.#feed(doubtful, job);
      await this.#settle(job);
      this.#kept.push(...doubtful);
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
      await this.#restart(job);
      if (doubtful.length === 1) {
        job.notices.push({ code: 'unreadable', file: doubtful[0].name, message: words.notices.setAside });
      } else {
        const half = Math.ceil(doubtful.length / 2);
        await this.#admit(doubtful.slice(0, half), job);
        await this.#admit(doubtful.slice(half), job);
      }
    }
  }

  /** A new worker with all that was settled before. */
  async #restart(job: Job): Promise<void> {
    job.report = null;
    this.#connection.close();
    this.#connection = this.#connect();
    await this.#connection.start(this.#settings);
    await this.#feed(this.#kept, job);
    if (this.#overrules.length) await this.#connection.call('overrule', [this.#overrules]);
  }

  async #feed(sources: Source[], job: Job): Promise<void> {
    let batch: ArticleInput[] = [];
    let bytes = 0;
    const flush = async () => {
      const transfer = batch.flatMap((input) => (input.bytes ? [input.bytes.buffer as ArrayBuffer] : []));
      const result = await this.#connection.call('add', [batch], transfer);
      job.ids.push(...result.added.flat());
      batch = [];
      bytes = 0;
    };
    for (const [done, source] of sources.entries()) {
      if (job.signal.aborted) throw new Cancelled();
      if (batch.length === 0) this.onWork({ phase: 'read', done, total: sources.length });
      try {
        const input = await this.#withoutPdf(source, await source.read(), job);
        if (!input) continue;
        batch.push(input);
        bytes += input.bytes?.length ?? input.text?.length ?? 0;
      } catch {
        job.notices.push({ code: 'unreadable', file: source.name, message: words.notices.unreadable });
      }
      if (bytes >= BATCH_BYTES || batch.length >= BATCH_INPUTS) await flush();
    }
    if (batch.length) await flush();
  }

  /** A PDF is read by a part that comes when it is needed; everything else goes on as it is. */
  async #withoutPdf(source: Source, input: ArticleInput, job: Job): Promise<ArticleInput | null> {
    if (!input.bytes || !isPdf(input.bytes)) return input;
    const { fromPdf } = await import('./pdf');
    const read = await fromPdf(source.name, input.bytes);
    if (!this.#told.has(source)) job.notices.push(...read.notices);
    this.#told.add(source);
    return read.input;
  }

  async #settle(job: Job): Promise<Report> {
    const stop = () => this.#connection.stop();
    job.signal.addEventListener('abort', stop);
    try {
      const report = job.signal.aborted ? null : await this.#connection.call('settle', []);
      if (!report) throw new Cancelled();
      job.report = report;
      return report;
    } finally {
      job.signal.removeEventListener('abort', stop);
    }
  }
}
