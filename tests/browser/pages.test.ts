// Every kind of page as a reader has it: at a desk and on a phone, by day and by night, by the keyboard alone, without
// JavaScript, on paper. One page stands for its kind, and is loaded once; what it looks like is changed around it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { axeViolations } from './accessibility.ts';
import { type Look, startChromium, type Visit, visit } from './chromium.ts';
import { tooWide } from './fit.ts';
import { skipLinkFaults, tabFaults } from './keyboard.ts';
import { printFaults } from './paper.ts';

/** Everything that a page loads, compressed as it is on the way. */
const PAGE_BYTES = 100_000;

const LOOKS: readonly Look[] = [
  { width: 360, theme: 'light' },
  { width: 360, theme: 'dark' },
  { width: 768, theme: 'light' },
  { width: 1280, theme: 'light' },
  { width: 1280, theme: 'dark' },
];

/** What colours and shapes are is the same in every edition; how long words are is not. */
const LOOKS_OF_TRANSLATIONS = LOOKS.filter(({ width, theme }) => (width === 360) === (theme === 'light'));
const looksOf = (path: string) => (/^(en|hant)\//.test(path) ? LOOKS_OF_TRANSLATIONS : LOOKS);

const { kinds, screenshots } = inject('portal');

let browser: Browser;
beforeAll(async () => {
  if (screenshots !== undefined) mkdirSync(screenshots, { recursive: true });
  browser = await startChromium();
});
afterAll(async () => {
  await browser.close();
  if (screenshots !== undefined) console.log(`Pictures of the pages are in ${screenshots}`);
});

describe.each(kinds)('$name ($path)', ({ name, path }) => {
  let opened: Visit;
  beforeAll(async () => {
    opened = await visit(browser, path);
  });
  afterAll(() => opened.close());

  it('loads without a fault', () => {
    expect(opened.faults).toEqual([]);
  });

  it('weighs little, and waits for nothing', async () => {
    const { bytes, blocking } = await opened.load();
    expect(blocking).toEqual([]);
    expect(bytes).toBeLessThan(PAGE_BYTES);
  });

  it('is there for whoever has no mouse', async () => {
    expect(await tabFaults(opened.page)).toEqual([]);
    await opened.again();
    expect(await skipLinkFaults(opened.page)).toEqual([]);
  });

  it.each(looksOf(path))('has nothing that axe objects to at $width px, $theme, and fits', async (look) => {
    await opened.show(look);
    expect(await tooWide(opened.page)).toEqual([]);
    if (screenshots !== undefined)
      await opened.picture(join(screenshots, `${fileName(name)}-${look.width}-${look.theme}.png`));
    expect(await axeViolations(opened.page)).toEqual([]);
  });

  it('prints well from a dark screen', async () => {
    expect(await printFaults(opened.page)).toEqual([]);
  });

  it('says the same, and offers nothing that would not work, with JavaScript off', async () => {
    if (!(await opened.hasScripts())) {
      expect(await opened.deadControls()).toEqual([]);
      return;
    }
    const without = await visit(browser, path, { javaScriptEnabled: false });
    expect(without.faults).toEqual([]);
    expect(await without.deadControls()).toEqual([]);
    await opened.show({ width: 1280, theme: 'light' });
    const [said, saidWithout] = await Promise.all([opened.words(), without.words()]);
    expect([...said].filter((word) => !saidWithout.has(word))).toEqual([]);
    await without.close();
  });
});

/** `{source}/meetings/{year}/{one}.html` → `source_meetings_year_one`. */
const fileName = (kind: string): string =>
  kind
    .replace(/\.html$/, '')
    .replaceAll(/[{}]/g, '')
    .replaceAll('/', '_');
