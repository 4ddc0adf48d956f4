// What an input holds, before it is added; and what is read of files in encodings that the browser decodes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import init, { Corpus, inspect } from "samestory";
import { inputs, root } from "./support.mjs";

before(() => init());

const bytes = (text) => new TextEncoder().encode(text);

test("an input is inspected before it is added", () => {
  const [feed] = inputs([join(root, "tests/cases/ingest/rss-2.xml")]);
  const inspection = inspect(feed);
  assert.equal(inspection.format, "feed");
  assert.deepEqual([inspection.articles, inspection.headlineOnly], [3, 1]);
  assert.deepEqual(inspection.links, ["https://post.example/only-link"]);
  assert.equal(inspection.sample[0], "Ferry & tug collide");
  const corpus = new Corpus();
  const added = corpus.add([feed]);
  assert.deepEqual([added.added[0].length, added.links], [inspection.articles, inspection.links]);
  assert.deepEqual(added.notices, inspection.notices);
});

test("columns are read as they are given back", () => {
  const table = { bytes: bytes("Headline,Odd,Body\nFerry,The whole story,A part\n"), filename: "a.csv" };
  const { columns } = inspect(table);
  assert.deepEqual(columns, [
    { name: "Headline", field: "title", sample: ["Ferry"] },
    { name: "Odd", field: null, sample: ["The whole story"] },
    { name: "Body", field: "text", sample: ["A part"] },
  ]);
  columns[1].field = "text";
  columns[2].field = null;
  const corpus = new Corpus();
  corpus.add([{ ...table, columns }]);
  const [article] = corpus.report().articles;
  assert.deepEqual([article.title, article.text], ["Ferry", "The whole story"]);
});

test("the browser's encodings are read", () => {
  for (const [name, words] of [
    ["shift-jis.csv", "海上保安部によると"],
    ["euc-kr.xml", "여객선이 좌초했다고"],
    ["gbk.html", "船长说他们是在大雾中出发的"],
    ["big5.txt", "船長說他們是在大霧中出發的"],
    ["windows-1251.txt", "Паром с сорока пассажирами"],
    ["mail-japanese.eml", "船長は霧が深かった"],
    ["greek.rtf", "σαράντα επιβάτες"],
    ["czech.xml", "Přívoz se čtyřiceti lidmi"],
  ]) {
    const corpus = new Corpus();
    corpus.add([{ bytes: new Uint8Array(readFileSync(join(root, "tests/cases/ingest", name))), filename: name }]);
    const [{ text }] = corpus.report().articles;
    assert.ok(text.includes(words), `${name}: ${text}`);
  }
});
