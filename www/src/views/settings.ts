// How strict: what counts as a copy and what counts as one story, in three named steps and one fine setting.

import { LitElement, html, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Settings } from 'samestory';
import type { Desk } from '../state';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import { styles } from './settings.styles';

/** A setting that is still being moved is not sent. */
const PAUSE_MS = 150;

const STEPS = ['loose', 'normal', 'strict'] as const;
type Step = (typeof STEPS)[number];
type Copies = Pick<Settings, 'near' | 'contains' | 'rewrite'>;

/** Half the way to no shared wording, and half the way to nothing but shared wording. */
const looser = (share: number): number => rounded(share * 0.7);
const stricter = (share: number): number => rounded(share + (1 - share) * 0.5);
const rounded = (share: number): number => Math.round(share * 100) / 100;

/** How far a step moves the likeness at which texts are joined. */
const STORY_STEP = 0.1;
const STORY_RANGE = { min: 0.2, max: 0.9, step: 0.01 };

@customElement('ss-settings')
export class SettingsPanel extends LitElement {
  static override styles = [base, styles];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) settings!: Settings;
  @property({ attribute: false }) defaults!: Settings;
  /** What is chosen, before the report follows. */
  @state() private chosen!: Settings;
  #pause = 0;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('settings') && !this.#pause) this.chosen = this.settings;
  }

  override render() {
    const { settings } = words;
    return html`
      ${this.#steps('copies', settings.copies, settings.copiesHint, (step) => this.#copies(step))}
      ${this.#steps('story', settings.stories, settings.storiesHint, (step) => this.#story(step))}
      <div class="fine">
        <label for="fine">${settings.fine}</label>
        <input
          id="fine"
          type="range"
          min=${STORY_RANGE.min}
          max=${STORY_RANGE.max}
          step=${STORY_RANGE.step}
          .value=${String(this.chosen.story)}
          aria-valuetext=${settings.fineValue(this.chosen.story)}
          @input=${(event: Event) => this.#choose({ story: Number((event.target as HTMLInputElement).value) })}
        />
        <output for="fine">${settings.fineValue(this.chosen.story)}</output>
      </div>
    `;
  }

  #steps(name: string, legend: string, hints: Record<Step, string>, values: (step: Step) => Partial<Settings>) {
    const now = STEPS.find((step) => Object.entries(values(step)).every(([key, value]) => this.chosen[key as keyof Settings] === value));
    return html`
      <fieldset>
        <legend>${legend}</legend>
        <div class="steps">
          ${STEPS.map(
            (step) => html`<label>
              <input type="radio" name=${name} .checked=${step === now} @change=${() => this.#choose(values(step))} />
              <span>${words.settings.steps[step]}</span>
            </label>`,
          )}
        </div>
        <p class="meta">${now ? hints[now] : words.settings.custom}</p>
      </fieldset>
    `;
  }

  #copies(step: Step): Copies {
    const { near, contains, rewrite } = this.defaults;
    const move = step === 'loose' ? looser : step === 'strict' ? stricter : (share: number) => share;
    return { near: move(near), contains: move(contains), rewrite: move(rewrite) };
  }

  #story(step: Step): Pick<Settings, 'story'> {
    const by = { loose: -STORY_STEP, normal: 0, strict: STORY_STEP }[step];
    return { story: rounded(this.defaults.story + by) };
  }

  #choose(change: Partial<Settings>): void {
    this.chosen = { ...this.chosen, ...change };
    clearTimeout(this.#pause);
    this.#pause = window.setTimeout(() => {
      this.#pause = 0;
      void this.desk.configure(this.chosen);
    }, PAUSE_MS);
  }
}
