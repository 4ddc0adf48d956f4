// A newsroom's formats: a folder of everything, tables and exports that ask first, formatted text, and what counts as the
// article put right by hand.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { file, journey, visit } from './desk.mjs';

const MIXED = fileURLToPath(new URL('mixed/', import.meta.url));
const mixed = (name) => file(name, readFileSync(`${MIXED}${name}`));

journey('a folder of mixed formats: pages and feeds are added, exports and tables ask first, links become a checklist', async (visit) => {
  const { page } = visit;
  const dialog = page.getByRole('dialog');
  await visit.chooseFiles(MIXED, 'Choose folder');
  await dialog.getByRole('heading', { name: 'Add the articles of 2 files?' }).waitFor();
  assert.match(await dialog.innerText(), /mixed\/clips\.csv\s+table, 4 articles/i);
  assert.match(await dialog.innerText(), /mixed\/database\.txt\s+database export, 2 articles/i);
  assert.match(await dialog.innerText(), /Bridge over the canal closes for repairs/);
  await visit.audit();
  await visit.press(dialog.getByRole('button', { name: 'Add 6 articles' }));
  await page.getByRole('heading', { level: 1, name: /^12 articles/ }).waitFor();

  const files = page.locator('ss-drop details');
  assert.match(await files.locator('> summary').innerText(), /^9 files: 12 articles, 1 notice, 2 left out$/);
  await visit.press(files.locator('> summary'));
  const lines = (await files.locator('li').allInnerTexts()).map((line) => line.replace(/\s+/g, ' ').trim());
  assert.ok(lines.includes('mixed/ferry.html web page 1 article'), lines.join('\n'));
  assert.ok(lines.some((line) => /^mixed\/harbour-feed\.xml feed 3 articles/.test(line)), lines.join('\n'));
  assert.ok(lines.some((line) => /^mixed\/ferry_files\/pier\.png left out/.test(line)), lines.join('\n'));
  await page.locator('ss-checklist').getByText('1 of 3 pages supplied').waitFor();
  for (const label of ['Update 2', 'Embargoed: not compared', 'Headline only']) await page.locator('.tag', { hasText: label }).first().waitFor();
  await visit.audit();
});

journey('how the columns of a table are read is seen and can be changed before its articles are added', async (visit) => {
  const { page } = visit;
  const dialog = page.getByRole('dialog');
  await visit.chooseFiles([mixed('clips.csv')]);
  await dialog.getByText('table, 4 articles').waitFor();
  assert.deepEqual(await dialog.locator('tbody tr').first().locator('.value').allTextContents(), ['Canal bridge shuts', 'Tram line delayed', 'Stadium roof holds']);
  const column = (name) => dialog.getByRole('combobox', { name: `Column ${name} holds` });
  assert.equal(await column('Copy').inputValue(), 'text');
  assert.equal(await column('Slug').inputValue(), '');
  await visit.select(column('Slug'), 'headline');
  await visit.select(column('When'), 'date');
  await visit.select(column('Copy'), 'not used');
  await dialog.getByText('4 of them with a headline only').waitFor();
  await visit.select(column('Copy'), 'text');
  await dialog.getByText('4 of them with a headline only').waitFor({ state: 'detached' });
  await visit.audit();
  await visit.press(dialog.getByRole('button', { name: 'Add 4 articles' }));
  assert.match(await visit.result(), /^4 articles/);
  const { articles } = await visit.savedReport();
  assert.deepEqual(articles.map((a) => a.title).sort(), ['Canal bridge shuts', 'Market hours change', 'Stadium roof holds', 'Tram line delayed']);
  assert.ok(articles.every((a) => a.published.startsWith('2031-03-0') && a.source));
});

visit('what was asked about can be left out, and the first screen is back', async (visit) => {
  const { page } = visit;
  await visit.chooseFiles([mixed('clips.csv')]);
  await visit.press(page.getByRole('dialog').getByRole('button', { name: 'Leave out' }));
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await visit.chooseFiles([mixed('clips.csv')]);
  await page.getByRole('dialog').getByText('table, 4 articles').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await visit.button('Try an example').waitFor();
});

journey('what was cut is seen in its place and put back, and a paragraph is cut, and both are undone', async (visit) => {
  const { page } = visit;
  const article = page.locator('ss-article');
  await visit.chooseFiles([mixed('ferry.html')]);
  await visit.result();
  await visit.press(page.locator('ss-overview .alone a'));
  await article.getByText('Updated 3 Mar 2031, 15:05 UTC').waitFor();
  const before = await words(article);
  const fold = article.locator('details.cut', { hasText: 'How fog closes the harbour each winter' });
  await visit.press(fold.locator('summary'));
  assert.match(await fold.locator('.reason').first().innerText(), /./);
  await visit.audit();
  await visit.press(fold.getByRole('button', { name: /^Put back: How fog closes/ }));
  await article.locator('p, li', { hasText: 'How fog closes the harbour each winter' }).filter({ hasText: 'put back by hand' }).waitFor();
  assert.ok((await words(article)) > before);
  await page.getByText('The line was put back.').first().waitFor();

  await visit.press(visit.button('Edit what counts as the article'));
  await visit.audit();
  await visit.press(article.getByRole('button', { name: /^Cut this paragraph: Four of the injured/ }));
  await article.locator('details.cut', { hasText: 'Four of the injured' }).locator('.reason', { hasText: 'Cut by hand' }).waitFor();
  await page.waitForFunction(() => document.activeElement !== document.body);
  const { overrules, articles } = await visit.savedReport();
  assert.deepEqual(overrules.map((o) => o.kind), ['keep', 'cut']);
  assert.ok(!articles[0].text.includes('Four of the injured') && articles[0].text.includes('How fog closes'));

  await visit.press(visit.button('Undo'));
  await article.getByRole('button', { name: /^Cut this paragraph: Four of the injured/ }).waitFor();
  await visit.press(visit.button('Undo last edit'));
  await article.getByRole('button', { name: /^Put back: How fog closes/ }).waitFor({ state: 'attached' });
  assert.equal(await words(article), before);
});

const words = async (article) => Number((await article.locator('.details').innerText()).match(/(\d+) words/)[1]);

journey('formatted text is read as a page, and its furniture is cut', async (visit) => {
  const { page } = visit;
  const html = `<meta charset="utf-8"><h1>Canal bridge closes for repairs</h1><p>The canal bridge at Tollgate closes for six weeks on Monday while engineers replace its bearings and paint the railings, the city said.</p>
<p>Buses take the detour by Mill Lane, which adds nine minutes in the morning, according to the operator.</p><div class="share"><a href="/share">Share this article</a></div><img src="https://tracker.example/pixel.gif" onerror="document.title='ran'">`;
  await visit.paste(page.getByRole('textbox'), { html, text: html.replace(/<[^>]+>/g, '\n') });
  await visit.press(visit.button('Add this text'));
  assert.match(await visit.result(), /^1 article/);
  const { articles } = await visit.savedReport();
  assert.equal(articles[0].title, 'Canal bridge closes for repairs');
  assert.ok(articles[0].text.endsWith('according to the operator.'));
  assert.ok(articles[0].blocks.some((b) => b.text === 'Share this article' && b.reason));
});

visit('formatted text that was changed after it was pasted is read as it stands', async (visit) => {
  const { page } = visit;
  const box = page.getByRole('textbox');
  await visit.paste(box, { html: '<p>A first text from Ostrey, where it rained.</p>', text: 'A first text from Ostrey, where it rained.' });
  await page.keyboard.press('End');
  await page.keyboard.type(' It stopped at noon.');
  await visit.press(visit.button('Add this text'));
  await visit.result();
  assert.match((await visit.savedReport()).articles[0].text, /It stopped at noon/);
});

visit('several articles pasted as formatted text are several articles', async (visit) => {
  const parts = ['Baker wins rye prize\n\nA baker from Ostrey won the national rye prize on Saturday with a loaf that takes four days to make and keeps for a month.', 'Canal bridge closes\n\nThe canal bridge at Tollgate closes for six weeks on Monday while engineers replace its bearings and paint the railings, the city said.'];
  const text = parts.join('\n\n---\n\n');
  await visit.paste(visit.page.getByRole('textbox'), { html: text.split('\n\n').map((line) => `<p>${line}</p>`).join(''), text });
  await visit.press(visit.button('Add this text'));
  assert.match(await visit.result(), /^2 articles/);
});

visit('a newer version of an item is a version, not a copy', async (visit) => {
  const { page } = visit;
  const wire = readFileSync(`${MIXED}wire.txt`, 'utf8');
  const [title, ...text] = wire.split('\n');
  const items = [{ title: title.replace('UPDATE 2-', ''), text: text.join('\n') }, { title, text: `${text.join('\n')}\nDivers will examine the pier on Tuesday.\n` }];
  await visit.chooseFiles([file('wire.jsonl', items.map((item) => JSON.stringify({ ...item, source: 'Capital Wire' })).join('\n'))]);
  assert.equal(await visit.result(), '2 articles · 1 story · 1 earlier version folded');
  await page.locator('ss-card .texts .copies').getByText('earlier version: ').waitFor();
  await visit.press(page.locator('ss-card .copies a'));
  await visit.arrive('Two versions of one item');
});

visit('a folder without an article leaves the first screen, and says what was left out', async (visit) => {
  await visit.drop([`${MIXED}ferry_files`]);
  await visit.press(visit.page.getByText('2 files: 0 articles, 2 left out'));
  await visit.page.getByText('parts of saved pages, which hold no article').waitFor();
  await visit.audit();
});

visit('what is pasted anywhere but into a field is added at once', async (visit) => {
  const { page } = visit;
  await visit.chooseFiles([mixed('wire.txt')]);
  await visit.result();
  await visit.press(page.locator('ss-overview .alone a'));
  await page.locator('ss-blocks p').first().waitFor();
  const html = '<h1>Baker wins rye prize</h1><p>A baker from Ostrey won the national rye prize on Saturday with a loaf that takes four days to make.</p>';
  await visit.paste(page.locator('body'), { html, text: html.replace(/<[^>]+>/g, '\n') });
  await page.getByText('1 article added.').waitFor({ state: 'attached' });
  await visit.press(visit.link(/All stories/));
  assert.match(await visit.result(), /^2 articles/);
});

visit('notices of one kind are one line, with all of them one click away', async (visit) => {
  const { page } = visit;
  const pictures = Array.from({ length: 12 }, (_, i) => ({ name: `pier-${i}.png`, mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]) }));
  await visit.chooseFiles([...pictures, mixed('wire.txt')]);
  assert.match(await visit.result(), /^1 article/);
  const notices = page.locator('ss-notices');
  await visit.press(notices.getByText('12 files of a kind that is not read'));
  await notices.getByText('pier-11.png').waitFor();
  await visit.audit();
});
