// The module in Node, whose `fetch` does not open files.
import { readFile } from "node:fs/promises";
import start from "./samestory.js";

export { Corpus, extract, inspect, prepare, preparePart, sha256, version } from "./samestory.js";

/** Loads the module; without a source, `samestory_bg.wasm` is read from beside this file. */
export default async function init(source = new URL("samestory_bg.wasm", import.meta.url)) {
  const file = source instanceof URL && source.protocol === "file:";
  await start({ module_or_path: file ? readFile(source) : source });
}
