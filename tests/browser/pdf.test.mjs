// PDFs: what reads them comes with the first one, from where the page came from, and each that cannot be read says why.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { file, visit } from './desk.mjs';

const CASES = fileURLToPath(new URL('../cases/ingest/', import.meta.url));
const pdf = (name) => ({ name, mimeType: 'application/pdf', buffer: readFileSync(join(CASES, name)) });

const BAKER = 'Baker wins rye prize\n\nA baker from Ostrey won the national rye prize on Saturday with a loaf that takes four days to make and keeps for a month.\n';

/** The part that reads PDFs, and nothing else, was asked for; and once only. */
function cameOnce(visit) {
  const paths = visit.asked();
  assert.ok(paths.length > 0 && paths.every((path) => /\/assets\/(samestory-pdf|pdf)[^/]*\.(js|wasm)$/.test(path)), String(paths));
  assert.equal(new Set(paths).size, paths.length, String(paths));
}

visit('PDFs are read beside other files, and what reads them comes once', async (visit) => {
  await visit.chooseFiles([file('baker.txt', BAKER), pdf('printed-page.pdf'), pdf('press-review.pdf')]);
  assert.match(await visit.result(), /^6 articles/);
  await visit.page.getByText('Crane collapse blocks the port of Elmsport for at least a week').first().waitFor();
  await visit.chooseFiles([pdf('two-columns.pdf')]);
  await visit.page.getByRole('heading', { level: 1, name: '8 articles' }).waitFor();
  cameOnce(visit);
});

visit('a scan and a locked PDF say what to do, and the rest goes on', async (visit) => {
  await visit.chooseFiles([file('baker.txt', BAKER), pdf('scan.pdf'), pdf('locked.pdf')]);
  assert.match(await visit.result(), /^1 article/);
  await visit.page.getByText(/picture of 2 pages without text/).first().waitFor({ state: 'attached' });
  await visit.page.getByText(/locked with a password/).first().waitFor({ state: 'attached' });
  cameOnce(visit);
});

visit('without the network the file is left out with a notice, and read once the network is back', async (visit) => {
  const { page } = visit;
  await page.route(/samestory-pdf.*\.wasm/, (route) => route.abort());
  await visit.chooseFiles([file('baker.txt', BAKER), pdf('press-release.pdf')]);
  assert.match(await visit.result(), /^1 article/);
  await page.getByText(/What reads PDFs could not be loaded/).first().waitFor({ state: 'attached' });
  await page.unroute(/samestory-pdf.*\.wasm/);
  await visit.chooseFiles([pdf('press-release.pdf')]);
  await page.getByRole('heading', { level: 1, name: '2 articles' }).waitFor();
  visit.asked();
  visit.complaints(/Failed to load resource/);
});
