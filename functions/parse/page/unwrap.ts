import { byUnit, characterTest } from '../by-unit.ts';
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
  /** The line in a crude matching form: no white space, brackets, colons and dashes of one width. */
  readonly bare: string;
  /** Columns of white space before the first character. */
  readonly indent: number;
  readonly row: boolean;
  /** The line by each of the ways of {@link SLACKS}. */
  readonly widths: readonly Width[];
}

const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

function columns(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // The second half of a character has no width of its own.
    if (!isLowSurrogate(code)) width += code > 0x2e7f || code === 0x201c || code === 0x201d ? 2 : 1;
  }
  return width;
}

function countOf(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (!isLowSurrogate(text.charCodeAt(i))) count++;
  return count;
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

const isSpace = characterTest(/^[\s\p{Z}]$/u);
/** Any of these: most lines have none. */
const isUnfolded = byUnit((unit) => (/[\s\p{Z}\p{Cc}\p{Cf}\p{Cs}():－–—─━‐‑−]/u.test(unit) ? 1 : 0));
function holdsUnfolded(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (isUnfolded(text.charCodeAt(i)) === 1) return true;
  return false;
}

/** A row of a table or of a list in columns: it ends where its last word ends, however wide it is. */
const isRow = (words: string): boolean =>
  (words.includes('\u3000') || words.includes('  ')) &&
  /\S(?:\u3000+| {2,})\S/u.test(words) &&
  !/[，。；]/u.test(words);

function measure(raw: string): Measured {
  const tabless = raw.includes('\t') ? raw.replaceAll('\t', '    ') : raw;
  const whole = isSpace(tabless.charAt(tabless.length - 1))
    ? tabless.replace(/(?<![\s\p{Z}])[\s\p{Z}]+$/u, '')
    : tabless;
  const words = whole.trimStart();
  const bare = holdsUnfolded(whole) ? whole.replace(UNFOLDED, (piece) => FOLDED.get(piece) ?? '') : whole;
  const indent = whole.slice(0, whole.length - words.length);
  const wide = columns(words);
  const wideBare = bare === words ? wide : columns(bare);
  const count = 2 * countOf(words);
  const wideIndent = columns(indent);
  return {
    raw,
    bare,
    indent: wideIndent,
    row: isRow(words),
    widths: [
      { inner: count, outer: count + 2 * indent.length },
      { inner: wideBare, outer: wideBare + wideIndent },
      { inner: wide, outer: wide + wideIndent },
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

const SENTENCE_END = /[。！？；：]$/u;

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
  const innerOf = (line: Measured): number => (line.widths[by] ?? NONE).inner;
  const isFullHere = (line: Measured): boolean => isFull(line, place);
  // What stands above and below the broken paragraphs is the page's frame.
  const wide = lines
    .slice(lines.findIndex(isFullHere), lines.findLastIndex(isFullHere) + 1)
    .filter((line) => innerOf(line) >= width / 2);
  const wider = wide.filter((line) => innerOf(line) > width + slack);
  const full = wide.filter(isFullHere);
  const broken = full.filter((line) => !SENTENCE_END.test(line.bare)).length;
  return full.length >= Math.max(LEAST_FULL, wide.length * FULL_SHARE) &&
    wider.length <= full.length * WIDER_SHARE &&
    broken >= full.length * BROKEN_SHARE
    ? { ...place, broken: 2 * broken - full.length }
    : undefined;
}

/** How the lines of a page can have been broken, the likeliest first. */
const findWraps = (lines: readonly Measured[]): readonly Wrap[] =>
  SLACKS.map((slack, by) => wrapBy(lines, by, slack))
    .filter((wrap) => wrap !== undefined)
    .sort((a, b) => b.broken - a.broken);

/** True for a line that was broken: full by the likeliest measure, or by another one and inside a sentence. */
const isTorn = (line: Measured, [best, ...others]: readonly Wrap[]): boolean =>
  best !== undefined &&
  (isFull(line, best) || (!SENTENCE_END.test(line.bare) && others.some((wrap) => isFull(line, wrap))));

const LIST_LABEL =
  /^(?:出席|参加|参会|列席|请假|缺席|记录|主持|邀请|特邀|抄送|时间|地点)[^，。：]{0,10}(?:：|$)/u;

/** True for a line that begins something new whatever stood above it. */
const begins = (plain: string): boolean =>
  markOf(plain) !== undefined ||
  LIST_LABEL.test(plain) ||
  isTitle(plain) ||
  isMasthead(plain) ||
  isHeadOfTable(plain);

/** Between two Latin words a line end is a space. */
const glue = (before: string, after: string): string =>
  /[A-Za-z]$/u.test(before) && /^[A-Za-z]/u.test(after) ? ` ${after}` : after;

/** Index of the line after page numbers and blank lines, where such lines part one paragraph; else the same index. */
function afterPageBreak(lines: readonly Measured[], index: number): number {
  let end = index;
  while (lines[end]?.bare === '') end++;
  if (!isPageNumber(lines[end]?.bare ?? '')) return index;
  while (lines[end] !== undefined && (lines[end]?.bare === '' || isPageNumber(lines[end]?.bare ?? ''))) end++;
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
  const flush = lines.filter((line) => line.bare !== '' && line.indent < 2).length;
  const marksParagraphs = indented >= 3 && flush > indented;

  const script = detectScript(lines.map(({ bare }) => bare).join('\n'));
  const plainOf = ({ bare }: Measured): string => (script === 'hans' ? bare : matchingForm(bare, script));

  const joined: string[] = [];
  /** Of every joined line, the line of the page that it begins with. */
  const starts: number[] = [];
  let previous: Measured | undefined;
  for (let i = 0; i < lines.length; i++) {
    const torn = previous !== undefined && isTorn(previous, wraps);
    if (torn) i = afterPageBreak(lines, i);
    const line = lines[i];
    if (line === undefined) break;
    const ended = /[。！？；]$/u.test(previous?.bare ?? '');
    const plain = torn ? plainOf(line) : '';
    const fresh = marksParagraphs ? line.indent >= 2 : ended && /^会议/u.test(plain);
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
