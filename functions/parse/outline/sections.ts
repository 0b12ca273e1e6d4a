import {
  isAttendanceLabel,
  isClosing,
  isDistribution,
  isMasthead,
  isOpening,
  isParticular,
  isTitle,
  type Line,
  linesOf,
  MAJOR,
} from '../landmarks.ts';
import type { Reading } from '../reading.ts';

/** The lines of minutes, sorted by what they are. Each line stands in one of these. */
export interface Sections {
  readonly title: readonly Line[];
  readonly masthead: readonly Line[];
  readonly particulars: readonly Line[];
  readonly opening?: Line;
  readonly attendance: readonly Line[];
  readonly body: readonly Line[];
  /** Closing sentence, distribution list, date of printing. */
  readonly closing: readonly Line[];
}

/** A paragraph of prose ends an attendance list. */
const endsList = (plain: string): boolean =>
  /^会议/u.test(plain) ||
  (plain.length >= 40 && /。./u.test(plain) && !/^（/u.test(plain)) ||
  (MAJOR.test(plain) && plain.length > 1);

/** Index of the last line of the title: lines above the opening that end in the name of a meeting. */
function titleLines(lines: readonly Line[], end: number): readonly Line[] {
  const last = lines.slice(0, end).findLastIndex((line) => isTitle(line.plain) && !isMasthead(line.plain));
  if (last < 0) return [];
  let first = last;
  for (let i = last - 1; i >= 0; i--) {
    const plain = lines[i]?.plain ?? '';
    if (
      isMasthead(plain) ||
      isParticular(plain) ||
      /[：。]/u.test(plain) ||
      (isTitle(plain) && /纪要$/u.test(plain))
    )
      break;
    first = i;
  }
  return lines.slice(first, last + 1);
}

/** Sorts the lines of minutes into head, attendance lists, body and end. */
export function findSections(reading: Reading): Sections {
  const lines = linesOf(reading).filter((line) => line.plain !== '');
  const firstItem = lines.findIndex(
    (line) => MAJOR.test(line.plain) && !isParticular(line.plain) && !isAttendanceLabel(reading, line),
  );
  const headEnd = firstItem < 0 ? lines.length : firstItem;
  const openingAt = lines
    .slice(0, headEnd)
    .findIndex((line) => isOpening(line.plain) && !isTitle(line.plain));
  const title = titleLines(lines, openingAt >= 0 ? openingAt : Math.min(headEnd, 12));
  const titleEnd = title.at(-1)?.index ?? -1;

  const masthead: Line[] = [];
  const particulars: Line[] = [];
  const attendance: Line[] = [];
  const body: Line[] = [];
  const closing: Line[] = [];
  let inList = false;
  for (const [i, line] of lines.entries()) {
    const { plain } = line;
    if (i === openingAt) {
      inList = false;
    } else if (title.includes(line)) {
      inList = false;
    } else if (isAttendanceLabel(reading, line)) {
      inList = true;
      attendance.push(line);
    } else if (isParticular(plain)) {
      inList = false;
      particulars.push(line);
    } else if (isClosing(plain) || isDistribution(plain)) {
      inList = false;
      closing.push(line);
    } else if (inList && !endsList(plain)) {
      attendance.push(line);
    } else if (isMasthead(plain) && (i < openingAt || line.index < titleEnd || body.length === 0)) {
      masthead.push(line);
    } else if (i < openingAt) {
      inList = false;
      masthead.push(line);
    } else {
      inList = false;
      body.push(line);
    }
  }
  const opening = lines[openingAt];
  return { title, masthead, particulars, attendance, body, closing, ...(opening && { opening }) };
}
