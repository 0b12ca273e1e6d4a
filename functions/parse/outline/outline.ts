import type { QualityIssue } from '../../../schemas/generated/minutes.ts';
import type { Line } from '../landmarks.ts';
import type { Range, Reading } from '../reading.ts';
import type { Outline } from '../types.ts';
import { findItems } from './items.ts';
import { findSections } from './sections.ts';

const covering = (lines: readonly Line[]): Range | undefined => {
  const first = lines[0];
  const last = lines.at(-1);
  return first && last && { start: first.range.start, end: last.range.end };
};

/** Which part of the minutes is what: title, opening, agenda items, attendance lists. */
export function findOutline(reading: Reading): { outline: Outline; issues: readonly QualityIssue[] } {
  const sections = findSections(reading);
  const { items, loose, issues } = findItems(reading, sections.body, sections.opening);
  const title = covering(sections.title);
  return {
    outline: {
      ...(title && { title }),
      ...(sections.opening && { opening: sections.opening.range }),
      masthead: sections.masthead.map((line) => line.range),
      particulars: sections.particulars.map((line) => line.range),
      closing: sections.closing.map((line) => line.range),
      items,
      loose,
      attendance: sections.attendance.map((line) => line.range),
    },
    issues,
  };
}
