// Everything that a page says is there without JavaScript, and nothing is offered that would not work.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startChromium, visit } from './chromium.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());

describe.each(inject('portal').kinds)('$name ($path)', ({ path }) => {
  it('says the same with JavaScript off', async () => {
    const withScripts = await visit(browser, path);
    const without = await visit(browser, path, { javaScriptEnabled: false });
    expect(without.faults).toEqual([]);
    const [said, saidWithout] = await Promise.all(
      [withScripts, without].map(async ({ page }) => (await page.locator('main').innerText()).split(/\s+/)),
    );
    const missing = said?.filter((words) => !saidWithout?.includes(words));
    expect(missing).toEqual([]);
    await Promise.all([withScripts.close(), without.close()]);
  });

  it('offers no button or field that needs a script', async () => {
    const { page, close } = await visit(browser, path, { javaScriptEnabled: false });
    const dead: string[] = [];
    for (const control of await page.locator('button, input, select, textarea').all()) {
      const inForm = await control.locator('xpath=ancestor::form[@action]').count();
      const folds = await control.locator('xpath=self::*[@popovertarget]').count();
      if (inForm + folds === 0 && (await control.isVisible()))
        dead.push(await control.evaluate((it) => it.outerHTML));
    }
    expect(dead).toEqual([]);
    await close();
  });
});
