import { findDay } from '../text/days.ts';
import { readNumeral, SERIAL_NUMERAL } from '../text/numerals.ts';
import type { Line } from './line.ts';
import { isOpening } from './openings.ts';
import { isBodyName, isMasthead, isTitle, namesMeeting, SERIES, SERIES_NAME } from './titles.ts';

type Unclassed = Pick<Line, 'plain' | 'mark'>;

/** Lines between the title of another meeting and its opening sentence. */
const HEAD_LINES = 4;

/** What tells one meeting from another. */
interface Told {
  readonly number: number | undefined;
  readonly year: number | undefined;
  /** Slug of its kind. */
  readonly kind: string | undefined;
  readonly day: string | undefined;
}

const NUMBERED = new RegExp(`(?:((?:19|20)\\d{2})年)?第?(${SERIAL_NUMERAL})次(?!会诊)`, 'u');
const KIND = new RegExp(SERIES_NAME, 'u');

function toldBy(plain: string): Told {
  const [sentence = ''] = plain.split('。', 1);
  const numbered = NUMBERED.exec(sentence);
  const kind = KIND.exec(sentence)?.[0];
  const day = findDay(sentence);
  const [candidate] = day?.candidates ?? [];
  return {
    number: readNumeral(numbered?.[2] ?? ''),
    year: numbered?.[1] === undefined ? undefined : Number(numbered[1]),
    kind: kind === undefined ? undefined : SERIES[kind],
    day: day?.candidates.length === 1 ? candidate : undefined,
  };
}

/** Both say it, and not the same. */
const differ = <T>(one: T | undefined, other: T | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other;

/** Days that both pages state to the same degree. */
const comparable = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && one.lastIndexOf('-') === other?.lastIndexOf('-') && one.length === other.length;

const isAnother = (own: Told, other: Told): boolean =>
  differ(own.number, other.number) ||
  differ(own.kind, other.kind) ||
  differ(own.year, other.year) ||
  (comparable(own.day, other.day) && own.day !== other.day);

/** 又讯, 随后召开…: where one paragraph goes on to another meeting. */
const WITHIN =
  /(?<=。)(?:又讯|另讯|(?:随后|随即|会后|[^，。；]{0,8}会议?结束后|接着)，?(?:[^，。；]{0,20}，)?[^，。；]{0,30}召开[^，。]{0,30}会)/gu;

/** Where a line may go on to another meeting. */
export const goesOnToMeeting = (plain: string): readonly number[] =>
  plain.includes('。') ? Array.from(plain.matchAll(WITHIN), ({ index }) => index) : [];

/** 又讯, 随后：…, 常务会议结束后，… the next meeting of the same day. */
const NEXT = /^(?:又讯|另讯|随后|随即|会后|接着|[^，。；]{0,8}会议?(?:结束)?后|同日|当天|当日)/u;
const HELD_BY = /(?:主持召开|召开了?).{0,40}会/u;

const WHOSE = /(?:主持召开|召开了?)([^第，。；]{2,24}?)(?:\d{4}年(?:度)?)?第/u;
/** Another number of the meetings of one body, both named in an opening: whichever was held first. */
const isOfOneBody = (one: string, other: string): boolean => {
  const [whose, whoseOther] = [WHOSE.exec(one)?.[1], WHOSE.exec(other)?.[1]];
  return whose !== undefined && whose === whoseOther;
};

/** An item that is about another meeting. */
const STUDIES = /传达|学习|贯彻|通报/u;

/** Where, among the lines above an opening, the head of its meeting begins; `undefined` where no title stands there. */
function headAbove(lines: readonly Unclassed[], at: number, own: Told, first: number): number | undefined {
  let start: number | undefined;
  for (let i = at - 1; i > first && i >= at - HEAD_LINES; i--) {
    const above = lines[i]?.plain ?? '';
    if (isTitle(above) && namesMeeting(above) && (start === undefined || isAnother(own, toldBy(above))))
      start = i;
    else if (start === undefined || (!isBodyName(above) && !isMasthead(above))) break;
    else start = i;
  }
  return start;
}

/** A meeting told on a page: lines [start, end), the opening among them. */
export interface ToldMeeting {
  readonly start: number;
  readonly end: number;
  readonly kind: string | undefined;
}

/**
 * The meetings that the main content tells one after the other. The second begins where a title and an opening, or an
 * opening alone that names a later day, the same day and another kind, another number of the same body, or begins with
 * 随后, tell of another one by number, kind, year or day. An opening
 * alone may also be a meeting that this one studied.
 */
export function meetingsTold(lines: readonly Unclassed[]): readonly ToldMeeting[] {
  const openings = lines.flatMap(({ plain, mark }, i) =>
    (mark === undefined && isOpening(plain) && !isTitle(plain)) || (NEXT.test(plain) && HELD_BY.test(plain))
      ? [i]
      : [],
  );
  const [first, ...others] = openings;
  if (first === undefined) return [{ start: 0, end: lines.length, kind: undefined }];
  let own = toldBy(lines[first]?.plain ?? '');
  const starts = [{ at: 0, kind: own.kind }];
  for (const at of others) {
    const { plain = '' } = lines[at] ?? {};
    const told = toldBy(plain);
    if (at < first + 1 || !isAnother(own, told)) continue;
    const head = headAbove(lines, at, own, first);
    const isLater =
      (told.day ?? '') > (own.day ?? '') || (told.day === own.day && differ(own.kind, told.kind));
    const later = comparable(own.day, told.day) && isLater;
    // 二、传达市政府常务会议精神, and below it who held that one.
    const heading = lines.slice(first + 1, at).findLast(({ mark }) => mark?.style === 'major');
    const studied = heading !== undefined && STUDIES.test(heading.plain);
    const alone =
      NEXT.test(plain) ||
      (differ(own.number, told.number) && !studied && isOfOneBody(lines[first]?.plain ?? '', plain)) ||
      (later && !studied && told.kind !== undefined && /主持召开|召开/u.test(plain.slice(0, 80)));
    if (head === undefined && !alone) continue;
    starts.push({ at: head ?? at, kind: told.kind });
    own = told;
  }
  return starts.map(({ at, kind }, i) => ({ start: at, end: starts[i + 1]?.at ?? lines.length, kind }));
}

/** Slug of the executive meeting: on a page that tells several meetings it is the document's. */
const EXECUTIVE = 'changwu';

/** The meeting that the document is of. */
export const ownMeeting = (meetings: readonly ToldMeeting[]): ToldMeeting | undefined =>
  meetings.find(({ kind }) => kind === EXECUTIVE) ?? meetings[0];
