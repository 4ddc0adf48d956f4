// From the example to two texts side by side: the main job, as a person does it.

import assert from 'node:assert/strict';
import { journey, visit } from './desk.mjs';

/** The example takes this long at most after the page has loaded, in milliseconds. */
const TARGET_MS = 200;
/** Other work on the machine may slow a run down by this much. */
const NOISE = 3;

journey('the example shows three stories and says why each is one', async (visit) => {
  const { page } = visit;
  await visit.press(visit.button('Try an example'));
  assert.match(await visit.result(), /^14 articles · 3 stories · \d copies folded$/);
  assert.equal(await visit.cards.count(), 3);
  await visit.audit();

  const card = visit.cards.filter({ has: page.locator('.copies') }).first();
  assert.match(await card.locator('.counts').innerText(), /^\d texts, \d outlets \+ \d copies · .* 2031$/);
  const reasons = await visit.page.locator('ss-card .copies').allInnerTexts();
  assert.match(reasons.join('\n'), /same text/);

  await visit.press(card.locator('details.why > summary'));
  await card.locator('ss-why li').first().waitFor();
  const why = (await card.locator('ss-why p, ss-why li').allInnerTexts()).join('\n');
  assert.match(why, /Average match of these \d texts: .*\d+%\. Texts are joined from 50%\./);
  assert.match(why, /‘.+’ \(.+\) matches ‘.+’ \(.+\): .*\d+%\./);
  assert.match(why, /‘.+’ \(.+\) stands for \d folded texts?: /);
  assert.match(why, /Both name |Same numbers?: |Words in both: /);
  await visit.audit();
  assert.equal(await page.getByText(/plagiari|stolen|theft/i).count(), 0);
});

journey('a story opens, two of its articles open side by side, and what they share is marked in both', async (visit) => {
  const { page } = visit;
  await visit.press(visit.button('Try an example'));
  await visit.result();
  const copy = page.locator('ss-card', { has: page.locator('.copies') }).first();
  const label = await copy.locator('h2').innerText();
  await visit.press(copy.locator('h2 a'));
  await visit.arrive(label);
  assert.equal(await focused(page), label, 'the focus is on the heading of the new view');
  await page.locator('ss-story .shared, ss-story .copy').first().waitFor();
  await visit.audit();

  const boxes = page.locator('ss-story .articles input');
  await visit.tick(boxes.nth(0));
  await visit.tick(page.locator('ss-story .copy input').first());
  await visit.press(visit.button('Compare side by side'));
  await page.locator('ss-text mark').first().waitFor();
  await visit.audit();
  assertAlike(await visit.marks());

  // Next and previous, by the buttons and by their keys.
  const position = page.locator('ss-pair .steps [role=status]');
  await visit.press(visit.button('Next'));
  assert.match(await position.innerText(), /^(Passage|Quote) 1 of \d+$/);
  assert.equal(await page.locator('ss-text mark.now').count() >= 2, true, 'marked in both');
  const many = Number((await position.innerText()).split(' ').at(-1));
  if (many > 1) {
    await page.keyboard.press('n');
    assert.match(await position.innerText(), / 2 of /);
    await page.keyboard.press('p');
    assert.match(await position.innerText(), / 1 of /);
  }

  // Enter on a number crosses over to the same number in the other text, and back.
  await visit.press(page.locator('#left button[data-n="1"]'));
  assert.equal(await page.locator('#right button[data-n="1"]').evaluate(isFocused), true);
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('#left button[data-n="1"]').evaluate(isFocused), true);

  await page.goBack();
  await visit.arrive(label);
  await page.goBack();
  assert.match(await visit.result(), /3 stories/);
  assert.equal(await focused(page), label, 'the overview goes on where it was left');
});

journey('an article shows its details, its text, and every line that was cut with the reason', async (visit) => {
  const { page } = visit;
  await visit.press(visit.button('Try an example'));
  await visit.result();
  await visit.press(page.locator('ss-card .texts > li > a').first());
  await page.locator('ss-blocks p').first().waitFor();
  const folds = page.locator('ss-article .cut > summary');
  const lines = page.locator('ss-article .cut li');
  let announced = 0;
  for (const fold of await folds.all()) {
    await visit.press(fold);
    announced += Number((await fold.innerText()).match(/^(\d+) lines? cut: /)[1]);
  }
  assert.equal(await lines.count(), announced);
  for (const reason of await lines.locator('.reason').allInnerTexts()) assert.ok(reason.length > 3);
  await visit.audit();
});

visit('every pair of the example that shares wording is marked where the report says', async (visit) => {
  const { page } = visit;
  await visit.press(visit.button('Try an example'));
  await visit.result();
  const report = await visit.savedReport();
  const pairs = report.relations.filter((r) => r.passages.length);
  assert.ok(pairs.length > 3);
  for (const relation of pairs) {
    const texts = new Map(report.articles.map((a) => [a.id, a.text]));
    await page.evaluate((hash) => (location.hash = hash), `#/pair/${encodeURIComponent(relation.b)}/${encodeURIComponent(relation.a)}`);
    await page.locator('#left mark').first().waitFor();
    await page.waitForFunction((b) => document.querySelector('samestory-page').shadowRoot.querySelector('ss-pair')?.a === b, relation.b);
    const marks = await visit.marks();
    const inOrder = [...relation.passages].sort((x, y) => x.b[0] - y.b[0]);
    const pair = `${relation.b} and ${relation.a}`;
    assert.deepEqual(marks.left.map((m) => m.whole), inOrder.map((p) => shown(texts.get(relation.b).slice(...p.b))), pair);
    assert.deepEqual(marks.right.map((m) => m.whole), inOrder.map((p) => shown(texts.get(relation.a).slice(...p.a))), pair);
    assertAlike(marks);
  }
});

visit('the example is analysed in a blink', async ({ page }, t) => {
  const ms = await page.evaluate(async () => {
    const shadow = document.querySelector('samestory-page').shadowRoot;
    const button = [...shadow.querySelector('ss-start').shadowRoot.querySelector('ss-intake').shadowRoot.querySelectorAll('button')].at(-1);
    const began = performance.now();
    button.click();
    while (!shadow.querySelector('ss-overview')?.shadowRoot.querySelector('ss-stories')?.shadowRoot.querySelector('ss-card')) {
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    return performance.now() - began;
  });
  t.diagnostic(`from the click to the cards: ${Math.round(ms)} ms (target ${TARGET_MS} ms)`);
  assert.ok(ms < TARGET_MS * NOISE, `${ms} ms`);
});

/** Both sides of each highlight read the same, but for case, spaces and marks. */
function assertAlike({ left, right }) {
  assert.ok(left.length > 0);
  assert.equal(left.length, right.length);
  left.forEach(({ shared }, i) => assert.equal(plain(shared), plain(right[i].shared)));
}

const plain = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** A stretch of text as paragraphs show it: the blank lines between them are not text. */
const shown = (text) => text.replaceAll('\n\n', '');

const isFocused = (element) => element.getRootNode().activeElement === element;

function focused(page) {
  return page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.innerText;
  });
}
