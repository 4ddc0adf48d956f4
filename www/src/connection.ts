// One worker and the calls that wait for its answers. The module is fetched and compiled once, at page load, and the
// worker's own source is part of the page: a lost worker can be replaced with the network cut.

import type { Progress } from 'samestory';
import type { Answer, Api, Call } from './worker';
import wasmUrl from 'samestory/samestory_bg.wasm?url';
import PileWorker from './worker?worker&inline';

/** The worker trapped or died; nothing it held can be used any more. */
export class Lost extends Error {}

const fetched = fetch(wasmUrl);
/** The module as it was fetched. */
const moduleBytes = fetched.then((response) => response.clone().arrayBuffer());
moduleBytes.catch(() => {});
const compiled = compile();

async function compile(): Promise<WebAssembly.Module> {
  const response = await fetched;
  // Some hosts serve modules under another media type; those are compiled from their bytes.
  return WebAssembly.compileStreaming(response.clone()).catch(async () => WebAssembly.compile(await moduleBytes));
}

type Value<K extends keyof Api> = Awaited<ReturnType<Api[K]>>;

export class Connection {
  #worker = new PileWorker();
  #waiting = new Map<number, { resolve: (value: never) => void; reject: (reason: Error) => void }>();
  #next = 0;

  constructor(private readonly onProgress: (progress: Progress) => void) {
    this.#worker.onmessage = ({ data }: MessageEvent<Answer>) => this.#take(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      for (const { reject } of this.#waiting.values()) reject(new Lost(event.message));
      this.#waiting.clear();
    };
  }

  async start(settings?: Parameters<Api['start']>[1]): Promise<void> {
    await this.call('start', [await compiled, settings]);
  }

  call<K extends keyof Api>(name: K, args: Parameters<Api[K]>, transfer: Transferable[] = []): Promise<Value<K>> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, name, args } satisfies Call, transfer);
    });
  }

  /** SHA-256 of the module. */
  async module(): Promise<string> {
    return this.call('fingerprint', [new Uint8Array(await moduleBytes)]);
  }

  /** Makes a running `settle` end early. */
  stop(): void {
    this.#worker.postMessage('stop' satisfies Call);
  }

  close(): void {
    this.#worker.terminate();
  }

  #take(answer: Answer): void {
    if ('progress' in answer) return this.onProgress(answer.progress);
    const call = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('value' in answer) call?.resolve(answer.value as never);
    else call?.reject(answer.lost ? new Lost(answer.error) : new Error(answer.error));
  }
}
