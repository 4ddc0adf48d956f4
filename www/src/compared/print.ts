// The document as a page to print or to send: it stands alone, runs nothing and asks for nothing.

import type { Block, Document, Noted, Run } from './document';
import { isWeb } from './markdown';

const STYLE = `
:root { color-scheme: light; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1c1a16; background: #fff; font: 1rem/1.5 Georgia, 'Times New Roman', serif; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.2; }
h2 { margin-top: 2rem; padding-top: .4rem; border-top: 3px solid; font-size: 1.25rem; }
h3 { margin: 1.4rem 0 .3rem; font-size: 1.05rem; }
h4 { margin: 0 0 .6rem; font-size: 1rem; }
p, ul { max-width: 46rem; }
p { margin: .6rem 0 .2rem; }
ul { margin: .2rem 0 .6rem; padding-left: 1.2rem; }
a { color: inherit; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
th, td { padding: .35rem .5rem; border: 1px solid #bbb; text-align: left; vertical-align: top; overflow-wrap: break-word; }
ins { background: #ffe89a; text-decoration: underline double; }
del { color: #5c574d; text-decoration: none; }
.row { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); gap: 0 1.5rem; }
.row > :first-child { margin: 0 0 .7rem; line-height: 1.6; }
.item::before { content: '• '; }
.notes { margin: 0 0 .7rem; padding: 0; list-style: none; font: .8125rem/1.4 system-ui, sans-serif; }
.notes li { margin-bottom: .3rem; padding-left: .5rem; border-left: 3px solid; }
.notes li.differ { border-left: 5px double #7a5200; }
.notes li.said { border-left: 3px dotted #3d5a99; }
.notes li.only { border-left: 3px dashed #0b5563; }
mark { color: inherit; background: none; text-underline-offset: .2em; }
mark.only { text-decoration: underline 1px dashed #0b5563; }
mark.said { text-decoration: underline 2px dotted #3d5a99; }
mark.differ { text-decoration: underline 3px double #7a5200; background: #fff0b8; }
mark.differ.long { background: none; }
.n { display: inline-block; min-width: 1.2em; margin-right: .2em; padding: 0 .2em; border: 1px solid; border-radius: .7em; font: 700 .6875rem/1.3 system-ui, sans-serif; text-align: center; text-decoration: none; vertical-align: .15em; }
.n.differ { color: #fff; background: #7a5200; border-color: #7a5200; }
.n.said { border-style: dotted; }
.n.only { border-style: dashed; }
:target { outline: 2px solid; outline-offset: 2px; }
@media (max-width: 40rem) { .row { grid-template-columns: minmax(0, 1fr); } th, td { padding: .25rem; } }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; }
  h2, h3, h4 { break-after: avoid; }
  tr, li { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
  mark, ins, .n.differ { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
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
<main>
<h1>${safe(title)}</h1>
${blocks.map(written).join('\n')}
</main>
</body>
</html>
`;
}

function written(block: Block): string {
  if ('heading' in block) return `<h${block.level}${block.id ? ` id="${safe(block.id)}"` : ''}>${safe(block.heading)}</h${block.level}>`;
  if ('paragraph' in block) return `<p>${inline(block.paragraph)}</p>`;
  if ('list' in block) return `<ul>\n${block.list.map((runs) => `<li>${inline(runs)}</li>`).join('\n')}\n</ul>`;
  if ('noted' in block) return noted(block.noted);
  const { head, rows } = block.table;
  return `<table>
<thead><tr>${head.map((cell) => `<th scope="col">${safe(cell)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((cells) => `<tr>${cells.map((runs) => `<td>${inline(runs)}</td>`).join('')}</tr>`).join('\n')}
</tbody>
</table>`;
}

/** A paragraph, and its notes beside it, or beneath it where there is no room. */
function noted({ kind, text, notes }: Noted): string {
  const body = kind === 'subhead' ? `<h4>${inline(text)}</h4>` : `<p${kind === 'item' ? ' class="item"' : ''}>${inline(text)}</p>`;
  const items = notes.map(({ kind: of, numbers, text: said }) => `<li class="${of}">${inline(numbers)} ${inline(said)}</li>`);
  return `<div class="row">${body}${items.length ? `<ul class="notes">${items.join('')}</ul>` : ''}</div>`;
}

function inline(runs: Run[]): string {
  return runs.map(run).join('');
}

function run(one: Run): string {
  if (typeof one === 'string') return safe(one);
  if ('strong' in one) return `<strong>${safe(one.strong)}</strong>`;
  if ('ins' in one) return `<ins>${safe(one.ins)}</ins>`;
  if ('del' in one) return `<del>${safe(one.del)}</del>`;
  if ('n' in one) return `<a class="n ${one.kind}" id="${safe(one.id)}" href="#${safe(one.to)}" aria-label="${safe(one.says)}">${one.n}</a>`;
  if ('to' in one) return `<a href="#${safe(one.to)}">${safe(one.text)}</a>`;
  if ('mark' in one) return `<mark class="${one.classes.join(' ')}">${safe(one.mark)}</mark>`;
  return isWeb(one.link) ? `<a href="${safe(one.link)}" rel="noreferrer">${safe(one.text)}</a>` : safe(one.link);
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function safe(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign]);
}
