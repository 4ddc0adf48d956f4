// A large pile is read by several workers. Nothing tells: the report is that of one `add` after another, a file that makes a
// worker die is set aside alone, and what is cancelled leaves nothing behind.

import assert from 'node:assert/strict';
import { before } from 'node:test';
import init, { Corpus } from '../../pkg/node.js';
import { file, savedPage, TRAP, visit } from './desk.mjs';

const PLACES = ['Ostrey', 'Kesby', 'Lorren', 'Tollgate', 'Marwick', 'Senby', 'Quorn', 'Velden'];

before(() => init());

const SYLLABLES = ['ka', 'ren', 'sto', 'mi', 'vel', 'dor', 'ta', 'lin', 'go', 'mar', 'pes', 'u'];

/** Made-up sentences that no two articles share. */
function words(i, count) {
  let state = i + 1;
  const next = () => (state = (state * 48271) % 2147483647);
  const word = () => SYLLABLES[next() % 12] + SYLLABLES[next() % 12] + SYLLABLES[next() % 12];
  return Array.from({ length: count }, () => `${PLACES[next() % 8]} ${Array.from({ length: 14 }, word).join(' ')} ${next() % 1000}.`).join(' ');
}

/** Lines of JSON with articles, some of one id, and every 500th line broken. */
function lines(n, change = (line) => line) {
  const line = (i) => (i % 500 === 7 ? '{"text": ' : JSON.stringify({ id: `a${i % 1800}`, title: `${PLACES[i % 8]} plan ${i}`, text: words(i, 12) }));
  return Array.from({ length: n }, (_, i) => change(line(i), i)).join('\n');
}

/** Saved pages of several megabytes in all. */
const pages = Array.from({ length: 300 }, (_, i) =>
  file(`page-${String(i).padStart(3, '0')}.html`, savedPage(`Plan ${i} of ${PLACES[i % 8]}`, `https://bell.example/${i}`, words(i, 90))));

/** The report of files that were added one by one, in the order in which the page takes them. */
function reportOf(files) {
  const corpus = new Corpus();
  for (const { name, buffer } of [...files].sort((x, y) => (x.name < y.name ? -1 : 1))) corpus.add([{ bytes: new Uint8Array(buffer), filename: name }]);
  const report = JSON.parse(JSON.stringify(corpus.report()));
  corpus.dispose();
  return report;
}

/** Has the page believe in four cores, wherever it is tested. */
const CORES = () => Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { get: () => 4 });

/** Counts the workers that are started from here on. */
function countWorkers(visit) {
  const workers = { started: 0 };
  visit.page.on('worker', () => workers.started++);
  return workers;
}

/** Waits until the pool is closed: the worker of the pile is the only one. */
async function poolCloses({ page }) {
  for (const end = Date.now() + 5000; page.workers().length > 1 && Date.now() < end; ) await page.waitForTimeout(20);
  assert.equal(page.workers().length, 1, 'the pool was not closed');
}

visit('what several workers read is what one reads', async (visit, t) => {
  const files = [
    file('a.txt', 'Rain in Kesby\n\nIt was raining in Kesby on Tuesday, the weather office said.\n'),
    file('pile.jsonl', lines(2500)),
    ...pages,
    file('none.txt', ' '),
    // Begins like JSON lines, and is none: it is read as a whole.
    file('list.json', `{"items": [\n${lines(1000, (line, i) => (i % 500 === 7 ? '{}' : line)).replaceAll('\n', ',\n')}\n]}`),
    // Letters in another encoding show in its last part only.
    { ...file('late.jsonl', ''), buffer: Buffer.concat([Buffer.from(lines(1500)), Buffer.from('\n{"text": "A caf\xe9 in Senby was closed on Monday, its owner said."}\n', 'latin1')]) },
    file('z.txt', 'Snow in Senby\n\nIt was snowing in Senby on Monday, the weather office said.\n'),
  ];
  const workers = countWorkers(visit);
  await visit.chooseFiles(files);
  const result = await visit.result();
  t.diagnostic(`${workers.started} workers for ${result}`);
  assert.equal(workers.started, 3, 'one core is left');
  await poolCloses(visit);
  const [saved, whole] = [await visit.savedReport(), reportOf(files)];
  assert.equal(saved.articles.length, whole.articles.length);
  assert.ok(saved.notices.some(({ file, line }) => file === 'pile.jsonl' && line === 2008));
  // Said part by part: all that differs would be pages long.
  for (const part of Object.keys(whole)) assert.ok(JSON.stringify(saved[part]) === JSON.stringify(whole[part]), part);
}, { script: CORES });

visit('a small pile needs no other worker', async (visit) => {
  const workers = countWorkers(visit);
  await visit.chooseFiles(pages.slice(0, 20));
  assert.match(await visit.result(), /^20 articles/);
  assert.equal(workers.started, 0);
}, { script: CORES });

/** Lets no worker start but the first. */
const ALONE = () => {
  Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { get: () => 4 });
  const { Worker } = globalThis;
  const broken = URL.createObjectURL(new Blob(['throw new Error("no room")'], { type: 'text/plain' }));
  let started = 0;
  globalThis.Worker = class extends Worker {
    constructor(url, options) {
      super(started++ ? broken : url, options);
    }
  };
};

visit('where no more workers can be started, one reads all', async (visit) => {
  await visit.chooseFiles([...pages, file('pile.jsonl', lines(2000))]);
  assert.match(await visit.result(), /^2,296 articles/);
  assert.equal(await visit.page.locator('ss-notices li', { hasText: 'set aside' }).count(), 0);
}, { script: ALONE });

visit(
  'files that make a worker of the pool die are set aside, and all others go on, with the network cut',
  async (visit) => {
    const { page } = visit;
    await visit.context.setOffline(true);
    const files = [...pages];
    files.splice(220, 0, file('☠-one.html', pages[0].buffer));
    files.splice(290, 0, file('☠-pile.jsonl', lines(1500)));
    await visit.chooseFiles(files);
    assert.match(await visit.result(), /^300 articles/);
    const notices = await page.locator('ss-notices li').allInnerTexts();
    for (const name of ['☠-one.html', '☠-pile.jsonl']) {
      assert.equal(notices.filter((notice) => notice.includes(`${name}: The analysis stopped on this one, so it was set aside`)).length, 1, name);
    }
    assert.ok(JSON.stringify((await visit.savedReport()).articles) === JSON.stringify(reportOf(pages).articles));
    await visit.chooseFiles([file('later.txt', 'A later piece\n\nIt was raining in Kesby on Tuesday, the weather office said.\n')]);
    await page.getByText('301 articles').first().waitFor();
  },
  { script: TRAP },
);

visit('cancelled while several workers read, the pile is as it was, and can be added to', async (visit) => {
  const { page } = visit;
  await visit.chooseFiles([file('a.txt', 'Rain in Kesby\n\nIt was raining in Kesby on Tuesday, the weather office said.\n')]);
  assert.match(await visit.result(), /^1 article/);
  const workers = countWorkers(visit);
  await visit.chooseFiles([file('pile.jsonl', lines(9000))]);
  await page.locator('ss-progress').waitFor();
  await visit.press(visit.button('Cancel'));
  await page.getByText('Cancelled. Nothing was changed.').waitFor({ state: 'attached' });
  assert.ok(workers.started > 0);
  await poolCloses(visit);
  assert.equal((await visit.savedReport()).articles.length, 1);
  const again = [file('pile.jsonl', lines(2500))];
  await visit.chooseFiles(again);
  await page.getByText('2,495 articles').first().waitFor();
  const saved = await visit.savedReport();
  assert.deepEqual(saved.notices, reportOf(again).notices);
}, { script: CORES });
