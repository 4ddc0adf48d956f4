// The accounts of one story compared, as an editor on deadline does it: open a story, see what differs, go to the sentence,
// look at each part, and come back.

import assert from 'node:assert/strict';
import { accountsFile, fiftyAccounts } from './accounts.mjs';
import { file, journey, visit } from './desk.mjs';

const isFocused = (element) => element.getRootNode().activeElement === element;

/** Adds the four accounts and opens their comparison from the card. */
async function compare(visit) {
  await visit.chooseFiles([accountsFile()]);
  await visit.result();
  await visit.press(visit.link(/^Compare ?: /));
  await visit.page.locator('ss-top').waitFor();
}

const finding = (page, about) => page.locator('ss-top li', { hasText: about });
const part = (page, name) => page.getByRole('navigation', { name: 'Parts of the comparison' }).getByRole('link', { name });

journey('a story opens with what differs, each linked to its sentence', async (visit) => {
  const { page } = visit;
  await compare(visit);
  await visit.arrive('Norland’s defence minister opens visit to Sarvia');
  await page.getByRole('status').getByText(/^4 articles compared\. \d findings? at the top\.$/).waitFor({ state: 'attached' });
  await page.getByText('4 articles, no copies.').waitFor();

  const length = finding(page, 'visit');
  assert.match(await length.innerText(), /^They differ: length of (the|Velin’s) visit/);
  const sides = await length.locator('.line').innerText();
  assert.match(sides, /3 days: The Ostrey Bell, Radio Belmora\./);
  assert.match(sides, /4 days: .*Belmora Courier/);
  assert.ok(sides.indexOf('3 days') < sides.indexOf('4 days'), 'from the smallest up');
  const pledge = page.locator('ss-top li', { hasText: 'Same statement' }).first();
  assert.match(await pledge.innerText(), /, 4 versions\s+The fullest version: The Ostrey Bell\. Shorter, no ellipsis: Belmora Courier\. Shorter: The Lantern\. Different wording: Radio Belmora\./);
  assert.ok((await page.locator('ss-top ol > li').count()) <= 5, 'at most five findings');
  const text = await page.locator('ss-top section').innerText();
  assert.match(text, /In one article only: /);
  assert.doesNotMatch(text, /wrong|correct|false|true\b/i, 'never who is right');
  await visit.audit();

  await visit.press(length.getByRole('link', { name: 'Belmora Courier', exact: true }));
  const spot = page.locator('ss-marked .spot').first();
  await spot.waitFor();
  assert.equal(await spot.innerText(), 'four-day visit');
  for (let waits = 0; waits < 50 && !(await spot.evaluate(isFocused)); waits++) await page.waitForTimeout(20);
  assert.equal(await spot.evaluate(isFocused), true, 'the words have the focus');
  assert.equal(await part(page, 'Annotated articles').getAttribute('aria-current'), 'true');
  const note = page.locator('ss-annotated .notes li', { hasText: 'They differ: length of' });
  assert.match(await note.innerText(), /4 days: here, The Lantern/);
  await visit.press(note.getByRole('link', { name: 'Radio Belmora' }));
  await page.locator('ss-marked .spot', { hasText: 'three-day visit' }).waitFor();
  await visit.audit();

  await page.keyboard.press('Escape');
  await page.locator('ss-overview h1').waitFor();
  const button = visit.link(/^Compare ?: /);
  for (let waits = 0; waits < 50 && !(await button.evaluate(isFocused)); waits++) await page.waitForTimeout(20);
  assert.equal(await button.evaluate(isFocused), true, 'the focus is where it was');
});

journey('every part is open to everybody', async (visit) => {
  const { page } = visit;
  await compare(visit);
  await visit.press(part(page, /^Claims by outlet/));
  const table = page.getByRole('table');
  await table.waitFor();
  const row = page.getByRole('row', { name: /They differ length of/ });
  const cells = await row.locator('td').allInnerTexts();
  assert.match(cells[0], /^(The Ostrey Bell: )?3 days/);
  assert.match(cells[1], /^(Belmora Courier: )?4 days/);
  assert.match(await page.locator('ss-claims tbody tr').first().innerText(), /^They differ|^Said and denied/, 'what clashes stands first');
  await visit.audit();

  // What is asked for at the top is shown where one looks, not below the window.
  await visit.press(page.getByRole('link', { name: /^See all ?: In one article only/ }));
  await page.getByRole('heading', { name: 'Only in Radio Belmora' }).waitFor();
  const { top } = await page.getByRole('navigation', { name: 'Parts of the comparison' }).evaluate((nav) => nav.getBoundingClientRect());
  assert.ok(Math.abs(top) < 40, `the parts begin at ${Math.round(top)} px`);
  assert.equal(await part(page, /^Only in one/).getAttribute('aria-current'), 'true');
  await page.getByText('In none of the other 3 articles loaded.').waitFor();
  await page.getByRole('link', { name: /two frigates at a price of 480 million crowns/ }).waitFor();
  await visit.audit();

  await visit.press(part(page, 'Side by side'));
  const links = page.locator('ss-beside #left button.number');
  await links.first().waitFor();
  await visit.select(page.getByRole('combobox', { name: 'Right' }), 'Belmora Courier');
  const first = page.locator('ss-beside #left mark', { hasText: 'three-day visit' });
  await first.waitFor();
  const n = await first.getAttribute('data-n');
  await visit.press(page.locator(`ss-beside #left button[data-n="${n.split(' ')[0]}"]`));
  const other = page.locator(`ss-beside #right button[data-n="${n.split(' ')[0]}"]`);
  assert.equal(await other.evaluate(isFocused), true, 'a number leads to its other side');
  await visit.audit();

  for (const name of [/^Names/, /^Sources/, /^Times/]) {
    if (!(await part(page, name).count())) continue;
    await visit.press(part(page, name));
    await page.locator('section.part table').first().waitFor();
    await visit.audit();
  }
});

journey('what somebody said stands beneath each other, and the speaker can be put right', async (visit) => {
  const { page } = visit;
  await compare(visit);
  await visit.press(part(page, /^Who said what/));
  const pledge = page.locator('ss-spoken details', { hasText: 'versions' }).first();
  await visit.press(pledge.locator('summary'));
  const single = page.locator('ss-spoken .rows li', { hasText: 'a show that nobody had asked for' });
  assert.match(await single.innerText(), /The Lantern/, 'what one text alone says stands without being unfolded');
  const table = page.getByRole('table', { name: 'The versions beneath each other' });
  await table.waitFor();
  assert.ok((await table.locator('tbody tr').count()) >= 2);
  await table.getByText('The fullest version', { exact: true }).waitFor();
  await table.getByText('Shorter, no ellipsis').waitFor();
  assert.match(await table.locator('tr', { hasText: 'Shorter, no ellipsis' }).locator('.words').innerText(), /and bring the cooperation to a new level/, 'what was left out is told');
  await visit.audit();

  const row = table.locator('tr', { hasText: 'Belmora Courier' });
  await visit.press(row.getByRole('button', { name: /^Change speaker/ }));
  const dialog = page.getByRole('dialog', { name: 'Who says this?' });
  await dialog.waitFor();
  await visit.audit();
  await visit.select(dialog.getByRole('combobox', { name: 'Speaker' }), 'Somebody else …');
  await visit.press(dialog.getByRole('button', { name: 'Save' }));
  await dialog.getByText('Write the name of the speaker.').waitFor();
  await visit.type(dialog.getByRole('textbox', { name: 'Name' }), 'Jonna Reve');
  await visit.press(dialog.getByRole('button', { name: 'Save' }));
  await page.getByText('The words are Jonna Reve’s now.').first().waitFor();
  const theirs = page.locator('ss-spoken :is(h4, summary)', { hasText: 'Jonna Reve' });
  await theirs.waitFor();
  const { overrules } = await visit.savedReport();
  assert.deepEqual(overrules.map(({ kind, name, article }) => [kind, name, article]), [['speaker', 'Jonna Reve', 'courier']]);
  await page.getByText('Speaker named by hand').first().waitFor();
  await visit.audit();
  await visit.press(page.locator('ss-spoken').getByRole('button', { name: /^Take back ?: Speaker named by hand/ }).first());
  await page.getByText('The speaker is as it was found.').first().waitFor();
  await theirs.waitFor({ state: 'detached' });
  assert.deepEqual((await visit.savedReport()).overrules, []);
});

visit('a story of fifty articles does not hold the page up', async (visit, t) => {
  const { page } = visit;
  await visit.chooseFiles([file('flood.jsonl', fiftyAccounts().map((one) => JSON.stringify(one)).join('\n'))]);
  await visit.result();
  await visit.watchPauses();
  const card = visit.link(/^Compare ?: /).first();
  await card.click();
  await page.locator('ss-top').waitFor();
  assert.match(await page.locator('ss-accounts .counts').innerText(), /^50 articles/);
  for (const name of [/^Claims by outlet/, /^Who said what/, 'Side by side', /^Only in one/, /^Names/, /^Times/, 'Annotated articles']) {
    if (await part(page, name).count()) await part(page, name).click();
    await page.waitForTimeout(50);
  }
  const busy = await page.evaluate(() => longest);
  t.diagnostic(`longest the page was busy: ${Math.round(busy)} ms`);
  assert.ok(busy < 500, `${busy} ms`);
  await page.getByRole('combobox', { name: 'Article' }).selectOption({ index: 30 });
  await page.waitForFunction(() => location.hash.includes('/read/flood-'));
});
