// What one job of the client is: where its inputs come from, what became of them, and who is told how far it is.

import type { ArticleInput, Inspection, Notice, Progress } from 'samestory';
import type { Asked, Line } from './drop';
import type { Settled } from './worker';

/** Where an input comes from; it can be read more than once. */
export interface Source {
  name: string;
  /** A person has been asked about it. */
  answered?: boolean;
  /** It is a saved pile, in which others may come after it. */
  isPile?: boolean;
  read(): Promise<ArticleInput>;
}

/** Progress of the module, and before it of reading the files. */
export type Work = Omit<Progress, 'phase'> & { phase: Progress['phase'] | 'read' };

/** What became of a job. */
export interface Outcome extends Settled {
  /** What the page itself has to say: files that could not be read or had to be set aside. */
  notices: Notice[];
  /** Inputs that were not added, for a person must be asked first. */
  asked: Asked[];
  /** Addresses of pages that are not here. */
  links: string[];
  /** The report holds no articles, copies and relations: they are as they were. */
  storiesOnly: boolean;
}

/** Whom the client tells how far it is. */
export interface Listener {
  work(work: Work): void;
  file(source: Source, change: Partial<Line>): void;
}

/** What is being done, and what has become of it so far. */
export interface Job {
  ids: string[];
  asked: Map<Source, Inspection>;
  /** What was to be said of a source while it was made readable: of a PDF. */
  converted: Map<Source, Notice[]>;
  links: string[];
  notices: Notice[];
  /** What a worker was lost for. */
  setAside: Set<Source>;
  signal: AbortSignal;
  /** What was found, as long as nothing has changed since. */
  settled: Settled | null;
  /** Only the stories can change: articles and copies need not cross again. */
  storiesOnly: boolean;
}

export function newJob(signal: AbortSignal): Job {
  return { ids: [], asked: new Map(), converted: new Map(), links: [], notices: [], setAside: new Set(), signal, settled: null, storiesOnly: false };
}

export class Cancelled extends Error {}
