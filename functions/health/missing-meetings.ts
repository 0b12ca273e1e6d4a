import type { Source } from '../../schemas/generated/source.ts';
import type { Gap } from '../../schemas/generated/status.ts';
import { SERIES } from '../parse/lines/titles.ts';
import { gapOf, type Holes, holesIn, type NumberedMeeting } from './meeting-numbers.ts';

const MAIN_SERIES = '常务会议';
const NUMBERED = /^[^/]+\/(\d{4})\/(?:([a-z]+(?:-[a-z]+)*)-)?(\d{1,4})$/u;

/**
 * The numbers that are missing among the meetings of a source, by their identifiers, which are made of year, series and
 * number where the minutes tell them. A meeting that was withdrawn is not missing, nor is one that has another
 * identifier: something stands at its address.
 * @param others Identifiers at which something else than a meeting stands.
 */
export function missingMeetings(
  source: Pick<Source, 'id' | 'series'>,
  ids: readonly string[],
  others: ReadonlySet<string>,
): Gap[] {
  const mainSeries = source.series ?? MAIN_SERIES;
  const numberIn = (id: string): NumberedMeeting[] => {
    const [, year, slug, number] = NUMBERED.exec(id) ?? [];
    if (year === undefined || number === undefined) return [];
    const series =
      slug === undefined ? mainSeries : (Object.keys(SERIES).find((name) => SERIES[name] === slug) ?? slug);
    return [{ series, year: Number(year), number: Number(number) }];
  };
  const holes = holesIn(ids.flatMap(numberIn));
  const filled = [...others].filter((id) =>
    numberIn(id).some((one) => holes.some((hole) => isIn(hole, one))),
  );
  return (filled.length === 0 ? holes : holesIn([...ids, ...filled].flatMap(numberIn))).map(gapOf);
}

const isIn = ({ series, years: [first, last], missing }: Holes, one: NumberedMeeting): boolean =>
  one.series === series && one.year >= first && one.year <= last && missing.includes(one.number);
