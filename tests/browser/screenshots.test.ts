// Pictures of every kind of page, narrow and wide, by day and by night, for somebody to look at. SCREENSHOTS says
// where they go.
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startChromium, THEMES, visit, WIDTHS } from './chromium.ts';

const { kinds, screenshots } = inject('portal');

let browser: Browser;
beforeAll(async () => {
  mkdirSync(screenshots, { recursive: true });
  browser = await startChromium();
});
afterAll(async () => {
  await browser.close();
  console.log(`The pictures are in ${screenshots}`);
});

describe.each(kinds)('$name ($path)', ({ name, path }) => {
  it('is pictured', async () => {
    for (const width of WIDTHS) {
      for (const theme of THEMES) {
        const { page, close } = await visit(browser, path, { width, colorScheme: theme });
        const file = join(
          screenshots,
          `${name.replaceAll(/[{}]|\.html/g, '').replaceAll('/', '_')}-${width}-${theme}.png`,
        );
        await page.screenshot({ path: file, fullPage: true });
        expect(statSync(file).size).toBeGreaterThan(5_000);
        await close();
      }
    }
  });
});
