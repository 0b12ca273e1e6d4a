import { markOf } from '../landmarks/numbering.ts';
import { isMasthead, isTitle } from '../landmarks/title.ts';

/** Widths in columns of half a Han character. A printed page of minutes has 28 Han characters to a line. */
const NARROWEST = 36;
const WIDEST = 120;
/** How far short of the full width a line may fall because a bracket or number would not fit. */
const SLACK = 5;
/** Lines that must be full for a page to count as hard-wrapped: so many, and such a share. */
const LEAST_FULL = 6;
const FULL_SHARE = 0.35;

interface Measured {
  readonly raw: string;
  /** The line in a crude matching form: no white space, half-width brackets as they are. */
  readonly bare: string;
  readonly width: number;
  readonly indent: number;
}

function widthOf(text: string): number {
  let width = 0;
  for (const unit of text) width += unit > '\u2e7f' || unit === '“' || unit === '”' ? 2 : 1;
  return width;
}

function measure(raw: string): Measured {
  const bare = raw.replace(/[\s\p{Z}\p{Cc}\p{Cf}]+/gu, '');
  const leading = /^[\s\p{Z}]*/u.exec(raw)?.[0] ?? '';
  return { raw, bare, width: widthOf(bare), indent: widthOf(leading.replaceAll('\t', '    ')) };
}

/** The width at which the lines of a page were broken; `undefined` when they were not. */
function wrapWidth(lines: readonly Measured[]): number | undefined {
  const widths = lines.map((line) => line.width).sort((a, b) => a - b);
  const widest = widths.at(-1 - Math.floor(widths.length / 50)) ?? 0;
  if (widest < NARROWEST || widest > WIDEST || (widths.at(-1) ?? 0) > widest + 8) return undefined;
  const full = lines.filter((line) => line.width >= widest - SLACK);
  // Paragraphs end in a full stop; broken lines mostly do not.
  const broken = full.filter((line) => !/[。！？；：]$/u.test(line.bare));
  return full.length >= Math.max(LEAST_FULL, lines.length * FULL_SHARE) && broken.length * 2 > full.length
    ? widest
    : undefined;
}

const folded = (bare: string): string =>
  bare.replaceAll('(', '（').replaceAll(')', '）').replaceAll(':', '：');
const LIST_LABEL = /^(?:出席|参加|列席|请假|缺席|记录|主持|邀请|特邀|抄送|时间|地点)[^，。：]{0,10}：/u;

/** True for a line that begins something new whatever stood above it. */
function begins(line: Measured): boolean {
  const plain = folded(line.bare);
  return markOf(plain) !== undefined || LIST_LABEL.test(plain) || isTitle(plain) || isMasthead(plain);
}

/**
 * Joins lines that were broken at a fixed width, as PDF extraction and e-mail leave them. On a page whose lines are
 * whole nothing is changed. A join puts nothing between Han characters; padding in a list stays and still separates.
 */
export function unwrap(raw: readonly string[]): string[] {
  const lines = raw.map(measure);
  const width = wrapWidth(lines);
  if (width === undefined) return [...raw];
  const indented = lines.filter((line) => line.indent >= 2 && line.indent <= 6).length;
  const flush = lines.filter((line) => line.indent < 2).length;
  const marksParagraphs = indented >= 3 && flush > indented;
  const out: string[] = [];
  let previous: Measured | undefined;
  for (const line of lines) {
    const full = previous !== undefined && previous.width >= width - SLACK;
    const ended = previous !== undefined && /[。！？；]$/u.test(previous.bare);
    const fresh = marksParagraphs ? line.indent >= 2 : ended && /^会(?:议|議)/u.test(line.bare);
    const last = out.at(-1);
    if (last !== undefined && full && !fresh && !begins(line))
      out[out.length - 1] = last + glue(last, line.raw);
    else out.push(line.raw);
    previous = line;
  }
  return out;
}

/** Between two Latin words a line end is a space. */
const glue = (before: string, after: string): string =>
  /[A-Za-z]$/u.test(before) && /^[A-Za-z]/u.test(after) ? ` ${after}` : after;
