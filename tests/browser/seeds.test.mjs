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

    // Compared: what five minutes of reading would not show, in a minute, and without a line to scroll for.
    await visit.press(visit.link(/^Compare ?: /));
    await page.getByText('5 articles, no copies.').waitFor();
    await page.getByText('Outlets and times unknown').waitFor();
    const findings = await page.locator('ss-top ol > li').allInnerTexts();
    assert.ok(findings.length <= 5);
    assert.match(findings[0], /^They differ: length of \S+ visit\s+3 days: 000, 002\. 4 days: 001 \(from April 16 to 19\), 003 \(until Wednesday\), 004\./);
    assert.match(findings[1], /^Said and denied: .*\s+Willing: .*002.* Denied: .*\(003\)\. Will not: .*\(004\)\./s);
    assert.match(findings[2], /^Same statement: Li.*, [45] versions\s+The fullest version: /s);
    const { bottom } = await page.locator('ss-top').evaluate((top) => top.getBoundingClientRect());
    assert.ok(bottom < 1000, `the findings end at ${Math.round(bottom)} px`);
    await visit.audit();
  });
}
