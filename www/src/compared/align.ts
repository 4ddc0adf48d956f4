// A version of a statement against the fullest one, piece by piece: words that both have, words in place of others, and places
// where words were left out.

import type { Statement, Version } from 'samestory';
import type { Context } from './context';

export interface Piece {
  text: string;
  /** Both have it, it stands in place of other words, or something was left out before it. */
  kind: 'both' | 'other' | 'gap';
  /** What the fullest version has there. */
  instead: string;
}

export function piecesOf({ versions: [full] }: Statement, version: Version): Piece[] {
  const { raw, start } = version.evidence;
  const pieces: Piece[] = [];
  const put = (text: string, kind: Piece['kind'], instead = '') => {
    if (text || instead) pieces.push({ text, kind, instead });
  };
  let at = 0;
  for (const { a, b } of [...(version.edits ?? [])].sort((x, y) => x.b[0] - y.b[0])) {
    const [from, to] = b.map((place) => Math.min(Math.max(place - start, at), raw.length));
    const instead = full.evidence.raw.slice(Math.max(0, a[0] - full.evidence.start), Math.max(0, a[1] - full.evidence.start));
    put(raw.slice(at, from), 'both');
    put(raw.slice(from, to), from === to ? 'gap' : 'other', instead);
    at = to;
  }
  put(raw.slice(at), 'both');
  return pieces;
}

/** The versions, with copies that have the very words of their original put with it. */
export function withoutCopies(context: Context, versions: Version[]): { version: Version; copies: string[] }[] {
  const kept: { version: Version; copies: string[] }[] = [];
  const copies = new Map<Version, Version>();
  for (const version of versions) {
    const of = context.copyOf(version.evidence.article);
    const original = of && versions.find(({ evidence }) => evidence.article === of && evidence.raw === version.evidence.raw);
    if (original) copies.set(version, original);
    else kept.push({ version, copies: [] });
  }
  for (const [copy, original] of copies) kept.find(({ version }) => version === original)?.copies.push(copy.evidence.article);
  return kept;
}
