import type { Page } from 'playwright-core';

/** What makes a page wider than its window, outermost first; nothing where it fits. */
export async function tooWide(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    return [...document.querySelectorAll('body, body *')]
      .filter((element) => element.getBoundingClientRect().right > room + 1)
      .map((element) => element.outerHTML.slice(0, 120))
      .slice(0, 3);
  });
}
