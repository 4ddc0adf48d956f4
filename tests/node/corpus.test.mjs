// A corpus as a page uses it: add, step, report, correct, save; and what it says to a wrong call.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import init, { Corpus, extract, prepare, preparePart } from "samestory";
import { formats, inputs, pile, samples } from "./support.mjs";

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

test("adding and taking out again changes nothing but which ids stories keep", () => {
  const corpus = pile(samples.slice(1));
  const { added } = corpus.add(inputs(samples.slice(0, 1)));
  corpus.report();
  corpus.remove(added.flat());
  const found = corpus.report();
  const expected = pile(samples.slice(1)).report();
  expected.stories.forEach((story, i) => (story.id = found.stories[i].id));
  assert.deepEqual(found, expected);
});

test("stories are corrected, found by former ids, looked at and kept by saving", () => {
  const corpus = pile(samples);
  const [strike, ferry, lake] = corpus.report({ detail: "outline" }).stories;
  assert.deepEqual(strike.why, []);
  assert.equal(corpus.story(strike.id).why.length, strike.texts - 1);
  assert.equal(corpus.news(), null);
  corpus.look();
  corpus.overrule([{ kind: "together", articles: [ferry.lead, lake.lead] }, { kind: "pin", articles: [strike.lead] }]);
  const loaded = Corpus.load(corpus.save());
  for (const one of [corpus, loaded]) {
    const joined = one.story(lake.id);
    assert.deepEqual([joined.id, joined.aliases], [ferry.id, [lake.id]]);
    assert.equal(one.report({ detail: "stories" }).stories[0].pinned, true);
    assert.deepEqual(one.news().stories.map(({ story, kind }) => [story, kind]), [[ferry.id, "merged"]]);
  }
  assert.equal(corpus.retract(0).kind, "together");
  assert.equal(corpus.retract(9), null);
  assert.equal(corpus.story(lake.id).id, lake.id);
  assert.equal(corpus.story("no such story"), null);
});

test("a single new article is placed at once", () => {
  const corpus = pile(samples.slice(1));
  corpus.report();
  const { placed, added } = corpus.add(inputs(samples.slice(0, 1)));
  const { stories } = corpus.report();
  assert.deepEqual(placed.map(({ article }) => article), added.flat());
  assert.ok(stories.find((story) => story.id === placed[0].story).articles.includes(placed[0].article));
});

test("what workers prepare is what add takes", () => {
  const corpus = new Corpus();
  for (const input of inputs(samples)) corpus.addPrepared(prepare(input));
  assert.deepEqual(corpus.report(), pile(samples).report());
});

test("what workers prepare is what add takes, in every format and part by part", () => {
  const lines = Array.from({ length: 60 }, (_, i) => (i % 20 === 7 ? '{"text": ' : JSON.stringify({ id: `a${i % 40}`, title: `Plan ${i}`, text: `The council of Ostrey approved plan ${i} after ${i} hours.` })));
  const bytes = new TextEncoder().encode(lines.join("\n"));
  const whole = new Corpus();
  const prepared = new Corpus();
  for (const input of inputs(formats)) assert.deepEqual(prepared.addPrepared(prepare(input)), whole.add([input]), input.filename);
  const { added, notices } = whole.add([{ bytes, filename: "pile.jsonl" }]);
  const parts = [];
  for (let [from, line] = [0, 0]; from < bytes.length; line++) {
    const to = bytes.indexOf(10, from) + 1 || bytes.length;
    const part = preparePart({ bytes: bytes.slice(from, to), filename: "pile.jsonl" }, line, to === bytes.length);
    parts.push(prepared.addPrepared(part));
    from = to;
  }
  assert.deepEqual(parts.flatMap((part) => part.added.flat()), added.flat());
  assert.ok(parts.slice(0, -1).every((part) => part.notices.length === 0));
  assert.deepEqual(parts.at(-1).notices, notices);
  assert.ok(notices.some(({ line }) => line === 48));
  assert.equal(JSON.stringify(prepared.report()), JSON.stringify(whole.report()));
});

test("a part of a file that cannot be cut is refused", () => {
  for (const [name, bytes] of [["pile.csv", "title,text\na,b\n"], ["pile.json", "[\n"], ["pile.jsonl", [0x7b, 0x22, 0xe9, 0x22, 0x7d, 10]]]) {
    assert.equal(preparePart({ bytes: typeof bytes === "string" ? new TextEncoder().encode(bytes) : new Uint8Array(bytes), filename: name }, 0, false), undefined, name);
  }
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
  assert.deepEqual(summary.stories, full.stories.map(({ nearMisses, ...story }) => story));
});

test("an outline has only the relations of copies to their leads, and a page of relations has the rest", () => {
  const corpus = pile(samples);
  const outline = corpus.report({ detail: "outline" });
  const summary = corpus.report({ detail: "summary" });
  const leadOf = new Map(outline.groups.flatMap(({ lead, articles }) => articles.filter((id) => id !== lead).map((id) => [id, lead])));
  assert.ok(leadOf.size > 0);
  const isFold = ({ a, b }) => leadOf.get(a) === b || leadOf.get(b) === a;
  const stories = summary.stories.map((story) => ({ ...story, why: [] }));
  assert.deepEqual(outline, { ...summary, stories, relations: summary.relations.filter(isFold) });
  assert.ok(outline.relations.length < summary.relations.length);
  const all = corpus.relations({ count: 1000, sort: "a" });
  assert.deepEqual(all.relations, summary.relations);
  assert.equal(all.total, summary.relations.length);
});

const KINDS = ["identical", "near", "contains", "rewrite", "passage"];

test("relations come in pages: sorted, turned round, of some kinds, among some articles", () => {
  const corpus = pile(samples);
  const { relations: all } = corpus.report({ detail: "summary" });
  const counts = (relations) => KINDS.map((kind) => relations.filter((relation) => relation.kind === kind).length);
  const usual = corpus.relations();
  assert.deepEqual(usual.kinds, counts(all));
  assert.deepEqual(usual.relations.map(({ kind }) => kind), [...all].map(({ kind }) => kind).sort((x, y) => KINDS.indexOf(x) - KINDS.indexOf(y)));
  for (const [sort, value] of [["score", (r) => r.score], ["longest", (r) => r.longest], ["words", (r) => r.words]]) {
    const { relations } = corpus.relations({ sort });
    assert.deepEqual(relations.map(value), all.map(value).sort((x, y) => y - x), sort);
    assert.deepEqual(corpus.relations({ sort, reversed: true }).relations, relations.toReversed());
    assert.deepEqual(corpus.relations({ sort, from: 2, count: 3 }).relations, relations.slice(2, 5));
  }
  assert.deepEqual(corpus.relations({ sort: "b" }).relations.map(({ b }) => b), all.map(({ b }) => b).sort());

  const some = corpus.relations({ kinds: ["rewrite", "near"] });
  assert.equal(some.total, all.filter(({ kind }) => kind === "rewrite" || kind === "near").length);
  assert.deepEqual(some.kinds, counts(all), "kinds that were not asked for are counted, too");
  const among = [all[0].a, all[0].b, "no such id"];
  const few = corpus.relations({ among, count: 0 });
  assert.deepEqual([few.total, few.relations], [1, []]);
  assert.deepEqual(few.kinds, counts(all.slice(0, 1)));
  assert.equal(corpus.relations({ from: 1000 }).relations.length, 0);
});

test("a lead chosen by hand leads, until that is taken back", () => {
  const corpus = pile(samples);
  const before = corpus.report();
  const [group] = before.groups;
  const [, article] = group.articles;
  corpus.overrule([{ kind: "lead", article }]);
  const after = corpus.report();
  const led = after.groups.find(({ lead }) => lead === article);
  assert.equal(led.reason, "byHand");
  assert.deepEqual([...led.articles].sort(), [...group.articles].sort());
  assert.deepEqual(led.origin, group.origin, "who leads says nothing of where the text comes from");
  assert.deepEqual(after.overrules, [{ kind: "lead", article }]);
  corpus.undo();
  assert.deepEqual(corpus.report(), before);
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
  ["a misspelt sorting", () => new Corpus().relations({ sort: "size" }), /sort: .*`size`/],
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
