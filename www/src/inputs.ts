// From what a person drops, chooses or pastes to sources for the client.

import type { Column } from 'samestory';
import type { Source } from './job';

/** What was pasted or dropped as a piece of text, with its formatted form where it has one. */
export interface Piece {
  text: string;
  html: string;
}

/** A piece of text; the module tells whether it holds several articles. Formatted text is data to it, and never shown. */
export function fromPiece({ text, html }: Piece, name: string): Source {
  return { name, read: async () => ({ text, ...(hasBlocks(html) && { html }), filename: name }) };
}

/** Formatted text without a paragraph of its own says no more than the plain text. */
function hasBlocks(html: string): boolean {
  return /<(p|h[1-6]|article|div|li|br|td)\b/i.test(html);
}

export function pieceOf(transfer: DataTransfer): Piece {
  return { text: transfer.getData('text/plain') || transfer.getData('text/uri-list'), html: transfer.getData('text/html') };
}

export function fromFile(file: File, path = file.webkitRelativePath || file.name): Source {
  return { name: path, read: async () => ({ bytes: new Uint8Array(await file.arrayBuffer()), filename: path }) };
}

export function fromFiles(files: Iterable<File>): Source[] {
  const path = (file: File) => file.webkitRelativePath || file.name;
  const shown = [...files].filter((file) => !isHidden(path(file)));
  return shown.sort((x, y) => (path(x) < path(y) ? -1 : 1)).map((file) => fromFile(file));
}

/** The articles written for this project, which come with the page. */
export function samples(): Source[] {
  const files = import.meta.glob<string>('../../examples/pile/*.txt', { query: '?raw', import: 'default', eager: true });
  return Object.entries(files).map(([path, text]) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return { name, read: async () => ({ bytes: new TextEncoder().encode(text), filename: name }) };
  });
}

/**
 * What was dropped or pasted: files, folders with all that is in them, or a piece of text. Entries must be taken before
 * anything is awaited, because the browser empties the transfer as soon as the event is over.
 */
export async function fromTransfer(transfer: DataTransfer): Promise<{ sources: Source[]; piece: Piece | null }> {
  const items = [...transfer.items].filter((item) => item.kind === 'file');
  const dropped = items.map((item) => ({ entry: item.webkitGetAsEntry?.() ?? null, file: item.getAsFile() }));
  const piece = items.length ? null : pieceOf(transfer);
  const sources: Source[] = [];
  for (const { entry, file } of dropped) {
    if (entry?.isDirectory) sources.push(...(await fromFolder(entry as FileSystemDirectoryEntry)));
    else if (file) sources.push(fromFile(file));
  }
  return { sources, piece };
}

async function fromFolder(folder: FileSystemDirectoryEntry): Promise<Source[]> {
  const entries = (await allEntries(folder)).sort((x, y) => (x.name < y.name ? -1 : 1));
  const sources: Source[] = [];
  for (const entry of entries) {
    if (isHidden(entry.name)) continue;
    if (entry.isDirectory) sources.push(...(await fromFolder(entry as FileSystemDirectoryEntry)));
    else sources.push(fromEntry(entry as FileSystemFileEntry));
  }
  return sources;
}

function fromEntry(entry: FileSystemFileEntry): Source {
  const path = entry.fullPath.replace(/^\//, '');
  const file = () => new Promise<File>((resolve, reject) => entry.file(resolve, reject));
  return { name: path, read: async () => fromFile(await file(), path).read() };
}

/** `readEntries` gives at most about a hundred at a time. */
async function allEntries(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

/** A saved pile is known by its name; what is in it is seen when it is opened. */
export function isPile({ name }: Source): boolean {
  return /\.samestory$/i.test(name);
}

/** What systems leave in folders and no person puts there. */
function isHidden(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.startsWith('.') || /^(thumbs\.db|desktop\.ini)$/i.test(name);
}

/** The same input, about which a person has been asked, with its columns read as they were chosen. */
export function answered(source: Source, columns: Column[]): Source {
  const chosen = columns.length ? { columns } : {};
  return { name: source.name, answered: true, read: async () => ({ ...(await source.read()), ...chosen }) };
}
