// The articles of a document with what was found in them marked in their texts, and beside each paragraph notes with the numbers
// of the marks. What differs, what is said and what one article alone has are marked; what all agree on has a part of its own.

import type { Article } from 'samestory';
import { time } from '../format';
import { words } from '../strings/en';
import type { Context } from './context';
import type { Block, Run } from './document';
import { classesOf, marksIn, stretches, together, type Mark, type MarkKind } from './marks';
import { SURE, textsOf, type Told, type Voice } from './told';

const KINDS: MarkKind[] = ['differ', 'said', 'only'];

/** Where marks and notes are in a document: `id` of the mark, `note` of its note. */
export class Anchors {
  readonly #marks = new Map<string, Mark[]>();
  readonly #ids: string[];

  constructor(context: Context, findings: Map<string, Told>) {
    this.#ids = context.comparison.accounts.map(({ article }) => article);
    for (const id of this.#ids) this.#marks.set(id, marksIn(context, findings, id, new Set(KINDS)));
  }

  marks(article: string): Mark[] {
    return this.#marks.get(article)!;
  }

  article(article: string): string {
    return `article-${this.#ids.indexOf(article) + 1}`;
  }

  mark(article: string, { n }: Mark): string {
    return `${this.article(article)}-mark-${n}`;
  }

  note(article: string, { n }: Mark): string {
    return `${this.article(article)}-note-${n}`;
  }

  /** Where some words are marked; else their article. */
  place({ article, start }: { article: string; start: number }): string {
    const mark = this.marks(article).find((one) => one.start === start);
    return mark ? this.mark(article, mark) : this.article(article);
  }
}

export function annotated(context: Context, anchors: Anchors, articles: Article[]): Block[] {
  const { read: say } = words.compared;
  const legend: Run[] = [`${say.marked}: `, ...KINDS.flatMap((kind, i): Run[] => [...(i ? [', '] : []), { mark: say.kinds[kind], classes: [kind] }]), `. ${say.numbers}`];
  return [{ paragraph: legend }, ...articles.flatMap((article) => one(context, anchors, article))];
}

function one(context: Context, anchors: Anchors, article: Article): Block[] {
  const { file, read: say } = words.compared;
  const marks = anchors.marks(article.id);
  const body = article.blocks.filter(({ start }) => start !== undefined);
  const place = [article.source ?? file.noOutlet, article.published ? time(article.published) : file.noTime, words.story.words(article.words)].join(', ');
  return [
    { heading: [context.label(article.id), ...(article.title ? [article.title] : [])].join(': '), level: 3, id: anchors.article(article.id) },
    { paragraph: [place, ...(article.url ? ['. ', { link: article.url, text: file.link }] : [])] },
    ...(body.length ? [] : [{ paragraph: [words.article.noBody] }]),
    ...(marks.length || !body.length ? [] : [{ paragraph: [say.nothing] }]),
    ...body.map((block): Block => {
      const [start, end] = [block.start!, block.start! + block.text.length];
      const text = stretches(article.text, start, end, marks).flatMap((piece): Run[] => [
        ...piece.begun.map((mark): Run => ({ n: mark.n, kind: mark.kind, id: anchors.mark(article.id, mark), to: anchors.note(article.id, mark), says: say.note(mark.n, `${mark.told.head}: ${mark.told.about}`) })),
        piece.over.length ? { mark: piece.text, classes: classesOf(piece.over) } : piece.text,
      ]);
      const notes = together(marks.filter((mark) => mark.start >= start && mark.start < end)).map((these) => ({
        kind: these[0].kind,
        numbers: these.map((mark): Run => ({ n: mark.n, kind: mark.kind, id: anchors.note(article.id, mark), to: anchors.mark(article.id, mark), says: say.back(mark.n) })),
        text: note(context, anchors, article.id, these[0]),
      }));
      return { noted: { kind: block.kind === 'subhead' ? 'subhead' : block.kind === 'listItem' ? 'item' : 'text', text, notes } };
    }),
  ];
}

function note(context: Context, anchors: Anchors, article: string, { told, spoken, alone }: Mark): Run[] {
  const { compared: say } = words;
  if (told.kind === 'only') return [`${told.notes[0]}.`];
  if (!spoken) return [{ strong: `${told.head}: ` }, `${told.about}. `, ...sides(context, anchors, told, article), ...(told.notes.length ? [told.notes.join(' ')] : [])];
  const { statement, version } = spoken;
  const { speaker, carrier } = version.evidence;
  const others = textsOf(context, statement).filter((id) => id !== article);
  return [
    { strong: speaker ?? say.nobody },
    ...(version.mention && version.mention !== speaker ? [` ${say.read.mention(version.mention)}`] : []),
    ...(carrier ? [`, ${say.viaOne(carrier)}`] : []),
    '. ',
    ...(version.confidence < SURE || !speaker ? [`${say.unsure}. `] : []),
    ...(version.how === 'base' || version.how === 'identical' ? [] : [`${say.how[version.how]}. `]),
    ...(others.length ? [`${say.read.also} `, ...listed(others.map((id): Run[] => [{ to: anchors.place(statement.versions.find(({ evidence }) => evidence.article === id)!.evidence), text: context.label(id) }])), '.'] : []),
    ...(alone ? [`${alone.notes[0]}.`] : []),
  ];
}

/** `3 days: here, The Ostrey Bell. 4 days: Belmora Courier.` */
function sides(context: Context, anchors: Anchors, { sides: all }: Told, article: string): Run[] {
  const voice = ({ article: id, who, gloss, evidence }: Voice): Run[] => [
    ...(who ? [`${context.person(who)}, `] : []),
    id === article ? words.compared.read.here : { to: anchors.place(evidence), text: context.label(id) },
    ...(gloss ? [` (${gloss})`] : []),
  ];
  return all.flatMap(({ value, voices }): Run[] => [...(value ? [{ strong: `${value}: ` }] : []), ...listed(voices.map(voice)), '. ']);
}

function listed(all: Run[][]): Run[] {
  return all.flatMap((runs, i) => (i ? [', ', ...runs] : runs));
}
