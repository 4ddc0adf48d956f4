// What every view shares: type, links, buttons, tags, focus.

import { css } from 'lit';

export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    display: block;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3 {
    font-family: var(--serif);
    line-height: 1.2;
    margin: 0;
    font-weight: 700;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  ul,
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  a {
    color: var(--accent);
    text-underline-offset: 0.15em;
    text-decoration-thickness: 1px;
  }
  a:hover {
    text-decoration-thickness: 2px;
  }
  .meta {
    color: var(--muted);
    font-size: 0.9375rem;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
    border-radius: 2px;
  }
  [tabindex='-1']:focus-visible {
    outline: none;
  }
  button,
  input,
  textarea {
    font: inherit;
    color: inherit;
  }
  button,
  .button {
    display: inline-block;
    min-height: 2.5rem;
    padding: 0.4rem 0.9rem;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--sheet);
    color: var(--ink);
    text-decoration: none;
    cursor: pointer;
  }
  button:hover:not(:disabled) {
    border-color: var(--accent);
    color: var(--accent);
  }
  button:disabled {
    opacity: 0.6;
    cursor: default;
  }
  button.primary {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
  }
  button.primary:hover:not(:disabled) {
    color: var(--on-accent);
    filter: brightness(1.1);
  }
  button.small {
    min-height: 2.25rem;
    padding: 0.25rem 0.75rem;
    font-size: 0.9375rem;
  }
  button.plain {
    min-height: 1.5rem;
    padding: 0 0.15rem;
    border: 0;
    background: none;
    color: var(--accent);
    text-decoration: underline;
    text-underline-offset: 0.15em;
    text-decoration-thickness: 1px;
  }
  details > summary {
    cursor: pointer;
    color: var(--accent);
    width: fit-content;
    min-height: 1.5rem;
  }
  .tag {
    display: inline-block;
    padding-inline: 0.5rem;
    border: 1px solid var(--edge);
    border-radius: 1rem;
    color: var(--ink);
    font: 0.8125rem/1.4rem var(--sans);
  }
  .tags {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.4rem;
    vertical-align: 0.1em;
  }
  .headline {
    font-family: var(--serif);
  }
  .untitled {
    font-family: var(--sans);
    font-size: 0.9375em;
    font-style: italic;
    font-weight: 400;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
