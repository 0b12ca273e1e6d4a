import type { QualityIssue } from '../../../schemas/generated/minutes.ts';
import { refused } from '../../shared/errors.ts';
import type { Line } from '../landmarks/line.ts';
import { isTitle, namesMeeting } from '../landmarks/title.ts';
import { read } from '../reading.ts';
import type { Page, PageMetadata } from '../types.ts';
import { readMetadata } from './labels.ts';
import { findProper, pageLinesOf } from './proper.ts';
import type { RawPage } from './raw-page.ts';
import { withoutReadings } from './readings.ts';
import { findSecondMeeting } from './several.ts';
import { unwrap } from './unwrap.ts';

/** The nearest line above the minutes that reads like their title. */
function titleAbove(lines: readonly Line[], start: number): Line | undefined {
  return lines
    .slice(0, start)
    .findLast(({ plain }) => isTitle(plain) && namesMeeting(plain) && plain.length >= 8);
}

const OPERATOR = /^(?:主办|版权所有|承办|网站主办)/u;

/** The line at the foot of the page that says who runs the site. */
const operatorOf = (lines: readonly Line[]): string | undefined =>
  lines.findLast(({ plain }) => OPERATOR.test(plain) && plain.length <= 80)?.plain;

/**
 * Finds the minutes on a page: their reading, and what the page says about itself around them.
 *
 * @throws refused `not-minutes`.
 */
export function findMinutes(page: RawPage): Page {
  const raw = unwrap(withoutReadings(page));
  const reading = read(raw.lines.join('\n'));
  const lines = pageLinesOf(reading);
  const proper = (raw.article && findProper(reading, lines, raw.article)) ?? findProper(reading, lines);
  if (proper === undefined) {
    throw refused(
      'not-minutes',
      'Nothing on the page reads like minutes: no title or opening sentence of a meeting, and no agenda items.',
    );
  }
  const kept = new Set(proper.kept);
  const around = lines.filter(({ index }) => !kept.has(index));
  const found = readMetadata(reading, around);
  const title = titleAbove(lines, proper.start);
  const operator = operatorOf(around);
  const metadata: PageMetadata = {};
  if (operator) metadata.operator = operator;
  if (title !== undefined) metadata.title = reading.text.slice(...reading.span(title.range));
  Object.assign(metadata, found, raw.metadata);
  const issues: QualityIssue[] = [...raw.issues];
  if (proper.injected.length > 0) {
    issues.push({
      code: 'injected-text',
      severity: 'warning',
      message: `${proper.injected.length} line(s) that do not belong to the page were left out; their words are not repeated here.`,
    });
  }
  const own = lines.filter(({ index }) => kept.has(index));
  const second = findSecondMeeting(own);
  if (second !== undefined) {
    issues.push({
      code: 'several-meetings',
      severity: 'error',
      message: `The page holds the minutes of more than one meeting; only the first is read here, ${own.length - second} lines below it are left out.`,
    });
  }
  return { reading: reading.excerpt(own.slice(0, second).map(({ range }) => range)), metadata, issues };
}
