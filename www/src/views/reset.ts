// Asks before a pile is thrown away.

import { LitElement, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Desk } from '../desk';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import { dialog } from '../styles/dialog.styles';

@customElement('ss-reset')
export class Reset extends LitElement {
  static override styles = [base, dialog];

  @property({ attribute: false }) desk!: Desk;
  @query('dialog') private dialog!: HTMLDialogElement;

  get isOpen(): boolean {
    return this.dialog.open;
  }

  open(): void {
    this.dialog.showModal();
  }

  override render() {
    const { reset } = words;
    return html`
      <dialog aria-labelledby="heading">
        <h2 id="heading">${reset.heading}</h2>
        <p>${reset.text}</p>
        <div class="buttons">
          <button class="primary" @click=${this.#reset}>${reset.yes}</button>
          <button @click=${() => this.dialog.close()}>${reset.no}</button>
        </div>
      </dialog>
    `;
  }

  #reset(): void {
    this.dialog.close();
    this.desk.reset();
  }
}
