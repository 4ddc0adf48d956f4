import { css } from 'lit';

/** Two texts beside each other, each of which scrolls by itself; a narrow window has them below each other. */
export const twoTexts = css`
  .columns {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 1.25rem 1.75rem;
    margin-top: 0.9rem;
  }
  .columns section {
    min-width: 0;
  }
  .scroll {
    margin-top: 0.5rem;
    padding: 1rem 1.25rem;
    border: 1px solid var(--rule);
    background: var(--sheet);
    max-height: max(20rem, 100vh - 9rem);
    overflow-y: auto;
  }
  @media (max-width: 48rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    .scroll {
      padding: 0.9rem 1rem;
    }
  }
`;
