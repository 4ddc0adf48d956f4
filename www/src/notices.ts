// Which notices are said of a pile, and which are shown otherwise.

import type { Notice, NoticeCode } from 'samestory';

/** A label on the article says these, wherever it is listed. */
const LABELLED: NoticeCode[] = ['truncated', 'liveBlog', 'gallery', 'film', 'pages', 'withheld'];

export function isNews({ code }: Notice): boolean {
  return !LABELLED.includes(code);
}
