// Saves a comparison: as JSON as the module gives it, as Markdown, and as a page to print or send.

import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Article, Comparison, Story } from 'samestory';
import { documentOf } from '../../compared/document';
import { asMarkdown } from '../../compared/markdown';
import { asPage } from '../../compared/print';
import { words } from '../../strings/en';
import { base } from '../../styles/base.styles';
import type { Room } from './finding';

const KINDS = ['html', 'md', 'json'] as const;
type Kind = (typeof KINDS)[number];
const TYPES: Record<Kind, string> = { html: 'text/html', md: 'text/markdown', json: 'application/json' };

@customElement('ss-save')
export class Save extends LitElement {
  static override styles = [
    base,
    css`
      summary {
        padding-block: 0.4rem;
      }
      div {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        margin-top: 0.4rem;
      }
    `,
  ];

  @property({ attribute: false }) room!: Room;
  @property({ attribute: false }) story!: Story;

  override render() {
    const { act } = words.compared;
    return html`<details>
      <summary>${act.save}</summary>
      <div>${KINDS.map((kind) => html`<button class="small" @click=${() => this.#save(kind)}>${act.saves[kind]}</button>`)}</div>
    </details>`;
  }

  async #save(kind: Kind): Promise<void> {
    const { room, story } = this;
    const { accounts } = room.context.comparison;
    const articles = await Promise.all(accounts.map(({ article }) => room.desk.article(article)));
    const content = contentOf(kind, room, story, articles.flatMap((article) => article ?? []));
    await room.desk.exports.own(new Blob([content], { type: TYPES[kind] }), `compared-${fileName(story.label)}.${kind}`);
  }
}

function contentOf(kind: Kind, { context, findings }: Room, story: Story, articles: Article[]): string {
  if (kind === 'json') return asJson(context.comparison, story, articles);
  const document = documentOf(context, findings, story, articles);
  return kind === 'md' ? asMarkdown(document) : asPage(document);
}

/** The comparison as the module gives it, with what its ids and offsets stand for. */
function asJson(comparison: Comparison, { label }: Story, articles: Article[]): string {
  const about = articles.map(({ id, title, source, published, url, language, text }) => ({ id, title, source, published, url, language, text }));
  return `${JSON.stringify({ label, articles: about, ...comparison }, null, 2)}\n`;
}

/** A headline as the name of a file. */
function fileName(label: string): string {
  const plain = label.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  return plain.slice(0, 48).replace(/^-|-[^-]{0,3}$|-$/g, '') || 'story';
}
