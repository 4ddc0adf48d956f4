// Addresses of pages: whether a text is nothing else, and whether two of them lead to the same page.

/** Parts of an address that say where a reader came from, not what the page is. */
const TRACKING = /^(utm_|fbclid$|gclid$|mc_|ref$|cmpid$|ocid$|smid$)/i;

/** The addresses of a text that holds nothing else, whole; empty where it holds something else. */
export function onlyLinks(text: string): string[] {
  const parts = text.split(/\s+/).filter(Boolean);
  const links = parts.map((part) => (/^www\./i.test(part) ? `https://${part}` : part));
  return links.every((link) => /^https?:\/\//i.test(link) && URL.canParse(link)) ? links : [];
}

/** What two addresses of one page have in common: scheme, "www", tracking and the place on the page do not count. */
export function pageOf(address: string): string {
  if (!URL.canParse(address)) return address;
  const { hostname, pathname, searchParams } = new URL(address);
  const kept = [...searchParams].filter(([name]) => !TRACKING.test(name)).map(([name, value]) => `${name}=${value}`);
  const path = pathname.replace(/\/(index\.html?)?$/, '');
  return `${hostname.replace(/^(www|m|amp)\./, '')}${path}?${kept.sort().join('&')}`;
}
