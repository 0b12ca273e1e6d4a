import type { Source } from '../../schemas/generated/source.ts';
import type { Gap } from '../../schemas/generated/status.ts';
import { SERIES } from '../parse/landmarks/title.ts';
import { gapOf, type Holes, holesIn, type NumberedMeeting } from './meeting-numbers.ts';

const MAIN_SERIES = '常务会议';
const NUMBERED = /^[^/]+\/(\d{4})\/(?:([a-z]+(?:-[a-z]+)*)-)?(\d{1,4})$/u;
/** Missing numbers that are looked up one by one, to see whether they were withdrawn. */
const LOOKED_UP = 40;

/**
 * The numbers that are missing among the meetings of a source, by their identifiers, which are made of year, series and
 * number where the minutes tell them. A meeting that was withdrawn is not missing: it has a notice.
 * @param tombstone The notice of a withdrawn meeting.
 */
export async function missingMeetings(
  source: Pick<Source, 'id' | 'series'>,
  ids: readonly string[],
  tombstone: (id: string) => Promise<object | undefined>,
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
  const withdrawn: NumberedMeeting[] = [];
  for (const id of holes.flatMap(idsOf).slice(0, LOOKED_UP)) {
    if ((await tombstone(id)) !== undefined) withdrawn.push(...numberIn(id));
  }
  return (withdrawn.length === 0 ? holes : holesIn([...meetings, ...withdrawn])).map(gapOf);
}
