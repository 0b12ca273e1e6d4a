import type { HtmlLine } from './lines.ts';

/** Lines [start, end) of an element, and whether content systems use its name for articles. */
export interface ElementLines {
  readonly start: number;
  readonly end: number;
  readonly container: boolean;
}

/** Share of the page's prose that the article must hold: named as an article, or found by its share alone. */
const NAMED_SHARE = 0.4;
const UNNAMED_SHARE = 0.9;

/** The innermost of the elements that hold nearly as much prose as the one that holds most. */
function innermost(
  elements: readonly ElementLines[],
  proseOf: (element: ElementLines) => number,
  least: number,
) {
  const most = elements.reduce((max, element) => Math.max(max, proseOf(element)), 0);
  if (most < least || most === 0) return undefined;
  let best: ElementLines | undefined;
  for (const element of elements) {
    if (proseOf(element) < Math.max(least, most * 0.95)) continue;
    if (best === undefined || element.end - element.start < best.end - best.start) best = element;
  }
  return best;
}

/**
 * The lines of the article: the innermost element with a known name that holds most of the running text; where no
 * name is known, the innermost element that holds nearly all of it (text density).
 */
export function findArticle(
  lines: readonly HtmlLine[],
  elements: readonly ElementLines[],
): readonly [number, number] | undefined {
  const before = new Float64Array(lines.length + 1);
  for (const [i, line] of lines.entries()) before[i + 1] = (before[i] ?? 0) + line.prose;
  const proseOf = ({ start, end }: ElementLines): number => (before[end] ?? 0) - (before[start] ?? 0);
  const total = before[lines.length] ?? 0;
  const article =
    innermost(
      elements.filter((element) => element.container),
      proseOf,
      total * NAMED_SHARE,
    ) ?? innermost(elements, proseOf, total * UNNAMED_SHARE);
  return article && [article.start, article.end];
}
