import { css } from 'lit';

/** Findings below each other: the words, each a way to their place, and beside them what can be done. */
export const rowStyles = css`
  .rows {
    max-width: 56rem;
  }
  .rows > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 1.5rem;
    padding-block: 0.4rem;
    border-bottom: 1px solid var(--rule);
  }
  .rows .acts {
    margin-top: 0.1rem;
  }
  .words {
    color: var(--ink);
    font: 1.0625rem/1.5 var(--serif);
    text-decoration-color: var(--edge);
    overflow-wrap: anywhere;
  }
  .quiet {
    color: var(--muted);
    font-size: 0.9375rem;
  }
  @media (max-width: 40rem) {
    .rows > li {
      display: block;
    }
    .rows > li > p {
      display: inline;
    }
    .rows > li > .acts {
      display: inline-flex;
      margin-left: 0.4rem;
    }
  }
`;
