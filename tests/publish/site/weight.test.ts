// A government that has published for years: its pages stay light, and so do those of the whole site.
import { expect, it } from 'vitest';
import { siteOf } from '../government.ts';
import { inventYears } from '../invented-years.ts';

const MOST_BYTES = 100 * 1024;

it('every page and style sheet is lighter than 100 KB', async () => {
  const files = await siteOf(inventYears({ meetings: 120 }).reverse());
  const pages = [...files].filter(([path]) => path.endsWith('.html') || path.endsWith('.css'));
  expect(pages.length).toBeGreaterThan(120);
  for (const [path, text] of pages) expect(Buffer.byteLength(text), path).toBeLessThan(MOST_BYTES);
});
