// The pile as the page sees it: promises over a worker that may be lost at any moment. The client keeps where each input
// came from (a file handle, a pasted text), so that a new worker can be given the same pile; when the new one traps too,
// the inputs in doubt are halved until the culprit is alone, which is then set aside while all others go on.

import type { Article, Column, Comparison, InputRecord, Inspection, Overrule, Relation, RelationPage, RelationQuery, Settings, Story, Table } from 'samestory';
import { Connection, Lost } from './connection';
import { readable } from './convert';
import { leavesTexts } from './corrections';
import { Feed, setAside } from './feed';
import { Cancelled, newJob, type Job, type Listener, type Outcome, type Source } from './job';
import type { Strip } from './strips';
import type { Settled } from './worker';

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
        setAside(doubtful[0], job, this.listener);
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

  /** Hands inputs over; `known` ones were in the pile before. */
  #feed(sources: Source[], job: Job, known = false): Promise<void> {
    const way = { connection: this.#connection, listener: this.listener, settings: this.#settings, overrules: this.#overrules };
    return new Feed(way, job, known).run(sources);
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
