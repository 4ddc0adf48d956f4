// Gives a person a file.

/** How long a browser may take to begin with a download. */
const BEGUN_MS = 60_000;

export function give(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), BEGUN_MS);
}
