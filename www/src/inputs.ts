// From what a person drops, chooses or pastes to sources for the client.

import type { Source } from './client';

/** A text pasted by hand; the module tells whether it holds several articles. */
export function fromText(text: string, name: string): Source {
  return { name, read: async () => ({ text, filename: name }) };
}

export function fromFile(file: File, path = file.webkitRelativePath || file.name): Source {
  return { name: path, read: async () => ({ bytes: new Uint8Array(await file.arrayBuffer()), filename: path }) };
}

export function fromFiles(files: Iterable<File>): Source[] {
  return [...files].filter((file) => !isHidden(file.webkitRelativePath || file.name)).map((file) => fromFile(file));
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
 * What was dropped: files, folders with all that is in them, or a piece of selected text. Entries must be taken before
 * anything is awaited, because the browser empties the transfer as soon as the event is over.
 */
export async function fromDrop(transfer: DataTransfer): Promise<{ sources: Source[]; text: string }> {
  const items = [...transfer.items].filter((item) => item.kind === 'file');
  const dropped = items.map((item) => ({ entry: item.webkitGetAsEntry?.() ?? null, file: item.getAsFile() }));
  const text = items.length ? '' : transfer.getData('text/plain') || transfer.getData('text/uri-list');
  const sources: Source[] = [];
  for (const { entry, file } of dropped) {
    if (entry?.isDirectory) sources.push(...(await fromFolder(entry as FileSystemDirectoryEntry)));
    else if (file) sources.push(fromFile(file));
  }
  return { sources, text };
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

/** What systems leave in folders and no person puts there. */
function isHidden(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.startsWith('.') || /^(thumbs\.db|desktop\.ini)$/i.test(name);
}

/** Nothing but addresses: there is no article in it, and the page never opens one. */
export function isOnlyLinks(text: string): boolean {
  const lines = text.split(/\s+/).filter(Boolean);
  return lines.length > 0 && lines.every((line) => /^(https?:\/\/|www\.)\S+$/i.test(line));
}

/** PDFs are told by their mark, which may have a few bytes before it. */
export function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-');
}
