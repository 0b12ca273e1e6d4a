import type { Page } from 'playwright-core';

/** Stops that are looked at; a long page repeats the same ones. */
const STOPS = 60;

/** What is wrong with the way from the top of a page to its text, by the keyboard alone. */
export async function skipLinkFaults(page: Page): Promise<string[]> {
  await page.keyboard.press('Tab');
  const first = await stop(page);
  if (first.href !== '#main') return [`the first stop does not lead to the text: ${first.html}`];
  if (!first.seen) return [`the first stop is out of sight: ${first.html}`];
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const next = await stop(page);
  return next.place === 'before main' ? [`after the skip link comes ${next.html}`] : [];
}

/** Walks from stop to stop: each is seen, is marked, and comes after the one before. */
export async function tabFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  const stops = Math.min(await countStops(page), STOPS);
  let last = -1;
  for (let count = 0; count < stops; count++) {
    await page.keyboard.press('Tab');
    const { html, order, seen, marked } = await stop(page);
    if (!seen) faults.push(`out of sight: ${html}`);
    if (!marked) faults.push(`nothing shows that it has the focus: ${html}`);
    if (order <= last) faults.push(`out of order, or a trap: ${html}`);
    last = order;
  }
  return faults;
}

async function countStops(page: Page): Promise<number> {
  return await page.evaluate(
    () =>
      [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(
        (element) =>
          element.checkVisibility() &&
          element.getAttribute('tabindex') !== '-1' &&
          !element.hasAttribute('disabled'),
      ).length,
  );
}

/** Where the focus is. */
async function stop(page: Page) {
  return await page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const main = document.querySelector('main');
    const follows =
      main !== null && (main.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    return {
      html: element.outerHTML.slice(0, 120),
      href: element.getAttribute('href'),
      order: [...document.querySelectorAll('*')].indexOf(element),
      place: main?.contains(element) || follows ? 'main or after' : 'before main',
      seen:
        element !== document.body &&
        Math.min(width, height, bottom, right) > 0 &&
        top < innerHeight &&
        left < innerWidth,
      marked: style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2,
    };
  });
}
