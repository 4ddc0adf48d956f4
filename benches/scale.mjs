// The module on a pile: node scale.mjs [--workers N] PKG PILE WARM OUT, from the bytes to relations and on to the whole report.
//
// Without workers all is done on one thread. With them, so many threads cut the pile behind ends of lines, find the articles
// and hand them to the one that holds the pile, as the page does it; they are started within the time that is measured. WARM
// is a small pile that is worked through before. `seconds` is the time to the last page of verified relations, which go to
// OUT, one a line; `whole` that to the whole report as a summary, those pages and the outline left out. `longest` is the longest step in
// milliseconds: of WARM unit by unit, `step(0)`, and of PILE in steps of 20 ms.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";

const PAGE = 10_000;
const PART = 512 * 1024;
const NEW_LINE = 10;
const filename = "pile.jsonl";

/** The parts of the pile: bytes, lines before them, whether they are the last. */
function* partsOf(bytes) {
  for (let [from, linesBefore] = [0, 0]; from < bytes.length; ) {
    const to = bytes.indexOf(NEW_LINE, from + PART) + 1 || bytes.length;
    yield [bytes.slice(from, to), linesBefore, to === bytes.length];
    while (from < to) {
      const end = bytes.indexOf(NEW_LINE, from) + 1;
      if (end) linesBefore++;
      from = end || to;
    }
  }
}

/** Has threads prepare the pile and takes what they make in, in its order. */
async function addBy(count, corpus, bytes, start) {
  const parts = partsOf(bytes);
  const prepared = new Map();
  let [sent, taken, length] = [0, 0, Infinity];
  const threads = Array.from({ length: count }, () => new Worker(new URL(import.meta.url), { workerData: start }));
  await new Promise((resolve, reject) => {
    const send = (thread) => {
      const { value, done } = parts.next();
      if (done) length = sent;
      else thread.postMessage([sent++, ...value], [value[0].buffer]);
    };
    for (const thread of threads) {
      thread.on("error", reject);
      thread.on("message", ([nth, made]) => {
        send(thread);
        prepared.set(nth, made);
        for (; prepared.has(taken); taken++) {
          corpus.addPrepared(prepared.get(taken));
          prepared.delete(taken);
        }
        if (taken === length) resolve();
      });
      // One is prepared while the next one waits.
      for (let i = 0; i < 2; i++) send(thread);
    }
  });
  await Promise.all(threads.map((thread) => thread.terminate()));
}

async function inThread() {
  const { pkg, module } = workerData;
  const { initSync, preparePart } = await import(pathToFileURL(`${pkg}/samestory.js`));
  initSync({ module });
  parentPort.on("message", ([nth, bytes, linesBefore, last]) => {
    const made = preparePart({ bytes, filename }, linesBefore, last);
    parentPort.postMessage([nth, made], [made.buffer]);
  });
}

async function main() {
  const { values, positionals } = parseArgs({ options: { workers: { type: "string", default: "0" } }, allowPositionals: true });
  const [pkg, pile, warm, out] = positionals;
  const workers = Number(values.workers);
  const { default: init, Corpus } = await import(pathToFileURL(`${pkg}/samestory.js`));
  const module = new WebAssembly.Module(readFileSync(`${pkg}/samestory_bg.wasm`));
  const { memory } = await init({ module_or_path: module });

  /** The relations of a pile, and when each part of the work was over. */
  async function work(path, budget) {
    const bytes = new Uint8Array(readFileSync(path));
    const begin = performance.now();
    const seconds = () => (performance.now() - begin) / 1000;
    const parts = [];
    const over = (name) => parts.push([name, seconds(), memory.buffer.byteLength]);
    const corpus = new Corpus();
    if (workers) await addBy(workers, corpus, bytes, { pkg, module });
    else corpus.add([{ bytes, filename }]);
    over("add");
    let [phase, longest] = ["extract", 0];
    const steps = (last) => {
      while (last.includes(phase)) {
        const [before, start] = [phase, performance.now()];
        ({ phase } = corpus.step(budget));
        longest = Math.max(longest, performance.now() - start);
        if (phase !== before) over(before);
      }
    };
    steps(["extract", "reuse"]);
    const measured = seconds();
    const relations = [];
    for (;;) {
      const page = corpus.relations({ from: relations.length, count: PAGE, sort: "a", withoutStories: true });
      relations.push(...page.relations);
      if (relations.length >= page.total) break;
    }
    over("relations");
    const related = seconds();
    steps(["likeness", "stories"]);
    const done = seconds();
    corpus.report({ detail: "outline" });
    over("outline");
    const outlined = seconds();
    corpus.report({ detail: "summary" });
    over("summary");
    corpus.dispose();
    const whole = seconds() - (related - measured) - (outlined - done);
    return { seconds: related, whole, longest, parts, relations };
  }

  const { longest: unit } = await work(warm, 0);
  const { relations, longest, ...times } = await work(pile, 20);
  const status = existsSync("/proc/self/status") ? readFileSync("/proc/self/status", "utf8") : "";
  const most = 1024 * Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? 0);
  writeFileSync(out, relations.map(({ a, b, kind, score }) => `${JSON.stringify({ a, b, kind, score })}\n`).join(""));
  console.log(JSON.stringify({ ...times, longest: [unit, longest], memory: most, module: memory.buffer.byteLength }));
}

await (isMainThread ? main() : inThread());
