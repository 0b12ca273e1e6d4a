import type { Page } from 'playwright-core';
import { tooWide } from './fit.ts';

/** A4 without its margins, in CSS pixels. */
const SHEET = { width: 700, height: 1000 };
/** Of 255 in each colour: darker is ink that can be read on white. */
const DARK = 110;

/** What is wrong with a page printed from a dark screen: pale ink, ways around the site, or too wide for the sheet. */
export async function printFaults(page: Page): Promise<string[]> {
  await page.setViewportSize(SHEET);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const { ink, ways } = await page.evaluate(() => ({
    ink: getComputedStyle(document.body).color,
    ways: [...document.querySelectorAll('body > a[href="#main"], header nav, button')]
      .filter((part) => part.checkVisibility() && part.getBoundingClientRect().right > 0)
      .map((part) => part.outerHTML.slice(0, 100)),
  }));
  const colours = ink.match(/\d+/g) ?? [];
  return [
    ...(Math.max(...colours.slice(0, 3).map(Number)) > DARK ? [`pale ink: ${ink}`] : []),
    ...ways.map((way) => `of no use on paper: ${way}`),
    ...(await tooWide(page)).map((part) => `wider than the sheet: ${part}`),
  ];
}
