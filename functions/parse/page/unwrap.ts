import { byUnit } from '../by-unit.ts';
import { isHeadOfTable } from '../landmarks/lists.ts';
import { markOf } from '../landmarks/numbering.ts';
import { isMasthead, isTitle } from '../landmarks/title.ts';
import { detectScript } from '../reading.ts';
import { matchingForm } from '../repair/words.ts';
import { isPageNumber } from './furniture.ts';
import type { RawPage } from './raw-page.ts';

/** Widths in columns of half a Han character. A printed page of minutes has 28 Han characters to a line. */
const NARROWEST = 36;
const WIDEST = 120;
/** Lines that must be full for a page to count as hard-wrapped: so many, and such a share of those of half the width. */
const LEAST_FULL = 5;
const FULL_SHARE = 0.4;
/** Share of the full lines that must end inside a sentence: paragraphs end in a full stop, broken lines mostly do not. */
const BROKEN_SHARE = 0.55;
/** So many lines may be wider than the width, for one that is full: titles and headings that were not broken. */
const WIDER_SHARE = 0.5;

/** How wide a line is without and with its indent: of an indent, a part may have been put there after the line broke. */
interface Width {
  readonly inner: number;
  readonly outer: number;
}

interface Measured {
  readonly raw: string;
  readonly blank: boolean;
  /** Columns of white space before the first character. */
  readonly indent: number;
  readonly row: boolean;
  /** It ends a sentence. */
  readonly ends: boolean;
  /** The line by each of the ways of {@link SLACKS}. */
  readonly widths: readonly Width[];
}

/**
 * Ways to count how wide a line is, by how far short of the full width a full line may fall: programs count characters;
 * printed lines are as wide as the page, before padding was put in or with it.
 */
const SLACKS: readonly number[] = [1, 5, 5];

/** White space of any kind, and what is written in one way. */
const UNFOLDED = /[\s\p{Z}\p{Cc}\p{Cf}]+|[():－–—─━‐‑−]/gu;
const FOLDED: ReadonlyMap<string, string> = new Map([
  ['(', '（'],
  [')', '）'],
  [':', '：'],
  ...[...'－–—─━‐‑−'].map((dash) => [dash, '-'] as const),
]);

/** A line in a crude matching form: no white space, brackets, colons and dashes of one width. */
const bareOf = (line: Measured): string => line.raw.replace(UNFOLDED, (piece) => FOLDED.get(piece) ?? '');

const TAB_WIDTH = 4;

function columnsOf(unit: string): number {
  const code = unit.charCodeAt(0);
  if (unit === '\t') return TAB_WIDTH;
  // The second half of a character has no width of its own.
  if (code >= 0xdc00 && code <= 0xdfff) return 0;
  return code > 0x2e7f || unit === '“' || unit === '”' ? 2 : 1;
}

/** What a unit adds to a line, in one number. Its columns as it stands: */
const COLUMNS = 7;
/** Its columns in the form of {@link bareOf}, which has no white space, times this: */
const BARE = 8;
const BARE_MASK = 3 * BARE;
const SPACE = 32;
const ENDS = 64;
const addedBy = byUnit((unit) => {
  const folded = FOLDED.get(unit) ?? unit;
  const bare = /[\s\p{Z}\p{Cc}\p{Cf}]/u.test(unit) ? 0 : columnsOf(folded) * BARE;
  return columnsOf(unit) | bare | (/\s/u.test(unit) ? SPACE : 0) | (/[。！？；：]/u.test(folded) ? ENDS : 0);
});

/** A row of a table or of a list in columns: it ends where its last word ends, however wide it is. */
const isRow = (raw: string): boolean =>
  /\S(?:\u3000+| {2,})\S/u.test(raw.replaceAll('\t', ' '.repeat(TAB_WIDTH))) && !/[，。；]/u.test(raw);

function measure(raw: string): Measured {
  let count = 0;
  let columns = 0;
  let bare = 0;
  let indentCount = 0;
  let indent = 0;
  let begun = false;
  let gapped = false;
  let ends = false;
  /** The white space before the unit, which counts where something follows it. */
  let gapCount = 0;
  let gap = 0;
  for (let i = 0; i < raw.length; i++) {
    const added = addedBy(raw.charCodeAt(i));
    const own = added & COLUMNS;
    if ((added & SPACE) !== 0) {
      gapCount += own === TAB_WIDTH ? TAB_WIDTH : 1;
      gap += own;
      continue;
    }
    if (begun) {
      count += gapCount;
      columns += gap;
      gapped ||= gap > 1;
    } else {
      indentCount = gapCount;
      indent = gap;
      begun = true;
    }
    gapCount = 0;
    gap = 0;
    if (own > 0) count++;
    columns += own;
    const ownBare = added & BARE_MASK;
    if (ownBare === 0) continue;
    bare += ownBare / BARE;
    ends = (added & ENDS) !== 0;
  }
  return {
    raw,
    blank: bare === 0,
    indent,
    row: gapped && isRow(raw),
    ends,
    widths: [
      { inner: 2 * count, outer: 2 * (count + indentCount) },
      { inner: bare, outer: bare + indent },
      { inner: columns, outer: columns + indent },
    ],
  };
}

/** The width at which lines were broken by one measure. */
interface Wrap {
  readonly by: number;
  readonly width: number;
  readonly slack: number;
  /** Full lines that end inside a sentence, less those that end one: the right measure has most. */
  readonly broken: number;
}

const NONE: Width = { inner: 0, outer: 0 };

/** True for a line that had no room for another word. A wider one was not broken at this width at all. */
function isFull(line: Measured, { by, width, slack }: Omit<Wrap, 'broken'>): boolean {
  const { inner, outer } = line.widths[by] ?? NONE;
  return !line.row && outer >= width - slack && inner <= width + slack;
}

/** The width that most lines have, if so many have it that the lines were broken there. */
function wrapBy(lines: readonly Measured[], by: number, slack: number): Wrap | undefined {
  const counts = new Uint32Array(WIDEST + 1);
  for (const { row, widths } of lines) {
    if (row) continue;
    const { inner, outer } = widths[by] ?? NONE;
    for (let w = Math.max(inner, NARROWEST); w <= Math.min(outer, WIDEST); w++)
      counts[w] = (counts[w] ?? 0) + 1;
  }
  let width = 0;
  let most = 0;
  for (let w = WIDEST; w >= NARROWEST; w--) {
    let full = 0;
    for (let near = w - slack; near <= w; near++) full += counts[near] ?? 0;
    if (full > most) [width, most] = [w, full];
  }
  const place = { by, width, slack };
  // What stands above and below the broken paragraphs is the page's frame.
  const first = lines.findIndex((line) => isFull(line, place));
  const last = lines.findLastIndex((line) => isFull(line, place));
  let wide = 0;
  let wider = 0;
  let full = 0;
  let broken = 0;
  for (let i = first; i >= 0 && i <= last; i++) {
    const line = lines[i];
    const { inner } = line?.widths[by] ?? NONE;
    if (line === undefined || inner < width / 2) continue;
    wide++;
    if (inner > width + slack) wider++;
    if (!isFull(line, place)) continue;
    full++;
    if (!line.ends) broken++;
  }
  return full >= Math.max(LEAST_FULL, wide * FULL_SHARE) &&
    wider <= full * WIDER_SHARE &&
    broken >= full * BROKEN_SHARE
    ? { ...place, broken: 2 * broken - full }
    : undefined;
}

/** How the lines of a page can have been broken, the likeliest first. */
const findWraps = (lines: readonly Measured[]): readonly Wrap[] =>
  SLACKS.map((slack, by) => wrapBy(lines, by, slack))
    .filter((wrap) => wrap !== undefined)
    .sort((a, b) => b.broken - a.broken);

/** True for a line that was broken: full by the likeliest measure, or by another one and inside a sentence. */
const isTorn = (line: Measured, [best, ...others]: readonly Wrap[]): boolean =>
  best !== undefined && (isFull(line, best) || (!line.ends && others.some((wrap) => isFull(line, wrap))));

const LIST_LABEL =
  /^(?:出席|参加|参会|列席|请假|缺席|记录|主持|邀请|特邀|抄送|时间|地点)[^，。：]{0,10}(?:：|$)/u;

/** True for a line that begins something new whatever stood above it. */
const begins = (plain: string): boolean =>
  markOf(plain) !== undefined ||
  LIST_LABEL.test(plain) ||
  isTitle(plain) ||
  isMasthead(plain) ||
  isHeadOfTable(plain);

const isEnded = (line: Measured | undefined): boolean =>
  line !== undefined && /[。！？；]$/u.test(bareOf(line));

/** Between two Latin words a line end is a space. */
const glue = (before: string, after: string): string =>
  /[A-Za-z]$/u.test(before) && /^[A-Za-z]/u.test(after) ? ` ${after}` : after;

const isPageNumberLine = (line: Measured | undefined): boolean =>
  line !== undefined && isPageNumber(bareOf(line));

/** Index of the line after page numbers and blank lines, where such lines part one paragraph; else the same index. */
function afterPageBreak(lines: readonly Measured[], index: number): number {
  let end = index;
  while (lines[end]?.blank) end++;
  if (!isPageNumberLine(lines[end])) return index;
  while (lines[end]?.blank || isPageNumberLine(lines[end])) end++;
  return end;
}

/**
 * Joins lines that were broken at a fixed width, as PDF extraction and e-mail leave them; page numbers between them go.
 * On a page whose lines are whole nothing is changed. A join puts nothing between Han characters; padding in a list
 * stays and still separates.
 */
export function unwrap(page: RawPage): RawPage {
  const lines = page.lines.map(measure);
  const wraps = findWraps(lines);
  if (wraps.length === 0) return page;
  const indented = lines.filter((line) => line.indent >= 2 && line.indent <= 12).length;
  const flush = lines.filter((line) => !line.blank && line.indent < 2).length;
  const marksParagraphs = indented >= 3 && flush > indented;

  const script = detectScript(page.lines.join('\n'));
  const plainOf = (line: Measured): string =>
    script === 'hans' ? bareOf(line) : matchingForm(bareOf(line), script);

  const joined: string[] = [];
  /** Of every joined line, the line of the page that it begins with. */
  const starts: number[] = [];
  let previous: Measured | undefined;
  for (let i = 0; i < lines.length; i++) {
    const torn = previous !== undefined && isTorn(previous, wraps);
    if (torn) i = afterPageBreak(lines, i);
    const line = lines[i];
    if (line === undefined) break;
    const plain = torn ? plainOf(line) : '';
    const fresh = marksParagraphs ? line.indent >= 2 : plain.startsWith('会议') && isEnded(previous);
    const last = joined.at(-1);
    if (last !== undefined && torn && !fresh && !begins(plain) && !page.article?.includes(i)) {
      joined[joined.length - 1] = last + glue(last, line.raw.trimStart());
    } else {
      joined.push(line.raw);
      starts.push(i);
    }
    previous = line;
  }
  const moved = (index: number): number => {
    const at = starts.findIndex((start) => start >= index);
    return at < 0 ? joined.length : at;
  };
  return {
    ...page,
    lines: joined,
    ...(page.article && { article: [moved(page.article[0]), moved(page.article[1])] as const }),
  };
}
