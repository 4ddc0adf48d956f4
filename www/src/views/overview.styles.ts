import { css } from 'lit';

export const styles = css`
  h1 {
    margin-top: 1.75rem;
    font-size: clamp(1.5rem, 4vw, 2.1rem);
    letter-spacing: -0.01em;
  }
  .pairs {
    margin-top: 0.5rem;
  }
  ss-notices,
  ss-drop,
  .strictness {
    margin-top: 0.9rem;
  }
  ss-settings {
    margin-top: 0.75rem;
  }
  .none {
    margin-top: 1.25rem;
    font: 1.2rem/1.5 var(--serif);
  }
  .cards {
    display: grid;
    gap: 1.25rem;
    margin-top: 1.25rem;
  }
  .more {
    margin-top: 1.25rem;
  }
  .alone {
    margin-top: 2.5rem;
    padding-top: 1rem;
    border-top: 1px solid var(--rule);
  }
  .alone h2 {
    font: 600 1rem/1.4 var(--sans);
    color: var(--muted);
    margin-bottom: 0.5rem;
  }
  .alone li {
    padding-block: 0.3rem;
    overflow-wrap: anywhere;
  }
  .alone a {
    font-size: 1.0625rem;
    margin-right: 0.5rem;
  }
`;
