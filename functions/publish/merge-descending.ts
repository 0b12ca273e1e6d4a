/**
 * Several descending sequences as one. Of each, no more is asked for than is needed.
 * @param keyOf What they are ordered by, compared as text.
 */
export async function* mergeDescending<T>(
  sequences: readonly AsyncIterable<T>[],
  keyOf: (value: T) => string,
): AsyncGenerator<T> {
  const iterators = sequences.map((sequence) => sequence[Symbol.asyncIterator]());
  try {
    const runners = await Promise.all(
      iterators.map(async (iterator) => ({ iterator, next: await iterator.next() })),
    );
    for (;;) {
      let first: { value: T; runner: (typeof runners)[number] } | undefined;
      for (const runner of runners) {
        if (runner.next.done === true) continue;
        const { value } = runner.next;
        if (first === undefined || keyOf(value) > keyOf(first.value)) first = { value, runner };
      }
      if (first === undefined) return;
      yield first.value;
      first.runner.next = await first.runner.iterator.next();
    }
  } finally {
    await Promise.all(iterators.map((iterator) => iterator.return?.()));
  }
}
