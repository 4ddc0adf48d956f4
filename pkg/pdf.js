// The module that reads PDFs, in a page or a worker.
import start from "./samestory-pdf.js";

export { read } from "./samestory-pdf.js";

/** Loads the module; without a source, `samestory-pdf_bg.wasm` is fetched from beside this file. */
export default async function init(source) {
  await start(source === undefined ? undefined : { module_or_path: source });
}
