// Articles come in as files, folders and pasted text, before and after the first result. What cannot be read is said, and
// everything else goes on.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { SAMPLES, file, journey, sample, savedPage, visit } from './desk.mjs';

const BAKER = 'Baker wins rye prize\n\nA baker from Ostrey won the national rye prize on Saturday with a loaf that takes four days to make and keeps for a month.\n';
const CANAL = 'Canal bridge closes for repairs\n\nThe canal bridge at Tollgate closes for six weeks on Monday while engineers replace its bearings and paint the railings, the city said.\n';

const STRIKE = 'capital-wire-strike-brief.txt';
const FERRY = 'island-radio-ferry-accident.txt';

journey('files are chosen, then more are chosen', async (visit) => {
  await visit.chooseFiles([file('baker.txt', BAKER), file('canal.txt', CANAL)]);
  assert.equal(await visit.result(), '2 articles · 0 stories');
  await visit.page.getByText('No two of these articles tell the same story.').waitFor();
  await visit.audit();
  await visit.chooseFiles([file(STRIKE, sample(STRIKE))]);
  await visit.page.getByRole('heading', { level: 1, name: '3 articles' }).waitFor();
  await visit.audit();
});

visit('files are dropped on the page, and more are dropped on the result', async (visit) => {
  await visit.drop([join(SAMPLES, STRIKE), join(SAMPLES, FERRY)]);
  assert.match(await visit.result(), /^2 articles/);
  await visit.press(visit.page.locator('ss-overview .alone a, ss-card .texts a').first());
  await visit.page.locator('ss-article').waitFor();
  await visit.drop([join(SAMPLES, 'radio-belmora-strike-second-day.txt')]);
  await visit.page.getByText('1 article added.').waitFor({ state: 'attached' });
  await visit.press(visit.link(/All stories/));
  assert.match(await visit.result(), /^3 articles/);
});

visit('a folder is dropped', async (visit) => {
  await visit.drop([SAMPLES]);
  assert.match(await visit.result(), /^14 articles · 3 stories/);
});

visit('a folder is chosen', async (visit) => {
  await visit.chooseFiles(SAMPLES, 'Choose folder');
  assert.match(await visit.result(), /^14 articles · 3 stories/);
});

journey('one article is pasted, then several at once', async (visit) => {
  const { page } = visit;
  await visit.type(page.getByRole('textbox'), sample(STRIKE));
  await visit.press(visit.button('Add this text'));
  assert.equal(await visit.result(), '1 article · 0 stories');
  await visit.audit();
  await visit.type(page.getByRole('textbox'), `${BAKER}\n---\n\n${CANAL}`);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { level: 1, name: '3 articles' }).waitFor();
  assert.equal(await page.getByRole('textbox').inputValue(), '');
});

journey('a list of links becomes a checklist, ticked when the pages are supplied', async (visit) => {
  const { page } = visit;
  const list = page.locator('ss-checklist');
  await visit.type(page.getByRole('textbox'), 'https://news.example/2031/03/ferry\nhttps://www.post.example/canal/?utm_source=mail\n');
  await visit.press(visit.button('Add this text'));
  await list.getByText('0 of 2 pages supplied').waitFor();
  assert.equal(await page.locator('ss-overview').count(), 0);
  assert.equal(await page.getByRole('textbox').inputValue(), '');
  await visit.audit();
  for (const link of await list.getByRole('link').all()) {
    assert.equal(await link.getAttribute('target'), '_blank');
    assert.match(await link.getAttribute('rel'), /noopener/);
  }
  await visit.chooseFiles([file('canal.html', savedPage('Canal bridge closes', 'https://post.example/canal', CANAL))]);
  assert.match(await visit.result(), /^1 article/);
  await list.getByText('1 of 2 pages supplied').waitFor();
  const boxes = list.getByRole('checkbox');
  assert.deepEqual([await boxes.nth(0).isChecked(), await boxes.nth(1).isChecked()], [false, true]);
  await visit.chooseFiles([file('more.txt', 'https://radio.example/rye\n')]);
  await list.getByText('1 of 3 pages supplied').waitFor();
  await visit.audit();
  await visit.tick(boxes.nth(2));
  await list.getByText('2 of 3 pages supplied').waitFor();
  await visit.press(visit.button('Put this list away'));
  assert.equal(await list.locator('li').count(), 0);
});

journey('broken files get a notice each and the rest goes on', async (visit) => {
  const { page } = visit;
  const lines = [JSON.stringify({ id: 'one', title: 'Baker wins', text: BAKER }), '{"text": "never ends', JSON.stringify({ id: 'two', text: CANAL })];
  await visit.chooseFiles([
    file('empty.txt', ''),
    { name: 'picture.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 3, 0xff, 0xfe]) },
    file('wire.jsonl', lines.join('\n')),
    file('saved.html', '<!doctype html><title>Saved</title><p>A saved page.</p>'),
    file(STRIKE, sample(STRIKE)),
  ]);
  assert.match(await visit.result(), /^4 articles/);
  const notices = (await page.locator('ss-notices li').allInnerTexts()).join('\n');
  for (const where of ['empty.txt', 'picture.png', 'wire.jsonl, line 2']) assert.ok(notices.includes(where), `${where} in ${notices}`);
  await visit.audit();
});

visit('nothing but broken files leaves the first screen, with the reasons', async (visit) => {
  const { page } = visit;
  await visit.chooseFiles([file('empty.txt', '')]);
  await page.locator('ss-notices').getByText('empty.txt').waitFor();
  assert.equal(await visit.heading().innerText(), 'See how outlets\ntell the same story'.replace('\n', ' '));
});

visit('an article is shown as text, whatever it holds', async (visit) => {
  const { page } = visit;
  await visit.chooseFiles([file('odd.txt', 'Mayor opens <b>bridge</b>\n\n<img src=x onerror="document.title=1"> The mayor of Ostrey opened the bridge on Friday, she said.\n')]);
  await visit.result();
  await visit.press(page.locator('ss-overview .alone a'));
  await page.locator('ss-blocks').getByText('<img src=x').waitFor();
  assert.equal(await page.locator('ss-blocks img').count(), 0);
});
