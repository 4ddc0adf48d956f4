// Names for what the module tells by a code: phases, formats, kinds of cut lines and of notices.

import type { CutReason, Format, NoticeCode, Status } from 'samestory';
import type { Work } from '../../job';

export const phases: Record<Work['phase'], string> = {
  read: 'Reading the files',
  extract: 'Finding the article in each text',
  reuse: 'Looking for shared wording',
  likeness: 'Comparing the articles',
  stories: 'Grouping them into stories',
  done: 'Done',
};

export const cuts: Record<CutReason, string> = {
  title: 'Headline, shown above',
  standfirst: 'Summary, shown above',
  byline: 'Who wrote it',
  date: 'Only a date or time',
  caption: 'Caption of a picture or video',
  repeated: 'Appears twice',
  relatedLink: 'Link to another article',
  share: 'Invitation to share or follow',
  comment: 'Invitation to comment',
  newsletter: 'Invitation to subscribe or sign up',
  advertisement: 'Mark of an advertisement',
  sectionLabel: 'Name of a section or topic',
  mediaLength: 'Length of a video or recording',
  count: 'A bare count',
  navigation: 'Part of the page around the article',
  legal: 'Legal notice',
  paywall: 'Invitation to pay',
  contact: 'How to reach the newsroom',
  metadata: 'Details of the article, shown above',
  byHand: 'Cut by hand',
};

export const formats: Record<Format, string> = {
  plainText: 'text',
  textExport: 'database export',
  json: 'JSON',
  jsonLines: 'JSON Lines',
  table: 'table',
  spreadsheet: 'spreadsheet',
  feed: 'feed',
  newsMl: 'NewsML',
  nitf: 'NITF',
  xml: 'XML',
  mail: 'mail',
  webPage: 'web page',
  document: 'document',
  archive: 'archive',
  links: 'list of links',
  unknown: '',
};

/** What several notices of one kind have in common; `where` counts the files, lines or articles they are about. */
export const notes: Record<NoticeCode, (where: string) => string> = {
  unreadable: (where) => `${where} could not be read`,
  empty: (where) => `${where} without any text`,
  binary: (where) => `${where} without text that can be read`,
  encoding: (where) => `${where} with letters that had to be guessed`,
  json: (where) => `${where} with JSON that cannot be read`,
  xml: (where) => `${where} with broken XML`,
  notAnArticle: (where) => `${where} with items that are no articles`,
  columns: (where) => `${where} with columns: how they were read`,
  split: (where) => `${where} split into several articles`,
  links: (where) => `${where} with links instead of articles`,
  summaryOnly: (where) => `${where} with summaries or headlines instead of texts`,
  passedOver: (where) => `${where}: parts that are no articles were passed over`,
  format: (where) => `${where} of a kind that is not read`,
  duplicateId: (where) => `${where} with an id that was taken`,
  tooLarge: (where) => `${where} too large to be read in full`,
  published: (where) => `${where} with a date that is not clear`,
  unknownArticle: () => 'Edits of articles that are not here',
  unknownBlock: () => 'Edits of lines that are not here',
  noBody: (where) => `${where} without a body text`,
  truncated: (where) => `${where} of which only the beginning is here`,
  liveBlog: (where) => `${where} with many short reports on one page`,
  gallery: (where) => `${where} with most words under the pictures`,
  film: (where) => `${where} for a video or a recording`,
  pages: (where) => `${where} that go on on other pages`,
  withheld: (where) => `${where} under embargo, on hold or withdrawn: not compared`,
  contradiction: () => 'Corrections that stand against each other',
  commonWording: () => 'Wording too common to be followed up',
};

export const statuses: Record<Status, string> = {
  embargoed: 'Embargoed: not compared',
  hold: 'On hold: not compared',
  killed: 'Withdrawn: not compared',
};
