// How strict, what the files do not say, and taking it back.

import assert from 'node:assert/strict';
import { file, journey, visit } from './desk.mjs';

const untitled = (n) => file(`piece-${n}.txt`, `The council of Ostrey approved budget number ${n} on Monday after a debate of ${n} hours, Mayor Ines Calvado said.\n`);

journey('strictness can be changed and the result follows', async (visit) => {
  const { page } = visit;
  await visit.press(visit.button('Try an example'));
  const normal = await visit.result();
  await visit.press(page.locator('ss-overview .strictness > summary'));
  await visit.audit();

  const slider = (name) => page.getByRole('slider', { name });
  await visit.reach(slider('How finely to split'));
  await page.keyboard.press('End');
  await page.getByText('Alone in this pile').waitFor();
  await visit.press(visit.button('Back to usual'));
  await page.getByRole('heading', { name: normal, exact: true }).waitFor();

  const copies = page.getByRole('group', { name: 'What counts as a copy' });
  await visit.choose(copies.getByRole('radio', { name: 'strict' }));
  await page.getByText('Copies: strict').waitFor();
  const strict = await visit.savedReport();
  assert.ok(strict.settings.near > 0.7 && strict.settings.contains > 0.8);

  // The fine settings say what they mean while they are moved.
  await visit.reach(slider('Fold texts that share at least'));
  await page.keyboard.press('Home');
  await page.getByText('A text is folded under another when 40% of its wording stands there. Of 300 words, up to about 36 scattered words may differ.').waitFor();
  await page.getByText('Copies: set by hand').waitFor();
  const pairs = async () => Number((await page.getByRole('link', { name: /^All shared wording: / }).innerText()).match(/\d+/)[0]);
  const usual = await pairs();
  await visit.reach(slider('Show shared passages from'));
  await page.keyboard.press('End');
  await page.getByText('A sentence in common may go unseen.').waitFor();
  for (let waits = 0; waits < 100 && (await pairs()) >= usual; waits++) await page.waitForTimeout(20);
  assert.ok((await pairs()) < usual, 'shorter passages are not told any more');
  const loose = await visit.savedReport();
  assert.deepEqual([loose.settings.contains, loose.settings.near, loose.settings.passageWords], [0.4, 0.3, 40]);
  await visit.choose(copies.getByRole('radio', { name: 'normal' }));
  await page.getByText('Copies: normal').waitFor();
});

journey('the outlet and time of one article are added, and taken back', async (visit) => {
  const { page } = visit;
  await visit.chooseFiles([untitled(1), untitled(2)]);
  await visit.result();
  await visit.press(page.locator('ss-overview .alone a, ss-card .texts a').first());
  await page.getByText('Outlet unknown').waitFor();
  await visit.press(page.getByRole('button', { name: /^Add the outlet of/ }));
  await visit.audit();
  await visit.type(page.getByRole('textbox', { name: 'Outlet' }), 'The Ostrey Bell');
  await visit.type(page.getByRole('textbox', { name: 'Published' }), 'next week');
  await page.keyboard.press('Enter');
  await page.getByText('Write the date as year-month-day').waitFor();
  await visit.type(page.getByRole('textbox', { name: 'Published' }), '2026-11-22 14:30');
  await page.keyboard.press('Enter');
  await page.locator('ss-article').getByText('The Ostrey Bell').waitFor();
  await page.locator('ss-article').getByText('22 Nov 2026, 14:30').waitFor();
  await page.getByText('Details of 1 article changed.').first().waitFor();
  await page.waitForFunction(() => document.activeElement !== document.body, null, { timeout: 2000 });
  await visit.audit();
  await visit.press(visit.button('Undo'));
  await page.getByText('Outlet unknown').waitFor();
});

journey('several articles get their outlet at once', async (visit) => {
  const { page } = visit;
  await visit.press(visit.button('Try an example'));
  await visit.result();
  await visit.press(visit.cards.first().locator('h2 a'));
  await visit.tick(page.getByRole('checkbox', { name: 'Select all' }));
  const many = await page.locator('ss-story .articles > li').count();
  await visit.press(visit.button('Edit details'));
  await page.getByRole('heading', { name: `Edit details of ${many} articles` }).waitFor();
  await visit.type(page.getByRole('textbox', { name: 'Outlet' }), 'The Ostrey Bell');
  await visit.press(visit.button('Save'));
  await page.getByText(`Details of ${many} articles changed.`).first().waitFor();
  assert.equal(await page.locator('ss-story .details').getByText('The Ostrey Bell').count(), many);
  const report = await visit.savedReport();
  assert.equal(report.overrules.length, 1);
  assert.deepEqual(Object.keys(report.overrules[0]).sort(), ['articles', 'kind', 'source'], 'what was not touched is not sent');
  await visit.press(visit.button('Undo last edit'));
  await page.getByText('The Ostrey Bell').first().waitFor({ state: 'detached' });
});

visit('the saved report is the whole report, texts included', async (visit) => {
  await visit.press(visit.button('Try an example'));
  await visit.result();
  const report = await visit.savedReport();
  assert.equal(report.articles.length, 14);
  assert.equal(report.stories.filter((s) => s.articles.length > 1).length, 3);
  assert.ok(report.articles.every((a) => a.text.length > 100 && a.blocks.length));
  const labels = await visit.page.locator('ss-card h2').allInnerTexts();
  assert.deepEqual(labels, report.stories.filter((s) => s.articles.length > 1).map((s) => s.label));
});

journey('starting over asks first, then the first screen is back', async (visit) => {
  const { page } = visit;
  await visit.press(visit.button('Try an example'));
  await visit.result();
  await visit.press(visit.button('Start over'));
  await visit.audit();
  await visit.press(visit.button('Keep them'));
  assert.match(await visit.result(), /^14 articles/);
  await visit.press(visit.button('Start over'));
  await visit.press(page.getByRole('dialog').getByRole('button', { name: 'Start over' }));
  await visit.button('Try an example').waitFor();
  assert.equal(await page.getByRole('textbox').evaluate((box) => box.getRootNode().activeElement === box), true);
  await visit.press(visit.button('Try an example'));
  assert.match(await visit.result(), /^14 articles · 3 stories/);
});
