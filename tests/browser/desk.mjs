// What the browser tests share: a server for the built page, a browser, and the journeys. A journey is what a person does,
// told once and walked three times: with the mouse, by keyboard alone, and at 320 CSS pixels (400 % zoom). On its way it
// is audited in both themes, and at its end no request may have left the page and the console must be empty.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join, normalize } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const require = createRequire(new URL('../../www/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const DIST = fileURLToPath(new URL('../../www/dist/', import.meta.url));
const SAMPLES = fileURLToPath(new URL('../../examples/pile/', import.meta.url));
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };

/** How often Tab may be pressed before something counts as out of reach. */
const TABS = 300;

let browser;
let server;
let address;
let served = [];

before(async () => {
  server = createServer(async (request, response) => {
    served.push(request.url);
    const path = normalize(new URL(request.url, 'http://page').pathname).replace(/\/$/, '/index.html');
    try {
      const body = await readFile(join(DIST, path.replace(/^\/desk/, '')));
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Under a path of its own, as on a newsroom's server.
  address = `http://127.0.0.1:${server.address().port}/desk/`;
  browser = await chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
});

after(async () => {
  await browser?.close();
  await new Promise((resolve) => server.close(resolve));
});

function chromiumPath() {
  const places = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  const path = places.find((place) => place && existsSync(place));
  assert.ok(path, 'Chromium is needed: install it, or set CHROMIUM to its path.');
  return path;
}

/** A file for a chooser or a drop. */
export const file = (name, content) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });

/** A saved page with an article, its address and what pages have around it. */
export const savedPage = (title, url, text, around = '') => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} - The Ostrey Bell</title>
<link rel="canonical" href="${url}"><meta property="og:title" content="${title}"><meta property="og:site_name" content="The Ostrey Bell"></head>
<body><nav><ul><li><a href="/a">News</a></li><li><a href="/b">Sport</a></li></ul></nav>
<article><h1>${title}</h1>${text.trim().split(/\n+/).map((line) => `<p>${line}</p>`).join('\n')}${around}</article>
<footer><p>© The Ostrey Bell. All rights reserved.</p></footer></body></html>`;

export const sample = (name) => readFileSync(join(SAMPLES, name), 'utf8');
export { SAMPLES };

/** Makes the module trap on the name of one file, in every worker that the page starts. */
export const TRAP = () => {
  const trap = () => {
    const encodeInto = TextEncoder.prototype.encodeInto;
    TextEncoder.prototype.encodeInto = function (text, into) {
      if (text.includes('☠')) throw new WebAssembly.RuntimeError('unreachable');
      return encodeInto.call(this, text, into);
    };
  };
  const { Blob } = globalThis;
  globalThis.Blob = class extends Blob {
    constructor(parts, options) {
      super(options?.type?.startsWith('text/javascript') ? [`(${trap})();`, ...parts] : parts, options);
    }
  };
};

/**
 * One open page and a person in front of it.
 *
 * `hand` is `mouse` or `keyboard`; everything below that presses, chooses or types goes through it.
 */
export class Visit {
  constructor(context, page, hand) {
    this.context = context;
    this.page = page;
    this.hand = hand;
    this.console = [];
    page.on('console', (message) => this.console.push(message.text()));
    page.on('pageerror', (error) => this.console.push(error.message));
  }

  static async open({ hand = 'mouse', viewport = WIDE, script } = {}) {
    const context = await browser.newContext({ viewport, acceptDownloads: true, reducedMotion: 'reduce' });
    const page = await context.newPage();
    if (script) await page.addInitScript(script);
    const visit = new Visit(context, page, hand);
    await page.goto(address, { waitUntil: 'networkidle' });
    served = [];
    return visit;
  }

  /** Ends the visit: nothing was asked for after the page had loaded, and nothing was complained of. */
  async close() {
    await this.context.close();
    assert.deepEqual(served, [], 'requests after the page had loaded');
    assert.deepEqual(this.console, [], 'messages on the console');
  }

  button(name) {
    return this.page.getByRole('button', { name, exact: true });
  }

  link(name) {
    return this.page.getByRole('link', { name, exact: typeof name === 'string' });
  }

  heading() {
    return this.page.getByRole('heading', { level: 1 });
  }

  get cards() {
    return this.page.locator('ss-card');
  }

  /** Presses a button, a link or a disclosure. */
  async press(locator) {
    if (this.hand === 'mouse') return locator.click();
    await this.reach(locator);
    await this.page.keyboard.press('Enter');
  }

  async tick(locator) {
    if (this.hand === 'mouse') return locator.check();
    await this.reach(locator);
    await this.page.keyboard.press('Space');
  }

  /** Takes one of a group of radio buttons. */
  async choose(locator) {
    if (this.hand === 'mouse') return locator.check();
    await this.reach(locator.locator('xpath=ancestor::fieldset'), hasFocusInside);
    await this.page.keyboard.press('Space');
    for (let i = 0; i < 6 && !(await locator.isChecked()); i++) await this.page.keyboard.press('ArrowRight');
    assert.ok(await locator.isChecked());
  }

  /** Takes one of a list of options. */
  async select(locator, label) {
    if (this.hand === 'mouse') return locator.selectOption({ label });
    await this.reach(locator);
    const chosen = () => locator.evaluate((list) => list.selectedOptions[0].label);
    await this.page.keyboard.press('Home');
    while ((await chosen()) !== label) {
      const before = await chosen();
      await this.page.keyboard.press('ArrowDown');
      assert.notEqual(await chosen(), before, `no option ${label}`);
    }
  }

  /** What the system does with what was copied from a page: the formatted text comes beside the plain one. */
  async paste(locator, { html, text }) {
    await locator.focus();
    await locator.evaluate(
      (box, data) => {
        const transfer = new DataTransfer();
        for (const [type, value] of Object.entries(data)) transfer.setData(type, value);
        const event = new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true, composed: true });
        if (box.dispatchEvent(event)) document.execCommand('insertText', false, data['text/plain']);
      },
      { 'text/html': html, 'text/plain': text },
    );
  }

  async type(locator, text) {
    if (this.hand === 'keyboard') await this.reach(locator);
    await locator.fill(text);
  }

  async chooseFiles(files, name = 'Choose files') {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.press(this.button(name))]);
    await chooser.setFiles(files);
  }

  /** Files and folders from the disk, dropped as the browser itself reports a drop. */
  async drop(paths) {
    const session = await this.context.newCDPSession(this.page);
    const { width, height } = this.page.viewportSize();
    const data = { items: [], files: paths, dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop']) {
      await session.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
    }
    await session.detach();
  }

  /** What was asked for since the page had loaded, which is then in order. */
  asked() {
    return served.splice(0).map((url) => url.replace(/\?.*/, ''));
  }

  /** Messages on the console that a journey brings about, which are then in order. */
  complaints(pattern) {
    this.console = this.console.filter((message) => !pattern.test(message));
  }

  /** Moves the focus with Tab until it is there. */
  async reach(locator, there = hasFocus) {
    await locator.waitFor();
    for (let i = 0; i < TABS; i++) {
      if (await locator.evaluate(there)) return;
      await this.page.keyboard.press('Tab');
    }
    assert.fail(`Tab does not reach ${locator}`);
  }

  /** Waits until the view with this heading is there. */
  async arrive(heading) {
    await this.page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
  }

  /** From here on `longest`, in the page, is the longest that it has been busy, in milliseconds. */
  watchPauses() {
    return this.page.evaluate(() => {
      globalThis.longest = 0;
      let last = performance.now();
      setInterval(() => {
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
      }, 10);
    });
  }

  /** Waits for the result and gives its summary line. */
  async result() {
    await this.page.locator('ss-overview').waitFor();
    return this.heading().innerText();
  }

  /** What is highlighted on each side, by number: the whole stretch, and what of it both sides share. */
  async marks() {
    const side = (id) =>
      this.page.locator(`#${id} :is(mark, .edit)`).evaluateAll((pieces) => {
        const found = [];
        for (const piece of pieces) {
          const text = (piece.querySelector('span') ?? piece).textContent;
          for (const n of piece.dataset.n.split(' ')) {
            found[n - 1] ??= { whole: '', shared: '' };
            found[n - 1].whole += text;
            found[n - 1].shared += piece.matches('mark') ? text : ' ';
          }
        }
        return found;
      });
    return { left: await side('left'), right: await side('right') };
  }

  /** The report as it is saved. */
  async savedReport() {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.press(this.button('Save report'))]);
    assert.equal(download.suggestedFilename(), 'samestory-report.json');
    return JSON.parse(await readFile(await download.path(), 'utf8'));
  }

  /** No barrier for anybody: axe in both themes, and no sideways scrolling at 320 CSS pixels. */
  async audit() {
    const { page } = this;
    const size = page.viewportSize();
    for (const viewport of [size, NARROW]) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        assert.deepEqual(await violations(page), [], `axe, ${colorScheme}, ${viewport.width} px`);
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(wide, 0, `scrolls sideways at ${viewport.width} px`);
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(size);
  }
}

function hasFocus(element) {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active === element;
}

function hasFocusInside(element) {
  return element.contains(element.getRootNode().activeElement);
}

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
}

/** What a person does, walked three times. */
export function journey(name, walk) {
  const ways = [
    [name, { hand: 'mouse' }],
    [`${name}, by keyboard alone`, { hand: 'keyboard' }],
    [`${name}, at 320 px`, { hand: 'mouse', viewport: NARROW }],
  ];
  for (const [title, options] of ways) visit(title, walk, options);
}

/** One visit with a test around it. */
export function visit(title, walk, options = {}) {
  test(title, async (t) => {
    const visit = await Visit.open(options);
    try {
      await walk(visit, t);
    } catch (error) {
      await visit.context.close();
      throw error;
    }
    await visit.close();
  });
}
