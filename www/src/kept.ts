// Answers that hold as long as nothing changes.

import type { Index } from './lookup';

/** What was asked for of stories, each once for an index. */
export class Kept<T> {
  #of: Index | null = null;
  #answers = new Map<string, Promise<T>>();

  get(index: Index | null, id: string, ask: () => Promise<T>): Promise<T> {
    if (this.#of !== index) [this.#of, this.#answers] = [index, new Map()];
    const answer = this.#answers.get(id) ?? ask();
    this.#answers.set(id, answer);
    return answer;
  }
}
