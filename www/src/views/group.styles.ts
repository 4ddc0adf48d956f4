import { css } from 'lit';

export const styles = css`
  .facts {
    margin-top: 0.35rem;
    max-width: 50rem;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4rem 1.25rem;
    margin-top: 0.75rem;
    font-size: 0.9375rem;
  }
  .legend span {
    display: inline-flex;
    align-items: center;
    gap: 0.45rem;
  }
  .legend svg {
    width: 2.25rem;
    height: 1rem;
  }
  svg {
    display: block;
    overflow: visible;
  }
  .defs {
    position: absolute;
    width: 0;
    height: 0;
  }
  .base {
    fill: var(--mark);
  }
  .stroke {
    stroke: var(--mark-line);
  }
  .quoted-base {
    fill: var(--quote);
  }
  .dot {
    fill: var(--quote-line);
  }
  .own {
    fill: var(--sheet);
  }
  rect {
    stroke: var(--edge);
    stroke-width: 1;
  }
  rect.plain {
    stroke: none;
  }
  .bar {
    margin-top: 0.4rem;
    width: 100%;
    height: 1.5rem;
  }
  .bar rect {
    cursor: pointer;
  }
  .bar rect:hover {
    stroke: var(--accent);
    stroke-width: 2.5;
  }
  .bar.whole rect {
    cursor: default;
  }
  .members > li {
    padding-block: 0.8rem;
    border-top: 1px solid var(--rule);
  }
  .members {
    margin-top: 0.75rem;
  }
  .outlet {
    margin-right: 0.5rem;
    font-weight: 600;
  }
  .name time {
    margin-left: 0.5rem;
    color: var(--muted);
    font-size: 0.9375rem;
  }
  .name a {
    font-size: 1.0625rem;
    color: var(--ink);
    text-decoration-color: var(--edge);
    overflow-wrap: anywhere;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 1.25rem;
    font-size: 0.9375rem;
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    margin-top: 0.5rem;
    border-collapse: collapse;
    font-size: 0.9375rem;
  }
  th,
  td {
    padding: 0.3rem 1rem 0.3rem 0;
    border-bottom: 1px solid var(--rule);
    text-align: left;
    vertical-align: top;
  }
  td.number {
    text-align: right;
    font-variant-numeric: tabular-nums;
  }
  .more {
    margin-top: 0.75rem;
  }
  @media (forced-colors: active) {
    .base,
    .quoted-base,
    .own {
      fill: Canvas;
    }
    .stroke {
      stroke: CanvasText;
    }
    .dot {
      fill: CanvasText;
    }
    rect {
      stroke: CanvasText;
    }
  }
`;
