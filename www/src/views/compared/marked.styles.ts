import { css } from 'lit';

export const styles = css`
  .row {
    max-width: 40rem;
  }
  .noted .row {
    max-width: none;
    display: grid;
    grid-template-columns: minmax(0, 40rem) minmax(14rem, 1fr);
    gap: 0 2rem;
  }
  .text {
    font: 1.125rem/1.65 var(--serif);
  }
  .text p,
  .text h3 {
    margin-bottom: 1em;
  }
  .text h3 {
    font-size: 1.2rem;
  }
  .item::before {
    content: '• ';
  }
  mark {
    background: none;
    color: var(--ink);
    text-underline-offset: 0.24em;
    text-decoration-skip-ink: none;
    padding-block: 0.1em;
  }
  mark.same {
    text-decoration: underline 2px solid var(--rule);
  }
  mark.said {
    background: var(--quote);
    text-decoration: underline 2px dotted var(--quote-line);
  }
  mark.only {
    text-decoration: underline 1px dashed var(--accent);
  }
  mark.differ {
    background: var(--mark);
    text-decoration: underline 3px double var(--mark-line);
  }
  mark.differ.long {
    background: none;
  }
  .spot {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
    border-radius: 2px;
  }
  button.number {
    min-width: 1.5rem;
    min-height: 1.5rem;
    margin-right: 0.25em;
    padding: 0 0.3em;
    border: 1px solid var(--edge);
    border-radius: 0.75rem;
    background: var(--sheet);
    color: var(--ink);
    font: 700 0.8125rem/1.35rem var(--sans);
    vertical-align: 0.1em;
    user-select: none;
  }
  .joint {
    user-select: none;
  }
  button.number.differ {
    border-color: var(--mark-line);
    background: var(--mark-line);
    color: var(--sheet);
  }
  button.number.said {
    border: 2px dotted var(--quote-line);
  }
  button.number.only {
    border: 2px dashed var(--accent);
  }
  .notes {
    font-size: 0.875rem;
    line-height: 1.4;
    padding-bottom: 0.75rem;
  }
  .notes > li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: start;
    gap: 0.25rem;
    padding: 0.15rem 0 0.15rem 0.5rem;
    border-left: 3px solid var(--rule);
    scroll-margin-block: 4rem;
  }
  .notes p {
    display: inline;
  }
  .notes .acts {
    display: inline-flex;
    margin: 0 0 0 0.35rem;
  }
  .numbers {
    display: flex;
    flex-direction: column;
    gap: 0.2rem;
  }
  .notes > li + li {
    margin-top: 0.35rem;
  }
  .notes > li.differ {
    border-left: 5px double var(--mark-line);
  }
  .notes > li.said {
    border-left-style: dotted;
    border-left-color: var(--quote-line);
  }
  .notes > li.only {
    border-left-style: dashed;
    border-left-color: var(--accent);
  }
  .notes > li:focus {
    background: var(--wash);
    outline: 2px solid var(--accent);
  }
  @media (max-width: 56rem) {
    .noted .row {
      grid-template-columns: minmax(0, 40rem);
    }
    .notes {
      max-width: 40rem;
      margin-bottom: 0.75rem;
    }
  }
  @media (forced-colors: active) {
    mark,
    mark.said,
    mark.only,
    mark.differ {
      background: Canvas;
      color: CanvasText;
    }
  }
`;
