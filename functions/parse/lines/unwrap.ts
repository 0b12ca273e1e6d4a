import { isPageNumber } from '../page/page-number.ts';
import type { RawPage } from '../page/raw-page.ts';
import { matchingForm } from '../text/reading.ts';
import { detectScript, type Script } from '../text/scripts.ts';
import { withoutSpace } from '../text/space.ts';
import { UnitSet } from '../text/unit-set.ts';
import { isHeadOfTable } from './lists.ts';
import { markOf } from './marks.ts';
import { isMasthead, isTitle } from './titles.ts';

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
  /** A row of a table or of a list in columns: it ends where its last word ends, however wide it is. */
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
/** The way to measure a printed page, padding included. */
const PRINTED = 2;

const TAB = ' '.repeat(4);
/** Whether a unit is two columns wide. */
const isWide = (code: number): boolean =>
  (code >= 0x2e80 && code <= 0xd7ff) ||
  (code >= 0xf900 && code <= 0xffdf) ||
  code === 0x201c ||
  code === 0x201d;
/** What a character of two units adds beside its first half. */
const isSecondHalf = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

function columnsOf(text: string): number {
  let columns = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isWide(code)) columns++;
    else if (isSecondHalf(code)) columns--;
  }
  return columns;
}

const PRINTED_WIDE = new UnitSet('():');
const PRINTED_NARROW = new UnitSet('－');
/** A program that measures what is printed takes brackets and colons for wide, dashes for narrow. */
function printedColumnsOf(text: string): number {
  let columns = columnsOf(text);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (PRINTED_WIDE.has(code)) columns++;
    else if (PRINTED_NARROW.has(code)) columns--;
  }
  return columns;
}

/** Number of the characters of a text, those of two units among them. */
function charactersIn(text: string): number {
  let characters = 0;
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) characters++;
  return characters;
}

function measure(raw: string): Measured {
  const line = raw.replaceAll('\t', TAB).trimEnd();
  const words = line.trimStart();
  const before = line.slice(0, line.length - words.length);
  const bare = withoutSpace(words).replaceAll('\n', '');
  const printed = printedColumnsOf(bare);
  const indent = columnsOf(before);
  const count = 2 * charactersIn(words);
  return {
    raw,
    blank: bare === '',
    indent,
    row: /\S(?:\u3000+| {2,})\S/u.test(line) && !/[，。；]/u.test(line),
    // An entry of a list ends with its day: 区政府召开第38次常务会议 2024-11-20.
    ends: /[。！？；：:;!?]$|(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}[\])]?$/u.test(bare),
    widths: [
      { inner: count, outer: count + 2 * before.length },
      { inner: printed, outer: printed + indent },
      { inner: columnsOf(words), outer: columnsOf(words) + indent },
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

/** The width that most lines have. */
function commonWidth(lines: readonly Measured[], by: number, slack: number): number {
  const counts = new Array<number>(WIDEST + 1).fill(0);
  for (const { row, widths } of lines) {
    if (row) continue;
    const { inner, outer } = widths[by] ?? NONE;
    for (let w = Math.max(inner, NARROWEST); w <= Math.min(outer, WIDEST); w++)
      counts[w] = (counts[w] ?? 0) + 1;
  }
  let width = 0;
  let most = 0;
  /** Of the widths from one that is less by the slack. */
  let full = 0;
  for (let w = WIDEST; w > WIDEST - slack; w--) full += counts[w] ?? 0;
  for (let w = WIDEST; w >= NARROWEST; w--) {
    full += counts[w - slack] ?? 0;
    if (full > most) {
      width = w;
      most = full;
    }
    full -= counts[w] ?? 0;
  }
  return width;
}

/** How the lines were broken by one measure, if so many have one width that they were. */
function wrapBy(lines: readonly Measured[], by: number, slack: number, known?: number): Wrap | undefined {
  const place = { by, width: known ?? commonWidth(lines, by, slack), slack };
  if (place.width === 0) return undefined;
  // What stands above and below the broken paragraphs is the page's frame.
  const first = lines.findIndex((line) => isFull(line, place));
  const last = lines.findLastIndex((line) => isFull(line, place));
  if (first < 0) return undefined;
  const wide = lines
    .slice(first, last + 1)
    .filter(({ widths }) => (widths[by] ?? NONE).inner >= place.width / 2);
  const wider = wide.filter(({ widths }) => (widths[by] ?? NONE).inner > place.width + slack).length;
  const full = wide.filter((line) => isFull(line, place));
  const broken = full.filter(({ ends }) => !ends).length;
  const least = known === undefined ? Math.max(LEAST_FULL, wide.length * FULL_SHARE) : 1;
  return full.length >= least && wider <= full.length * WIDER_SHARE && broken >= full.length * BROKEN_SHARE
    ? { ...place, broken: 2 * broken - full.length }
    : undefined;
}

/** How the lines of a page can have been broken, the likeliest first. */
function findWraps(lines: readonly Measured[], known: number | undefined): readonly Wrap[] {
  const found = SLACKS.map((slack, by) => wrapBy(lines, by, slack)).filter((wrap) => wrap !== undefined);
  if (found.length > 0 || known === undefined) return found.sort((a, b) => b.broken - a.broken);
  // Too few lines to tell their width by: the page says it.
  const told = wrapBy(lines, PRINTED, SLACKS[PRINTED] ?? 0, known);
  return told === undefined ? [] : [told];
}

/** True for a line that was broken: full by the likeliest measure, or by another one and inside a sentence. */
const isTorn = (line: Measured, [best, ...others]: readonly Wrap[]): boolean =>
  best !== undefined && (isFull(line, best) || (!line.ends && others.some((wrap) => isFull(line, wrap))));

/** Share of the width from which on a line of an indented paragraph can have been broken: before a long word. */
const NEARLY_FULL = 0.8;
/** So many lines that were broken for certain show that the paragraphs of a page are indented and hang. */
const LEAST_HANGING = 2;
/** A page of more lines tells by their widths how they were broken. */
const FEW_LINES = 20;

/** Columns by which a full line may fall short of the widest where no indent tells where a paragraph begins. */
const RAGGED = 3;

/**
 * Lines of a page of few lines that go on in the next one: this line is nearly as wide as any, ends inside a sentence,
 * and the next one is not indented. Where paragraphs are not indented, it is as wide as any and no heading.
 */
function hangingLines(
  lines: readonly Measured[],
  known: number | undefined,
  script: Script,
  isIndented: boolean,
): ReadonlySet<Measured> {
  const widest = lines.reduce(
    (most, { widths }) => Math.max(most, (widths[PRINTED] ?? NONE).outer),
    known ?? 0,
  );
  const isShort = lines.filter(({ blank }) => !blank).length <= FEW_LINES;
  if (!isShort || widest < NARROWEST || widest > WIDEST) return new Set();
  const least = isIndented ? widest * NEARLY_FULL : widest - RAGGED;
  const hanging = lines.filter((line, i) => {
    const next = lines[i + 1];
    return (
      next !== undefined &&
      !next.blank &&
      next.indent < 2 &&
      !line.ends &&
      !line.row &&
      (line.widths[PRINTED] ?? NONE).outer >= least &&
      (isIndented || !begins(matchingForm(line.raw, script))) &&
      !begins(matchingForm(next.raw, script))
    );
  });
  return new Set(hanging.length >= LEAST_HANGING ? hanging : []);
}

const LIST_LABEL =
  /^(?:出席|参加|参会|列席|请假|缺席|记录|主持|邀请|特邀|抄送|时间|地点)[^，。：]{0,10}(?:：|$)/u;

/** True for a line that begins something new whatever stood above it. */
const begins = (plain: string): boolean =>
  markOf(plain) !== undefined ||
  LIST_LABEL.test(plain) ||
  // …仍按第31次常务会 is torn inside a sentence, though it ends like a title.
  (isTitle(plain) && !/[，；]/u.test(plain)) ||
  isMasthead(plain) ||
  isHeadOfTable(plain);

/** Marks that no line begins with, wherever its program breaks lines (W3C clreq, 3.1.5). */
const NEVER_FIRST = /^[，。、；：！？）》」』”]\p{Script=Han}/u;

/** Between two Latin words a line end is a space. */
const glue = (before: string, after: string): string =>
  /^[A-Za-z]$/.test(before.at(-1) ?? '') && /^[A-Za-z]/.test(after) ? ` ${after}` : after;

const isPageNumberLine = (line: Measured | undefined, script: Script): boolean =>
  line !== undefined && line.raw.length < 30 && isPageNumber(matchingForm(line.raw, script));

/** Index of the line after page numbers and blank lines, where such lines part one paragraph; else the same index. */
function afterPageBreak(lines: readonly Measured[], index: number, script: Script): number {
  let end = index;
  while (lines[end]?.blank) end++;
  if (!isPageNumberLine(lines[end], script)) return index;
  while (lines[end]?.blank || isPageNumberLine(lines[end], script)) end++;
  return end;
}

/**
 * Joins lines that were broken at a fixed width, as PDF extraction and e-mail leave them; page numbers between them go.
 * On a page whose lines are whole nothing is changed. A join puts nothing between Han characters; padding in a list
 * stays and still separates.
 */
export function unwrap(page: RawPage): RawPage {
  const lines = page.lines.map(measure);
  const wraps = findWraps(lines, page.width);
  const script = detectScript(page.lines.join('\n'));
  const indented = lines.filter((line) => line.indent >= 2 && line.indent <= 12).length;
  const flush = lines.filter((line) => !line.blank && line.indent < 2).length;
  const hanging = hangingLines(lines, page.width, script, indented >= 3);
  const isBroken = wraps.length + hanging.size > 0;
  if (!isBroken && !lines.some(({ raw }) => NEVER_FIRST.test(raw))) return page;
  const marksParagraphs = indented >= 3 && (flush > indented || hanging.size > 0);

  /** The pieces of every joined line. */
  const joined: string[][] = [];
  /** Of every joined line, the line of the page that it begins with. */
  const starts: number[] = [];
  let previous: Measured | undefined;
  for (let i = 0; i < lines.length; i++) {
    const goesOn = NEVER_FIRST.test(lines[i]?.raw ?? '') && previous?.blank === false && !previous.row;
    const torn = previous !== undefined && (goesOn || isTorn(previous, wraps) || hanging.has(previous));
    if (torn) i = afterPageBreak(lines, i, script);
    const line = lines[i];
    if (line === undefined) break;
    const plain = torn ? matchingForm(line.raw, script) : '';
    const ended = /[。！？；!?;]\s*$/u.test(previous?.raw ?? '');
    const fresh = marksParagraphs ? line.indent >= 2 : plain.startsWith('会议') && ended;
    const last = joined.at(-1);
    if (last !== undefined && torn && !fresh && !begins(plain) && !page.article?.includes(i)) {
      last.push(glue(last.at(-1) ?? '', line.raw.trimStart()));
    } else {
      joined.push([line.raw]);
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
    lines: joined.map((pieces) => pieces.join('')),
    ...(page.article && { article: [moved(page.article[0]), moved(page.article[1])] as const }),
  };
}
