/**
 * The stretches of a text in which something can stand that ends with an anchor: each with as many units before it as what
 * stands there can have, those that touch joined. An expression that can begin anywhere is held against these alone.
 *
 * @param anchor a global expression that captures the anchor and consumes no more; where one overlaps another, they end together
 * @param before more units than what ends with an anchor has, so that nothing that begins where a stretch does reaches one
 * @param after units behind the anchor that what is looked for asks for
 */
export function stretchesAround(
  text: string,
  anchor: RegExp,
  { before, after = 0 }: { readonly before: number; readonly after?: number },
): readonly string[] {
  const stretches: string[] = [];
  let from = 0;
  let to = -1;
  for (const { index, 1: words = '' } of text.matchAll(anchor)) {
    const first = Math.max(0, index - before);
    if (first > to) {
      if (to >= 0) stretches.push(text.slice(from, to));
      from = first;
    }
    to = Math.min(text.length, Math.max(to, index + words.length + after));
  }
  if (to >= 0) stretches.push(text.slice(from, to));
  return stretches;
}
