// The module that reads PDFs, in Node, whose `fetch` does not open files.
import { readFile } from "node:fs/promises";
import start from "./samestory-pdf.js";

export { read } from "./samestory-pdf.js";

/** Loads the module; without a source, `samestory-pdf_bg.wasm` is read from beside this file. */
export default async function init(source = new URL("samestory-pdf_bg.wasm", import.meta.url)) {
  const file = source instanceof URL && source.protocol === "file:";
  await start({ module_or_path: file ? readFile(source) : source });
}
