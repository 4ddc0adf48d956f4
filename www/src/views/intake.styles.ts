import { css } from 'lit';

export const styles = css`
  textarea {
    display: block;
    width: 100%;
    padding: 0.9rem 1rem;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--sheet);
    font: 1.125rem/1.5 var(--serif);
    resize: vertical;
  }
  textarea::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  textarea:focus {
    outline: 3px solid var(--accent);
    outline-offset: 0;
  }
  .first textarea {
    min-height: 9rem;
  }
  .more textarea {
    min-height: 3rem;
    height: 3rem;
    padding: 0.6rem 0.8rem;
    font-size: 1rem;
  }
  .more.filled textarea {
    height: 9rem;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6rem;
    margin-top: 0.9rem;
  }
  .more {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.6rem;
    align-items: start;
  }
  .more .buttons {
    margin: 0;
  }
  .more button {
    min-height: 3rem;
  }
  .takes {
    margin-top: 1rem;
  }
  @media (max-width: 44rem) {
    .more {
      grid-template-columns: minmax(0, 1fr);
    }
    .more button {
      min-height: 2.5rem;
    }
  }
`;
