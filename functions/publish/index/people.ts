import type { MinutesFacts } from '../../shared/head.ts';
import { byDay, mostNamed, type Presence, pictured, presences } from './presences.ts';

/** Who is named more seldom is on the pages of those meetings. */
const FEWEST_MEETINGS = 3;
const MOST_PEOPLE = 300;
/** Meetings in the picture of all of them. */
export const PICTURED_MEETINGS = 40;

/** Who is in the picture of the newest meetings and has a page: those named often enough. */
const picturedWithPages = (newest: readonly MinutesFacts[]): ReadonlySet<string> =>
  new Set(
    pictured(byDay(newest.slice(0, PICTURED_MEETINGS))).flatMap(({ name, named }) =>
      named >= FEWEST_MEETINGS ? [name] : [],
    ),
  );

/**
 * Whoever has a page, by name, those named most often first: those, and whoever is in the picture of the newest meetings.
 * Their roles are in the order of the day.
 * @param newest Newest publication first.
 */
export function peopleWithPages(newest: readonly MinutesFacts[]): ReadonlyMap<string, Presence> {
  const named = presences(byDay(newest)).filter((person) => person.named >= FEWEST_MEETINGS);
  const often = new Set(mostNamed(named, MOST_PEOPLE).map(({ name }) => name));
  const lately = picturedWithPages(newest);
  return new Map(
    mostNamed(
      named.filter(({ name }) => often.has(name) || lately.has(name)),
      named.length,
    ).map((person) => [person.name, person]),
  );
}
