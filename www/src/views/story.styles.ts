import { css } from 'lit';

export const styles = css`
  h1 {
    margin-top: 0.75rem;
    font-size: clamp(1.6rem, 5vw, 2.5rem);
    letter-spacing: -0.015em;
    max-width: 50rem;
  }
  h2 {
    margin-top: 2.25rem;
    padding-top: 0.6rem;
    border-top: 3px solid var(--ink);
    font-size: 1.35rem;
  }
  .counts {
    margin-top: 0.75rem;
    font-weight: 600;
  }
  .open {
    margin-top: 0.75rem;
  }
  .why {
    margin-top: 0.75rem;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.6rem 1rem;
    margin-top: 0.9rem;
  }
  .all {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    min-height: 2.5rem;
  }
  input[type='checkbox'] {
    width: 1.25rem;
    height: 1.25rem;
    margin: 0;
    accent-color: var(--accent);
  }
  .articles {
    margin-top: 0.75rem;
  }
  .articles > li {
    display: grid;
    grid-template-columns: 1.5rem minmax(0, 1fr);
    gap: 0.25rem 0.75rem;
    padding-block: 0.9rem;
    border-top: 1px solid var(--rule);
  }
  .articles > li > input {
    margin-top: 0.2rem;
  }
  .articles > .copy {
    margin-left: clamp(0.75rem, 4vw, 2.5rem);
    padding-left: 0.75rem;
    border-top-style: dashed;
    border-left: 3px solid var(--rule);
  }
  h3 {
    font-size: 1.15rem;
  }
  h3 a {
    color: var(--ink);
    text-decoration-color: var(--edge);
  }
  .compare {
    font-size: 0.9375rem;
  }
  .group {
    margin-top: 0.75rem;
  }
  .shared p::first-letter {
    text-transform: uppercase;
  }
  .shared li {
    padding-block: 0.6rem;
    border-bottom: 1px solid var(--rule);
    max-width: 50rem;
  }
`;
