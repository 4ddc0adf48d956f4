// The first screen says what this is, that nothing leaves the browser, and how to begin. Nothing else.

import assert from 'node:assert/strict';
import { visit } from './desk.mjs';

visit('the first screen holds these things, in this order, and nothing else', async ({ page }) => {
  const said = await page.evaluate(() => {
    const parts = [];
    const walk = (node) => {
      for (const child of (node.shadowRoot ?? node).childNodes) {
        const hidden = child.nodeType === 1 && (child.hidden || child.getAttribute('role') === 'status');
        if (hidden || child.nodeName === 'NOSCRIPT') continue;
        if (child.nodeName === 'TEXTAREA') parts.push(`box: ${child.placeholder}`);
        else if (child.nodeType === 3 && child.data.trim()) parts.push(child.data.trim());
        else walk(child);
      }
    };
    walk(document.body);
    return parts;
  });
  assert.deepEqual(said, [
    'See how outlets tell the same story',
    'Your articles stay in this browser.',
    'box: Paste articles, or drop files or a folder',
    'Choose files',
    'Choose folder',
    'Try an example',
    'Takes text, saved pages, PDFs, feeds, agency files, database exports, tables, documents, mail and zips of them. A list of links becomes a checklist. A saved pile opens where you left it.',
  ]);
});

visit('the box has the focus', async ({ page }) => {
  const box = page.getByRole('textbox', { name: 'Paste articles, or drop files or a folder' });
  await page.keyboard.type('Typed without a click');
  assert.equal(await box.inputValue(), 'Typed without a click');
});

visit('it is open to everybody', async (visit) => {
  await visit.audit();
});

visit('the policy of the page allows no request to anywhere else', async ({ page }) => {
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /connect-src 'self'/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
});
