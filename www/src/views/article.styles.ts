import { css } from 'lit';

export const styles = css`
  :host {
    max-width: var(--column);
    margin-inline: auto;
  }
  nav {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.5rem;
    overflow-wrap: anywhere;
  }
  h1 {
    margin-top: 1.25rem;
    font-size: clamp(1.75rem, 5vw, 2.6rem);
    letter-spacing: -0.015em;
  }
  .standfirst {
    margin-top: 0.75rem;
    font: 1.25rem/1.45 var(--serif);
    color: var(--muted);
  }
  .facts {
    margin-block: 1rem 1.5rem;
    padding-block: 0.75rem;
    border-block: 1px solid var(--rule);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
    margin-top: 0.5rem;
  }
  ss-notices {
    margin-bottom: 1.25rem;
  }
  .note {
    margin-bottom: 1rem;
  }
  section {
    margin-top: 2rem;
  }
  section h2 {
    font-size: 1.2rem;
  }
  section li {
    padding-block: 0.35rem;
    overflow-wrap: anywhere;
  }
  section li a {
    margin-right: 0.5rem;
  }
`;
