// Files that a person is given: the report, tables of it, the pile, and what the page makes itself. With what is exported goes
// a manifest of what it was made of.

import type { Table } from 'samestory';
import type { Client } from './client';
import { words } from './strings/en';

/** How long a browser may take to begin with a download. */
const BEGUN_MS = 60_000;

export class Exports {
  constructor(
    /** The client is another one when all is begun anew. */
    private readonly client: () => Client,
    private readonly said: (text: string) => void,
    private readonly failed: (error: unknown) => void,
  ) {}

  report(): Promise<boolean> {
    return this.#withManifest(() => this.client().saved(), 'samestory-report.json', words.said.saved);
  }

  table(name: Table): Promise<boolean> {
    const file = words.toolbar.table[name];
    return this.#withManifest(() => this.client().table(name), file, words.said.tableSaved(file));
  }

  /** A file that the page itself has made. */
  own(content: Blob, name: string): Promise<boolean> {
    return this.#withManifest(async () => content, name, words.said.tableSaved(name));
  }

  /** The pile, to be opened again; it is its own manifest. */
  pile(): Promise<boolean> {
    return this.#give(() => this.client().pile(), words.pile.file, words.pile.saved);
  }

  async #withManifest(make: () => Promise<Blob>, name: string, said: string): Promise<boolean> {
    const isDone = await this.#give(make, name, said);
    return isDone && this.#give(() => this.client().manifest(), 'manifest.json', said);
  }

  async #give(make: () => Promise<Blob>, name: string, said: string): Promise<boolean> {
    try {
      download(await make(), name);
      this.said(said);
      return true;
    } catch (error) {
      this.failed(error);
      return false;
    }
  }
}

function download(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), BEGUN_MS);
}
