import { css } from 'lit';

export const styles = css`
  [data-block] {
    position: relative;
  }
  button.quiet {
    min-height: 1.75rem;
    padding: 0 0.6rem;
    border-color: var(--rule);
    background: none;
    color: var(--muted);
    font: 0.875rem/1.5 var(--sans);
  }
  p > button.quiet,
  h3 > button.quiet,
  ul button.quiet {
    margin-left: 0.6rem;
    vertical-align: 0.06em;
  }
  .by {
    margin-left: 0.6rem;
    font: italic 0.875rem/1.5 var(--sans);
  }
  .cut {
    margin-block: 0 1em;
    padding-left: 0.75rem;
    border-left: 3px solid var(--rule);
    font: 0.9375rem/1.5 var(--sans);
  }
  .cut > summary {
    color: var(--muted);
    overflow-wrap: anywhere;
  }
  .cut > summary:hover {
    color: var(--accent);
  }
  .cut li {
    display: grid;
    grid-template-columns: minmax(0, 10rem) minmax(0, 1fr) auto;
    gap: 0 1rem;
    align-items: start;
    padding-block: 0.4rem;
    border-top: 1px solid var(--rule);
    overflow-wrap: anywhere;
  }
  .cut ol {
    margin-top: 0.4rem;
  }
  .reason {
    color: var(--muted);
  }
  .line {
    white-space: pre-line;
  }
  @media (max-width: 36rem) {
    .cut li {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .reason {
      grid-column: 1 / -1;
    }
  }
`;
