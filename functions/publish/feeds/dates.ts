// Feed validators reject dates that cannot be (ImplausibleDate) or whose weekday is wrong (IncorrectDOW).

const CHINA_OFFSET_MS = 8 * 3_600_000;
const EARLIEST = Date.UTC(1990, 0, 1);
/** A page may be dated a little after the moment it was fetched: clocks differ. */
const TOLERANCE_MS = 10 * 60_000;

/** RFC 2822 date-time in China Standard Time, e.g. `Mon, 04 Sep 2023 12:48:00 +0800`. */
export const rfc2822 = (instant: string): string =>
  new Date(Date.parse(instant) + CHINA_OFFSET_MS).toUTCString().replace('GMT', '+0800');

/**
 * The date of publication that a page states, if it can be true: a day of the calendar, after 1990 and not after the
 * page was seen. Otherwise undefined, since a feed says nothing rather than something false.
 */
export function plausibleDate(stated: string | undefined, firstSeenAt: string): string | undefined {
  if (stated === undefined || !isDayOfCalendar(stated.slice(0, 10))) return undefined;
  const instant = Date.parse(stated);
  const latest = Date.parse(firstSeenAt) + TOLERANCE_MS;
  return instant >= EARLIEST && instant <= latest ? stated : undefined;
}

/** `Date` takes 31 February for 2 March. */
function isDayOfCalendar(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** The latest of some instants, as ISO 8601 in UTC; undefined when there is none. */
export function latestOf(instants: readonly (string | undefined)[]): string | undefined {
  const times = instants.filter((instant) => instant !== undefined).map((instant) => Date.parse(instant));
  return times.length === 0 ? undefined : new Date(Math.max(...times)).toISOString();
}
