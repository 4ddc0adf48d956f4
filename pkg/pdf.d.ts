export { read } from "./samestory-pdf.js";

/**
 * Loads the module that reads PDFs; call it once before `read`, when the first PDF comes.
 *
 * @param source where the module is, or what it is made of; without it, `samestory-pdf_bg.wasm` beside the script.
 */
export default function init(
  source?: string | URL | Request | Response | BufferSource | WebAssembly.Module,
): Promise<void>;
