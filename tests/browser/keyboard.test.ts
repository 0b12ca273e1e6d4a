// The keyboard alone is enough: the first stop skips to the text, every stop is seen, in the order of the page, and
// none holds the reader.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startChromium, visit } from './chromium.ts';

/** Stops that are looked at; a long page repeats the same ones. */
const STOPS = 80;

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());

describe.each(inject('portal').kinds)('$name ($path)', ({ path }) => {
  it('has a first stop that leads to the text', async () => {
    const { page, close } = await visit(browser, path, { width: 360 });
    await page.keyboard.press('Tab');
    expect(await stop(page)).toMatchObject({ href: '#main', seen: true });
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#main');
    await page.keyboard.press('Tab');
    const { place } = await stop(page);
    expect(['main', 'after main']).toContain(place);
    await close();
  });

  it('shows every stop, in the order of the page', async () => {
    const { page, close } = await visit(browser, path, { width: 1280 });
    const stops = await page.evaluate(
      () =>
        [
          ...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]'),
        ].filter(
          (element) =>
            element.checkVisibility() &&
            element.getAttribute('tabindex') !== '-1' &&
            !element.hasAttribute('disabled'),
        ).length,
    );
    const faults: string[] = [];
    let last = -1;
    for (let count = 0; count < Math.min(stops, STOPS); count++) {
      await page.keyboard.press('Tab');
      const { html, order, seen, marked } = await stop(page);
      if (!seen) faults.push(`out of sight: ${html}`);
      if (!marked) faults.push(`nothing shows that it has the focus: ${html}`);
      if (order <= last) faults.push(`out of order, or a trap: ${html}`);
      last = order;
    }
    expect(faults).toEqual([]);
    await close();
  });
});

/** Where the focus is. */
async function stop(page: Page) {
  return await page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const main = document.querySelector('main');
    const within = main?.contains(element) ? 'main' : 'before main';
    const after =
      main !== null && (main.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    return {
      html: element.outerHTML.slice(0, 120),
      href: element.getAttribute('href'),
      order: [...document.querySelectorAll('*')].indexOf(element),
      place: within === 'before main' && after ? 'after main' : within,
      seen:
        element !== document.body &&
        width > 0 &&
        height > 0 &&
        bottom > 0 &&
        right > 0 &&
        top < innerHeight &&
        left < innerWidth,
      marked: style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2,
    };
  });
}
