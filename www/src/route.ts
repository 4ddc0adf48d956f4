// Where the reader is, kept in the address's hash, so that back and forward work and nothing is ever requested.

export type Route =
  | { view: 'overview' }
  | { view: 'story'; id: string }
  | { view: 'article'; id: string }
  /** The group that holds an article, whichever of it leads. */
  | { view: 'group'; id: string }
  | { view: 'relations' }
  | { view: 'corrections' }
  /** The accounts of a story, compared. `of`: what of the part is looked at, an article or a statement; `at`: a place in it, or the other article. */
  | { view: 'compare'; id: string; part?: Part; of?: string; at?: string }
  /** `at`: a place in the text of `b` (UTF-16 code units). */
  | { view: 'pair'; a: string; b: string; at?: number };

/** The parts of a comparison below its findings. */
export const PARTS = ['read', 'table', 'said', 'beside', 'only', 'names', 'sources', 'times', 'checks', 'dismissed'] as const;
export type Part = (typeof PARTS)[number];

export function parse(hash: string): Route {
  const [view, ...parts] = hash.replace(/^#\/?/, '').split('/');
  const [a, b, at, ...rest] = parts.map(decoded);
  if (view === 'story' && a) return { view, id: a };
  if (view === 'article' && a) return { view, id: a };
  if (view === 'group' && a) return { view, id: a };
  if (view === 'compare' && a) {
    const part = PARTS.find((one) => one === b);
    return { view, id: a, ...(part && { part }), ...(at && { of: at }), ...(rest[0] && { at: rest[0] }) };
  }
  if (view === 'relations' || view === 'corrections') return { view };
  if (view === 'pair' && a && b) return { view, a, b, ...(/^\d+$/.test(at ?? '') && { at: Number(at) }) };
  return { view: 'overview' };
}

export function href(route: Route): string {
  switch (route.view) {
    case 'overview':
      return '#/';
    case 'relations':
      return '#/relations';
    case 'corrections':
      return '#/corrections';
    case 'pair':
      return `#/pair/${encodeURIComponent(route.a)}/${encodeURIComponent(route.b)}${route.at === undefined ? '' : `/${route.at}`}`;
    case 'compare':
      return ['#/compare', ...[route.id, route.part, route.of, route.at].filter((part) => part !== undefined).map(encodeURIComponent)].join('/');
    default:
      return `#/${route.view}/${encodeURIComponent(route.id)}`;
  }
}

/** An address typed by hand need not decode. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
