// Stories put right by hand: by buttons and by dragging, shown on what they changed, undone, and taken back one by one.

import assert from 'node:assert/strict';
import { journey, visit } from './desk.mjs';

const FERRY = 'Ferry strikes breakwater in fog at Port Elder, 27 hurt';
const STRIKE = 'Buses and trams stop as three-day strike begins in Belmora';

async function example(visit) {
  await visit.press(visit.button('Try an example'));
  await visit.result();
}

const card = (visit, label) => visit.cards.filter({ has: visit.page.getByRole('heading', { name: label }) });
const toast = (page) => page.getByRole('complementary', { name: 'What was done last' });
const stories = (page) => page.locator('ss-card h2').allInnerTexts();

journey('two stories are put together, and that is undone', async (visit) => {
  const { page } = visit;
  await example(visit);
  const before = await stories(page);
  await visit.press(card(visit, FERRY).locator('.correct > summary'));
  await visit.press(card(visit, FERRY).getByRole('button', { name: /^Put together with/ }));
  await page.getByRole('heading', { name: 'Put together with which story?' }).waitFor();
  await visit.audit();
  await visit.type(page.getByRole('dialog').getByRole('searchbox', { name: 'Search' }), 'trams');
  await visit.press(page.getByRole('dialog').getByRole('button', { name: new RegExp(STRIKE) }));
  await toast(page).getByText(/^‘Ferry strikes .* and ‘Buses and trams .* are one story now\.$/).waitFor();
  assert.equal(await visit.cards.count(), 2);
  await page.getByText('Put together by hand').first().waitFor();
  await visit.audit();
  await visit.press(toast(page).getByRole('button', { name: 'Undo' }));
  await toast(page).waitFor({ state: 'detached' });
  assert.deepEqual(await stories(page), before);
});

journey('an article is moved and another taken out, and each correction is taken back by itself', async (visit) => {
  const { page } = visit;
  await example(visit);
  await visit.press(card(visit, STRIKE).locator('h2 a'));
  await visit.arrive(STRIKE);
  await visit.tick(page.getByRole('checkbox', { name: /^Select ‘Minister stands firm/ }));
  await visit.press(page.getByRole('button', { name: 'Move to …' }));
  await visit.press(page.getByRole('dialog').getByRole('button', { name: new RegExp(FERRY) }));
  await toast(page).getByText(/^Moved ‘Minister stands firm .* to ‘Ferry strikes/).waitFor();
  await visit.tick(page.getByRole('checkbox', { name: /^Select ‘Second day without trams/ }));
  await visit.press(page.getByRole('button', { name: 'Not this story' }));
  await toast(page).getByText(/^‘Second day without trams.*: taken out of the story\.$/).waitFor();
  await visit.audit();
  await visit.press(visit.link('← All stories'));
  await page.locator('ss-card').getByText('Moved here by hand').waitFor();
  await page.locator('ss-single').getByText('Taken out of a story by hand').waitFor();

  await visit.press(visit.link('Your corrections (2)'));
  await visit.arrive('Your corrections');
  await visit.audit();
  const all = page.locator('ss-corrections li');
  assert.match(await all.nth(0).innerText(), /^Not this story: ‘Second day without trams/);
  assert.match(await all.nth(1).innerText(), /^Moved: ‘Minister stands firm.*, to the story of /);
  await visit.press(all.nth(1).getByRole('button'));
  await toast(page).getByText('The correction was taken back.').waitFor();
  assert.equal(await all.count(), 1);
  const report = await visit.savedReport();
  assert.deepEqual(report.overrules.map(({ kind }) => kind), ['apart']);
  await visit.press(all.first().getByRole('button'));
  await page.getByText('Nothing was corrected by hand.').waitFor();
});

journey('a story is renamed and pinned', async (visit) => {
  const { page } = visit;
  await example(visit);
  const last = (await stories(page)).at(-1);
  await visit.press(card(visit, last).locator('.correct > summary'));
  await visit.press(card(visit, last).getByRole('button', { name: /^Rename/ }));
  await visit.audit();
  await visit.type(page.getByRole('textbox', { name: 'Headline' }), 'The lake boat');
  await page.keyboard.press('Enter');
  await card(visit, 'The lake boat').getByText('Named by hand').waitFor();
  const pin = card(visit, 'The lake boat').getByRole('button', { name: /^Pin/ });
  if (!(await pin.isVisible())) await visit.press(card(visit, 'The lake boat').locator('.correct > summary'));
  await visit.press(pin);
  await toast(page).getByText('‘The lake boat’ is pinned').waitFor();
  assert.equal((await stories(page))[0], 'The lake boat');
  const unpin = card(visit, 'The lake boat').getByRole('button', { name: /^Unpin/ });
  if (!(await unpin.isVisible())) await visit.press(card(visit, 'The lake boat').locator('.correct > summary'));
  await visit.press(unpin);
  await toast(page).getByText('‘The lake boat’ is not pinned any more.').waitFor();
  assert.equal((await stories(page)).at(-1), 'The lake boat');
});

journey('what came near says why it was not joined, and can be joined all the same', async (visit) => {
  const { page } = visit;
  await example(visit);
  await visit.reach(page.getByRole('slider', { name: 'How finely to split' }));
  await page.keyboard.press('End');
  await page.getByText('Alone in this pile').waitFor();
  await visit.press(card(visit, FERRY).locator('.why > summary'));
  const near = card(visit, FERRY).locator('ss-near li').first();
  await near.waitFor();
  assert.match(await near.innerText(), /Not joined: .+\./);
  await visit.audit();
  const before = await page.locator('ss-stories .found [role=status]').innerText();
  await visit.press(near.getByRole('button', { name: /^Put together/ }));
  await toast(page).getByText('are one story now.').waitFor();
  assert.notEqual(await page.locator('ss-stories .found [role=status]').innerText(), before);
});

visit('an article dragged onto a story goes there; a story dragged onto a story is put together with it', async (visit) => {
  const { page } = visit;
  // A drag that has to scroll begins, in a driven browser, at whatever comes under the pointer then.
  await page.setViewportSize({ width: 1280, height: 2400 });
  await example(visit);
  const article = card(visit, STRIKE).locator('.texts > li', { hasText: 'Minister stands firm' });
  await article.hover();
  await article.locator('.grip').dragTo(card(visit, FERRY).locator('.counts'));
  await toast(page).getByText(/^Moved ‘Minister stands firm/).waitFor();
  assert.equal(await card(visit, FERRY).getByText('Minister stands firm').count(), 1);
  await card(visit, STRIKE).locator('h2 .grip').dragTo(card(visit, FERRY).locator('.counts'));
  await toast(page).getByText('are one story now.').waitFor();
  assert.equal(await visit.cards.count(), 2);
  // Files can still be dropped after that.
  assert.equal(await page.locator('.drop').count(), 0);
});
