// Figures in sentences.

import { number, percent } from '../../format';

export const count = (n: number, one: string, many = `${one}s`): string => `${number(n)} ${n === 1 ? one : many}`;

/** How well two texts match as reports of one event; never in full, which would read as "the same text". */
export const match = (likeness: number): string => (likeness > 0.99 ? `over ${percent(0.99)}` : percent(likeness));
