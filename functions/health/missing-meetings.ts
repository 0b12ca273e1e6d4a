import type { Source } from '../../schemas/generated/source.ts';
import type { Gap } from '../../schemas/generated/status.ts';
import { SERIES } from '../parse/lines/titles.ts';
import { gapOf, type Holes, holesIn, type NumberedMeeting } from './meeting-numbers.ts';

const MAIN_SERIES = '常务会议';
const NUMBERED = /^[^/]+\/(\d{4})\/(?:([a-z]+(?:-[a-z]+)*)-)?(\d{1,4})$/u;
/** Missing numbers that are looked up one by one, to see whether they were withdrawn or have another identifier. */
const LOOKED_UP = 40;

/**
 * The numbers that are missing among the meetings of a source, by their identifiers, which are made of year, series and
 * number where the minutes tell them. A meeting that was withdrawn is not missing, nor is one that has another
 * identifier: something stands at its address.
 * @param stands What stands there instead of a meeting.
 */
export async function missingMeetings(
  source: Pick<Source, 'id' | 'series'>,
  ids: readonly string[],
  stands: (id: string) => Promise<object | undefined>,
): Promise<Gap[]> {
  const mainSeries = source.series ?? MAIN_SERIES;
  const numberIn = (id: string): NumberedMeeting[] => {
    const [, year, slug, number] = NUMBERED.exec(id) ?? [];
    if (year === undefined || number === undefined) return [];
    const series =
      slug === undefined ? mainSeries : (Object.keys(SERIES).find((name) => SERIES[name] === slug) ?? slug);
    return [{ series, year: Number(year), number: Number(number) }];
  };
  const idsOf = ({ series, years: [first, last], missing }: Holes): string[] => {
    const prefix = series === mainSeries ? '' : `${SERIES[series] ?? series}-`;
    const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    return missing.flatMap((number) => years.map((year) => `${source.id}/${year}/${prefix}${number}`));
  };

  const meetings = ids.flatMap(numberIn);
  const holes = holesIn(meetings);
  const others: NumberedMeeting[] = [];
  for (const id of holes.flatMap(idsOf).slice(0, LOOKED_UP)) {
    if ((await stands(id)) !== undefined) others.push(...numberIn(id));
  }
  return (others.length === 0 ? holes : holesIn([...meetings, ...others])).map(gapOf);
}
