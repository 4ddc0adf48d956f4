// Shared wording as a desk sees it: what changed between versions, quotes apart, groups with their strips, all pairs in a
// table, and a large pile of look-alikes that does not hold the page up.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { file, journey, visit } from './desk.mjs';

const KEPT = `Firefighters opened the shaft from above and brought the visitors out one after another, the tower's keeper Jonna Reve said.

The lift was last inspected in March, and nothing out of the ordinary was found at the time.`;
const FIRST = {
  id: 'lift',
  title: 'Lift fails at Kesby tower',
  source: 'Coast Wire',
  published: '2031-05-06T09:10:00Z',
  text: `Nine people were stranded for two hours on Tuesday when the lift of the Kesby tower stopped between two floors.

${KEPT}

About 400 people visit the tower on a usual day.`,
};
const SECOND = {
  ...FIRST,
  id: 'lift-update-1',
  version: 'UPDATE 1',
  published: '2031-05-06T11:45:00Z',
  text: `Eleven people were stranded for two long hours on Tuesday when the lift of the Kesby tower stopped between two floors.

A cable had slipped off its wheel, the fire brigade said.

${KEPT}`,
};

const QUOTE = '“We cannot build a second bridge with good wishes alone, and nobody else has offered us any money for it,”';
const toll = (id, source, byline, before, after) => ({ id, title: `Toll stays, says ${source}`, source, byline, text: `${before} ${QUOTE} ${after}` });

const pile = (name, articles) => file(name, articles.map((article) => JSON.stringify(article)).join('\n'));

const isFocused = (element) => element.getRootNode().activeElement === element;

/** What a person sees of two articles. */
async function open(visit, a, b) {
  await visit.page.evaluate((hash) => (location.hash = hash), `#/pair/${a}/${b}`);
  await visit.page.locator('ss-pair .columns').waitFor();
}

journey('two versions say what changed, and lead to the places', async (visit) => {
  const { page } = visit;
  await visit.chooseFiles([pile('wire.jsonl', [FIRST, SECOND])]);
  await visit.result();
  await visit.press(page.locator('ss-card .copies a'));
  await visit.arrive('Two versions of one item');
  await page.getByText('What changed: 4 places').waitFor();
  await page.getByText('‘Lift fails at Kesby tower’ (Coast Wire, lift) is earlier: 6 May 2031, 09:10 UTC. The other: 6 May 2031, 11:45 UTC.').waitFor();
  const items = (heading) => page.locator('ss-changes section', { hasText: heading }).locator('li');
  assert.deepEqual(await items('Added in the later version').allInnerTexts(), ['“long”', '“A cable had slipped off its wheel, the fire brigade said.”']);
  assert.deepEqual(await items('Left out of the later version').allInnerTexts(), ['“About 400 people visit the tower on a usual day.”']);
  assert.deepEqual(await items('Worded differently').allInnerTexts(), ['“Nine” became “Eleven”']);
  await visit.audit();

  await visit.press(items('Added in').nth(1).getByRole('button'));
  const added = page.locator('ss-text span.spot:not(.gap)');
  await added.waitFor();
  assert.equal(await added.innerText(), 'A cable had slipped off its wheel, the fire brigade said.');
  assert.equal(await added.evaluate(isFocused), true, 'the focus is on the place');
  assert.equal(await page.locator('ss-text .gap.spot').count(), 1, 'the other text shows where it is not');
});

visit('copies say on demand what differs, word by word', async (visit) => {
  const { page } = visit;
  await visit.press(visit.button('Try an example'));
  await visit.result();
  await open(visit, 'harbour-post-ferry-breakwater', 'belmora-courier-ferry-port-elder');
  await visit.arrive('Almost the same text');
  await visit.press(page.getByText(/^What differs: \d places$/));
  await page.locator('ss-changes').getByText('“schoolteacher” against “teacher”').waitFor();
  await page.locator('ss-changes').getByText('Only in ‘27 injured as ferry hits breakwater at Port Elder’ (Belmora Courier) (1 place)').waitFor();
  await page.locator('ss-text .gap').first().waitFor();
  await visit.audit();
});

visit('scattered short runs are called so', async (visit) => {
  await visit.press(visit.button('Try an example'));
  await visit.result();
  await open(visit, 'northern-observer-ferry-inquiry', 'harbour-post-ferry-breakwater');
  await visit.arrive('Only scattered short runs of words are shared');
  await visit.page.getByText('4 short runs, the longest of 5 words: too short to show that one text was taken from the other.').waitFor();
});

visit('where only quotes are shared it says so, and whom both quote', async (visit) => {
  const { page } = visit;
  const pieces = [
    toll('courier', 'Velden Courier', 'By Petra Molin and Xinhua', 'The toll on the bridge will stay, whatever drivers may think of it.', 'minister Asta Brennick told the crowd.'),
    toll('lantern', 'The Lantern', 'By Ole Tamm and Xinhua', 'Dozens of tractors stood in front of the town hall on Wednesday evening.', 'she said to boos from the back rows.'),
    toll('bell', 'The Ostrey Bell', 'By Ines Calvado', 'Parliament votes before summer, and few expect a surprise there.', 'was all that could be heard of the debate.'),
  ];
  await visit.chooseFiles([pile('toll.jsonl', pieces)]);
  await visit.result();
  await open(visit, 'courier', 'lantern');
  await visit.arrive('Both quote Xinhua. Shared quotes do not show copying.');
  await page.getByText('Cannot tell which came first: no times.').waitFor();
  await page.getByText(/^‘Toll stays, .*’ \(Velden Courier\) and .* \(The Lantern\) credit Xinhua\.$/).waitFor();
  await visit.audit();
  await open(visit, 'courier', 'bell');
  await visit.arrive('Both have the same quotes. Shared quotes do not show copying.');
});

journey('a group shows what is shared and what is not, and another text is made its lead', async (visit) => {
  const { page } = visit;
  await visit.press(visit.button('Try an example'));
  await visit.result();
  await visit.press(page.locator('ss-card', { has: page.locator('.copies') }).locator('h2 a'));
  const strips = page.locator('ss-strips');
  await strips.getByText(/stands for 3 folded texts: it bears the earliest date\./).waitFor();
  await strips.getByText('Earliest dated here: ‘Ferry strikes breakwater in fog at Port Elder, 27 hurt’ (The Harbour Post), 4 Mar 2031, 09:20 UTC.').waitFor();
  const bar = strips.getByRole('img', { name: /^‘27 injured .*: 9\d% of its words are in the lead’s text; 1 part is its own; small changes in 5 places\.$/ });
  await bar.waitFor();
  assert.equal(await bar.locator('rect').count(), 2);
  await visit.press(strips.getByText('Every part of each text'));
  await visit.audit();

  // A part leads to its place, in the picture and in the table.
  if (visit.hand === 'mouse') await bar.locator('rect').first().click();
  else await visit.press(strips.locator('tr', { hasText: 'its own' }).getByRole('link'));
  await visit.arrive('Almost the same text');
  await page.locator('#right .spot').first().waitFor();
  assert.match(await page.locator('#right .spot').first().innerText(), /^A car ferry carrying 212 people hit/);
  await page.goBack();

  const story = await visit.heading().innerText();
  await visit.press(strips.getByRole('button', { name: /^Make this the lead ?: .*\(Island Radio Skelra\)$/ }));
  await page.getByRole('status').getByText('‘Island ferry hits wall at Port Elder’ (Island Radio Skelra) leads its group now.').waitFor({ state: 'attached' });
  await strips.getByText(/\(Island Radio Skelra\) stands for 3 folded texts: it was chosen by hand\./).waitFor();
  await strips.getByText(/^‘Dozens .*\(Coast & Country\) has the same words as .*\(The Harbour Post\)\. 5\d% of its words/).waitFor();
  const first = strips.locator('.members .name a').first();
  await page.waitForFunction(() => !!document.activeElement && document.activeElement !== document.body);
  assert.equal(await first.evaluate(isFocused), true, 'the focus goes with the article');

  // One that was never measured beside the new lead can still be compared with it.
  await visit.press(strips.getByRole('link', { name: /^Compare with the lead ?: .*\(Coast & Country\)$/ }));
  await page.getByText(/\(Coast & Country\) has the same words as .*\(The Harbour Post\)\.$/).waitFor();
  await visit.press(page.getByRole('link', { name: /^Compare ‘Island .* with ‘Ferry strikes/ }));
  await visit.arrive('One contains the other');
  await visit.press(visit.button('Undo last edit'));
  await page.getByRole('status').getByText('The last edit was undone.').waitFor({ state: 'attached' });
  await page.goBack();
  await page.goBack();
  await visit.arrive(story);
  await strips.getByText(/it bears the earliest date\./).waitFor();
});

journey('all pairs are in one table: sorted, of one kind, and each a way to its texts', async (visit) => {
  const { page } = visit;
  await visit.press(visit.button('Try an example'));
  await visit.result();
  const link = visit.link(/^All shared wording: \d+ pairs$/);
  const total = Number((await link.innerText()).match(/\d+/)[0]);
  await visit.press(link);
  await visit.arrive('All shared wording');
  const rows = page.locator('ss-relations tbody tr');
  await rows.first().waitFor();
  assert.equal(await rows.count(), total);
  const column = (n) => rows.locator(`td:nth-child(${n})`).allInnerTexts();
  const numbers = async (n) => (await column(n)).map((text) => Number(text.replace(/\D/g, '')));
  assert.equal((await column(1))[0].split(':')[0].trim(), 'Same text');
  await visit.audit();

  const head = (name) => page.getByRole('columnheader', { name: new RegExp(`^${name}`) });
  await visit.press(head('Longest stretch').getByRole('button'));
  await page.locator('th[aria-sort=descending]', { hasText: 'Longest stretch' }).waitFor();
  const falling = await numbers(5);
  assert.deepEqual(falling, [...falling].sort((x, y) => y - x));
  await visit.press(head('Longest stretch').getByRole('button'));
  await page.locator('th[aria-sort=ascending]', { hasText: 'Longest stretch' }).waitFor();
  const rising = await numbers(5);
  assert.deepEqual(rising, [...rising].sort((x, y) => x - y));

  const rewrites = page.getByRole('radio', { name: /^Much shared wording \(\d\)$/ });
  const n = Number((await page.locator('label', { has: rewrites }).innerText()).match(/\d+/)[0]);
  await visit.choose(rewrites);
  const range = page.locator('ss-relations').getByText(`1–${n} of ${n} pairs`);
  await range.waitFor();
  assert.equal(await rows.count(), n);
  await visit.press(rows.nth(1).getByRole('link'));
  await visit.arrive('Much shared wording');
  await page.goBack();
  await visit.arrive('All shared wording');
  await range.waitFor();
  const opened = rows.nth(1).getByRole('link');
  for (let waits = 0; waits < 50 && !(await opened.evaluate(isFocused)); waits++) await page.waitForTimeout(20);
  assert.equal(await opened.evaluate(isFocused), true, 'the focus is where it was');
  assert.equal(await page.locator('th[aria-sort=ascending]').innerText().then((text) => text.startsWith('Longest')), true, 'the table is as it was left');
});

for (const [name, first, rows] of [
  ['articles.csv', 'article_id,input_file,input_row,url,', 14],
  ['relations.csv', 'a,b,kind,', 15],
  ['stories.csv', 'story_id,label,', 3],
  ['sample.csv', 'pair,a,b,title_a,', null],
]) {
  visit(`${name} is saved, and beside it what it was made of`, async (visit) => {
    await visit.press(visit.button('Try an example'));
    await visit.result();
    const manifest = visit.page.waitForEvent('download', (download) => download.suggestedFilename() === 'manifest.json');
    await visit.press(visit.page.getByText('Save tables'));
    const [download] = await Promise.all([visit.page.waitForEvent('download'), visit.press(visit.button(`Save ${name}`))]);
    assert.equal(download.suggestedFilename(), name);
    const text = await readFile(await download.path(), 'utf8');
    assert.ok(text.startsWith(first) && text.endsWith('\r\n'));
    if (rows !== null) assert.equal(text.split('\r\n').length - 2, rows);
    const { inputs, counts, module } = JSON.parse(await readFile(await (await manifest).path(), 'utf8'));
    assert.deepEqual([inputs.length, counts.articles, module.length], [14, 14, 64]);
    assert.ok(inputs.every((input) => input.sha256.length === 64));
    await visit.page.getByRole('status').getByText(`${name} was saved.`).waitFor({ state: 'attached' });
  });
}

/** Pages of one outlet that are almost the same, and so many pairs. */
function lookAlikes(n) {
  const paragraphs = Array.from({ length: 9 }, (_, k) => `Paragraph ${k} of the harbour report says that crane ${k * 7} lifted ${k * 31} boxes, that the tide stood at ${k + 2} metres, and that the master of berth ${k} was content with it.`);
  return Array.from({ length: n }, (_, i) => ({
    id: `page-${i}`,
    title: `Harbour report ${i}`,
    text: paragraphs.map((text, k) => (k === i % 9 ? `On day ${i} nothing of note was seen at berth ${k} but gull ${i * 3}, which left.` : text)).join('\n\n'),
  }));
}

visit('a pile of look-alikes with very many pairs does not hold the page up', async (visit, t) => {
  const { page } = visit;
  await visit.watchPauses();
  await visit.chooseFiles([pile('pages.jsonl', lookAlikes(500))]);
  assert.match(await visit.result(), /^500 articles/);
  const busy = await page.evaluate(() => longest);
  t.diagnostic(`longest the page was busy: ${Math.round(busy)} ms`);
  assert.ok(busy < 500, `${busy} ms`);
  await visit.press(visit.link(/^All shared wording: [\d,]+ pairs$/));
  const rows = page.locator('ss-relations tbody tr');
  await rows.first().waitFor();
  assert.equal(await rows.count(), 100);
  await visit.press(visit.button('Next 100'));
  await page.locator('ss-relations [role=status]', { hasText: '101–200 of' }).waitFor();
  await page.goBack();
  await visit.press(visit.cards.first().locator('h2 a'));
  await visit.press(visit.link(/^See what [\d,]+ folded texts share$/).first());
  await visit.arrive(/^\d+ texts, one wording$/);
  const members = page.locator('ss-strips .members > li');
  await members.first().waitFor();
  assert.equal(await members.count(), 20);
  await visit.audit();
});
