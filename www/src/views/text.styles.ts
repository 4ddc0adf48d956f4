import { css } from 'lit';

export const styles = css`
  :host {
    font: 1.125rem/1.6 var(--serif);
  }
  p,
  ul,
  h3 {
    margin-bottom: 1em;
  }
  h3 {
    font-size: 1.2rem;
    margin-top: 1.5em;
  }
  ul {
    padding-left: 1.25em;
    list-style: disc;
    overflow-wrap: anywhere;
  }
  mark {
    background: var(--mark);
    color: var(--ink);
    text-decoration: underline 2px var(--mark-line);
    text-underline-offset: 0.22em;
    cursor: pointer;
    padding-block: 0.1em;
  }
  mark.quoted {
    background: var(--quote);
    text-decoration: underline 2px dotted var(--quote-line);
  }
  .edit {
    border-bottom: 2px dashed var(--edge);
  }
  .gap::before {
    content: '^';
    color: var(--alert);
    font: 800 1.1em/1 var(--sans);
    vertical-align: -0.35em;
  }
  .spot {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
    border-radius: 2px;
  }
  mark.now {
    background: var(--mark-now);
    text-decoration-thickness: 4px;
  }
  mark.quoted.now {
    background: var(--quote-now);
  }
  mark button {
    display: inline-block;
    min-width: 1.5rem;
    min-height: 1.5rem;
    margin-inline: 0.15em 0.3em;
    padding: 0 0.3em;
    border: 0;
    border-radius: 0.75rem;
    background: var(--mark-line);
    color: var(--sheet);
    font: 700 0.8125rem/1.5rem var(--sans);
    text-decoration: none;
    vertical-align: 0.08em;
    user-select: none;
  }
  mark button:hover:not(:disabled) {
    color: var(--sheet);
    filter: brightness(1.15);
  }
  mark.quoted button {
    background: var(--quote-line);
  }
  mark.now button {
    outline: 3px solid var(--ink);
    outline-offset: 1px;
  }
`;
