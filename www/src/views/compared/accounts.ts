// Who takes part: how many articles, what is not known of them, what is left out for it, and what each is marked as.

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Account, Role } from 'samestory';
import { limitsOf } from '../../compared/context';
import { mark, unmark } from '../../corrections';
import { time } from '../../format';
import { href } from '../../route';
import { words } from '../../strings/en';
import { base } from '../../styles/base.styles';
import { headline } from '../details';
import { labels } from '../labels';
import type { Room } from './finding';

const ROLES: Role[] = ['ours', 'document'];

@customElement('ss-accounts')
export class Accounts extends LitElement {
  static override styles = [
    base,
    css`
      .counts {
        margin-top: 0.6rem;
        font-weight: 600;
      }
      .missing {
        font-weight: 400;
      }
      details {
        margin-top: 0.4rem;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: start;
        gap: 0.25rem 1.5rem;
        padding-block: 0.6rem;
        border-top: 1px solid var(--rule);
      }
      .name {
        font-weight: 600;
      }
      li .copy {
        color: var(--muted);
      }
      .how {
        max-width: 46rem;
        margin-block: 0.4rem;
      }
      .roles {
        display: flex;
        flex-wrap: wrap;
        gap: 0.4rem;
      }
      .roles [aria-pressed='true'] {
        border: 2px solid var(--ink);
        font-weight: 600;
      }
      .roles [aria-pressed='true']::before {
        content: '✓ ';
      }
      @media (max-width: 40rem) {
        li {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) room!: Room;

  override render() {
    const { context, desk } = this.room;
    const { index, comparison } = context;
    const { accounts: say } = words.compared;
    const { accounts } = comparison;
    const copies = accounts.filter(({ copyOf }) => copyOf).length;
    const articles = accounts.map(({ article }) => index.article(article));
    const lacking = articles.filter(({ source, published }) => !source || !published);
    const without = (field: 'source' | 'published') => articles.filter((article) => !article[field]).length;
    return html`
      <p class="counts">
        ${say.counts(accounts.length, copies)}
        ${lacking.length
          ? html`<span class="missing">${say.missing(without('source'), without('published'), articles.length)}
              <button class="plain" aria-label=${say.addLabel} @click=${() => desk.edit(lacking.map(({ id }) => id), without('source') ? 'source' : 'published')}>${say.add}</button></span>`
          : nothing}
      </p>
      ${accounts.map((account) => this.#marked(account))} ${limitsOf(context).map((sentence) => html`<p class="meta">${sentence}</p>`)}
      <details>
        <summary>${say.list}</summary>
        <p class="how meta">${say.how}</p>
        <ul>${accounts.map((account) => this.#account(account))}</ul>
      </details>
    `;
  }

  /** What was marked is told, and can be taken back, without opening the list. */
  #marked({ article, role }: Account) {
    const { context, desk } = this.room;
    const { accounts: say, act } = words.compared;
    if (!role) return nothing;
    const name = context.label(article);
    const marked = say.marked(role, name);
    return html`<p>
      ${marked}
      <button class="plain" @click=${() => desk.correct(unmark(context.index, article, name))}>${act.takeBack}<span class="unseen">${act.takeBackOf(marked)}</span></button>
    </p>`;
  }

  #account({ article: id, role, copyOf }: Account) {
    const { context, desk } = this.room;
    const { accounts: say } = words.compared;
    const article = context.index.article(id);
    const name = context.label(id);
    return html`<li>
      <div>
        <span class="name">${name}</span>${copyOf ? html` <span class="copy">${say.copyOf(context.label(copyOf))}</span>` : nothing}<br />
        ${headline(article, href({ view: 'compare', id: context.comparison.story, part: 'read', of: id }))}
        <span class="meta">${[...(article.source ? [] : [words.article.noOutlet]), article.published ? time(article.published) : words.article.noTime].join(' · ')}</span> ${labels(article)}
      </div>
      <div class="roles" role="group" aria-label=${say.role(name)}>
        ${ROLES.map((one) => html`<button class="small" aria-pressed=${one === role ? 'true' : 'false'} @click=${() => desk.correct(one === role ? unmark(context.index, id, name) : mark(id, name, one))}>${say.roles[one]}</button>`)}
      </div>
    </li>`;
  }
}
