// Files that the module does not read itself: each kind is turned into an input by a part of the page that is loaded when the
// first such file comes, so that the first view does not pay for it. A kind is a row here.

import type { ArticleInput, Notice } from 'samestory';

/** What became of a file: an input for the module, or notices that say why there is none. */
export interface Reading {
  input: ArticleInput | null;
  notices: Notice[];
}

interface Kind {
  is(bytes: Uint8Array): boolean;
  /** Never fails: what goes wrong with a file is a notice. */
  load(): Promise<(name: string, bytes: Uint8Array) => Promise<Reading>>;
}

const KINDS: Kind[] = [{ is: isPdf, load: async () => (await import('./pdf')).fromPdf }];

/** One after another: each may hold a worker and much memory. */
let turn: Promise<unknown> = Promise.resolve();

/** An input as the module reads it. */
export async function readable(name: string, input: ArticleInput): Promise<Reading> {
  const { bytes } = input;
  const kind = bytes && KINDS.find(({ is }) => is(bytes));
  if (!kind) return { input, notices: [] };
  const reading = turn.then(async () => (await kind.load())(name, bytes));
  turn = reading.catch(() => undefined);
  return reading;
}

/** PDFs are told by their mark, which may have a few bytes before it. */
function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-');
}
