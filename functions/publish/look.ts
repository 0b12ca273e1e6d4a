import type { ObjectStore } from '../shared/object-store/object-store.ts';
import { mapParallel } from '../shared/parallel.ts';
import type { Place } from './targets/target.ts';

const WIDTH = 24;
/** From so many on, and where they are most of all, listings take fewer requests. */
const LISTED_FROM = 50;

/** Path → ETag of every file in these places. */
export async function listing(
  store: Pick<ObjectStore, 'listed'>,
  places: readonly Place[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const place of places) {
    const { prefix, shallow = false } = place;
    for await (const { key, etag } of store.listed(prefix, { shallow }))
      if (liesIn([place], key)) found.set(key, etag);
  }
  return found;
}

/**
 * Looks at these files.
 * @param known How many files there are, as far as is known.
 * @returns path → ETag, of those that are there.
 */
export async function look(
  store: Pick<ObjectStore, 'head' | 'listed'>,
  places: readonly Place[],
  paths: readonly string[],
  known: number,
): Promise<ReadonlyMap<string, string>> {
  if (paths.length >= LISTED_FROM && paths.length * 2 >= known) return listing(store, places);
  const found = new Map<string, string>();
  await mapParallel(paths, WIDTH, async (path) => {
    const etag = await store.head(path);
    if (etag !== undefined) found.set(path, etag);
  });
  return found;
}

/** Whether a path lies in one of these places. */
export const liesIn = (places: readonly Place[], path: string): boolean =>
  places.some(
    ({ prefix, shallow = false, only = path, except }) =>
      path.startsWith(prefix) &&
      path === only &&
      path !== except &&
      !(shallow && path.includes('/', prefix.length)),
  );
