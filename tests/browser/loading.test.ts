// What a page costs its reader: little to load, nothing that it has to wait for but the one stylesheet, nothing that
// fails, and no sideways scrolling on a phone.
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startChromium, visit, WIDTHS } from './chromium.ts';

/** Everything that a page loads, compressed as it is on the way. */
const PAGE_BYTES = 100_000;

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());

describe.each(inject('portal').kinds)('$name ($path)', ({ path }) => {
  it.each(WIDTHS)('loads without a fault and fits into %i px', async (width) => {
    const { page, faults, close } = await visit(browser, path, { width });
    expect(faults).toEqual([]);
    const tooWide = await page.evaluate(() => {
      const room = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= room) return [];
      return [...document.querySelectorAll('body *')]
        .filter((element) => element.getBoundingClientRect().right > room + 1)
        .map((element) => element.outerHTML.slice(0, 120));
    });
    expect(tooWide).toEqual([]);
    await close();
  });

  it('waits for nothing but one stylesheet, and weighs little', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const bodies: Promise<number>[] = [];
    page.on('response', (response) => {
      bodies.push(response.body().then((body) => gzipSync(body).length));
    });
    await page.goto(`${inject('portal').url}/${path}`, { waitUntil: 'networkidle' });
    const blocking = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => 'renderBlockingStatus' in entry && entry.renderBlockingStatus === 'blocking')
        .map((entry) => new URL(entry.name).pathname),
    );
    expect(blocking).toEqual(['/style.css']);
    const bytes = (await Promise.all(bodies)).reduce((sum, one) => sum + one, 0);
    expect(bytes).toBeLessThan(PAGE_BYTES);
    await context.close();
  });
});
