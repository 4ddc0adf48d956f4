import { css } from 'lit';

/** What stands in a note, wherever it is shown: its heading, its sides, its buttons. */
export const noteStyles = css`
  .head {
    font-weight: 700;
  }
  .side {
    margin-top: 0.15rem;
  }
  .value {
    font-weight: 600;
  }
  .calm > .value {
    font-weight: 400;
  }
  .remark {
    color: var(--muted);
  }
  .unsure {
    border-color: var(--alert);
    color: var(--alert);
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.1rem 0.9rem;
    margin-top: 0.2rem;
  }
  .acts button.plain,
  .acts a {
    min-height: 1.5rem;
    padding: 0;
    font-size: 0.875rem;
  }
`;
