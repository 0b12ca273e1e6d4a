import type { QualityIssue } from '../../../../../schemas/generated/minutes.ts';
import type { Passage } from '../../../clauses/passage.ts';
import type { PageMetadata } from '../../../page/metadata.ts';
import { partOfDay, weekdayAfter, weekdayOf } from '../../../text/days.ts';
import { readMoment } from '../../../text/moments.ts';
import { type Range, rangeOf } from '../../../text/range.ts';
import { read } from '../../../text/reading.ts';
import type { MeetingFacts, Opening } from '../../facts.ts';
import { dayIn, dayOfNews } from '../days.ts';
import { recordOf } from '../record/record.ts';
import { type MeetingName, nameIn } from './naming.ts';
import { openingOfNews } from './news.ts';

/** Lines at the top among which the name of the meeting is looked for. */
const HEAD_LINES = 12;
/** 局務會報 names the body 局, where no line says which. */
const BODY_IN_SERIES = /^[局处所馆院部会区县市乡镇室科](?=务)/u;

interface Named extends MeetingName {
  readonly line: Range;
  readonly title: boolean;
}

/** The lines that name the meeting, the title first. */
export function namesOf(passage: Passage): readonly Named[] {
  const { reading, lines } = passage;
  return lines
    .slice(0, HEAD_LINES)
    .filter(({ plain }) => plain.length <= 80 && !/[。；]/u.test(plain))
    .flatMap((line) => {
      const name = nameIn(reading, line.range);
      return name === undefined ? [] : [{ ...name, line: line.range, title: line.class === 'title' }];
    });
}

interface Held extends Pick<MeetingFacts, 'heldOn' | 'heldDuring'> {
  readonly rule: string;
  readonly issues: readonly QualityIssue[];
}

function heldOf(
  passage: Passage,
  metadata: PageMetadata,
  names: readonly Named[],
  writtenOn: string | undefined,
): Held | undefined {
  const { reading } = passage;
  const { plain } = reading;
  const wordsOf = ({ start, end }: Range): string => plain.slice(start, end);
  const time = recordOf(passage).fields.find(({ says }) => says === 'time');
  const places: readonly (readonly [string, string, Range | undefined])[] = [
    ...(time?.values ?? []).map((range) => ['tw/day-of-label', wordsOf(range), range] as const),
    ...names.map(({ line }) => ['tw/day-of-title', wordsOf(line), line] as const),
    // The value of 開會日期 alone on its line is read as a moment of the page.
    ...(time !== undefined && time.values.length === 0 && metadata.publishedAt !== undefined
      ? [['tw/day-below-label', metadata.publishedAt, undefined] as const]
      : []),
  ];
  for (const [rule, words, range] of places) {
    const found = dayIn(words);
    if (found === undefined) continue;
    const clock = / (\d{2}):\d{2}/u.exec(words)?.[1];
    const during =
      partOfDay(words, found.end) ??
      (clock === undefined || clock === '00' ? undefined : partOfHour(Number(clock)));
    const weekday = weekdayAfter(words, found.end);
    const mismatch: readonly QualityIssue[] =
      weekday === undefined || weekdayOf(found.day) === weekday || range === undefined
        ? []
        : [
            {
              code: 'weekday-mismatch',
              severity: 'warning',
              span: reading.span(range),
              message: `${found.day} is not the day of the week that the page names.`,
            },
          ];
    return { rule, heldOn: found.day, ...(during && { heldDuring: during }), issues: mismatch };
  }
  const news = openingOfNews(passage);
  if (news === undefined) return undefined;
  const words = wordsOf(news.sentence.range);
  const stated = dayIn(words)?.day;
  const day = stated ?? dayOfNews(words, writtenOn);
  if (day === undefined) return undefined;
  const inferred: QualityIssue = {
    code: 'date-inferred',
    severity: 'info',
    span: reading.span(news.sentence.range),
    message: `The page tells the day of the meeting from the day on which it was written; it is ${day}.`,
  };
  return { rule: 'tw/day-of-news', heldOn: day, issues: stated === undefined ? [inferred] : [] };
}

const partOfHour = (hour: number): MeetingFacts['heldDuring'] =>
  hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';

/** A moment of the page's metadata, which may count the years of the Republic. */
function momentOf(words: string | undefined, timeZone: string): string | undefined {
  if (words === undefined) return undefined;
  const found = dayIn(read(words).plain)?.day;
  const moment = readMoment(words, timeZone);
  return moment !== undefined && (found === undefined || moment.startsWith(found)) ? moment : found;
}

/** What the head of a record or the opening of the news says of the meeting; values in the page's own script. */
export function readOpening(
  passage: Passage,
  metadata: PageMetadata,
  form: Opening['form'],
  timeZone: string,
): Opening {
  const { reading } = passage;
  const names = namesOf(passage);
  const news = form === 'report' ? openingOfNews(passage) : undefined;
  const told = news && nameIn(reading, news.sentence.range);
  const all: readonly MeetingName[] = [...(told === undefined ? [] : [told]), ...names];
  const labelled = recordOf(passage).fields.some(
    ({ says, values }) => says === 'time' && values.length === 0,
  );
  const publishedAt = labelled ? undefined : momentOf(metadata.publishedAt, timeZone);
  const held = heldOf(passage, metadata, names, publishedAt?.slice(0, 10));
  const number = all.find((name) => name.number !== undefined);
  const series = all.find((name) => name.series !== undefined)?.series;
  const inSeries = series && BODY_IN_SERIES.exec(reading.plain.slice(series.start, series.end))?.[0].length;
  const body =
    news?.body ??
    names.find((name) => name.body !== undefined)?.body ??
    (series !== undefined && inSeries !== undefined && form === 'minutes'
      ? rangeOf(series.start, series.start + inSeries)
      : undefined);
  const title = names.find((name) => name.title) ?? names[0];
  const heading =
    title?.line ?? passage.lines.find((line) => line.class === 'title')?.range ?? passage.lines[0]?.range;
  const documentNumber = metadata.documentNumber?.replace(/\s/gu, '');
  const issuedOn = momentOf(metadata.issuedOn, timeZone)?.slice(0, 10);
  const meeting: MeetingFacts = {
    title:
      metadata.title && form === 'report'
        ? metadata.title
        : heading === undefined
          ? ''
          : reading.ownValue(heading),
    ...(body !== undefined && { body: reading.ownValue(body) }),
    ...(series !== undefined && { series: reading.ownValue(series) }),
    ...(number?.number !== undefined && { number: number.number }),
    ...(held?.heldOn !== undefined && { heldOn: held.heldOn }),
    ...(held?.heldDuring !== undefined && { heldDuring: held.heldDuring }),
    ...(documentNumber && { documentNumber }),
    ...(issuedOn !== undefined && { issuedOn }),
    ...(publishedAt !== undefined && { publishedAt }),
  };
  return {
    form,
    meeting,
    rules: {
      ...(number !== undefined && { number: number.rule }),
      ...(all[0] !== undefined && { body: all[0].rule }),
      ...(held !== undefined && { heldOn: held.rule }),
    },
    paragraph: news?.sentence.paragraph,
    sentence: news?.sentence.range,
    issues: held?.issues ?? [],
  };
}
