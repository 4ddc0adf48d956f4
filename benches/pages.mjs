// Readability on a list of pages: node pages.mjs LIST OUT, a path a line; one JSON a line with the text and the milliseconds.
import { readFileSync, writeFileSync } from "node:fs";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";

const [list, out] = process.argv.slice(2);
const lines = [];
for (const path of readFileSync(list, "utf8").split("\n").filter(Boolean)) {
  const html = readFileSync(path, "utf8");
  const begin = performance.now();
  let text = "";
  try {
    const article = new Readability(parseHTML(html).document).parse();
    // The text of its blocks, each on a line of its own.
    const { document } = parseHTML(`<html><body>${article?.content ?? ""}</body></html>`);
    for (const block of document.querySelectorAll("p, li, h1, h2, h3, h4, h5, h6, div, td, blockquote, pre")) {
      block.append("\n");
    }
    text = document.body.textContent;
  } catch (error) {
    text = "";
  }
  lines.push(JSON.stringify({ path, text, ms: performance.now() - begin }));
}
writeFileSync(out, `${lines.join("\n")}\n`);
