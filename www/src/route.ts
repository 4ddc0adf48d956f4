// Where the reader is, kept in the address's hash, so that back and forward work and nothing is ever requested.

export type Route =
  | { view: 'overview' }
  | { view: 'story'; id: string }
  | { view: 'article'; id: string }
  | { view: 'pair'; a: string; b: string };

export function parse(hash: string): Route {
  const [view, ...parts] = hash.replace(/^#\/?/, '').split('/');
  const [a, b] = parts.map(decoded);
  if (view === 'story' && a) return { view, id: a };
  if (view === 'article' && a) return { view, id: a };
  if (view === 'pair' && a && b) return { view, a, b };
  return { view: 'overview' };
}

export function href(route: Route): string {
  switch (route.view) {
    case 'overview':
      return '#/';
    case 'pair':
      return `#/pair/${encodeURIComponent(route.a)}/${encodeURIComponent(route.b)}`;
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
