import type { QualityIssue } from '../../../schemas/generated/minutes.ts';
import { type Line, lineOf } from '../landmarks/line.ts';
import type { Range, Reading } from '../reading.ts';
import type { Outline } from '../types.ts';
import { SUBJECT } from './draft.ts';
import { findItems } from './items.ts';
import { findSections } from './sections.ts';

const covering = (lines: readonly Line[]): Range | undefined => {
  const first = lines[0];
  const last = lines.at(-1);
  return first && last && { start: first.range.start, end: last.range.end };
};

const rangesOf = (lines: readonly Line[]): Range[] => lines.map((line) => line.range);

/**
 * Minutes that are one paragraph: the opening goes on with what the meeting dealt with. Its first sentence stays the
 * opening; each later sentence that begins with 会议 is a line of the body.
 */
function partOpening(opening: Line): { opening: Line; body: Line[] } {
  const cuts = [...opening.plain.matchAll(/(?<=[。；])(?=会议)/gu)].map((match) => match.index);
  const parts = [0, ...cuts].map((from, i) => {
    const to = cuts[i] ?? opening.plain.length;
    const range = { start: opening.range.start + from, end: opening.range.start + to };
    return lineOf(opening.index, range, opening.plain.slice(from, to));
  });
  const [first = opening, ...body] = parts;
  return body.some((line) => SUBJECT.test(line.plain)) ? { opening: first, body } : { opening, body: [] };
}

/** Which part of the minutes is what: title, opening, agenda items, attendance lists. */
export function findOutline(reading: Reading): { outline: Outline; issues: readonly QualityIssue[] } {
  const sections = findSections(reading);
  const parted = sections.body.length === 0 && sections.opening ? partOpening(sections.opening) : sections;
  const { opening } = parted;
  const { items, loose, agenda, issues } = findItems(reading, parted.body, opening);
  return {
    outline: {
      title: covering(sections.title),
      opening: opening?.range,
      masthead: rangesOf(sections.masthead),
      particulars: [...rangesOf(sections.particulars), ...agenda],
      closing: rangesOf(sections.closing),
      items,
      loose,
      attendance: rangesOf(sections.attendance),
    },
    issues,
  };
}
