// Articles and stories dragged onto a story. What a drag carries cannot be read before it is dropped, so it is kept here.

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Story } from 'samestory';
import { move, together } from './corrections';
import type { Desk } from './desk';
import type { Index } from './lookup';

/** A whole story, or one article of it. */
export interface Held {
  story: Story;
  article: string | null;
}

let held: Held | null = null;

export function take(event: DragEvent, what: Held): void {
  held = what;
  event.dataTransfer?.setData('text/plain', what.article ?? what.story.label);
  if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
}

addEventListener('dragend', () => (held = null));

/** Makes an element that shows a story take what is dragged onto it. */
export class DropTarget implements ReactiveController {
  /** What would come if it was dropped now. */
  over: Held | null = null;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement & { desk: Desk; index: Index; story: Story }) {
    host.addController(this);
    host.addEventListener('dragover', (event) => {
      if (!this.#takes()) return;
      event.preventDefault();
      this.#set(held);
    });
    host.addEventListener('dragleave', (event) => {
      if (!(event.relatedTarget instanceof Node) || !host.contains(event.relatedTarget)) this.#set(null);
    });
    host.addEventListener('drop', (event) => {
      const what = this.#takes() ? held : null;
      this.#set(null);
      held = null;
      if (!what) return;
      event.preventDefault();
      const { desk, index, story } = host;
      void desk.correct(what.article ? move(index, [what.article], story) : together(story, what.story));
    });
  }

  hostConnected(): void {
    this.over = null;
  }

  #takes(): boolean {
    return held !== null && held.story.id !== this.host.story.id;
  }

  #set(over: Held | null): void {
    if (over === this.over) return;
    this.over = over;
    this.host.requestUpdate();
  }
}
