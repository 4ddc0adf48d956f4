// What counts as a copy, in three named steps, and in fine settings that say what they mean. How finely the pile is split into
// stories is set beside their list.

import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Settings } from 'samestory';
import type { Desk } from '../desk';
import { words } from '../strings/en';
import { base } from '../styles/base.styles';
import { styles } from './settings.styles';

/** A setting that is still being moved is not sent. */
const PAUSE_MS = 150;

const STEPS = ['loose', 'normal', 'strict'] as const;
type Step = (typeof STEPS)[number];

/** The steps on either side of what the module starts with. */
const COPIES = {
  loose: { near: 0.5, contains: 0.6, rewrite: 0.1 },
  strict: { near: 0.85, contains: 0.9, rewrite: 0.4 },
};
/** Below, reports of one desk are copies of each other; above, hardly a word may differ. */
const COPY_RANGE = { min: 0.4, max: 0.98, step: 0.01 };
const PASSAGE_RANGE = { min: 5, max: 40, step: 1 };
/** Two texts that hold so much of each other have this much less in common of all that both have. */
const NEAR_BELOW = 0.1;
/** A report of usual length, in words; one changed word breaks five runs of five words. */
const USUAL_WORDS = 300;
const RUNS_OF_A_WORD = 5;

/** The settings of each step. */
function valuesOf(step: Step, { near, contains, rewrite, passageWords }: Settings): Partial<Settings> {
  return step === 'normal' ? { near, contains, rewrite, passageWords } : { ...COPIES[step], passageWords };
}

function stepOf(settings: Settings, defaults: Settings): Step | undefined {
  const values = (step: Step) => Object.entries(valuesOf(step, defaults)) as [keyof Settings, number][];
  return STEPS.find((step) => values(step).every(([key, value]) => settings[key] === value));
}

/** What is in force, in one line. */
export function stepInForce(settings: Settings, defaults: Settings): string {
  const { heading, steps, custom } = words.settings;
  const step = stepOf(settings, defaults);
  return heading(step ? steps[step] : custom);
}

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
    const { contains, passageWords } = this.chosen;
    return html`
      <div>
        ${this.#steps(settings.copies, settings.copiesHint)}
        ${this.#fine(
          'fine-copies',
          settings.fine.copies,
          COPY_RANGE,
          contains,
          settings.share(contains),
          (share) => ({ contains: share, near: Math.round((share - NEAR_BELOW) * 100) / 100 }),
          settings.copiesMeans(contains, USUAL_WORDS, Math.round(((1 - contains) * USUAL_WORDS) / RUNS_OF_A_WORD)),
        )}
        ${this.#fine(
          'fine-passage',
          settings.fine.passage,
          PASSAGE_RANGE,
          passageWords,
          settings.passageValue(passageWords),
          (words) => ({ passageWords: words }),
          settings.passageMeans(passageWords),
        )}
      </div>
    `;
  }

  #fine(
    id: string,
    label: string,
    range: { min: number; max: number; step: number },
    value: number,
    shown: string,
    change: (value: number) => Partial<Settings>,
    hint = '',
  ) {
    return html`<div class="fine">
      <label for=${id}>${label}</label>
      <output for=${id}>${shown}</output>
      <input
        id=${id}
        type="range"
        min=${range.min}
        max=${range.max}
        step=${range.step}
        .value=${String(value)}
        aria-valuetext=${shown}
        aria-describedby=${hint ? `${id}-hint` : nothing}
        @input=${(event: Event) => this.#choose(change(Number((event.target as HTMLInputElement).value)))}
      />
      ${hint ? html`<p id=${`${id}-hint`} class="meta">${hint}</p>` : nothing}
    </div>`;
  }

  #steps(legend: string, hints: Record<Step, string>) {
    const now = stepOf(this.chosen, this.defaults);
    return html`
      <fieldset>
        <legend>${legend}</legend>
        <div class="steps">
          ${STEPS.map(
            (step) => html`<label>
              <input
                type="radio"
                name="copies"
                .checked=${step === now}
                @change=${() => this.#choose(valuesOf(step, this.defaults))}
              />
              <span>${words.settings.steps[step]}</span>
            </label>`,
          )}
        </div>
        <p class="meta">${now ? hints[now] : words.settings.custom}</p>
      </fieldset>
    `;
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
