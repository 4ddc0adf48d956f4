// How long the module takes to compare a story: node compare.mjs PKG PILE, where PILE is JSON lines whose articles are put
// together into one story. Prints milliseconds: of the first comparison, of one after a correction, of asking again.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [pkg, file] = process.argv.slice(2);
if (!file) {
  console.error("use: node compare.mjs PKG PILE");
  process.exit(2);
}
const { default: init, Corpus } = await import(pathToFileURL(`${pkg}/node.js`).href);
await init();
const corpus = new Corpus();
const { added } = corpus.add([{ bytes: readFileSync(file), filename: "pile.jsonl" }]);
const ids = added.flat();
corpus.overrule([{ kind: "together", articles: ids }]);
while (corpus.step(1000).phase !== "done");
const story = corpus.stories(0, 1)[0];

function timed(label, work) {
  const start = performance.now();
  work();
  console.log(`${label}: ${(performance.now() - start).toFixed(1)} ms`);
}

console.log(`${story.articles.length} articles, ${story.texts} texts`);
timed("first", () => corpus.compare(story.id));
timed("again", () => corpus.compare(story.id));
corpus.overrule([{ kind: "mark", articles: ids.slice(0, 1), role: "ours" }]);
corpus.stories(0, 1);
timed("after a correction", () => corpus.compare(story.id));
