import { css } from 'lit';

export const styles = css`
  .skip {
    position: absolute;
    left: 0.5rem;
    top: -4rem;
    z-index: 3;
  }
  .skip:focus {
    top: 0.5rem;
  }
  header {
    border-bottom: 3px double var(--edge);
    background: var(--paper);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem 1.5rem;
    padding: 0.6rem 0;
  }
  .brand {
    font: 700 1.35rem/1.2 var(--serif);
    color: var(--ink);
    text-decoration: none;
    letter-spacing: -0.01em;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .tools details {
    display: contents;
  }
  .tools summary {
    align-self: center;
    padding: 0.25rem;
    font-size: 0.9375rem;
  }
  .tools details::details-content {
    order: 1;
    flex-basis: 100%;
  }
  .inner {
    max-width: var(--page);
    margin-inline: auto;
    padding-inline: clamp(1rem, 4vw, 2.5rem);
  }
  main {
    padding-block: 1.5rem 4rem;
  }
  header ss-files {
    margin-bottom: 0.9rem;
  }
  .done {
    position: fixed;
    inset: auto 0.75rem 0.75rem;
    z-index: 3;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4rem 1rem;
    width: fit-content;
    max-width: min(46rem, calc(100vw - 1.5rem));
    margin-inline: auto;
    padding: 0.6rem 1rem;
    border: 2px solid var(--accent);
    border-radius: 8px;
    background: var(--sheet);
    box-shadow: 0 4px 18px rgb(0 0 0 / 25%);
  }
  .done p {
    flex: 1 1 14rem;
  }
  .drop {
    position: fixed;
    inset: 0.5rem;
    z-index: 4;
    display: grid;
    place-items: center;
    border: 3px dashed var(--accent);
    border-radius: 12px;
    background: color-mix(in srgb, var(--paper) 88%, transparent);
    font: 700 1.75rem/1.2 var(--serif);
    pointer-events: none;
  }
`;
