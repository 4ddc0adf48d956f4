import { css } from 'lit';

export const styles = css`
  dialog {
    width: min(60rem, calc(100vw - 1.5rem));
  }
  section {
    padding-block: 0.9rem;
    border-top: 1px solid var(--rule);
  }
  h3 {
    font: 600 1rem/1.5 var(--sans);
  }
  .found {
    font: 1.125rem/1.5 var(--serif);
  }
  .take {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    width: fit-content;
    min-height: 1.75rem;
  }
  .take input {
    width: 1.1rem;
    height: 1.1rem;
    accent-color: var(--accent);
  }
  .wrong {
    color: var(--alert);
    font-weight: 600;
  }
  table {
    width: 100%;
    margin-top: 0.6rem;
    border-collapse: collapse;
    table-layout: fixed;
    font-size: 0.9375rem;
  }
  th,
  td {
    padding: 0.3rem 0.75rem 0.3rem 0;
    border-bottom: 1px solid var(--rule);
    text-align: left;
    overflow-wrap: anywhere;
  }
  thead th {
    color: var(--muted);
    font-size: 0.875rem;
    font-weight: 400;
  }
  .value span {
    display: block;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .unused :is(th, .value) {
    color: var(--muted);
    font-weight: 400;
  }
  select {
    width: 100%;
    min-height: 2rem;
    padding-block: 0.1rem;
  }
  .sample li {
    padding-top: 0.2rem;
    overflow-wrap: anywhere;
  }
  @media (max-width: 40rem) {
    .value ~ .value {
      display: none;
    }
    thead .value {
      display: none;
    }
    tbody tr {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      border-bottom: 1px solid var(--rule);
    }
    tbody :is(th, td) {
      border: 0;
    }
    tbody .value {
      grid-column: 1 / -1;
      padding-top: 0;
    }
    thead tr {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }
  .buttons {
    position: sticky;
    bottom: -1.5rem;
    margin-bottom: -1.5rem;
    padding-block: 0.9rem;
    border-top: 1px solid var(--rule);
    background: var(--paper);
  }
`;
