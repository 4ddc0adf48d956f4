// PDFs → inputs. This file, the worker in it and the module that reads PDFs are loaded when the first PDF comes, from
// where the page came from; until then they cost nothing. The worker lives for one PDF: what takes too long or traps
// ends with it, and costs that file alone.

import type { ArticleInput, Notice } from 'samestory';
import wasmUrl from 'samestory/samestory-pdf_bg.wasm?url';
import PdfWorker from './pdf-worker?worker&inline';
import { words } from './strings/en';

/** A PDF of 2,000 pages takes about 10 seconds on a slow machine. */
const LONGEST_MS = 60_000;
/** The module's own limit, asked here so that no larger file crosses to a worker. */
const LARGEST_BYTES = 64 * 1024 * 1024;

export interface ReadPdf {
  /** `null` where there is no text. */
  input: ArticleInput | null;
  notices: Notice[];
}

export type PdfAnswer = { read: ReadPdf } | { failed: string };

let compiled: Promise<WebAssembly.Module> | null = null;

async function compile(): Promise<WebAssembly.Module> {
  const response = await fetch(wasmUrl);
  if (!response.ok) throw new Error(String(response.status));
  const again = response.clone();
  // Some hosts serve modules under another media type; those are compiled from their bytes.
  return WebAssembly.compileStreaming(response).catch(async () => WebAssembly.compile(await again.arrayBuffer()));
}

/** Reads one PDF. It never fails: what goes wrong is a notice that says what to do. */
export async function fromPdf(name: string, bytes: Uint8Array): Promise<ReadPdf> {
  if (bytes.length > LARGEST_BYTES) return left(name, 'tooLarge', words.notices.pdf.tooLarge);
  let module: WebAssembly.Module;
  try {
    module = await (compiled ??= compile());
  } catch {
    // The next PDF tries again: the network may be back.
    compiled = null;
    return left(name, 'unreadable', words.notices.pdf.notLoaded);
  }
  const worker = new PdfWorker();
  try {
    return await new Promise<ReadPdf>((resolve) => {
      const slow = setTimeout(() => resolve(left(name, 'tooLarge', words.notices.pdf.tooLong)), LONGEST_MS);
      const done = (read: ReadPdf) => {
        clearTimeout(slow);
        resolve(read);
      };
      const failed = () => done(left(name, 'unreadable', words.notices.pdf.failed));
      worker.onmessage = ({ data }: MessageEvent<PdfAnswer>) => ('read' in data ? done(data.read) : failed());
      worker.onerror = (event) => {
        event.preventDefault();
        failed();
      };
      worker.postMessage({ module, name, bytes });
    });
  } finally {
    worker.terminate();
  }
}

function left(name: string, code: Notice['code'], message: string): ReadPdf {
  return { input: null, notices: [{ code, file: name, message }] };
}
