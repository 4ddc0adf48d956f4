import { css } from 'lit';

export const styles = css`
  article {
    padding: 1.25rem clamp(1rem, 3vw, 1.5rem);
    border: 1px solid var(--rule);
    border-top: 3px solid var(--ink);
    background: var(--sheet);
  }
  h2 {
    font-size: clamp(1.25rem, 3vw, 1.6rem);
  }
  h2 a {
    color: var(--ink);
    text-decoration-color: var(--edge);
  }
  h2 a:hover {
    color: var(--accent);
  }
  .counts {
    margin-top: 0.5rem;
    font-weight: 600;
  }
  .outlets {
    margin-top: 0.15rem;
  }
  .copies {
    margin-top: 0.75rem;
    padding-left: 0.9rem;
    border-left: 3px solid var(--rule);
  }
  .copies li {
    padding-block: 0.1rem;
    overflow-wrap: anywhere;
  }
  .meta,
  article > details {
    margin-top: 0.75rem;
  }
`;
