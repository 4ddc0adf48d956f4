// The accounts of a story in the module: the same as the program's, kept once made, as a table.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import init from "samestory";
import { pile, program, samples } from "./support.mjs";

before(() => init());

test("program and module compare a story alike", () => {
  const corpus = pile(samples);
  const stories = program("report", "--compare", ...samples).stories.filter((story) => story.articles.length > 1);
  assert.ok(stories.length > 0);
  for (const { id, comparison } of stories) assert.deepEqual(corpus.compare(id), comparison);
  assert.equal(corpus.compare("no such story"), null);
});

test("a comparison is kept until something changes", () => {
  const corpus = pile(samples);
  const { id, articles } = corpus.report().stories[0];
  const first = corpus.compare(id);
  assert.deepEqual(corpus.compare(id), first);
  assert.equal(first.ours, undefined);
  corpus.overrule([{ kind: "mark", articles: [articles[0]], role: "ours" }]);
  assert.ok(corpus.compare(id).ours);
  corpus.undo();
  assert.deepEqual(corpus.compare(id), first);
});

test("findings are a table", () => {
  const [header] = pile(samples).table("findings").split("\r\n");
  assert.ok(header.startsWith("story_id,finding_id,kind,raw,normalised,unit,article_id,start,end"));
});
