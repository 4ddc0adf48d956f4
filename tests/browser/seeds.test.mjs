// Five real articles, where they are: one story, no copy, three headlines.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { visit } from './desk.mjs';

const corpora = process.env.SAMESTORY_CORPORA;

if (!corpora) {
  test('five real articles', { skip: 'SAMESTORY_CORPORA is not set' }, () => {});
} else {
  visit('five real articles are one story without a copy, and three of them have a headline', async (visit) => {
    const { page } = visit;
    const folder = join(corpora, 'seeds');
    await visit.drop(readdirSync(folder).filter((name) => name.endsWith('.txt')).map((name) => join(folder, name)));
    assert.equal(await visit.result(), '5 articles · 1 story');
    assert.match(await visit.cards.first().locator('.counts').innerText(), /5 texts/);
    const report = await visit.savedReport();
    assert.equal(report.articles.filter((a) => a.title !== null).length, 3);
    assert.ok(report.articles.some((a) => a.dateline));
    await visit.press(visit.cards.first().locator('h2 a'));
    await visit.audit();
  });
}
