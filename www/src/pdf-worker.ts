// Reads one PDF, and says so or why not.

import init, { read } from 'samestory/pdf';
import type { PdfAnswer } from './pdf';

const page = self as unknown as MessagePort;

page.onmessage = async ({ data }: MessageEvent<{ module: WebAssembly.Module; name: string; bytes: Uint8Array }>) => {
  let answer: PdfAnswer;
  try {
    await init(data.module);
    answer = { read: read(data.bytes, data.name) };
  } catch (error) {
    answer = { failed: String(error) };
  }
  page.postMessage(answer);
};
