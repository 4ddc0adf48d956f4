import { css } from 'lit';

export const styles = css`
  h1 {
    margin-block: 0.75rem 0.5rem;
    font-size: clamp(1.5rem, 4vw, 2.1rem);
  }
  .steps {
    position: sticky;
    top: 0;
    z-index: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4rem 0.9rem;
    margin-top: 0.5rem;
    padding-block: 0.6rem;
    background: var(--paper);
    border-bottom: 1px solid var(--rule);
  }
  .steps button {
    min-height: 2.25rem;
    padding-block: 0.2rem;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.4rem 0.75rem;
    margin-top: 0.75rem;
    font-size: 0.9375rem;
  }
  .legend mark {
    padding: 0.1em 0.4em;
    background: var(--mark);
    color: var(--ink);
    text-decoration: underline 2px var(--mark-line);
    text-underline-offset: 0.22em;
  }
  .legend mark.quoted {
    background: var(--quote);
    text-decoration: underline 2px dotted var(--quote-line);
  }
  .legend .edit {
    border-bottom: 2px dashed var(--edge);
  }
  .legend .gap {
    color: var(--alert);
    font-weight: 700;
  }
  nav {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.5rem;
  }
  .differs {
    margin-top: 0.9rem;
    padding: 0.6rem 1rem;
    border: 1px solid var(--rule);
    background: var(--sheet);
  }
  .differs h2 {
    display: inline;
    font: 600 1rem/1.5 var(--sans);
  }
  section {
    scroll-margin-top: 4rem;
  }
  .columns section {
    display: grid;
    grid-template-rows: subgrid;
    grid-row: span 3;
    gap: 0.35rem;
  }
  .columns h2 {
    font-size: 1.25rem;
  }
  .columns h2 a {
    color: var(--ink);
    text-decoration-color: var(--edge);
  }
  .quotes {
    margin-top: 2rem;
    max-width: 46rem;
  }
  .quotes h2 {
    font-size: 1.25rem;
  }
  .quotes li {
    margin-top: 0.6rem;
    font-family: var(--serif);
    overflow-wrap: anywhere;
  }
  .quotes button {
    min-width: 1.5rem;
    font: 700 0.9375rem/1.5 var(--sans);
  }
  @media (max-width: 48rem) {
    .columns section {
      grid-template-rows: none;
      grid-row: auto;
    }
    .scroll {
      max-height: none;
    }
    .keys {
      display: none;
    }
  }
`;
