// How finely the pile is split into stories. The stories follow while the slider is moved; it says in words how many there are.

import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Desk } from '../desk';
import { split, type Index } from '../lookup';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';

/** Beyond these nearly all texts are one story, or none are. */
const RANGE = { min: 0.05, max: 0.99, step: 0.01 };

@customElement('ss-slider')
export class Slider extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        max-width: 34rem;
      }
      label {
        font-weight: 600;
      }
      .track {
        position: relative;
        padding-bottom: 1.1rem;
      }
      input {
        display: block;
        width: 100%;
        min-height: 1.75rem;
        margin: 0;
        accent-color: var(--accent);
      }
      .usual {
        position: absolute;
        bottom: 0;
        transform: translateX(-50%);
        color: var(--muted);
        font-size: 0.8125rem;
        line-height: 1.1rem;
      }
      .usual::before {
        content: '';
        position: absolute;
        left: 50%;
        top: -0.35rem;
        height: 0.4rem;
        border-left: 2px solid var(--edge);
      }
      .ends {
        display: flex;
        justify-content: space-between;
        gap: 1rem;
        font-size: 0.875rem;
        color: var(--muted);
      }
      .ends span:last-child {
        text-align: right;
      }
      /* Shown only where it takes a while. */
      .working {
        animation: late 0s 0.3s backwards;
      }
      @keyframes late {
        from {
          visibility: hidden;
        }
      }
      output {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) index!: Index;
  /** Where the slider stands before anybody moves it. */
  @property({ attribute: false }) usual = 0;
  @property({ attribute: false }) isCutting = false;
  /** Where it is held, before the stories follow. */
  @state() private at = 0;
  #frame = 0;

  protected override willUpdate(changed: PropertyValues): void {
    if ((changed.has('index') || changed.has('isCutting')) && !this.#frame && !this.isCutting) this.at = this.index.report.settings.story;
  }

  /** The thumb's middle does not reach the ends of the track. */
  protected override updated(): void {
    const share = (this.usual - RANGE.min) / (RANGE.max - RANGE.min);
    this.renderRoot.querySelector<HTMLElement>('.usual')!.style.left = `calc(${share} * (100% - 1rem) + 0.5rem)`;
  }

  override render() {
    const { slider } = words;
    const { min, max, step } = RANGE;
    const { told, alone } = split(this.index.report.stories);
    const now = slider.now(told.length, alone.length);
    return html`
      <label for="range">${slider.label}</label>
      <div class="ends" id="ends"><span>← ${slider.fewer}</span><span>${slider.more} →</span></div>
      <div class="track">
        <input
          id="range"
          type="range"
          min=${min}
          max=${max}
          step=${step}
          .value=${String(this.at)}
          aria-valuetext=${now}
          aria-describedby="ends"
          @input=${this.#moved}
        />
        <span class="usual" aria-hidden="true">${slider.usual}</span>
      </div>
      <output for="range">${now}</output>
      ${this.isCutting ? html`<span class="meta working">${slider.working}</span>` : nothing}
      ${this.at === this.usual ? nothing : html` <button class="plain" @click=${() => this.#to(this.usual)}>${slider.back}</button>`}
    `;
  }

  #moved(event: Event): void {
    this.#to(Number((event.target as HTMLInputElement).value));
  }

  /** A mouse moves oftener than a screen shows. */
  #to(at: number): void {
    this.at = at;
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      void this.desk.cut(this.at);
    });
  }
}
