import { css } from 'lit';

export const styles = css`
  .back {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.5rem;
  }
  .kicker {
    margin-top: 0.75rem;
    color: var(--muted);
    font-weight: 600;
  }
  h1 {
    font-size: clamp(1.5rem, 4.5vw, 2.25rem);
    letter-spacing: -0.015em;
    max-width: 50rem;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: 0.5rem 1rem;
    margin-top: 1rem;
  }
  .parts {
    margin-top: 1.75rem;
    border-bottom: 3px solid var(--ink);
  }
  .parts ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.15rem;
  }
  .parts a {
    display: block;
    padding: 0.45rem 0.55rem;
    font-size: 0.9375rem;
    border: 1px solid transparent;
    border-bottom: 0;
    border-radius: var(--radius) var(--radius) 0 0;
    text-decoration: none;
  }
  .parts a:hover {
    text-decoration: underline;
  }
  .parts a[aria-current] {
    border-color: var(--ink);
    background: var(--ink);
    color: var(--paper);
    font-weight: 600;
  }
  .n {
    font-size: 0.8125rem;
    opacity: 0.85;
  }
  .part {
    margin-top: 1rem;
    scroll-margin-top: 1rem;
  }
  @media (max-width: 48rem) {
    .parts {
      padding-bottom: 0.6rem;
    }
    .parts ul {
      gap: 0.4rem;
    }
    .parts a {
      padding: 0.25rem 0.7rem;
      border: 1px solid var(--edge);
      border-radius: 1.2rem;
    }
  }
  @media (forced-colors: active) {
    .parts a[aria-current] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
