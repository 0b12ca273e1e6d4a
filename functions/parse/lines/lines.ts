import type { QualityIssue } from '../../../schemas/generated/minutes.ts';
import { refused } from '../../shared/errors.ts';
import type { PageMetadata } from '../page/metadata.ts';
import type { RawPage } from '../page/raw-page.ts';
import { findDay } from '../text/days.ts';
import { joined, type Range } from '../text/range.ts';
import { type Reading, read } from '../text/reading.ts';
import { classify } from './classes.ts';
import { withoutGlosses } from './glosses.ts';
import type { Line } from './line.ts';
import {
  endOfHeader,
  findMainContent,
  type PageLine,
  pageLinesOf,
  withoutFurniture,
} from './main-content.ts';
import { isMetadataLine, readMetadata } from './metadata.ts';
import { withoutRadicals } from './radicals.ts';
import { partAt } from './segments.ts';
import { goesOnToMeeting, meetingsTold, ownMeeting } from './several.ts';
import { isDayLine, isTitle, namesMeeting } from './titles.ts';
import { unwrap } from './unwrap.ts';

/** The main content of a page, and what the page says about itself around it. */
export interface ReadPage {
  /** The main content: one line per block of the page; white space inside a line as on the page. */
  readonly reading: Reading;
  /** Its lines in order, each classed once. A line that runs several things together is parted into several. */
  readonly lines: readonly Line[];
  readonly metadata: PageMetadata;
  readonly issues: readonly QualityIssue[];
}

/** The nearest line above the main content that reads like its title. */
function titleAbove(lines: readonly PageLine[], start: number): PageLine | undefined {
  return lines
    .slice(0, start)
    .findLast(({ plain }) => isTitle(plain) && namesMeeting(plain) && plain.length >= 8);
}

const OPERATOR = /^(?:主办|版权所有|承办|网站主办)/u;

/** The line at the foot of the page that says who runs the site. */
const operatorOf = (lines: readonly PageLine[]): string | undefined =>
  lines.findLast(({ plain }) => OPERATOR.test(plain) && plain.length <= 80)?.plain;

/** The first whole day that a text names, `YYYY-MM-DD`. */
function wholeDay(words = ''): string | undefined {
  const [day] = findDay(read(words).plain)?.candidates ?? [];
  return day?.startsWith('-') ? undefined : day;
}

/**
 * What the page says below its main content. It may be of another document, which the page links: then its day lies
 * before that of the meeting. Where the head of the page has such lines, those of the foot are of another document.
 */
function ofThisDocument(head: PageMetadata, foot: PageMetadata, opening: string): PageMetadata {
  const { publishedAt, issuedOn, indexNumber, issuer, documentNumber } = head;
  if ([publishedAt, issuedOn, indexNumber, issuer, documentNumber].some((known) => known !== undefined))
    return {};
  const held = wholeDay(opening);
  const days = [wholeDay(foot.publishedAt), wholeDay(foot.issuedOn)].filter((day) => day !== undefined);
  return held !== undefined && days.some((day) => day < held) ? {} : foot;
}

/** The day below the headline of a report, alone or behind 时间：, is that on which it was put up. */
function dayOfReport(lines: readonly Line[]): string | undefined {
  const stated = lines.find((line) => line.class === 'metadata');
  if (stated !== undefined) return stated.plain;
  const title = lines.filter((line) => line.class === 'title');
  if (title.length === 0 || title.some(({ plain }) => /纪要|记录|决议/u.test(plain))) return undefined;
  const day = lines.find((line) => line.class === 'masthead' && isDayLine(line.plain));
  return day?.plain.startsWith('（') ? undefined : day?.plain;
}

/** So many of the lines above the main content are handed on. */
const MOST_ABOVE = 20;

function severalMeetings(left: number): QualityIssue {
  return {
    code: 'several-meetings',
    severity: 'error',
    message: `The page tells of more than one meeting; only one is read here, ${left} lines about others are left out.`,
  };
}

function injectedLines(count: number): QualityIssue {
  return {
    code: 'injected-text',
    severity: 'warning',
    message: `${count} line(s) that do not belong to the page were left out; their words are not repeated here.`,
  };
}

/** The lines of the document's own meeting, how many lines tell of others, and how many others those are. */
function ofOneMeeting(
  whole: Reading,
  kept: readonly PageLine[],
): { readonly own: readonly Range[]; readonly left: number; readonly others: number } {
  const pieces = kept.flatMap((line) => partAt(whole, line, goesOnToMeeting(line.plain), line.index));
  const meetings = meetingsTold(pieces);
  const { start, end } = ownMeeting(meetings) ?? { start: 0, end: pieces.length };
  const own: Range[] = [];
  for (const { range } of pieces.slice(start, end)) {
    const last = own.at(-1);
    if (last?.end === range.start) own[own.length - 1] = joined(last, range);
    else own.push(range);
  }
  return { own, left: pieces.length - (end - start), others: meetings.length - 1 };
}

/** No minutes have as many lines: a page of a megabyte of them has some twenty thousand. */
const MOST_LINES = 50_000;

function checkLength(lines: number): void {
  if (lines > MOST_LINES)
    throw refused('too-large', `The page has ${lines} lines; at most ${MOST_LINES} are read.`);
}

/**
 * Finds the main content of a page of either form, and classes its lines. A page on which nothing reads like a meeting
 * comes back with all that is not the site's own; which form it is, the rules of the opening say.
 *
 * @throws refused `no-text` when the page has no words at all, `too-large` when it has more lines than any minutes.
 */
export function readLines(page: RawPage): ReadPage {
  checkLength(page.lines.length);
  const raw = unwrap(withoutGlosses(withoutRadicals(page)));
  const whole = read(raw.lines.join('\n'));
  const lines = pageLinesOf(whole);
  const header = endOfHeader(lines);
  const all = [header, lines.length] as const;
  const content =
    (raw.article && findMainContent(whole, lines, raw.article)) ??
    findMainContent(whole, lines, all) ??
    withoutFurniture(lines, raw.article ?? all);
  const keptIndexes = new Set(content.kept);
  const kept = lines.filter(({ index }) => keptIndexes.has(index));
  if (kept.length === 0)
    throw refused('no-text', 'Nothing stands on the page but what the site puts around every page.');

  const { own, left, others } = ofOneMeeting(whole, kept);
  const reading = whole.excerpt(own);
  const classed = classify(reading);
  checkLength(classed.length);
  const opening = classed.find((line) => line.class === 'opening')?.plain ?? '';

  const last = content.kept.at(-1) ?? content.start;
  const around = lines.filter(({ index }) => !keptIndexes.has(index));
  const head = readMetadata(
    whole,
    around.filter(({ index }) => index < last),
  );
  const foot = readMetadata(
    whole,
    around.filter(({ index }) => index > last),
  );
  const operator = operatorOf(around);
  const title = titleAbove(lines, content.start);
  const day = dayOfReport(classed);
  const dateline = classed.find(
    (line) => line.class === 'byline' && /\d月\d{1,2}日/u.test(line.plain),
  )?.plain;
  const above = around
    .filter(
      ({ index, plain, furniture }) =>
        index < content.start && plain !== '' && !furniture && !isMetadataLine(plain),
    )
    .map(({ plain }) => plain)
    .slice(-MOST_ABOVE);
  const metadata: PageMetadata = {
    ...(operator && { operator }),
    ...(title && { title: whole.text.slice(...whole.span(title.range)) }),
    ...(day && { publishedAt: day }),
    ...ofThisDocument({ ...head, ...raw.metadata }, foot, opening),
    ...head,
    ...(dateline && { dateline }),
    ...(above.length > 0 && { above }),
    ...(others > 0 && { otherMeetings: others }),
    ...raw.metadata,
  };
  const issues = [...raw.issues];
  if (content.injected.length > 0) issues.push(injectedLines(content.injected.length));
  if (others > 0) issues.push(severalMeetings(left));
  return { reading, lines: classed, metadata, issues };
}
