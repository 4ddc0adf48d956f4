// A corpus as a page uses it: add, step, report, correct, save; and what it says to a wrong call.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { Corpus, extract, prepare } from "samestory";
import { inputs, pile, samples } from "./support.mjs";

before(() => init());

function stepToEnd(corpus, budget) {
  for (let calls = 1; calls < 100_000; calls++) {
    const progress = corpus.step(budget);
    assert.ok(progress.done <= progress.total);
    if (progress.phase === "done") return calls;
  }
  assert.fail("the work does not end");
}

test("samples come back as articles in stories", () => {
  assert.ok(samples.length > 0, "examples/pile holds no articles");
  const corpus = new Corpus();
  const { added, notices } = corpus.add(inputs(samples));
  assert.equal(added.length, samples.length);
  assert.deepEqual(notices, []);
  stepToEnd(corpus, 5);
  const report = corpus.report();
  const ids = added.flat().sort();
  assert.deepEqual(report.articles.map((article) => article.id), ids);
  assert.deepEqual(report.stories.flatMap((story) => story.articles).sort(), ids);
});

test("work in short steps and work at once end in the same report", () => {
  const stepped = pile(samples);
  stepToEnd(stepped, 0);
  assert.deepEqual(stepped.report(), pile(samples).report());
});

test("a budget is kept", () => {
  const corpus = pile(samples);
  const start = performance.now();
  corpus.step(5);
  assert.ok(performance.now() - start < 500);
});

test("the order of the files does not matter", () => {
  assert.deepEqual(pile([...samples].reverse()).report(), pile(samples).report());
});

test("adding and taking out again changes nothing", () => {
  const corpus = pile(samples.slice(1));
  const { added } = corpus.add(inputs(samples.slice(0, 1)));
  corpus.report();
  corpus.remove(added.flat());
  assert.deepEqual(corpus.report(), pile(samples.slice(1)).report());
});

test("what workers prepare is what add takes", () => {
  const corpus = new Corpus();
  for (const input of inputs(samples)) corpus.addPrepared(prepare(input));
  assert.deepEqual(corpus.report(), pile(samples).report());
});

test("save and load keep everything", () => {
  const corpus = pile(samples, { near: 0.8 });
  const [{ id }] = corpus.report().articles;
  corpus.overrule([{ kind: "describe", articles: [id], source: "The Harbour Post" }]);
  const report = corpus.report();
  const loaded = Corpus.load(corpus.save());
  corpus.dispose();
  assert.deepEqual(loaded.report(), report);
  assert.deepEqual(loaded.undo(), { kind: "describe", articles: [id], source: "The Harbour Post" });
});

test("pages, single articles and relations are those of the report", () => {
  const corpus = pile(samples);
  const report = corpus.report();
  assert.deepEqual(corpus.articles(0, 3), report.articles.slice(0, 3));
  assert.deepEqual(corpus.articles(3, 1000), report.articles.slice(3));
  assert.deepEqual(corpus.stories(1, 2), report.stories.slice(1, 3));
  assert.deepEqual(corpus.article(report.articles[2].id), report.articles[2]);
  const [relation] = report.relations;
  assert.deepEqual(corpus.relation(relation.b, relation.a), relation);
  const { a } = relation;
  assert.deepEqual(corpus.relationsOf(a), report.relations.filter((other) => other.a === a || other.b === a));
  assert.equal(corpus.article("no such id"), null);
  assert.equal(corpus.relation("no such id", a), null);
});

test("a summary leaves out texts, blocks, quotes and passages", () => {
  const corpus = pile(samples);
  const summary = corpus.report({ detail: "summary" });
  const full = corpus.report();
  for (const [i, article] of summary.articles.entries()) {
    assert.deepEqual(article, { ...full.articles[i], text: "", blocks: [], quotes: [] });
  }
  for (const [i, relation] of summary.relations.entries()) {
    assert.deepEqual(relation, { ...full.relations[i], passages: [] });
  }
  assert.deepEqual(summary.stories, full.stories);
});

test("settings are partial, and what is left out goes back to its default", () => {
  const corpus = new Corpus({ near: 0.9 });
  const { near, ...others } = corpus.settings();
  assert.equal(near, 0.9);
  const { near: usual, ...defaults } = new Corpus().settings();
  assert.deepEqual(others, defaults);
  corpus.configure({});
  assert.equal(corpus.settings().near, usual);
});

for (const [name, call, message] of [
  ["a misspelt setting", () => new Corpus({ neer: 0.8 }), /neer: unknown field/],
  ["a setting of the wrong type", () => new Corpus({ near: "high" }), /near: .*"high"/],
  ["a misspelt option", () => new Corpus().report({ detial: "full" }), /detial: unknown field/],
  ["an input of the wrong type", () => new Corpus().add([{ text: "a" }, { text: 5 }]), /\[1\]: .*a string/],
  ["bytes that are none", () => new Corpus().add([{ bytes: "text" }]), /\[0\]: .*byte array/],
  ["one input without a list", () => new Corpus().add({ text: "a" }), /a list is expected/],
  ["one id without a list", () => new Corpus().remove("a"), /a list is expected/],
  ["an input that is no object", () => extract("text"), /./],
  ["a correction that does not exist", () => new Corpus().overrule([{ kind: "split" }]), /\[0\]: .*`split`/],
  ["bytes that were not saved", () => Corpus.load(new Uint8Array([1, 2, 3])), /./],
  ["bytes that were not prepared", () => new Corpus().addPrepared(new Uint8Array([1, 2, 3])), /./],
]) {
  test(`an Error tells of ${name}`, () => {
    assert.throws(call, (error) => {
      assert.ok(error instanceof Error && !(error instanceof WebAssembly.RuntimeError), String(error));
      assert.match(error.message, message);
      return true;
    });
  });
}
