// Values as people read them: numbers with their units, days and spans of days.

import type { Camp, Disagreement, Evidence, QuantityKind } from 'samestory';
import { number, span, time } from '../format';
import { words } from '../strings/en';

const CURRENCY = /^[A-Z]{3}$/;
const ISO = /^\d{4}(-\d{2}(-\d{2}(T.*)?)?)?$/;
/** Units that say no more than what is counted. */
const PLAIN = ['person', 'people', 'thing', 'item', ''];

const FIGURES = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** A value with its unit; `quantity`: what kind of value it is. */
export function valueOf({ value, unit }: Pick<Camp, 'value' | 'unit'>, quantity?: QuantityKind): string {
  const [from, to] = value.split('/');
  if (to && ISO.test(from) && ISO.test(to)) return span(from, to);
  const claim = words.compared.claims[value];
  if (claim) return claim;
  const figure = Number(value);
  if (value.trim() === '' || Number.isNaN(figure)) return ISO.test(value) ? time(value) : [value, unit].filter(Boolean).join(' ');
  // A bare number of four figures may be a year.
  if (unit === undefined && ISO.test(value) && (!quantity || quantity === 'date')) return value;
  if (unit === undefined || PLAIN.includes(unit)) return number(figure);
  if (unit === 'percent') return `${number(figure)}%`;
  if (CURRENCY.test(unit)) return money(figure, unit);
  return words.compared.unit(number(figure), unit, figure === 1);
}

function money(figure: number, currency: string): string {
  try {
    return new Intl.NumberFormat('en-GB', { style: 'currency', currency, maximumFractionDigits: Number.isInteger(figure) ? 0 : 2 }).format(figure);
  } catch {
    return `${number(figure)} ${currency}`;
  }
}

/** The printed words, where they do not say the value by themselves: `until Thursday` for four days. */
export function glossOf({ kind, about }: Pick<Disagreement, 'kind' | 'about'>, camp: Camp, evidence: Evidence): string | null {
  const raw = evidence.raw.replace(/\s+/g, ' ').trim();
  if (kind === 'contested' || kind === 'attribution' || !about.quantity) return null;
  const text = raw.toLowerCase();
  const figure = Number(camp.value);
  const says = text.replace(/(\d)[,.  ](?=\d{3}\b)/g, '$1');
  const isFigure = !Number.isNaN(figure) && (new RegExp(`(^|[^\\d.])${camp.value}([^\\d]|$)`).test(says) || (spelled(figure) !== '' && new RegExp(`\\b${spelled(figure)}\\b`).test(text)));
  const isUnit = !camp.unit || PLAIN.includes(camp.unit) || (camp.unit === 'percent' ? /%|per ?cent/.test(text) : CURRENCY.test(camp.unit) || text.includes(camp.unit));
  const isQualified = kind === 'hedge' || kind === 'wording';
  return isFigure && isUnit && !isQualified ? null : raw;
}

/** A whole number below a hundred in words; empty for any other. */
function spelled(figure: number): string {
  if (!Number.isInteger(figure) || figure < 0 || figure > 99) return '';
  if (figure < 20) return FIGURES[figure];
  return [TENS[Math.floor(figure / 10) - 2], ...(figure % 10 ? [FIGURES[figure % 10]] : [])].join('-');
}
