// The report: the same from program and module, value for value, and as its schema says.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { before, test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import init, { sha256 } from "samestory";
import { corpus, formats, needsCorpora, pages, pile, printed, program, root, samples } from "./support.mjs";

before(() => init());

const schema = JSON.parse(readFileSync(join(root, "docs/report.schema.json"), "utf8"));
const validate = new Ajv({ allErrors: false, validateFormats: false }).compile(strict(schema));

/** The schema that also refuses a field it does not describe. */
function strict(schema) {
  if (Array.isArray(schema)) return schema.map(strict);
  if (schema === null || typeof schema !== "object") return schema;
  const inside = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, strict(value)]));
  return schema.type === "object" ? { ...inside, additionalProperties: false } : inside;
}

/** `assert.deepEqual` part by part, since the difference of two whole reports is no message. */
function assertSame(actual, expected) {
  assert.deepEqual(Object.keys(actual), Object.keys(expected));
  for (const [name, value] of Object.entries(expected)) {
    if (!Array.isArray(value)) {
      assert.deepEqual(actual[name], value, name);
      continue;
    }
    assert.equal(actual[name].length, value.length, `number of ${name}`);
    for (const [i, item] of value.entries()) assert.deepEqual(actual[name][i], item);
  }
}

function check(name, options, paths) {
  test(`${name}: program and module give the same report, as the schema says`, options, () => {
    const files = paths();
    assert.ok(files.length > 0, "no files");
    const report = pile(files).report();
    assert.ok(report.articles.length > 0, "no articles");
    assertSame(report, program("report", ...files));
    assert.ok(validate(report), JSON.stringify(validate.errors));
  });
}

check("samples", {}, () => samples);
check("files of every format", {}, () => formats);
check("web pages", {}, () => pages);
check("seeds", needsCorpora, () => corpus("seeds/"));
check("reuse", needsCorpora, () => corpus("reuse/ecbplus-docs.jsonl"));
check("stories", needsCorpora, () => corpus("stories/gva-dev.jsonl"));

test("samples: with settings and without texts, too", () => {
  const settings = join(root, "tests/node/strict-settings.json");
  const report = pile(samples, JSON.parse(readFileSync(settings, "utf8"))).report({ detail: "summary" });
  assertSame(report, program("report", "--summary", "--settings", settings, ...samples));
  assert.ok(validate(report), JSON.stringify(validate.errors));
});

test("program and module write the same tables", () => {
  const folder = mkdtempSync(join(tmpdir(), "samestory-tables-"));
  program("report", "--csv", folder, ...samples, ...formats);
  const corpus = pile([...samples, ...formats]);
  for (const [name, file] of Object.entries({ articles: "articles", relations: "relations", stories: "stories", sample: "sample", sampleKey: "sample-key" })) {
    assert.equal(corpus.table(name), readFileSync(join(folder, `${file}.csv`), "utf8"));
  }
  assert.throws(() => corpus.table("words"), /“words”.*“articles”/);
  rmSync(folder, { recursive: true });
});

test("the module's report and manifest are those that the program prints", () => {
  const folder = mkdtempSync(join(tmpdir(), "samestory-manifest-"));
  const corpus = pile(samples);
  const json = corpus.json();
  const inputs = samples.map((path) => {
    const bytes = readFileSync(path);
    return { name: basename(path), bytes: bytes.length, sha256: sha256(bytes) };
  });
  const manifest = corpus.manifest(inputs, sha256(readFileSync(join(root, "pkg/samestory_bg.wasm"))), json);
  writeFileSync(join(folder, "manifest.json"), manifest);
  assert.equal(printed("report", "--manifest", join(folder, "manifest.json"), ...samples), json);
  assert.equal(JSON.parse(manifest).module.length, 64);
  rmSync(folder, { recursive: true });
});

test("the schema is of the report's version", () => {
  const { version } = pile([]).report();
  assert.equal(schema.$id, `urn:samestory:report:${version}`);
});
