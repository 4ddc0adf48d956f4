// What a person does with a comparison: dismisses a finding and brings it back, adds one, marks our own article and a document,
// copies, and hands it on in each form. All of it can be undone, and is kept.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { ACCOUNTS, accountsFile } from './accounts.mjs';
import { Visit, file, journey, visit } from './desk.mjs';

async function compare(visit) {
  await visit.chooseFiles([accountsFile()]);
  await visit.result();
  await visit.press(visit.link(/^Compare ?: /));
  await visit.page.locator('ss-top').waitFor();
}

const part = (page, name) => page.getByRole('navigation', { name: 'Parts of the comparison' }).getByRole('link', { name });
const first = (page) => page.locator('ss-top ol > li').first();

journey('a finding is dismissed, found again, and brought back', async (visit) => {
  const { page } = visit;
  await compare(visit);
  const about = await first(page).locator('.what').innerText();
  assert.match(about, /^They differ: length of/);
  await visit.press(first(page).getByRole('button', { name: /^Dismiss/ }));
  await page.getByText('The finding was dismissed.').first().waitFor();
  await page.locator('ss-top .what', { hasText: about }).waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement !== document.body, null, { timeout: 2000 });
  const { overrules } = await visit.savedReport();
  assert.deepEqual(overrules.map(({ kind }) => kind), ['dismiss']);

  await visit.press(part(page, /^Dismissed/));
  const back = (part) => page.locator(part).getByRole('button', { name: /^Bring back/ });
  await back('ss-dismissed').waitFor();
  await visit.audit();
  await visit.press(back('ss-dismissed'));
  await page.getByText('The finding is back.').first().waitFor();
  await page.locator('ss-top .what', { hasText: about }).waitFor();
  await page.getByText('Nothing was dismissed.').waitFor();
  assert.deepEqual((await visit.savedReport()).overrules, []);

  // It can be brought back where it was dismissed, too.
  await visit.press(first(page).getByRole('button', { name: /^Dismiss/ }));
  await visit.press(back('ss-top'));
  await page.locator('ss-top .what', { hasText: about }).waitFor();
  await back('ss-top').waitFor({ state: 'detached' });
  assert.deepEqual((await visit.savedReport()).overrules, []);
});

journey('a finding is added by hand from the words of two articles', async (visit) => {
  const { page } = visit;
  await compare(visit);
  await visit.press(visit.button('Add a finding'));
  const dialog = page.getByRole('dialog', { name: 'Add a finding' });
  await dialog.waitFor();
  await visit.audit();
  await visit.press(dialog.getByRole('button', { name: 'Add', exact: true }));
  await dialog.getByRole('alert').getByText('Say what differs.').waitFor();
  await visit.type(dialog.getByRole('textbox', { name: 'What differs' }), 'how the visit is called');
  await visit.select(dialog.getByRole('combobox', { name: 'Second article' }), 'The Lantern');

  const left = dialog.getByRole('textbox', { name: 'Text of the first article' });
  const right = dialog.getByRole('textbox', { name: 'Text of the second article' });
  await dialog.getByText('Sarvia received the defence minister').or(right).first().waitFor();
  for (const [box, before, words] of [[left, 'Norland’s defence minister, ', 'Radu Velin'], [right, 'Sarvia ', 'received']]) {
    if (visit.hand === 'keyboard') {
      await visit.reach(box);
      for (let i = 0; i < before.length; i++) await page.keyboard.press('ArrowRight');
      for (let i = 0; i < words.length; i++) await page.keyboard.press('Shift+ArrowRight');
    } else {
      await box.evaluate((element, [from, to]) => (element.focus(), element.setSelectionRange(from, to)), [before.length, before.length + words.length]);
    }
    await dialog.getByText(`Selected: “${words}”`).waitFor();
  }
  await page.keyboard.type('nothing can be written here');
  assert.ok((await right.inputValue()).startsWith('Sarvia received the defence'));
  await visit.press(dialog.getByRole('button', { name: 'Add', exact: true }));
  await page.getByText('The finding was added.').first().waitFor();
  const added = page.locator('ss-top li', { hasText: 'how the visit is called' });
  await added.waitFor();
  assert.match(await added.innerText(), /^They differ: how the visit is called/);
  await added.getByText('Added by hand').waitFor();
  const { overrules } = await visit.savedReport();
  assert.deepEqual(overrules, [
    { kind: 'finding', how: 'conflict', about: 'how the visit is called', sides: [{ article: 'bell', start: 28, text: 'Radu Velin' }, { article: 'lantern', start: 7, text: 'received' }] },
  ]);

  // It is one of the corrections, which can be taken back there, too.
  await visit.press(visit.link('← All stories'));
  await visit.press(visit.link(/^Your corrections/));
  await page.getByText(/^Finding added: how the visit is called, ‘Norland/).waitFor();
  await visit.press(visit.link('← All stories'));
  await visit.press(visit.link(/^Compare ?: /));
  await added.waitFor();
  assert.equal(await added.getByRole('button', { name: /^Dismiss/ }).count(), 0, 'what was added is taken back, not dismissed');
  await visit.press(added.getByRole('button', { name: /^Take back/ }));
  await page.getByText('The finding that was added is gone.').first().waitFor();
  await added.waitFor({ state: 'detached' });
  assert.deepEqual((await visit.savedReport()).overrules, []);
});

journey('our own article is held beside the others, and quotes beside a document', async (visit) => {
  const { page } = visit;
  await compare(visit);
  await visit.press(page.getByText('Articles: mark yours, or a document'));
  const role = (name, label) => page.getByRole('group', { name: `What ${name} is` }).getByRole('button', { name: label });
  await visit.press(role('Radio Belmora', 'Ours'));
  await page.getByText('Radio Belmora is marked as ours.').first().waitFor();
  const heads = page.locator('ss-top ol > li .head');
  await page.locator('ss-top').getByText('Others have, ours lacks', { exact: true }).waitFor();
  assert.deepEqual((await heads.allInnerTexts()).slice(0, 2), ['Others have, ours lacks', 'Only ours has']);
  assert.match((await heads.allInnerTexts())[2], /^Ours differs/);
  await visit.audit();

  await visit.press(role('The Ostrey Bell', 'Source document'));
  await page.getByText('The Ostrey Bell is marked as a source document.').first().waitFor();
  await page.locator('ss-top').getByText('Quotes checked against the document', { exact: true }).waitFor();
  await visit.press(part(page, /^Quotes and document/));
  await page.getByRole('columnheader', { name: 'In the document' }).or(page.locator('ss-checks td').first()).first().waitFor();
  await visit.audit();
  const { overrules } = await visit.savedReport();
  assert.deepEqual(overrules, [{ kind: 'mark', articles: ['radio'], role: 'ours' }, { kind: 'mark', articles: ['bell'], role: 'document' }]);

  assert.equal(await role('Radio Belmora', 'Ours').getAttribute('aria-pressed'), 'true');
  await visit.press(role('Radio Belmora', 'Ours'));
  await page.getByText('Radio Belmora is an account again.').first().waitFor();
  await page.locator('ss-top').getByText('Others have, ours lacks', { exact: true }).waitFor({ state: 'detached' });

  const marked = page.locator('ss-accounts p', { hasText: 'Source document: The Ostrey Bell' });
  await visit.press(marked.getByRole('button', { name: /^Take back/ }));
  await page.getByText('The Ostrey Bell is an account again.').first().waitFor();
  await marked.waitFor({ state: 'detached' });
  assert.deepEqual((await visit.savedReport()).overrules, [], 'a mark that is taken off leaves nothing');
});

visit('a finding copies with outlets, times and links', async (visit) => {
  const { page } = visit;
  await visit.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await compare(visit);
  await first(page).getByRole('button', { name: /^Copy/ }).click();
  await page.getByText('Copied, with outlets, times and links.').first().waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(text, /^They differ: length of/);
  assert.match(text, /^3 days$/m);
  assert.match(text, /^- The Ostrey Bell, 14 Apr 2031, 08:30 UTC: Norland’s defence minister, Radu Velin, began a three-day visit/m);
  assert.match(text, /^ {2}https:\/\/bell\.example\/visit$/m);
});

const SAVES = {
  JSON: (text) => {
    const comparison = JSON.parse(text);
    assert.equal(comparison.accounts.length, 4);
    assert.ok(comparison.disagreements.length && comparison.findings.length);
    assert.equal(comparison.label, 'Norland’s defence minister opens visit to Sarvia');
    assert.deepEqual(comparison.articles.map(({ id, source, published, url }) => [id, source, published, url]), comparison.accounts.map(({ article }) => {
      const { source, published, url } = ACCOUNTS.find(({ id }) => id === article);
      return [article, source, published, url];
    }));
    const [{ sides: [{ evidence: [first] }] }] = comparison.disagreements;
    const { text: whole } = comparison.articles.find(({ id }) => id === first.article);
    assert.equal(whole.slice(first.start, first.end), first.raw, 'places are those of the texts beside them');
  },
  Markdown: (text) => {
    assert.match(text, /^# Accounts compared: Norland’s defence minister opens visit to Sarvia$/m);
    assert.match(text, /^\*\*They differ:\*\* length of/m);
    assert.match(text, /^- \*\*3 days:\*\* The Ostrey Bell, 14 Apr 2031, 08:30 UTC: Norland’s defence minister/m);
    assert.match(text, /\[link\]\(<https:\/\/bell\.example\/visit>\)/);
    assert.match(text, /^Norland’s defence minister, Radu Velin, began a \\\[1\\\] \*\*three-day visit\*\* to Sarvia/m);
    assert.match(text, /^> \\\[1\\\] \*\*They differ:\*\* length of .*\*\*3 days:\*\* here, Radio Belmora\./m);
  },
  'Page to print or send': (text) => {
    assert.match(text, /^<!doctype html>/);
    assert.match(text, /<h1>Accounts compared: Norland’s defence minister opens visit to Sarvia<\/h1>/);
    assert.match(text, /<strong>They differ: <\/strong>length of/);
    assert.doesNotMatch(text, /<script|<link|<img|src=|@import|url\(/i, 'it runs nothing and asks for nothing');
  },
};

for (const [name, check] of Object.entries(SAVES)) {
  visit(`a comparison is saved: ${name}`, async (visit) => {
    const { page } = visit;
    await compare(visit);
    await page.getByText('Save this comparison').click();
    const manifest = page.waitForEvent('download', (download) => download.suggestedFilename() === 'manifest.json');
    const [download] = await Promise.all([page.waitForEvent('download'), visit.button(name).click()]);
    assert.match(download.suggestedFilename(), /^compared-norland-s-defence-minister-opens-visit[a-z-]*\.(json|md|html)$/);
    check(await readFile(await download.path(), 'utf8'));
    const { counts } = JSON.parse(await readFile(await (await manifest).path(), 'utf8'));
    assert.equal(counts.articles, 4);
  });
}

visit('the page to send has the articles with their marks and notes, for everybody', async (visit) => {
  const { page } = visit;
  await compare(visit);
  await page.getByText('Save this comparison').click();
  const [download] = await Promise.all([page.waitForEvent('download'), visit.button('Page to print or send').click()]);
  const other = await visit.context.newPage();
  await other.setContent(await readFile(await download.path(), 'utf8'));
  assert.equal(await other.locator('h3[id]').count(), 4);
  const words = other.locator('mark.differ', { hasText: 'four-day visit' });
  assert.equal(await words.count(), 1);
  const note = other.locator('.row', { has: words }).locator('.notes li.differ');
  assert.match(await note.innerText(), /^\d+ They differ: length of .* 3 days: The Ostrey Bell, Radio Belmora\. 4 days: here, The Lantern/);
  assert.match(await other.locator('.notes li.said').first().innerText(), /^\d+ Radu Velin/);
  const astray = await other.evaluate(() => [...document.querySelectorAll('a[href^="#"]')].filter((a) => !document.getElementById(a.hash.slice(1))).map((a) => a.hash));
  assert.deepEqual(astray, [], 'every number and name leads somewhere');
  await note.getByRole('link', { name: 'Radio Belmora' }).click();
  assert.equal(await other.locator(':target').count(), 1);
  await new Visit(visit.context, other, 'mouse').audit();
  await other.close();
});

visit('the page to send is a page of its own, and text in it stays text', async (visit) => {
  const { page } = visit;
  const odd = { ...ACCOUNTS[0], id: 'x"><img src=x onerror=alert(1)>', source: 'Bell & "Sons" <script>alert(2)</script>', url: 'javascript:alert(3)', text: ACCOUNTS[0].text.replace('14 people', '14 <b onclick="alert(4)">people</b>') };
  await visit.chooseFiles([file('odd.jsonl', [odd, ...ACCOUNTS.slice(1)].map((article) => JSON.stringify(article)).join('\n'))]);
  await visit.result();
  await visit.press(visit.link(/^Compare ?: /));
  await page.getByText('Save this comparison').click();
  const [download] = await Promise.all([page.waitForEvent('download'), visit.button('Page to print or send').click()]);
  const text = await readFile(await download.path(), 'utf8');
  const other = await visit.context.newPage();
  const asked = [];
  other.on('request', (request) => asked.push(request.url()));
  other.on('dialog', () => assert.fail('something ran'));
  await other.setContent(text);
  assert.deepEqual(asked, []);
  assert.equal(await other.locator('script, img, link, iframe, b').count(), 0);
  assert.match(text, /Bell &amp; &quot;Sons&quot;/);
  assert.equal(await other.locator('a[href^="javascript"]').count(), 0);
  await other.close();
});

visit('findings.csv holds the findings of all stories', async (visit) => {
  const { page } = visit;
  await compare(visit);
  await page.getByText('Save tables').click();
  const [download] = await Promise.all([page.waitForEvent('download', (one) => one.suggestedFilename() === 'findings.csv'), visit.button('Save findings.csv').click()]);
  const text = await readFile(await download.path(), 'utf8');
  assert.ok(text.startsWith('story_id,finding_id,kind,raw,normalised,unit,article_id,'));
  assert.match(text, /,conflict,three-day visit,3,day,bell,/);
});

journey('what is not known of the articles is asked for', async (visit) => {
  const { page } = visit;
  const bare = ACCOUNTS.map(({ id, title, text }) => ({ id, title, text }));
  await visit.chooseFiles([file('bare.jsonl', bare.map((article) => JSON.stringify(article)).join('\n'))]);
  await visit.result();
  await visit.press(visit.link(/^Compare ?: /));
  await page.getByText('Outlets and times unknown').waitFor();
  await visit.press(page.getByRole('button', { name: 'Add outlets and times' }));
  await page.getByRole('heading', { name: 'Edit details of 4 articles' }).waitFor();
  await visit.type(page.getByRole('textbox', { name: 'Published' }), '2031-04-14');
  await visit.press(visit.button('Save'));
  await page.getByText('Outlets unknown').waitFor();
});

visit('corrections of a comparison are kept in a saved pile', async (visit) => {
  const { page } = visit;
  await compare(visit);
  const about = await first(page).locator('.what').innerText();
  await first(page).getByRole('button', { name: /^Dismiss/ }).click();
  await page.getByText('The finding was dismissed.').first().waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), visit.button('Save pile').click()]);
  const saved = await readFile(await download.path());
  await visit.button('Start over').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click();
  await visit.button('Try an example').waitFor();
  await visit.chooseFiles([{ name: 'pile.samestory', mimeType: 'application/octet-stream', buffer: saved }]);
  await visit.result();
  await visit.press(visit.link(/^Compare ?: /));
  await part(page, /^Dismissed/).click();
  await page.locator('ss-dismissed .head', { hasText: about.replace(/^They differ: /, '') }).waitFor();
});
