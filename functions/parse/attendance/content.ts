import { byUnit, isHan } from '../by-unit.ts';
import { isDot } from '../names/transliterations.ts';
import { BREAK, type Flow } from './flow.ts';
import type { Stretch } from './labels.ts';

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

/** A bracket in a list and the unit of the content that follows it. */
export interface Bracket extends Stretch {
  /** Index in {@link Content.text} of the first unit after the bracket. */
  readonly before: number;
}

/** The names, bodies and posts of a list, without marks, and how they are set apart. */
export interface Content {
  readonly text: string;
  /** Where each unit stands in the flow. */
  readonly at: readonly number[];
  readonly separations: readonly Separation[];
  /** Before which units brackets, marks or other lines of the page stand, which no name, body or post reaches across; then the end. */
  readonly ends: readonly number[];
  /** In the order of the list. `start` and `end` are the words inside, in the flow. */
  readonly brackets: readonly Bracket[];
  /** Numbers of groups and rows, in the flow. */
  readonly marks: readonly Stretch[];
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

const separationBy = byUnit((unit) => BY_MARK[unit] ?? SEPARATION.comma) as (code: number) => Separation;

/** After these a number is that of a group or a row. */
const OPENING: ReadonlySet<Separation> = new Set([
  SEPARATION.line,
  SEPARATION.row,
  SEPARATION.colon,
  SEPARATION.stop,
]);
const LONGEST_BRACKET = 40;
const BRACKET = new RegExp(`（([^（）]{0,${LONGEST_BRACKET}})）`, 'uy');
/** （一）, （2）: the number of a group. */
const NUMBER = /^(?:[一二三四五六七八九十]{1,3}|\d{1,2})$/u;
/** 1. 2、 一、 before a group or a row. */
const ORDINAL = /(?:\d{1,3}|[一二三四五六七八九十]{1,3})[、.]/uy;
const DIGITS = /\d{1,3}/uy;
/** 某某（集团）有限公司: a bracket that is part of a name. */
const IN_NAME = /^(?:有限|股份|集团|公司|分公司|支行|分行|律师)/u;
const WORD = /[\p{L}\p{N}\p{Co}×＊*○〇□■●▢�\ud800-\udfff]/u;
const BEGINS_ORDINAL = /[\d一二三四五六七八九十]/u;

/** What a unit is in a list: a mark, part of a word, a digit or numeral, a dot, a bracket that opens. */
const UNIT = { mark: 0, word: 1, numeral: 2, dot: 3, bracket: 4 } as const;
const unitAt = byUnit((unit) => {
  if (unit === '（') return UNIT.bracket;
  if (isDot(unit)) return UNIT.dot;
  if (BEGINS_ORDINAL.test(unit)) return UNIT.numeral;
  return WORD.test(unit) ? UNIT.word : UNIT.mark;
});

const stronger = (one: Separation, other: Separation): Separation => (other > one ? other : one);

/** Takes a stretch of a flow apart into words and what separates them. */
export function contentOf(flow: Flow, { start, end }: Stretch): Content {
  const at: number[] = [];
  const separations: Separation[] = [];
  const ends: number[] = [];
  const brackets: Bracket[] = [];
  const marks: Stretch[] = [];
  let separation: Separation = SEPARATION.stop as Separation;
  let closed = false;
  for (let i = start; i < end; i++) {
    const space = flow.breaks[i] ?? BREAK.none;
    separation = stronger(separation, BY_BREAK[space] ?? SEPARATION.none);
    if (space === BREAK.apart) closed = true;
    const unit = unitAt(flow.text.charCodeAt(i));
    const ordinal = unit === UNIT.numeral && OPENING.has(separation) ? ordinalLength(flow, i, end) : 0;
    if (unit === UNIT.bracket) {
      const close = closingBracket(flow.text, i, end);
      if (close === undefined) {
        separation = stronger(separation, SEPARATION.comma);
        closed = true;
      } else if (IN_NAME.test(flow.text.slice(close + 1, Math.min(end, close + 4))) && at.length > 0) {
        if (closed) ends.push(at.length);
        closed = false;
        for (; i <= close; i++) {
          at.push(i);
          separations.push(separation);
          separation = SEPARATION.none;
        }
        i = close;
      } else {
        closed = true;
        if (NUMBER.test(flow.text.slice(i + 1, close))) {
          marks.push({ start: i, end: close + 1 });
          separation = stronger(separation, SEPARATION.stop);
        } else {
          brackets.push({ before: at.length, start: i + 1, end: close });
          separation = stronger(separation, SEPARATION.bracket);
        }
        i = close;
      }
    } else if (ordinal > 0) {
      marks.push({ start: i, end: i + ordinal });
      i += ordinal - 1;
      separation = stronger(separation, SEPARATION.stop);
      closed = true;
    } else if (
      unit === UNIT.word ||
      unit === UNIT.numeral ||
      (unit === UNIT.dot && at.length > 0 && separation === SEPARATION.none && joins(flow.text, i))
    ) {
      if (closed && at.length > 0) ends.push(at.length);
      closed = false;
      at.push(i);
      separations.push(separation);
      separation = SEPARATION.none;
    } else {
      separation = stronger(separation, separationBy(flow.text.charCodeAt(i)));
      closed = true;
    }
  }
  ends.push(at.length);
  return { text: textAt(flow.text, at), at, separations, ends, brackets, marks };
}

/** The units of a text at some places, of which most follow each other. */
function textAt(text: string, at: readonly number[]): string {
  let out = '';
  for (let from = 0; from < at.length; ) {
    const first = at[from] ?? 0;
    let to = from + 1;
    while (to < at.length && at[to] === first + to - from) to++;
    out += text.slice(first, first + to - from);
    from = to;
  }
  return out;
}

function closingBracket(text: string, at: number, end: number): number | undefined {
  BRACKET.lastIndex = at;
  const match = BRACKET.exec(text);
  const close = match === null ? end : at + match[0].length - 1;
  return close < end ? close : undefined;
}

/** Length of 1、 or 一、 before a group, or of a row's serial number that stands apart. */
function ordinalLength(flow: Flow, at: number, end: number): number {
  ORDINAL.lastIndex = at;
  const marked = ORDINAL.exec(flow.text)?.[0].length ?? 0;
  if (marked > 0 && at + marked <= end) return marked;
  DIGITS.lastIndex = at;
  const digits = DIGITS.exec(flow.text)?.[0].length ?? 0;
  return digits > 0 && at + digits < end && (flow.breaks[at + digits] ?? 0) >= BREAK.narrow ? digits : 0;
}

/** A dot between two characters is inside a name. */
const joins = (text: string, at: number): boolean => isHan(text[at - 1] ?? '') && isHan(text[at + 1] ?? '');
