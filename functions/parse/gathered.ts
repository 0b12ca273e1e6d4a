/**
 * What some things hold, in one list. As `flatMap`, which defines one element after the other as a property and takes
 * several times as long; nearly always there is only one thing.
 */
export function gathered<From, T>(
  from: readonly From[],
  held: (one: From) => readonly T[] | undefined,
): readonly T[] {
  const all: T[] = [];
  for (const one of from) for (const item of held(one) ?? []) all.push(item);
  return all;
}
