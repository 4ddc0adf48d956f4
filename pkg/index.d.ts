export { Corpus, extract, inspect, prepare, preparePart, sha256, version } from "./samestory.js";
export type * from "./types.js";

/**
 * Loads the module; call it once before anything else.
 *
 * @param source where the module is, or what it is made of; without it, `samestory_bg.wasm` beside the script.
 */
export default function init(
  source?: string | URL | Request | Response | BufferSource | WebAssembly.Module,
): Promise<void>;
