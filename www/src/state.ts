// All that the page knows, in one place. Views are functions of it; `Desk` changes it.

import type { Notice, RelationQuery, Report, Settings } from 'samestory';
import type { Source, Work } from './job';
import type { Asked, Drop } from './drop';
import { everything, type Listed } from './listed';
import type { Index } from './lookup';
import type { Route } from './route';
import type { Settled } from './worker';

export interface State {
  route: Route;
  /** Without texts, blocks and quotes, and of relations only those of copies to their leads; the rest is asked for. */
  report: Report | null;
  /** The report's parts by id. */
  index: Index | null;
  /** How many pairs share wording. */
  pairs: Settled['pairs'];
  /** Which part of the table of all pairs is looked at. */
  table: TableQuery;
  /** The settings that the module starts with. */
  defaults: Settings | null;
  /** What the page itself has to say, newest last. */
  notices: Notice[];
  work: Work | null;
  /** What was added last, file by file. */
  drop: Drop | null;
  /** Files whose articles are added when a person says so. */
  asked: Asked[];
  /** Addresses of pages to supply. */
  links: string[];
  /** Those that a person says are here, though no article names their address. */
  ticked: Set<string>;
  /** Which stories are listed, and how. */
  listed: Listed;
  /** Stories are being cut anew. */
  isCutting: boolean;
  /** A story that is being chosen, and what for. */
  choosing: Choosing | null;
  /** The story that is being given another name. */
  renaming: string | null;
  /** A saved pile that takes the place of this one when a person says so, and what was dropped with it. */
  opening: Opening | null;
  /** The articles whose details are being edited, and where the edit begins. */
  editing: Editing | null;
  /** What was done last. */
  done: Done | null;
  /** For screen readers. */
  said: string;
}

export type Field = 'source' | 'title' | 'byline' | 'published';

/** How many pairs the table shows at once. */
export const TABLE_ROWS = 100;

export type TableQuery = Required<Pick<RelationQuery, 'from' | 'sort' | 'reversed' | 'kinds'>>;

export interface Editing {
  ids: string[];
  field: Field;
}

/** A story for these articles to be moved to, or for the whole story to be put together with. */
export interface Choosing {
  what: 'together' | 'move';
  story: string;
  ids: string[];
}

export interface Done {
  text: string;
  /** It is the last of the corrections. */
  isUndoable: boolean;
}

export interface Opening {
  pile: Source;
  others: Source[];
}

export type Details = Partial<Record<Field, string>>;

export const empty: State = {
  route: { view: 'overview' },
  report: null,
  index: null,
  pairs: { total: 0, kinds: [0, 0, 0, 0, 0] },
  table: { from: 0, sort: 'kind', reversed: false, kinds: [] },
  defaults: null,
  notices: [],
  work: null,
  drop: null,
  asked: [],
  links: [],
  ticked: new Set(),
  listed: everything,
  isCutting: false,
  choosing: null,
  renaming: null,
  opening: null,
  editing: null,
  done: null,
  said: '',
};
