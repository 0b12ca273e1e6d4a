import type { QualityIssue } from '../../../../../schemas/generated/minutes.ts';
import {
  type DayBounds,
  findDay,
  partOfDay,
  settleDay,
  weekdayAfter,
  weekdayOf,
} from '../../../text/days.ts';
import { type Range, rangeOf } from '../../../text/range.ts';
import type { Reading } from '../../../text/reading.ts';
import type { MeetingFacts } from '../../facts.ts';

/** The day held, as read, with what was done to arrive at it. */
export interface Held extends Pick<MeetingFacts, 'heldOn' | 'heldDuring'> {
  readonly rule: string;
  readonly issues: readonly QualityIssue[];
}

/** A place where the page can say when the meeting was held, the most telling first. */
export interface Place {
  readonly rule: string;
  readonly range: Range;
}

/** In a sentence, the day stands before the verb that says the meeting was held; behind 随后 is another one. */
function untilHeld(plain: string): string {
  const end = plain.search(/[。\n]|[，；](?:随后|随即|会后|接着)/u);
  const sentence = end < 0 ? plain : plain.slice(0, end);
  const verb = /召开|举行|主持/u.exec(sentence);
  // 会议于8月18日举行 and 会议由甲主持，时间是8月18日 differ in where the day stands.
  return verb === null || findDay(sentence.slice(0, verb.index)) === undefined
    ? sentence
    : sentence.slice(0, verb.index);
}

/** 第2025021次: digits that count meetings are no day, however they are glued. */
const withoutSerials = (plain: string): string =>
  plain.replace(/第\d{1,12}(?=[次号期届])/gu, (serial) => '第'.repeat(serial.length));

const issueOf = (
  code: string,
  severity: QualityIssue['severity'],
  span: QualityIssue['span'],
  message: string,
): QualityIssue => ({ code, severity, ...(span && { span }), message });

/**
 * The day of the meeting, from the first of the places that names one. Missing characters are put back and missing years
 * filled in only where one day alone fits; otherwise none is given.
 */
export function heldIn(reading: Reading, places: readonly Place[], bounds: DayBounds): Held | undefined {
  for (const { rule, range } of places) {
    const plain = untilHeld(withoutSerials(reading.plain.slice(range.start, range.end)));
    const mention = findDay(plain);
    if (mention === undefined) continue;
    const place = rangeOf(range.start + mention.range.start, range.start + mention.range.end);
    const span = reading.span(place);
    const words = reading.value(place);
    const weekday = weekdayAfter(plain, mention.range.end);
    const settled = settleDay(mention, {
      ...bounds,
      year: bounds.year ?? yearOf(reading, places, mention.candidates),
      weekday,
    });
    const during = partOfDay(plain, mention.range.end);
    const heldDuring = during && { heldDuring: during };
    if (settled.day === undefined) {
      const why =
        settled.fitting.length > 1
          ? `it can mean ${settled.fitting.join(' or ')}`
          : mention.damaged
            ? 'no day fits the other dates of the page'
            : 'nothing near it tells the rest of the date';
      return {
        rule,
        ...heldDuring,
        issues: [
          issueOf(
            'date-unreadable',
            mention.damaged ? 'error' : 'warning',
            span,
            `The day of the meeting reads “${words}”; ${why}, so none is given.`,
          ),
        ],
      };
    }
    const issues: QualityIssue[] = [];
    if (settled.how === 'inferred')
      issues.push(
        issueOf(
          'date-inferred',
          'info',
          span,
          `The day of the meeting reads “${words}”; from the rest of the page it is ${settled.day}.`,
        ),
      );
    if (settled.how === 'repaired')
      issues.push(
        issueOf(
          'date-repaired',
          'warning',
          span,
          `The day of the meeting reads “${words}”; with the lost characters put back it is ${settled.day}.`,
        ),
      );
    if (settled.how === 'stated' && bounds.notAfter !== undefined && settled.day > bounds.notAfter)
      issues.push(
        issueOf(
          'date-order',
          'warning',
          span,
          `The meeting (${settled.day}) is later than its page (${bounds.notAfter}); both dates stand as on the page.`,
        ),
      );
    if (weekday !== undefined && weekdayOf(settled.day) !== weekday)
      issues.push(
        issueOf(
          'weekday-mismatch',
          'warning',
          span,
          `${settled.day} is not the day of the week that the page names.`,
        ),
      );
    return { rule, heldOn: settled.day, ...heldDuring, issues };
  }
  return undefined;
}

/** Year of a day that stands whole in another of the places: （2024年5月9日） below the title, 5月9日 in the opening. */
function yearOf(
  reading: Reading,
  places: readonly Place[],
  candidates: readonly string[],
): number | undefined {
  const [monthDay = ''] = candidates;
  if (!monthDay.startsWith('--') || monthDay.startsWith('---') || candidates.length > 1) return undefined;
  for (const { range } of places) {
    const whole = findDay(reading.plain.slice(range.start, range.end));
    const day = whole?.damaged === false ? whole.candidates[0] : undefined;
    if (day !== undefined && !day.startsWith('-') && day.slice(4) === monthDay.slice(1))
      return Number(day.slice(0, 4));
  }
  return undefined;
}
