import { css } from 'lit';

/** A table that a narrow window shows as blocks, row by row; `.named`: one of several, each with its heading. */
export const tableStyles = css`
  table {
    width: 100%;
    margin-top: 0.6rem;
    border-collapse: collapse;
    background: var(--sheet);
  }
  caption {
    padding-bottom: 0.4rem;
    color: var(--muted);
    font-size: 0.9375rem;
    text-align: left;
  }
  .named {
    margin-block: 1.25rem 0.75rem;
    table-layout: fixed;
  }
  .named caption {
    color: var(--ink);
    font: 600 1.05rem/1.4 var(--sans);
  }
  th,
  td {
    padding: 0.5rem 0.75rem;
    border-bottom: 1px solid var(--rule);
    text-align: left;
    vertical-align: top;
    overflow-wrap: break-word;
  }
  thead th {
    border-bottom: 2px solid var(--ink);
  }
  tbody th {
    font-weight: 600;
  }
  .quiet {
    color: var(--muted);
    font-size: 0.9375rem;
  }
  @media (max-width: 40rem) {
    table,
    caption,
    tbody,
    tr,
    td,
    tbody th {
      display: block;
    }
    thead {
      display: none;
    }
    tr {
      padding-block: 0.4rem;
      border-bottom: 1px solid var(--rule);
    }
    th,
    td {
      padding: 0.1rem 0.6rem;
      border: 0;
    }
  }
`;
