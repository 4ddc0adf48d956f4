// The document as a page to print or to send: it stands alone, runs nothing and asks for nothing.

import type { Block, Document, Run } from './document';
import { isWeb } from './markdown';

const STYLE = `
:root { color-scheme: light; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1c1a16; background: #fff; font: 1rem/1.5 Georgia, 'Times New Roman', serif; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.2; }
h2 { margin-top: 2rem; padding-top: .4rem; border-top: 3px solid; font-size: 1.25rem; }
h3 { margin: 1.2rem 0 .3rem; font-size: 1.05rem; }
p { margin: .6rem 0 .2rem; }
ul { margin: .2rem 0 .6rem; padding-left: 1.2rem; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
th, td { padding: .35rem .5rem; border: 1px solid #bbb; text-align: left; vertical-align: top; }
ins { background: #ffe89a; text-decoration: underline double; }
del { color: #5c574d; text-decoration: none; }
th:first-child, td:first-child { min-width: 6rem; }
@media print { body { max-width: none; margin: 0; } h2, h3 { break-after: avoid; } tr, li { break-inside: avoid; } }
`;

export function asPage({ title, blocks }: Document): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${safe(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${safe(title)}</h1>
${blocks.map(written).join('\n')}
</body>
</html>
`;
}

function written(block: Block): string {
  if ('heading' in block) return `<h${block.level}>${safe(block.heading)}</h${block.level}>`;
  if ('paragraph' in block) return `<p>${inline(block.paragraph)}</p>`;
  if ('list' in block) return `<ul>\n${block.list.map((runs) => `<li>${inline(runs)}</li>`).join('\n')}\n</ul>`;
  const { head, rows } = block.table;
  return `<table>
<thead><tr>${head.map((cell) => `<th scope="col">${safe(cell)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((cells) => `<tr>${cells.map((runs) => `<td>${inline(runs)}</td>`).join('')}</tr>`).join('\n')}
</tbody>
</table>`;
}

function inline(runs: Run[]): string {
  return runs.map(run).join('');
}

function run(one: Run): string {
  if (typeof one === 'string') return safe(one);
  if ('strong' in one) return `<strong>${safe(one.strong)}</strong>`;
  if ('ins' in one) return `<ins>${safe(one.ins)}</ins>`;
  if ('del' in one) return `<del>${safe(one.del)}</del>`;
  return isWeb(one.link) ? `<a href="${safe(one.link)}" rel="noreferrer">${safe(one.text)}</a>` : safe(one.link);
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function safe(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign]);
}
