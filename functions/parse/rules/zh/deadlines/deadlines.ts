import type { Sentence } from '../../../clauses/passage.ts';
import { type Finding, RuleBook, type Tracer } from '../../../grammar/rule.ts';
import { type Surface, surfaceOf } from '../../../grammar/surface.ts';
import { findDay } from '../../../text/days.ts';
import { overlaps, type Range } from '../../../text/range.ts';
import type { DeadlineFact } from '../../facts.ts';
import { lexicon } from '../lexicon.ts';
import { type Limit, labelledLimitRules, limitRules } from './limits.ts';

export const deadlineRules = [...limitRules, ...labelledLimitRules];

const limits = new RuleBook(limitRules, lexicon);
const labelled = new RuleBook(labelledLimitRules, lexicon);

/** What of a sentence says where it stands, and in which words. */
type Stretch = Pick<Sentence, 'surface' | 'range'>;

/** A sentence as limits see it: its words themselves, but for titles, whose words set no limit. */
const wordsOf = (plain: string, { surface, range }: Stretch): Surface =>
  surface.derive(limits, () =>
    surfaceOf(
      plain,
      range,
      surface.mentions.filter(({ kind }) => kind === 'document'),
    ),
  );

/**
 * The time limit that a stretch of a sentence states. A date is given only where the words and the day of the meeting fix
 * one: a month without a year is the next one from the meeting on.
 *
 * @param heldOn day of the meeting, ISO 8601
 */
export function deadlineIn(
  plain: string,
  sentence: Stretch,
  range: Range,
  heldOn: string | undefined,
  tracer?: Tracer,
): DeadlineFact | undefined {
  const words = plain.slice(range.start, range.end);
  if (!words.includes('前') && !limits.mayMatchIn(words) && !labelled.mayMatchIn(words)) return undefined;
  const surface = wordsOf(plain, sentence);
  const limit = limitIn(surface, range, heldOn, tracer);
  const written = writtenDayIn(surface, range, heldOn);
  if (written === undefined || limit === undefined) return written ?? limit;
  // A limit that stands within a day, as 十一日前 in 三十一日前, is part of it.
  return overlaps(written.range, limit.range) || written.range.start < limit.range.start ? written : limit;
}

/** Units that are searched at a time, so that a sentence without end takes no longer than in proportion to it. */
const WINDOW = 400;
/** 中华民国一百一十四年十月三十一日之前 */
const LONGEST_DAY = 40;
/** 前 right behind a day: until then. */
const BY = /^(?:之前|以前|前)/u;

/** A whole day in whatever numerals and era, with 前 behind it: the rules know those of Arabic digits alone. */
function writtenDayIn(surface: Surface, range: Range, heldOn: string | undefined): DeadlineFact | undefined {
  const end = surface.indexOf(range.end);
  let at = surface.indexOf(range.start);
  for (;;) {
    const words = surface.text.slice(at, Math.min(end, at + WINDOW));
    const mention = /[日号\d]/u.test(words) && words.includes('前') ? findDay(words) : undefined;
    if (mention === undefined && at + WINDOW >= end) return undefined;
    if (mention === undefined) {
      at += WINDOW - LONGEST_DAY;
      continue;
    }
    const [day = '---', ...others] = mention.candidates;
    const to = at + mention.range.end;
    const by = BY.exec(surface.text.slice(to, to + 2))?.[0] ?? '';
    if (by !== '' && others.length === 0 && !mention.damaged && !day.startsWith('---')) {
      const date = day.startsWith('--')
        ? dayOf((name) => (name === 'month' ? day : undefined), heldOn, {
            month: Number(day.slice(2, 4)),
            day: Number(day.slice(5)),
          })
        : day;
      const from = at + mention.range.start;
      return { rule: 'deadline/day', range: surface.rangeOf(from, to + by.length), date };
    }
    at += Math.max(1, mention.range.end);
  }
}

function limitIn(
  surface: Surface,
  { start, end }: Range,
  heldOn: string | undefined,
  tracer: Tracer | undefined,
): DeadlineFact | undefined {
  for (const book of [labelled, limits])
    for (const finding of book.all(surface, surface.indexOf(start), surface.indexOf(end), tracer)) {
      const { limit = finding } = finding.captures;
      const date = dateOf(
        finding,
        (name) => {
          const { from, to } = finding.captures[name] ?? { from: 0, to: 0 };
          return surface.text.slice(from, to) || undefined;
        },
        heldOn,
      );
      if (date === 'none') continue;
      return { rule: finding.rule, range: surface.rangeOf(limit.from, limit.to), date };
    }
  return undefined;
}

/** Whether a stretch of a sentence is nothing but a time limit. */
export const isDeadline = (plain: string, sentence: Stretch, range: Range): boolean => {
  const found = deadlineIn(plain, sentence, range, undefined);
  return found?.range.start === range.start && found.range.end === range.end;
};

type Words = (capture: string) => string | undefined;

const NUMERALS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const numberOf = (words: string): number =>
  NUMERALS.includes(words) ? NUMERALS.indexOf(words) : Number(words);
const lastDayOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const pad = (n: number): string => String(n).padStart(2, '0');

/** The last day that is still in time; undefined where the words fix none, `none` where they are no time limit. */
function dateOf(
  { yields }: Finding<Limit>,
  words: Words,
  heldOn: string | undefined,
): string | 'none' | undefined {
  switch (yields) {
    case 'open':
      return undefined;
    case 'packed':
      return packedDate(words, heldOn);
    case 'this-month':
      return heldOn === undefined
        ? undefined
        : dayOf(words, heldOn, { month: Number(heldOn.slice(5, 7)), end: true });
    case 'quarter':
      return dayOf(words, heldOn, { month: 3 * numberOf(words('quarter') ?? ''), end: true });
    case 'day': {
      const month = words('month');
      const near = words('near_month');
      const held = heldOn === undefined ? undefined : Number(heldOn.slice(5, 7));
      if (month === undefined && near === undefined) return dayOf(words, heldOn, { month: 12, end: true });
      if (month !== undefined) return dayOf(words, heldOn, { month: numberOf(month) });
      return held === undefined
        ? undefined
        : dayOf(words, heldOn, { month: held + (/[下次]/u.test(near ?? '') ? 1 : 0) });
    }
  }
}

interface Day {
  /** May be 13: the first month of the year after. */
  readonly month: number;
  readonly day?: number;
  /** The end of the month is meant. */
  readonly end?: boolean;
}

/** Years that minutes can mean; a page that has lost characters may tell the year 204 or 9024. */
const MEANT_YEAR = /^(?:19|20)\d{2}$/;

function dayOf(words: Words, heldOn: string | undefined, { month, day, end }: Day): string | undefined {
  const near = words('near_year');
  const named = words('year');
  if (named === undefined && heldOn === undefined) return undefined;
  const year =
    named === undefined
      ? Number(heldOn?.slice(0, 4)) + (near === '明年' || near === '次年' ? 1 : 0)
      : Number(named);
  const open = named === undefined && near === undefined;
  // A meeting of December that says 3月底前 means the next March.
  const rolled = open && words('month') !== undefined && month < Number(heldOn?.slice(5, 7));
  const inYear = year + (rolled || month > 12 ? 1 : 0);
  const inMonth = month > 12 ? month - 12 : month;
  if (!(inMonth >= 1 && inMonth <= 12) || !MEANT_YEAR.test(String(inYear))) return undefined;
  const last = lastDayOf(inYear, inMonth);
  const third = words('third');
  const said = day ?? (words('day') === undefined ? undefined : Number(words('day')));
  const inDay =
    said ??
    (end || words('end') !== undefined || third === '下旬'
      ? last
      : third === '上旬'
        ? 10
        : third === '中旬'
          ? 20
          : 0);
  // 9月前 fixes none: some mean the end of August, some that of September.
  return inDay >= 1 && inDay <= last ? `${inYear}-${pad(inMonth)}-${pad(inDay)}` : undefined;
}

/** The one day that digits without 月 can mean; undefined where they can mean two, `none` where they mean no day. */
function packedDate(words: Words, heldOn: string | undefined): string | 'none' | undefined {
  const packed = words('packed') ?? '';
  const days = [1, 2].flatMap((cut) => {
    const [month, day] = [packed.slice(0, cut), packed.slice(cut)];
    const may = day !== '' && day.length <= 2 && !month.startsWith('0') && !day.startsWith('0');
    return may && Number(month) <= 12 && Number(day) <= 31
      ? [{ month: Number(month), day: Number(day) }]
      : [];
  });
  const [first] = days;
  if (first === undefined) return 'none';
  return days.length === 1 ? dayOf(words, heldOn, first) : undefined;
}
