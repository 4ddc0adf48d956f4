// The module on the work of finding copies: node scale.mjs PKG PILE WARM OUT, on one thread.
//
// What is timed goes from the bytes of the pile to the last page of verified relations; WARM is a small pile that is worked
// through before. OUT gets a relation a line. Prints the seconds and the bytes of the module's memory.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const PAGE = 10_000;
const [pkg, pile, warm, out] = process.argv.slice(2);
const { default: init, Corpus } = await import(pathToFileURL(`${pkg}/samestory.js`));
const { memory } = await init({ module_or_path: readFileSync(`${pkg}/samestory_bg.wasm`) });

function relationsOf(path) {
  const bytes = new Uint8Array(readFileSync(path));
  const parts = {};
  const begin = performance.now();
  const corpus = new Corpus();
  corpus.add([{ bytes, filename: "pile.jsonl" }]);
  parts.add = performance.now() - begin;
  for (let phase = "extract"; phase === "extract" || phase === "reuse"; ({ phase } = corpus.step(50))) {
    parts[phase] = performance.now() - begin;
  }
  const relations = [];
  for (;;) {
    const page = corpus.relations({ from: relations.length, count: PAGE, sort: "a" });
    relations.push(...page.relations);
    if (relations.length >= page.total) break;
  }
  const seconds = (performance.now() - begin) / 1000;
  corpus.dispose();
  return { seconds, parts, relations };
}

relationsOf(warm);
const { seconds, parts, relations } = relationsOf(pile);
writeFileSync(out, relations.map(({ a, b, kind, score }) => `${JSON.stringify({ a, b, kind, score })}\n`).join(""));
console.log(JSON.stringify({ seconds, parts, bytes: memory.buffer.byteLength }));
