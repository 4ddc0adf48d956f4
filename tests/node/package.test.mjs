// The package as it is installed: it loads by its name, has types, is small, and its README tells the truth.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import init, { extract, version } from "samestory";
import { root } from "./support.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const wasm = new URL("../../pkg/samestory_bg.wasm", import.meta.url);
const described = JSON.parse(readFileSync(join(root, "pkg/package.json"), "utf8"));

for (const [name, source] of [
  ["nothing", undefined],
  ["bytes", readFileSync(wasm)],
  ["a URL of a file", wasm],
  ["a Response", new Response(readFileSync(wasm), { headers: { "content-type": "application/wasm" } })],
  ["a WebAssembly.Module", new WebAssembly.Module(readFileSync(wasm))],
]) {
  test(`init takes ${name}`, async () => {
    await init(source);
    assert.equal(extract({ id: "a", text: "One sentence of a short article." }).id, "a");
  });
}

test("module, package and crate have one version", () => {
  assert.equal(version(), described.version);
});

test("the types hold", () => {
  execFileSync(join(here, "node_modules/.bin/tsc"), ["--project", here], { stdio: "inherit" });
});

test("no data is of type any", () => {
  const declared = ["index.d.ts", "types.d.ts"].map((name) => readFileSync(join(root, "pkg", name), "utf8")).join("");
  assert.doesNotMatch(declared, /\bany\b(?! |s)/);
});

test("the module is at most 750 KB on the wire", () => {
  const size = brotliCompressSync(readFileSync(wasm)).length;
  assert.ok(size <= 750_000, `${size} bytes as brotli`);
});

test("the package holds what it exports and nothing else", () => {
  const packed = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd: join(root, "pkg"), encoding: "utf8" }));
  const [{ files }] = Object.values(packed);
  assert.deepEqual(files.map((file) => file.path).sort(), [
    "LICENSE-APACHE", "LICENSE-MIT", "README.md", "browser.js", "index.d.ts", "node.js", "package.json",
    "pdf-node.js", "pdf.d.ts", "pdf.js", "samestory-pdf.d.ts", "samestory-pdf.js", "samestory-pdf_bg.wasm",
    "samestory.d.ts", "samestory.js", "samestory_bg.wasm", "types.d.ts",
  ].sort());
});

test("the README's example prints what it says", () => {
  const readme = readFileSync(join(root, "pkg/README.md"), "utf8");
  const [, example, , printed] = /```js\n([^]*?)```([^]*?)```text\n([^]*?)```/.exec(readme);
  const script = join(here, "readme-example.mjs");
  writeFileSync(script, example);
  try {
    assert.equal(execFileSync("node", [script], { encoding: "utf8" }), printed);
  } finally {
    rmSync(script);
  }
});
