import { type Range, rangeOf } from '../../text/range.ts';
import { isHan } from '../../text/scripts.ts';
import { isDotAt } from '../foreign-names.ts';
import { BREAK, type Spacing } from './spacing.ts';

/**
 * What separates two neighbouring units of a list, in rising strength: nothing, a space of one column, a wider one,
 * a bracket, the end of a full line, of a shorter one, 、, ，, ：, and ；or 。or an item number.
 */
export const SEPARATION = {
  none: 0,
  narrow: 1,
  wide: 2,
  bracket: 3,
  line: 4,
  row: 5,
  list: 6,
  comma: 7,
  colon: 8,
  stop: 9,
} as const;
export type Separation = (typeof SEPARATION)[keyof typeof SEPARATION];

/** A bracket in a list. */
export interface Bracket {
  /** Index in {@link ListText.text} of the first unit after the bracket. */
  readonly before: number;
  /** The words inside. */
  readonly inside: Range;
}

/** The names, organizations and posts of a list, without marks, and how they are set apart. */
export interface ListText {
  readonly text: string;
  /** Where each unit stands in the reading. */
  readonly at: readonly number[];
  readonly separations: readonly Separation[];
  /** Before which units brackets, marks or other lines of the page stand, which nothing reaches across; then the end. */
  readonly limits: readonly number[];
  /** In the order of the list. */
  readonly brackets: readonly Bracket[];
  /** Numbers of groups and rows. */
  readonly marks: readonly Range[];
}

/** In the order of {@link BREAK}. */
const BY_BREAK: readonly Separation[] = [
  SEPARATION.none,
  SEPARATION.narrow,
  SEPARATION.wide,
  SEPARATION.line,
  SEPARATION.row,
  SEPARATION.row,
];
const BY_MARK: Readonly<Record<string, Separation>> = {
  '、': SEPARATION.list,
  '/': SEPARATION.list,
  '&': SEPARATION.list,
  '，': SEPARATION.comma,
  '：': SEPARATION.colon,
  '；': SEPARATION.stop,
  '。': SEPARATION.stop,
  '！': SEPARATION.stop,
  '|': SEPARATION.wide,
  '-': SEPARATION.wide,
  '.': SEPARATION.stop,
};

/** After these a number is that of a group or a row. */
const OPENING: ReadonlySet<Separation> = new Set([
  SEPARATION.line,
  SEPARATION.row,
  SEPARATION.colon,
  SEPARATION.stop,
]);
const BRACKET = /（[^（）]{0,40}）/uy;
/** （一）, （2）: the number of a group. */
const NUMBER = /^(?:[一二三四五六七八九十]{1,3}|\d{1,2})$/u;
/** 1. 2、 一、 before a group or a row. */
const ORDINAL = /(?:\d{1,3}|[一二三四五六七八九十]{1,3})[、.]/uy;
const DIGITS = /\d{1,3}/uy;
/** 某某（集团）有限公司: a bracket that is part of a name. */
const IN_NAME = /^(?:有限|股份|集团|公司|分公司|支行|分行|律师)/u;
const WORD = /[\p{L}\p{N}\p{Co}×＊*○〇□■●▢�\ud800-\udfff]/u;
const BEGINS_ORDINAL = /[\d一二三四五六七八九十]/u;

const stronger = (one: Separation, other: Separation): Separation => (other > one ? other : one);

/** Takes lines of a list apart into words and what separates them. */
export function listTextOf(spacing: Spacing, lines: readonly Range[] = spacing.lines): ListText {
  const { plain } = spacing.reading;
  const at: number[] = [];
  const separations: Separation[] = [];
  const limits: number[] = [];
  const brackets: Bracket[] = [];
  const marks: Range[] = [];
  let separation: Separation = SEPARATION.stop as Separation;
  let closed = false;
  const take = (place: number): void => {
    if (closed && at.length > 0) limits.push(at.length);
    closed = false;
    at.push(place);
    separations.push(separation);
    separation = SEPARATION.none;
  };
  const close = (mark: Separation): void => {
    separation = stronger(separation, mark);
    closed = true;
  };
  const stretches = stretchEnds(spacing, lines);
  /** Behind a bracket that goes on in the lines below. */
  let from = 0;
  for (const [row, { start, end }] of lines.entries()) {
    for (let i = Math.max(start, from); i < end; i++) {
      const unit = plain.charAt(i);
      if (unit === '\n') continue;
      const space = spacing.breakBefore(i);
      separation = stronger(separation, BY_BREAK[space] ?? SEPARATION.none);
      if (space === BREAK.apart) closed = true;
      const ordinal = OPENING.has(separation) && BEGINS_ORDINAL.test(unit) ? ordinalEnd(spacing, i, end) : i;
      const bracketed = unit === '（' ? bracketEnd(plain, i, stretches[row] ?? end) : undefined;
      if (bracketed !== undefined) {
        const inside = rangeOf(i + 1, bracketed - 1);
        if (IN_NAME.test(plain.slice(bracketed, bracketed + 3)) && at.length > 0) {
          for (let inner = i; inner < bracketed; inner++) if (plain.charAt(inner) !== '\n') take(inner);
        } else if (NUMBER.test(plain.slice(inside.start, inside.end))) {
          marks.push(rangeOf(i, bracketed));
          close(SEPARATION.stop);
        } else {
          brackets.push({ before: at.length, inside });
          close(SEPARATION.bracket);
        }
        i = bracketed - 1;
        from = bracketed;
      } else if (ordinal > i) {
        marks.push(rangeOf(i, ordinal));
        close(SEPARATION.stop);
        i = ordinal - 1;
      } else if (isDotAt(plain, i) ? at.length > 0 && joins(spacing, i, separation) : WORD.test(unit)) {
        take(i);
      } else {
        close(BY_MARK[unit] ?? SEPARATION.comma);
      }
    }
  }
  limits.push(at.length);
  return { text: at.map((place) => plain.charAt(place)).join(''), at, separations, limits, brackets, marks };
}

/** By line, where the lines end that stand together with it: a page may break a bracket to fit. */
function stretchEnds({ breakBefore }: Spacing, lines: readonly Range[]): readonly number[] {
  const ends: number[] = [];
  for (let row = lines.length - 1; row >= 0; row--) {
    const below = lines[row + 1];
    const together = below !== undefined && breakBefore(below.start) !== BREAK.apart;
    ends[row] = together ? (ends[row + 1] ?? below.end) : (lines[row]?.end ?? 0);
  }
  return ends;
}

/** Where a bracket ends that opens at a place; undefined where it is not closed before the limit. */
function bracketEnd(plain: string, at: number, end: number): number | undefined {
  BRACKET.lastIndex = at;
  return BRACKET.test(plain) && BRACKET.lastIndex <= end ? BRACKET.lastIndex : undefined;
}

/** Where 1、 or 一、 before a group ends, or a row's serial number that stands apart; the place itself where there is none. */
function ordinalEnd({ reading, breakBefore }: Spacing, at: number, end: number): number {
  ORDINAL.lastIndex = at;
  if (ORDINAL.test(reading.plain) && ORDINAL.lastIndex <= end) return ORDINAL.lastIndex;
  DIGITS.lastIndex = at;
  const digits = DIGITS.test(reading.plain) ? DIGITS.lastIndex : at;
  return digits > at && digits < end && breakBefore(digits) >= BREAK.narrow ? digits : at;
}

/** A dot between two characters is inside a name, also where a space stands beside it. */
const joins = ({ reading: { plain } }: Spacing, at: number, separation: Separation): boolean =>
  separation <= SEPARATION.narrow && isHan(plain.charAt(at - 1)) && isHan(plain.charAt(at + 1));
