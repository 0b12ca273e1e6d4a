import type { Line } from '../landmarks/line.ts';
import { isOpening } from '../landmarks/opening.ts';
import { isBodyName, isMasthead, isTitle, namesMeeting } from '../landmarks/title.ts';
import { findMention } from '../repair/mention.ts';

/** Lines between the title of the second meeting and its opening sentence. */
const HEAD_LINES = 4;

/**
 * Where the minutes of another meeting begin among the lines of minutes: a title, and below it an opening sentence, that
 * both number the meeting otherwise than the first opening does. An opening alone may be a meeting that this one studied.
 */
export function findSecondMeeting(lines: readonly Line[]): number | undefined {
  const openings: number[] = [];
  for (const [i, line] of lines.entries()) if (isOpening(line) && !isTitle(line.plain)) openings.push(i);
  const [first, ...others] = openings;
  if (first === undefined || others.length === 0) return undefined;
  const own = findMention(lines[first]?.plain ?? '')?.number;
  if (own === undefined) return undefined;
  const isOther = (plain: string): boolean => {
    const number = findMention(plain)?.number;
    return number !== undefined && number !== own;
  };
  for (const at of others) {
    if (at < first + 2 || !isOther(lines[at]?.plain ?? '')) continue;
    let start: number | undefined;
    for (let i = at - 1; i > first && i >= at - HEAD_LINES; i--) {
      const above = lines[i]?.plain ?? '';
      if (isTitle(above) && namesMeeting(above) && isOther(above)) start = i;
      else if (start !== undefined && !isBodyName(above) && !isMasthead(above)) break;
      else if (start !== undefined) start = i;
    }
    if (start !== undefined) return start;
  }
  return undefined;
}
