// What the tests share: the samples, the corpora where they are, the program, the module.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Corpus } from "samestory";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Paths of the sample articles, sorted. */
export const samples = textsOf(join(root, "examples/pile"));

/** Paths of the files of every format, sorted. */
// PDFs, also those in archives, are what the module alone does not read: pdf.test.mjs has them.
export const formats = casesOf("ingest").filter((path) => !/\.pdf$|pile\.zip$/.test(path));

/** Paths of the web pages, sorted. */
export const pages = casesOf("page");

const corpora = process.env.SAMESTORY_CORPORA;

/** For a test that needs other people's articles: why it is skipped where they are not. */
export const needsCorpora = { skip: corpora ? false : "SAMESTORY_CORPORA is not set" };

/** A file or, with a final slash, the texts of a folder of the corpora. */
export function corpus(name) {
  const path = join(corpora, name);
  return name.endsWith("/") ? textsOf(path) : [path];
}

function textsOf(folder) {
  return existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith(".txt")).sort().map((name) => join(folder, name))
    : [];
}

function casesOf(area) {
  const folder = join(root, "tests/cases", area);
  return readdirSync(folder).filter((name) => !name.endsWith(".gold.json")).sort().map((name) => join(folder, name));
}

/** The program's standard output, parsed. */
export function program(...args) {
  return JSON.parse(printed(...args));
}

/** The program's standard output. */
export function printed(...args) {
  return execFileSync(join(root, "target/release/samestory"), args, {
    encoding: "utf8",
    maxBuffer: 1 << 30,
    stdio: ["ignore", "pipe", "ignore"],
  });
}

/** What a person's files become. */
export function inputs(paths) {
  return paths.map((path) => ({ bytes: new Uint8Array(readFileSync(path)), filename: basename(path) }));
}

/** A corpus of the files at `paths`. */
export function pile(paths, settings) {
  const made = new Corpus(settings);
  made.add(inputs(paths));
  return made;
}
