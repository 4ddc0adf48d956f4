// When a story's articles were published: a mark for each time, on the same line from the pile's first to its last day.

import { css, html, nothing } from 'lit';
import type { Story } from 'samestory';
import { span } from '../format';
import type { Index } from '../lookup';
import { words } from '../strings/en';
import { marksOf, type Axis } from '../timeline';

const LENGTH = 240;

export const times = (index: Index, story: Story, axis: Axis | null) => {
  const marks = axis ? marksOf(index, story, axis) : [];
  if (!axis || marks.length === 0) return nothing;
  const when = story.from && story.to ? span(story.from, story.to) : '';
  return html`<div class="times">
    <span aria-hidden="true">${axis.first}</span>
    <svg viewBox="0 0 ${LENGTH} 16" preserveAspectRatio="none" role="img" aria-label=${words.stories.times(story.articles.length, when, axis.first, axis.last)}>
      <path class="axis" d="M0 8H${LENGTH}" />
      <path class="marks" d=${marks.map((mark) => `M${(mark * LENGTH).toFixed(1)} 1v14`).join('')} />
    </svg>
    <span aria-hidden="true">${axis.last}</span>
  </div>`;
};

export const timesStyles = css`
  .times {
    display: grid;
    grid-template-columns: auto minmax(3rem, 1fr) auto;
    align-items: center;
    gap: 0.5rem;
    max-width: 34rem;
    margin-top: 0.5rem;
    color: var(--muted);
    font-size: 0.8125rem;
    white-space: nowrap;
  }
  .times svg {
    width: 100%;
    height: 1rem;
    overflow: visible;
  }
  .times path {
    fill: none;
    vector-effect: non-scaling-stroke;
  }
  .times .axis {
    stroke: var(--rule);
    stroke-width: 1px;
  }
  .times .marks {
    stroke: var(--accent);
    stroke-width: 3px;
  }
  @media (forced-colors: active) {
    .times .axis,
    .times .marks {
      stroke: CanvasText;
    }
  }
`;
