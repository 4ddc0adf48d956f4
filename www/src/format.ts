// Figures, lists and times as people read them. Published times are shown as printed, never shifted to another zone.

const LOCALE = 'en-GB';
const percents = new Intl.NumberFormat(LOCALE, { style: 'percent' });
const numbers = new Intl.NumberFormat(LOCALE);
const lists = new Intl.ListFormat(LOCALE, { type: 'conjunction' });
const days = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const months = new Intl.DateTimeFormat(LOCALE, { month: 'long', year: 'numeric', timeZone: 'UTC' });

export const percent = (share: number): string => percents.format(share);
export const number = (n: number): string => numbers.format(n);
export const list = (items: string[]): string => lists.format(items);

interface Printed {
  /** The day in UTC terms, for formatting only. */
  date: Date;
  exactness: 'year' | 'month' | 'day';
  clock: string;
  zone: string;
}

const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

/** A time with its parts; `null` where it is not ISO 8601 or names no day that exists. */
function printed(iso: string): Printed | null {
  const match = ISO.exec(iso.trim());
  if (!match) return null;
  const [, year, month = '01', day = '01', clock = '', zone = ''] = match;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day)) return null;
  if (clock && (clock.slice(0, 2) > '23' || clock.slice(3) > '59')) return null;
  return { date, exactness: match[3] ? 'day' : match[2] ? 'month' : 'year', clock, zone: zone === 'Z' ? 'UTC' : zone };
}

/** `7 Feb 2026, 09:30 UTC`, or as much of it as is known. */
export function time(iso: string): string {
  const p = printed(iso);
  if (!p) return iso;
  const day = dayOf(p);
  return p.clock ? `${day}, ${p.clock}${p.zone ? ` ${p.zone}` : ''}` : day;
}

/** From the first to the last time, as short as it can be said. */
export function span(from: string, to: string): string {
  const [p, q] = [printed(from), printed(to)];
  if (!p || !q || from === to) return time(from);
  if (p.exactness !== 'day' || q.exactness !== 'day') return dayOf(p) === dayOf(q) ? dayOf(p) : `${dayOf(p)} – ${dayOf(q)}`;
  if (p.date.getTime() !== q.date.getTime()) return days.formatRange(p.date, q.date);
  return p.clock && q.clock && p.zone === q.zone ? `${dayOf(p)}, ${p.clock}–${q.clock}${p.zone ? ` ${p.zone}` : ''}` : dayOf(p);
}

/** What of a time is known: its day, its hour, its zone; `null` where it names no day. */
export function known(iso: string): { hour: boolean; zone: boolean } | null {
  const p = printed(iso);
  return p && p.exactness === 'day' ? { hour: p.clock !== '', zone: p.zone !== '' } : null;
}

/** When that was, in milliseconds: at noon where only the day is known, in UTC where no zone is; `null` where it names no day. */
export function instant(iso: string): number | null {
  const p = printed(iso);
  if (!p || p.exactness !== 'day') return null;
  const [hours, minutes] = (p.clock || '12:00').split(':').map(Number);
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(p.zone);
  const shift = offset ? Number(`${offset[1]}1`) * (Number(offset[2]) * 60 + Number(offset[3])) : 0;
  return p.date.getTime() + (hours * 60 + minutes - shift) * 60_000;
}

/** `7 Feb 2026`: the day of an instant. */
export const day = (at: number): string => days.format(at);

function dayOf(p: Printed): string {
  return p.exactness === 'year' ? String(p.date.getUTCFullYear()) : p.exactness === 'month' ? months.format(p.date) : days.format(p.date);
}

/** What a person typed as ISO 8601: a date, or a date with a time; `null` where it is neither. */
export function isoOf(typed: string): string | null {
  const text = typed.trim().replace(/^(\d{4}-\d{2}-\d{2})[ ,]+(?=\d)/, '$1T').replace(/\s+(?=Z|[+-])/, '');
  return printed(text) ? text : null;
}

/** The first words of a text, as a name for it. */
export function clipped(text: string, length = 90): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const whole = cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2));
  return `${whole.replace(/[^\p{L}\p{N}]+$/u, '')}…`;
}
