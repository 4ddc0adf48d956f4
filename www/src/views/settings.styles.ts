import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
    gap: 1.25rem 2rem;
    padding: 1rem 1.25rem 1.25rem;
    border: 1px solid var(--rule);
    border-radius: var(--radius);
    background: var(--sheet);
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  legend,
  .fine label {
    padding: 0;
    font-weight: 600;
  }
  .steps {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4rem 1.25rem;
    margin-block: 0.4rem;
  }
  .steps label {
    display: inline-flex;
    align-items: center;
    gap: 0.4rem;
    min-height: 2rem;
    cursor: pointer;
  }
  .steps span::first-letter,
  fieldset .meta::first-letter {
    text-transform: uppercase;
  }
  .steps span {
    display: inline-block;
  }
  input {
    accent-color: var(--accent);
  }
  input[type='radio'] {
    width: 1.15rem;
    height: 1.15rem;
    margin: 0;
  }
  .fine {
    display: grid;
    margin-top: 1.1rem;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.2rem 0.75rem;
    align-content: start;
  }
  .fine input,
  .fine p {
    grid-column: 1 / -1;
  }
  .fine output {
    font-variant-numeric: tabular-nums;
  }
  input[type='range'] {
    width: 100%;
    min-height: 1.75rem;
    margin: 0;
  }
`;
