// A large pile does not freeze the page and can be cancelled; the network may go; the worker may die.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { file, sample, TRAP, visit } from './desk.mjs';

const PLACES = ['Ostrey', 'Kesby', 'Lorren', 'Tollgate', 'Marwick', 'Senby', 'Quorn', 'Velden'];
const MATTERS = ['harbour', 'school', 'bridge', 'budget', 'hospital', 'tram', 'library', 'theatre', 'market', 'stadium'];

const folder = mkdtempSync(join(tmpdir(), 'samestory-'));
after(() => rmSync(folder, { recursive: true }));

/** A file on the disk with made-up articles, in about as many stories as there are places and matters. */
function pile(n) {
  const lines = [];
  for (let i = 0; i < n; i++) {
    const [place, matter] = [PLACES[i % PLACES.length], MATTERS[Math.floor(i / 7) % MATTERS.length]];
    const sentences = Array.from({ length: 12 }, (_, k) => `In ${place} the ${matter} committee heard witness ${(i * 31 + k * 17) % 997} on point ${k} of plan ${i % 53}, and voted ${(i + k) % 11} to ${(i * k) % 7}.`);
    lines.push(JSON.stringify({ id: `a${i}`, title: `${place} ${matter} plan ${i}`, text: sentences.join(' ') }));
  }
  const path = join(folder, `pile-${n}.jsonl`);
  writeFileSync(path, lines.join('\n'));
  return path;
}

visit('while a large pile is analysed the page answers, and it can be cancelled', async (visit, t) => {
  const { page } = visit;
  await visit.press(visit.button('Try an example'));
  const before = await visit.result();
  await visit.watchPauses();
  await visit.chooseFiles([pile(3000)]);
  await page.locator('ss-progress').waitFor();
  assert.match(await page.locator('ss-progress p').innerText(), /(Reading|Finding|Looking|Comparing|Grouping)/);
  await visit.press(visit.button('Cancel'));
  await page.getByText('Cancelled. Nothing was changed.').waitFor({ state: 'attached' });
  assert.equal(await page.locator('ss-progress').count(), 0);
  assert.equal(await visit.result(), before);
  const longest = await page.evaluate(() => longest);
  t.diagnostic(`longest the page was busy: ${Math.round(longest)} ms`);
  assert.ok(longest < 500, `${longest} ms`);
  // What was there still works.
  assert.equal((await visit.savedReport()).articles.length, 14);
});

visit('cancelled before there was anything, the first screen is back', async (visit) => {
  await visit.chooseFiles([pile(3000)]);
  await visit.page.locator('ss-progress').waitFor();
  await visit.audit();
  await visit.press(visit.button('Cancel'));
  await visit.button('Try an example').waitFor();
  await visit.press(visit.button('Try an example'));
  assert.match(await visit.result(), /^14 articles · 3 stories/);
});

visit('a large folder has a line for each file while it works, and one line when it is done', async (visit) => {
  const { page } = visit;
  const many = mkdtempSync(join(folder, 'many-'));
  for (let i = 0; i < 1200; i++) {
    const name = `piece-${String(i).padStart(4, '0')}.html`;
    writeFileSync(join(many, name), `<!doctype html><title>Piece ${i}</title><h1>Piece ${i}</h1><p>In ${PLACES[i % 8]} the ${MATTERS[i % 10]} committee heard witness ${i * 31} and voted ${i} to ${i * 7}.</p>`);
  }
  await visit.drop([many]);
  const lines = page.locator('ss-files li');
  await lines.first().waitFor();
  await page.locator('ss-files li', { hasText: '1 article' }).first().waitFor();
  assert.equal(await lines.first().getAttribute('aria-setsize'), '1200');
  assert.ok((await lines.count()) < 60, 'only the lines in view are in the page');
  assert.match(await visit.result(), /^1,200 articles/);
  await visit.press(page.getByText('1,200 files: 1,200 articles'));
  await page.getByRole('group', { name: 'Files' }).focus();
  await page.keyboard.press('End');
  await page.locator('ss-files li', { hasText: 'piece-1199.html' }).waitFor();
  await visit.audit();
});

visit('with the network cut after load everything still works', async (visit) => {
  await visit.context.setOffline(true);
  await visit.press(visit.button('Try an example'));
  assert.match(await visit.result(), /^14 articles · 3 stories/);
  await visit.press(visit.cards.first().locator('h2 a'));
  await visit.press(visit.link(/Compare with the lead/).first());
  await visit.page.locator('ss-text').first().waitFor();
  await visit.savedReport();
  await visit.press(visit.button('Start over'));
  await visit.press(visit.page.getByRole('dialog').getByRole('button', { name: 'Start over' }));
  await visit.chooseFiles([file('a.txt', sample('capital-wire-strike-brief.txt'))]);
  assert.match(await visit.result(), /^1 article/);
});

visit(
  'a file that makes the worker die is set aside, and all others go on, with the network cut',
  async (visit) => {
    const { page } = visit;
    await visit.context.setOffline(true);
    const files = Array.from({ length: 9 }, (_, i) => file(`piece-${i}.txt`, `Piece ${i} from Ostrey\n\nThe council of Ostrey approved plan ${i} on Monday, Mayor Ines Calvado said after ${i + 2} hours.\n`));
    files.splice(5, 0, file('☠.txt', 'A file like any other.\n'));
    await visit.chooseFiles(files);
    assert.match(await visit.result(), /^9 articles/);
    assert.match(await page.locator('ss-notices li').innerText(), /☠\.txt: The analysis stopped on this one, so it was set aside/);
    await visit.chooseFiles([file('later.txt', 'A later piece\n\nIt was raining in Kesby on Tuesday, the weather office said.\n')]);
    await page.getByRole('heading', { level: 1, name: '10 articles' }).waitFor();
  },
  { script: TRAP },
);
