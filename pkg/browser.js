// The module in a page or a worker.
import start from "./samestory.js";

export { Corpus, extract, inspect, prepare, preparePart, sha256, version } from "./samestory.js";

/** Loads the module; without a source, `samestory_bg.wasm` is fetched from beside this file. */
export default async function init(source) {
  await start(source === undefined ? undefined : { module_or_path: source });
}
