// Which files a person is asked about before their articles are added: exports and tables, where how many articles there
// are, and which column is what, is a matter of opinion. A page, a feed or a folder of them is simply added.

import type { Column, Format, Inspection } from 'samestory';

const TABLES: Format[] = ['table', 'spreadsheet'];
/** Files that hold one article as a rule, and are exports where they hold several. */
const EXPORTS: Format[] = [...TABLES, 'textExport', 'document', 'webPage', 'xml'];
/** One of these is needed. */
const NEEDED = ['title', 'text', 'html'];

export function asksFirst({ format, articles, columns }: Inspection): boolean {
  return (EXPORTS.includes(format) && articles > 1) || (TABLES.includes(format) && !isCertain(columns));
}

/** A table with a column for its texts or at least for their headlines can be read. */
export function isCertain(columns: Column[]): boolean {
  return columns.some(({ field }) => !!field && NEEDED.includes(field));
}
