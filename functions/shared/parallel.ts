/** Does the work for all of them, at most `width` at a time, and returns the results in the order of the input. */
export async function mapParallel<T, R>(
  all: readonly T[],
  width: number,
  work: (one: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const entries = all.entries();
  const worker = async () => {
    for (const [index, one] of entries) results[index] = await work(one);
  };
  await Promise.all(Array.from({ length: Math.min(width, all.length) }, worker));
  return results;
}

/**
 * Does the work for each of what comes, at most `width` at a time, begun in that order.
 * @throws what work has thrown first, once all that was begun has ended; nothing is begun after it.
 */
export async function eachParallel<T>(
  all: AsyncIterableIterator<T> | IterableIterator<T>,
  width: number,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  const worker = async () => {
    try {
      for await (const one of all) {
        if (failures.length > 0) return;
        await work(one);
      }
    } catch (error) {
      failures.push(error);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  if (failures.length > 0) throw failures[0];
}

/** Cuts a list into pieces of at most `size`. */
export function chunksOf<T>(all: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < all.length; start += size) chunks.push(all.slice(start, start + size));
  return chunks;
}
