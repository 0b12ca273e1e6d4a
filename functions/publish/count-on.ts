/** The same keys, each of them once: a key that was there before counts on, `a`, `a-2`, `a-3`. */
export function countOn(keys: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return keys.map((key) => {
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key}-${count}`;
  });
}
