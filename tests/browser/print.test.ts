// On paper: dark ink on white whatever the theme, nothing wider than the sheet, and no way around the site.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startChromium, visit } from './chromium.ts';

/** A4 without its margins, in CSS pixels. */
const SHEET = 700;

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());

describe.each(inject('portal').kinds)('$name ($path)', ({ path }) => {
  it('prints well from a dark screen', async () => {
    const { page, close } = await visit(browser, path, { width: SHEET, colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const printed = await page.evaluate(() => {
      const { color } = getComputedStyle(document.body);
      const parts = 'body > a[href="#main"], header nav, nav[aria-label], button';
      return {
        ink: (color.match(/\d+/g) ?? []).slice(0, 3).map(Number),
        waysAround: [...document.querySelectorAll(parts)]
          .filter((part) => part.checkVisibility() && part.getBoundingClientRect().right > 0)
          .map((part) => part.outerHTML.slice(0, 100)),
        width: document.documentElement.scrollWidth,
      };
    });
    expect(Math.max(...printed.ink)).toBeLessThan(100);
    expect(printed.waysAround).toEqual([]);
    expect(printed.width).toBeLessThanOrEqual(SHEET);
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(5_000);
    await close();
  });
});
