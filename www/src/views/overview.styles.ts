import { css } from 'lit';

export const styles = css`
  h1 {
    margin-top: 1.75rem;
    font-size: clamp(1.5rem, 4vw, 2.1rem);
    letter-spacing: -0.01em;
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.5rem;
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
`;
