// Which of the accounts is looked at: a row of links where there are few, a list to choose from where there are many.

import { css, html, nothing } from 'lit';
import type { Context } from '../../compared/context';
import { words } from '../../strings/en';
import { field } from '../../styles/dialog.styles';

/** So many names can be taken in at a glance. */
const FEW = 8;

export const chooser = (context: Context, label: string, now: string, to: (id: string) => string) => {
  const { accounts } = context.comparison;
  if (accounts.length > FEW) return picker(context, label, now, (id) => location.replace(to(id)));
  return html`<nav class="chooser" aria-label=${label}>
    ${[...accounts].sort((x, y) => Number(!!x.copyOf) - Number(!!y.copyOf)).map(
      ({ article, copyOf }) =>
        html`<a href=${to(article)} aria-current=${article === now ? 'true' : nothing}>${context.label(article)}${copyOf ? html`<span class="copy"> ${words.compared.accounts.copyOf(context.label(copyOf))}</span>` : nothing}</a>`,
    )}
  </nav>`;
};

export const picker = (context: Context, label: string, now: string, choose: (id: string) => void, isOff: (id: string) => boolean = () => false) => html`<label class="picker">
  <span>${label}</span>
  <select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
    ${context.comparison.accounts.map(({ article }) => html`<option value=${article} .selected=${article === now} ?disabled=${isOff(article)}>${context.label(article)}</option>`)}
  </select>
</label>`;

export const chooserStyles = css`
  ${field}
  .chooser {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4rem;
  }
  .chooser a {
    padding: 0.2rem 0.8rem;
    border: 1px solid var(--edge);
    border-radius: 1.2rem;
    background: var(--sheet);
    text-decoration: none;
    overflow-wrap: anywhere;
  }
  .chooser a[aria-current] {
    border: 2px solid var(--ink);
    color: var(--ink);
    font-weight: 600;
  }
  .copy {
    color: var(--muted);
    font-size: 0.875rem;
  }
  .picker {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.6rem;
    font-weight: 600;
  }
  .picker select {
    width: auto;
    min-height: 2.25rem;
    margin: 0;
    padding-block: 0.2rem;
    font-weight: 400;
  }
`;
