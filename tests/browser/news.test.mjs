// What is new since somebody looked, and a pile that is saved and opened again.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { file, journey, TRAP, visit } from './desk.mjs';

const folder = mkdtempSync(join(tmpdir(), 'samestory-'));
after(() => rmSync(folder, { recursive: true }));

const toast = (page) => page.getByRole('complementary', { name: 'What was done last' });
const news = (page) => page.locator('ss-news');

/** One more report of the strike, and one of something else. */
const LATER = file(
  'later.txt',
  'Source: The Ostrey Bell\nHeadline: Strike talks in Belmora break off\nPublished: 2031-03-11T19:00:00Z\n\nTalks to end the strike of 4,000 tram and bus drivers in Belmora broke off on Tuesday, the Carriers’ Union said. Its leader, Pavel Orsk, said the offer of 5 percent had not been improved. Transport minister Oda Lindqvar said the door to the talks was still open. Drivers at the Millgate depot said they would stay out until Thursday.\n',
);
const OTHER = file(
  'other.txt',
  'Source: The Ostrey Bell\nHeadline: School garden of Tarn wins prize\nPublished: 2031-03-11T09:00:00Z\n\nThe village school of Tarn won the national prize for its garden, which feeds 90 children. Head teacher Ilse Roth thanked the parents.\n',
);

async function save(visit) {
  const { page } = visit;
  const [download] = await Promise.all([page.waitForEvent('download'), visit.press(visit.button('Save pile'))]);
  assert.equal(download.suggestedFilename(), 'pile.samestory');
  return readFileSync(await download.path());
}

journey('what is added after somebody looked is marked as new, until it is seen', async (visit) => {
  const { page } = visit;
  await visit.press(visit.button('Try an example'));
  await visit.result();
  await visit.press(visit.button('Mark all as seen'));
  await toast(page).getByText('All is marked as seen.').waitFor();
  await news(page).getByText('Nothing is new since you last looked.').waitFor();
  await visit.chooseFiles([LATER, OTHER]);
  await news(page).getByText('2 new articles · 1 new story · 1 changed story').waitFor();
  assert.equal(await page.locator('ss-card').getByText('1 new article', { exact: true }).count(), 1);
  assert.equal(await page.locator('ss-single').getByText('New', { exact: true }).count(), 1);
  await visit.audit();
  await visit.press(visit.button('Show only these'));
  await page.getByText('1 of 3 stories and 1 article alone').waitFor();
  await visit.press(page.locator('ss-card h2 a'));
  await page.locator('ss-story li', { hasText: 'Strike talks in Belmora break off' }).getByText('New', { exact: true }).waitFor();
  await page.goBack();
  await visit.press(visit.button('Mark all as seen'));
  await news(page).getByText('Nothing is new since you last looked.').waitFor();
  assert.equal(await visit.cards.count(), 3);

  // What a person does is no news to that person.
  await visit.press(visit.cards.first().locator('.correct > summary'));
  await visit.press(visit.cards.first().getByRole('button', { name: /^Put together with/ }));
  await visit.press(page.getByRole('dialog').getByRole('button', { name: /^Ferry strikes/ }));
  await toast(page).getByText('are one story now.').waitFor();
  await visit.reach(page.getByRole('slider', { name: 'How finely to split' }));
  await page.keyboard.press('End');
  await visit.button('Back to usual').waitFor();
  await news(page).getByText('Nothing is new since you last looked.').waitFor();
  assert.equal(await page.getByText('New', { exact: true }).count(), 0);
});

journey('a saved pile opens where it was left', async (visit) => {
  const { page } = visit;
  await visit.press(visit.button('Try an example'));
  const summary = await visit.result();
  const [first] = await page.locator('ss-card h2').allInnerTexts();
  await visit.press(visit.cards.first().locator('.correct > summary'));
  await visit.press(visit.cards.first().getByRole('button', { name: /^Rename/ }));
  await visit.type(page.getByRole('textbox', { name: 'Headline' }), 'The long strike');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'The long strike' }).waitFor();
  const bytes = await save(visit);
  await toast(page).getByText('The pile was saved, and all of it marked as seen.').waitFor();
  await visit.press(visit.button('Start over'));
  await visit.press(page.getByRole('dialog').getByRole('button', { name: 'Start over' }));

  await visit.chooseFiles([{ name: 'monday.samestory', mimeType: 'application/octet-stream', buffer: bytes }]);
  assert.equal(await visit.result(), summary);
  await page.getByRole('heading', { name: 'The long strike' }).waitFor();
  await news(page).getByText('Nothing is new since you last looked.').waitFor();
  await visit.chooseFiles([LATER]);
  await news(page).getByText('1 new article · 1 changed story').waitFor();
  await visit.press(visit.link('Your corrections (1)'));
  await visit.press(page.locator('ss-corrections li').getByRole('button'));
  await visit.press(visit.link('← All stories'));
  await page.getByRole('heading', { name: first }).waitFor();

  // Over a pile it asks first.
  await visit.chooseFiles([{ name: 'monday.samestory', mimeType: 'application/octet-stream', buffer: bytes }]);
  await page.getByRole('heading', { name: 'Open the saved pile?' }).waitFor();
  await visit.audit();
  await visit.press(visit.button('Keep what is here'));
  assert.match(await visit.result(), /^15 articles/);
  await visit.chooseFiles([{ name: 'monday.samestory', mimeType: 'application/octet-stream', buffer: bytes }]);
  await visit.press(visit.button('Open it'));
  await page.getByRole('heading', { name: summary, exact: true }).waitFor();
});

visit('a broken pile is told of, and what is here stays', async (visit) => {
  const { page } = visit;
  const broken = join(folder, 'broken.samestory');
  writeFileSync(broken, '{"form":1,"settings":{');
  await visit.drop([broken]);
  await page.getByText('This saved pile could not be opened').first().waitFor();
  await visit.press(visit.button('Try an example'));
  const before = await visit.result();
  await visit.drop([broken]);
  await visit.press(visit.button('Open it'));
  await page.getByText('This saved pile could not be opened').first().waitFor();
  assert.equal(await visit.result(), before);
  await visit.cards.first().locator('h2 a').click();
  await page.locator('ss-story').waitFor();
});

visit(
  'an opened pile, its corrections and what was seen outlive a worker that dies',
  async (visit) => {
    const { page } = visit;
    await visit.press(visit.button('Try an example'));
    await visit.result();
    const bytes = await save(visit);
    await visit.press(visit.button('Start over'));
    await visit.press(page.getByRole('dialog').getByRole('button', { name: 'Start over' }));
    const path = join(folder, 'seen.samestory');
    writeFileSync(path, bytes);
    await visit.drop([path]);
    await visit.result();
    await visit.press(visit.cards.first().locator('.correct > summary'));
    await visit.press(visit.cards.first().getByRole('button', { name: /^Rename/ }));
    await page.getByRole('textbox', { name: 'Headline' }).fill('The long strike');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'The long strike' }).waitFor();
    await visit.chooseFiles([file('☠.txt', 'A file like any other.\n'), OTHER]);
    await page.getByRole('heading', { level: 1, name: /^15 articles/ }).waitFor();
    await page.getByRole('heading', { name: 'The long strike' }).waitFor();
    await news(page).getByText('1 new article · 1 new story').waitFor();
    await page.getByRole('link', { name: 'Your corrections (1)' }).waitFor();
  },
  { script: TRAP },
);
