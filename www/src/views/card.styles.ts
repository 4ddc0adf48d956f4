import { css } from 'lit';

export const styles = css`
  article {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
    gap: 0.75rem 2.5rem;
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
    margin-top: 0.6rem;
    font-weight: 600;
  }
  .meta {
    margin-top: 0.35rem;
  }
  .texts > li {
    padding-block: 0.4rem;
    overflow-wrap: anywhere;
  }
  .texts > li + li {
    border-top: 1px solid var(--rule);
  }
  .texts > li:first-child {
    padding-top: 0;
  }
  .origin {
    display: block;
    font-size: 0.875rem;
    font-weight: 600;
    color: var(--muted);
  }
  .texts > li > a {
    font-size: 1.0625rem;
    color: var(--ink);
    text-decoration-color: var(--edge);
  }
  .copies {
    margin-top: 0.3rem;
    padding-left: 0.75rem;
    border-left: 3px solid var(--rule);
    font-size: 0.9375rem;
  }
  .copies li {
    padding-block: 0.1rem;
  }
  .foot {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25rem 1.5rem;
  }
  .foot .button {
    min-height: 2.25rem;
    padding: 0.25rem 0.9rem;
  }
  .foot > [open] {
    flex-basis: 100%;
  }
  :host([short]) article {
    gap: 0.25rem 2.5rem;
    padding-block: 0.8rem;
    border-top-width: 2px;
  }
  :host([short]) h2 {
    font-size: 1.15rem;
  }
  :host([short]) .counts {
    margin-top: 0.25rem;
    font-size: 0.9375rem;
  }
  .outlets {
    font-size: 0.9375rem;
  }
  h2,
  .texts > li {
    position: relative;
  }
  .grip {
    position: absolute;
    left: -1.3rem;
    display: none;
    width: 1.05rem;
    height: 1.2em;
    background: radial-gradient(circle, var(--edge) 1.4px, transparent 1.7px) 0 0 / 0.35rem 0.35rem;
    opacity: 0.35;
    forced-color-adjust: none;
    cursor: grab;
  }
  h2:hover > .grip,
  li:hover > .grip {
    opacity: 1;
  }
  @media (hover: hover) and (pointer: fine) {
    .grip {
      display: inline-block;
    }
  }
  article {
    position: relative;
  }
  .over {
    outline: 3px dashed var(--accent);
    outline-offset: -3px;
  }
  .take {
    position: absolute;
    right: 0.75rem;
    top: 0.75rem;
    padding: 0.3rem 0.8rem;
    border-radius: var(--radius);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
    pointer-events: none;
  }
  @media (max-width: 48rem) {
    article {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
