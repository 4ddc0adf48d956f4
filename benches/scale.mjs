// The module on the work of finding copies: node scale.mjs PKG PILE WARM OUT, on one thread.
//
// What is timed goes from the bytes of the pile to the last page of verified relations; WARM is a small pile that is worked
// through before. OUT gets a relation a line. Prints the seconds and the bytes of the module's memory.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const PAGE = 10_000;
const [pkg, pile, warm, out] = process.argv.slice(2);
const { default: init, Corpus } = await import(pathToFileURL(`${pkg}/samestory.js`));
const { memory } = await init({ module_or_path: readFileSync(`${pkg}/samestory_bg.wasm`) });

/** The relations of a pile, the seconds that they took, and when each part of the work was over. */
function relationsOf(path) {
  const bytes = new Uint8Array(readFileSync(path));
  const begin = performance.now();
  const seconds = () => (performance.now() - begin) / 1000;
  const corpus = new Corpus();
  corpus.add([{ bytes, filename: "pile.jsonl" }]);
  const parts = [["add", seconds(), memory.buffer.byteLength]];
  let phase = "extract";
  const work = (last) => {
    while (last.includes(phase)) {
      const before = phase;
      ({ phase } = corpus.step(20));
      if (phase !== before) parts.push([before, seconds(), memory.buffer.byteLength]);
    }
  };
  work(["extract", "reuse"]);
  const relations = [];
  for (;;) {
    const page = corpus.relations({ from: relations.length, count: PAGE, sort: "a", withoutStories: true });
    relations.push(...page.relations);
    if (relations.length >= page.total) break;
  }
  const result = { seconds: seconds(), parts, relations };
  parts.push(["relations", result.seconds, memory.buffer.byteLength]);
  work(["likeness", "stories"]);
  corpus.dispose();
  return result;
}

relationsOf(warm);
const { relations, ...times } = relationsOf(pile);
const status = existsSync("/proc/self/status") ? readFileSync("/proc/self/status", "utf8") : "";
const most = 1024 * Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? 0);
writeFileSync(out, relations.map(({ a, b, kind, score }) => `${JSON.stringify({ a, b, kind, score })}\n`).join(""));
console.log(JSON.stringify({ ...times, memory: most, module: memory.buffer.byteLength }));
