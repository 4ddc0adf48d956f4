import { css } from 'lit';

export const dialog = css`
  dialog {
    width: min(34rem, calc(100vw - 1.5rem));
    max-height: calc(100vh - 1.5rem);
    padding: 1.5rem;
    border: 1px solid var(--edge);
    border-radius: 8px;
    background: var(--paper);
    color: var(--ink);
    overflow: auto;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  dialog h2 {
    font-size: 1.4rem;
    margin-bottom: 0.75rem;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6rem;
    margin-top: 1.25rem;
  }
`;

/** The frame of a line to write in, and of a list to choose from. */
export const field = css`
  input:not([type='checkbox'], [type='radio']),
  select,
  textarea {
    max-width: 100%;
    min-height: 2.5rem;
    padding: 0.35rem 0.6rem;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--sheet);
    color: inherit;
    font: inherit;
  }
`;

/** What is asked for in a dialog: each line with its label above it, and what is wrong with it below. */
export const entry = css`
  ${field}
  label {
    display: block;
    margin-top: 1rem;
    font-weight: 600;
  }
  input,
  select,
  textarea {
    display: block;
    width: 100%;
    margin-top: 0.25rem;
  }
  .wrong {
    color: var(--alert);
    font-weight: 600;
  }
`;
