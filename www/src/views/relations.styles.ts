import { css } from 'lit';

export const styles = css`
  h1 {
    margin-block: 0.75rem 0.5rem;
    font-size: clamp(1.5rem, 4vw, 2.1rem);
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.25rem;
    margin: 0.75rem 0 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  legend {
    padding: 0;
    font-weight: 600;
  }
  fieldset label {
    display: inline-flex;
    align-items: center;
    gap: 0.4rem;
    min-height: 2rem;
    cursor: pointer;
  }
  input[type='radio'] {
    width: 1.15rem;
    height: 1.15rem;
    margin: 0;
    accent-color: var(--accent);
  }
  .pages {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
    margin-top: 0.9rem;
  }
  table {
    width: 100%;
    margin-top: 0.75rem;
    border-collapse: collapse;
    table-layout: fixed;
    background: var(--sheet);
  }
  th,
  td {
    padding: 0.55rem 0.75rem;
    border-bottom: 1px solid var(--rule);
    text-align: left;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  th {
    border-bottom: 2px solid var(--ink);
    vertical-align: bottom;
    font-weight: 600;
  }
  th:nth-child(1) {
    width: 15%;
  }
  th:nth-child(4),
  th:nth-child(5) {
    width: 11%;
  }
  th:nth-child(6) {
    width: 17%;
  }
  th button {
    min-height: 2rem;
    padding: 0.1rem 0.25rem;
    margin-left: -0.25rem;
    border-color: var(--rule);
    background: none;
    font-weight: 600;
    text-align: left;
  }
  th[aria-sort] button {
    border-color: var(--edge);
  }
  .sign {
    display: inline-block;
    width: 1em;
    color: var(--accent);
  }
  tbody tr:hover {
    background: var(--wash);
  }
  .id {
    display: block;
    color: var(--muted);
    font-size: 0.875rem;
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  .label {
    display: none;
  }
  @media (max-width: 48rem) {
    table,
    thead,
    tbody,
    tr,
    th,
    td {
      display: block;
    }
    thead tr {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.75rem;
      padding: 0.5rem 0.75rem;
      border-bottom: 2px solid var(--ink);
    }
    thead th {
      width: auto !important;
      padding: 0;
      border: 0;
    }
    th button {
      margin: 0;
    }
    tbody tr {
      padding: 0.6rem 0.75rem;
      border-bottom: 1px solid var(--rule);
    }
    td {
      padding: 0.1rem 0;
      border: 0;
    }
    td.number {
      display: inline-block;
      margin-right: 1.25rem;
    }
    .label {
      display: inline;
      color: var(--muted);
    }
  }
`;
