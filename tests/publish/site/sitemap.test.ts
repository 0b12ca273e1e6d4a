import { expect, it } from 'vitest';
import { sitemapParts, sitemapsFor } from '../../../functions/publish/site/sitemap.ts';

const MOST = 50_000;
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);

it.each([0, 1, 29_999, 30_000, 30_001, 80_000, 80_001, 200_000])(
  'the sitemaps of %d meetings name each once, none more than 50,000 addresses',
  (count) => {
    const meetings = numbers(count);
    const parts = sitemapParts(numbers(20_000), meetings);
    expect(parts).toHaveLength(sitemapsFor(count));
    for (const part of parts) expect(part.pages.length + part.meetings.length).toBeLessThanOrEqual(MOST);
    for (const part of parts.slice(1)) expect(part.meetings.length).toBeGreaterThan(0);
    expect(parts.flatMap((part) => part.meetings)).toEqual(meetings);
    expect(parts.flatMap((part) => part.pages)).toHaveLength(20_000);
  },
);

it('a government of the usual size has one sitemap', () => {
  expect(sitemapsFor(5_000)).toBe(1);
});
