// axe finds nothing to object to: on every kind of page, narrow and wide, by day and by night.
import axe, { type AxeResults, type Result } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startChromium, THEMES, visit, WIDTHS } from './chromium.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());

describe.each(inject('portal').kinds)('$name ($path)', ({ path }) => {
  for (const width of WIDTHS) {
    for (const theme of THEMES) {
      it(`has no violation at ${width} px, ${theme}`, async () => {
        const { page, close } = await visit(browser, path, { width, colorScheme: theme });
        await page.evaluate(axe.source);
        const { violations, passes }: AxeResults = await page.evaluate('axe.run(document)');
        expect(passes.length).toBeGreaterThan(10);
        expect(violations.map(told)).toEqual([]);
        await close();
      });
    }
  }
});

/** A violation in a line: the rule, how often it is broken, where for example, and what would mend it. */
function told({ id, help, nodes }: Result): string {
  const [first] = nodes;
  const where = nodes.slice(0, 3).map(({ target }) => target.join(' '));
  return `${id}: ${help}: ${nodes.length} times, at ${where.join(' and at ')}: ${first?.failureSummary}`;
}
