import { isPageNumber } from '../page-number.ts';

/** Pages from which on a line that stands on most of them is a running head. */
const LEAST_PAGES = 3;

const bare = (line: string | undefined): string =>
  (line ?? '').replace(/[\s\p{Z}\p{Cc}\p{Cf}]+/gu, '').replace(/[－–—─━]/gu, '-');
/** A running head or foot is the same on every page but for the page's number. */
const without = (line: string | undefined): string => bare(line).replace(/\d+/gu, '');

/** Takes page numbers and running heads off the first and last line of the pages. */
export function withoutFrame(pages: readonly (readonly string[])[]): string[] {
  const counts = [0, -1].map((at) => {
    const count = new Map<string, number>();
    for (const page of pages) {
      const line = without(page.at(at));
      count.set(line, (count.get(line) ?? 0) + 1);
    }
    return count;
  });
  const isFrame = (line: string | undefined, count: ReadonlyMap<string, number> | undefined): boolean =>
    isPageNumber(bare(line)) ||
    (pages.length >= LEAST_PAGES && (count?.get(without(line)) ?? 0) * 2 > pages.length);
  return pages.flatMap((page) => {
    const [first, last] = counts;
    const start = page.length > 0 && isFrame(page[0], first) ? 1 : 0;
    const end = page.length > start && isFrame(page.at(-1), last) ? page.length - 1 : page.length;
    return page.slice(start, end);
  });
}
