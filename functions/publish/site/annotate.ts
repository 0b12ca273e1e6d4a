// The original text, cut up so that the span of every fact can be marked: spans may overlap, nest, or cross lines.

/** A fact that was read from a span of the text. */
export interface Annotation {
  readonly kind: 'item' | 'decision' | 'attendance' | 'issue';
  /** Anchor of the fact among the facts; its place in the text has the same anchor with `t-` in front. */
  readonly anchor: string;
  /** What a link back to the fact shows. */
  readonly label: string;
  readonly span: readonly [start: number, end: number];
}

/** A piece of text under the same facts from end to end. */
export interface Segment {
  readonly text: string;
  /** The facts it belongs to, the shortest span last. */
  readonly covering: readonly Annotation[];
  /** Those of them that begin here. */
  readonly starting: readonly Annotation[];
  /** Those of them that end here. */
  readonly ending: readonly Annotation[];
}

/** A line of the text. */
export type Line = readonly Segment[];

interface Place {
  readonly annotation: Annotation;
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts a text into lines, and those at every border of a span. Joined again, the segments are the text without its
 * line ends. Spans that reach beyond the text are cut; empty ones are left out.
 */
export function annotate(text: string, annotations: readonly Annotation[]): Line[] {
  const places = annotations
    .map((annotation) => placeIn(text, annotation))
    .filter(({ start, end }) => start < end);
  const waiting = [...places].sort((a, b) => a.start - b.start).reverse();
  const cuts = new Set(places.flatMap(({ start, end }) => [start, end]));
  const lines: Line[] = [];
  let segments: Segment[] = [];
  let open: Place[] = [];
  for (const [start, end] of pieces(text, cuts)) {
    if (text[start] === '\n') {
      lines.push(segments);
      segments = [];
      continue;
    }
    const starting: Place[] = [];
    while (waiting.at(-1)?.start === start) starting.push(...waiting.splice(-1));
    open = [...open, ...starting].sort((a, b) => b.end - b.start - (a.end - a.start));
    segments.push({
      text: text.slice(start, end),
      covering: open.map(({ annotation }) => annotation),
      starting: starting.map(({ annotation }) => annotation),
      ending: open.filter((place) => place.end === end).map(({ annotation }) => annotation),
    });
    open = open.filter((place) => place.end > end);
  }
  return [...lines, segments];
}

/** Where an annotation stands in the text; line ends at its border count for nothing. */
function placeIn(text: string, annotation: Annotation): Place {
  let start = Math.max(annotation.span[0], 0);
  let end = Math.min(annotation.span[1], text.length);
  while (start < end && text[start] === '\n') start += 1;
  while (end > start && text[end - 1] === '\n') end -= 1;
  return { annotation, start, end };
}

/** The text in pieces: each line end by itself, and what is between two borders. */
function pieces(text: string, cuts: ReadonlySet<number>): [start: number, end: number][] {
  const borders = new Set([0, ...cuts, text.length]);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) borders.add(at).add(at + 1);
  const ordered = [...borders].sort((a, b) => a - b);
  return ordered.slice(1).map((end, index) => [ordered[index] ?? 0, end]);
}
