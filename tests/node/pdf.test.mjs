// PDFs: the second module and the first together give what the program gives.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { before, test } from "node:test";
import init, { Corpus } from "samestory";
import initPdf, { read } from "samestory/pdf";
import { program, root } from "./support.mjs";

before(() => Promise.all([init(), initPdf()]));

const folder = join(root, "tests/cases/ingest");
const files = readdirSync(folder).filter((name) => name.endsWith(".pdf")).sort().map((name) => join(folder, name));

test("program and modules read the same of every PDF", () => {
  assert.ok(files.length >= 6);
  const expected = program("report", ...files);
  const corpus = new Corpus();
  const notices = [];
  for (const path of files) {
    const found = read(new Uint8Array(readFileSync(path)), basename(path));
    notices.push(...found.notices);
    if (found.input) corpus.add([found.input]);
  }
  const report = corpus.report();
  assert.deepEqual(report.articles, expected.articles);
  assert.deepEqual(report.relations, expected.relations);
  assert.deepEqual(report.stories, expected.stories);
  const said = (list) => list.map(({ file, code, message }) => `${file}: ${code}: ${message}`).sort();
  assert.deepEqual(said([...notices, ...report.notices]), said(expected.notices));
  corpus.dispose();
});
