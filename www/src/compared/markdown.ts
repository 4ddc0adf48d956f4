// The document as Markdown. Whatever stands in an article stays text.

import type { Block, Document, Noted, Run } from './document';

export function asMarkdown({ title, blocks }: Document): string {
  return [`# ${plain(title)}`, ...blocks.map(written)].join('\n\n') + '\n';
}

function written(block: Block): string {
  if ('heading' in block) return `${'#'.repeat(block.level)} ${plain(block.heading)}`;
  if ('paragraph' in block) return inline(block.paragraph);
  if ('list' in block) return block.list.map((runs) => `- ${inline(runs)}`).join('\n');
  if ('noted' in block) return noted(block.noted);
  const { head, rows } = block.table;
  const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [row(head.map(plain)), row(head.map(() => '---')), ...rows.map((cells) => row(cells.map(inline)))].join('\n');
}

/** The notes stand below their paragraph. */
function noted({ kind, text, notes }: Noted): string {
  const body = `${kind === 'subhead' ? '#### ' : kind === 'item' ? '- ' : ''}${inline(text)}`;
  return [body, ...notes.map(({ numbers, text: said }) => `> ${inline([...numbers, ...said])}`)].join('\n\n');
}

function inline(runs: Run[]): string {
  return runs.map(run).join('').replace(/ {2,}/g, ' ').trim();
}

function run(one: Run): string {
  if (typeof one === 'string') return plain(one);
  if ('strong' in one) return wrapped('**', one.strong);
  if ('ins' in one) return wrapped('**', one.ins);
  if ('del' in one) return wrapped('~~', one.del);
  if ('to' in one) return 'n' in one ? `\\[${one.n}\\] ` : plain(one.text);
  // Where most of a text is marked, nothing would stand out but what differs.
  if ('mark' in one) return one.classes.includes('differ') ? wrapped('**', one.mark) : plain(one.mark);
  return isWeb(one.link) ? `[${plain(one.text)}](<${one.link.replace(/[<>\s]/g, encodeURIComponent)}>)` : plain(one.link);
}

/** Signs stand next to words, spaces outside of them. */
function wrapped(sign: string, text: string): string {
  const [, before, inside, after] = /^(\s*)([^]*?)(\s*)$/.exec(text)!;
  return inside ? `${before}${sign}${plain(inside)}${sign}${after}` : text;
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|~]/g, '\\$&').replace(/^([-+]|\d+\.)(?= )/, '\\$1');
}

export function isWeb(address: string): boolean {
  return /^https?:\/\//i.test(address);
}
