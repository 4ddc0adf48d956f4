// The pool: workers that read inputs and find the articles in them, which is most of the work and asks for nothing but the
// input. What they make is bytes, which the worker of the pile takes in. A pool lives as long as inputs come, and its workers
// start with the first that is worth them.

import { Connection, Lost } from './connection';
import type { Ready, Task } from './worker';

/** A pile gets a pool from so many bytes on: to start a worker takes about as long as to read these. */
export const WORTH_BYTES = 2 * 1024 * 1024;
/** Parts of a file of JSON lines have about so many bytes. */
const PART_BYTES = 512 * 1024;
const MOST_WORKERS = 4;

/** A worker, and whether it could be started: a device may be short of memory. */
class Place {
  connection!: Connection;
  started!: Promise<boolean>;

  constructor() {
    this.start();
  }

  start(): void {
    this.connection?.close();
    this.connection = new Connection(() => undefined);
    this.started = this.connection.start().then(
      () => true,
      () => false,
    );
  }
}

export class Pool {
  /** One core is left to the page and the pile, but of two both work: those have little to do meanwhile. */
  readonly size = navigator.hardwareConcurrency > 1 ? Math.min(MOST_WORKERS, Math.max(2, navigator.hardwareConcurrency - 1)) : 0;
  #places: Place[] = [];
  #free: Place[] = [];
  #waiting: ((place: Place) => void)[] = [];
  #fail!: (reason: Error) => void;
  #failure = new Promise<never>((_, reject) => (this.#fail = reject));

  constructor() {
    this.#failure.catch(() => undefined);
  }

  /** What becomes of each task, in their order, `null` where it makes a worker trap; nothing where no worker can be started. */
  prepare(tasks: Task[]): Promise<(Ready | null)[] | null> {
    if (!this.#places.length) {
      this.#places = Array.from({ length: this.size }, () => new Place());
      this.#free = [...this.#places];
    }
    const answer = Promise.race([this.#work(tasks), this.#failure]);
    // Whoever asked may have given up by then.
    answer.catch(() => undefined);
    return answer;
  }

  /** Ends all workers; what is still being asked fails. */
  close(): void {
    this.#fail(new Error('The pool was closed.'));
    for (const { connection } of this.#places) connection.close();
  }

  async #work(tasks: Task[]): Promise<(Ready | null)[] | null> {
    const place = this.#free.pop() ?? (await new Promise<Place>((resolve) => this.#waiting.push(resolve)));
    const ready = await this.#ask(place, tasks);
    const next = this.#waiting.shift();
    if (next) next(place);
    else this.#free.push(place);
    return ready;
  }

  /** Where a worker is lost, the tasks are halved until the one stands alone for which another one is lost, too. */
  async #ask(place: Place, tasks: Task[]): Promise<(Ready | null)[] | null> {
    if (!(await place.started)) return null;
    try {
      // What is handed over is gone with the worker: only tasks that are not asked again.
      const transfer = tasks.length === 1 && tasks[0].input.bytes ? [tasks[0].input.bytes.buffer as ArrayBuffer] : [];
      return await place.connection.call('prepare', [tasks], transfer);
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
      place.start();
      if (tasks.length === 1) return [null];
      const half = Math.ceil(tasks.length / 2);
      const first = await this.#ask(place, tasks.slice(0, half));
      const second = await this.#ask(place, tasks.slice(half));
      return first && second && [...first, ...second];
    }
  }
}

/** A part of a file that is cut. */
export interface Piece {
  from: number;
  to: number;
  part: NonNullable<Task['part']>;
}

/**
 * The parts of a large file of JSON lines, cut behind ends of lines; none for any other file. The name or the first line
 * gives it away, and the module has the last word on each part. It takes 10 ms for 28 MB.
 */
export function piecesOf(name: string, bytes: Uint8Array): Piece[] {
  if (!/\.(jsonl|ndjson)$/i.test(name) && !beginsWithObject(bytes)) return [];
  const pieces: Piece[] = [];
  for (let [from, linesBefore] = [0, 0]; from < bytes.length; ) {
    const to = bytes.indexOf(NEW_LINE, from + PART_BYTES) + 1 || bytes.length;
    pieces.push({ from, to, part: { linesBefore, last: to === bytes.length } });
    while (from < to) {
      const end = bytes.indexOf(NEW_LINE, from) + 1;
      if (end) linesBefore++;
      from = end || to;
    }
  }
  return pieces;
}

const NEW_LINE = 10;

function beginsWithObject(bytes: Uint8Array): boolean {
  const end = bytes.indexOf(NEW_LINE);
  if (end < 0) return false;
  const line = new TextDecoder().decode(bytes.subarray(0, end)).trim();
  return line.startsWith('{') && line.endsWith('}');
}
