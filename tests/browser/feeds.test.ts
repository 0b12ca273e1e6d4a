// Feeds, opened in a browser as a link to one is: readable, and nothing that only programs need.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startChromium } from './chromium.ts';

const { url } = inject('portal');
let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());

describe.each(['feeds/decisions.xml', 'yunze/decisions.xml', 'yunze/new.atom', 'yunze/topics/transport.xml'])(
  '%s',
  (path) => {
    it('says what it is and shows its items, one below the other', async () => {
      const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
      const failures: string[] = [];
      page.on('requestfailed', (request) => failures.push(request.url()));
      await page.goto(`${url}/${path}`);
      const shown = await page.evaluate(() => {
        const root = document.documentElement;
        const items = [
          ...document.getElementsByTagNameNS('*', 'item'),
          ...document.getElementsByTagNameNS('*', 'entry'),
        ];
        const visible = (name: string) =>
          [...document.getElementsByTagNameNS('*', name)].filter((one) => one.getClientRects().length > 0)
            .length;
        return {
          note: getComputedStyle(root, '::before').content,
          items: items.length,
          displays: [...new Set(items.map((item) => getComputedStyle(item).display))],
          titles: visible('title'),
          hidden:
            visible('guid') + visible('id') + visible('encoded') + visible('category') + visible('content'),
          overflow: root.scrollWidth - window.innerWidth,
        };
      });
      expect(shown.note).toContain('订阅');
      expect(shown.items).toBeGreaterThan(0);
      expect(shown.displays).toEqual(['block']);
      expect(shown.titles).toBe(shown.items + 1);
      expect(shown.hidden).toBe(0);
      expect(shown.overflow).toBeLessThanOrEqual(0);
      expect(failures).toEqual([]);
      await page.close();
    });
  },
);
