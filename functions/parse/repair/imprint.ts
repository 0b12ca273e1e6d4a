import type { Range, Reading } from '../reading.ts';
import { findDate } from './dates.ts';
import { plainOf } from './words.ts';

const ISSUER = /(?:办公室|办公厅|政府|政府办|委员会|局|管委会)$/u;

/** Issuer and day of issue: 某某办公室 2025年8月18日印发 on one line, or a body and a day on two. */
export function findImprint(
  reading: Reading,
  lines: readonly Range[],
): { issuer?: string; issuedOn?: string } {
  let above: Range | undefined;
  for (const line of lines) {
    const plain = plainOf(reading, line);
    const date = findDate(plain);
    const [issuedOn] = date?.candidates ?? [];
    const rest = date === undefined ? '' : plain.slice(date.end);
    if (
      date !== undefined &&
      issuedOn !== undefined &&
      (!date.damaged || (date.candidates.length === 1 && !issuedOn.startsWith('--'))) &&
      /^日?(?:印发|印制|印)?。?$/u.test(rest)
    ) {
      const before = { start: line.start, end: line.start + date.start };
      const place = before.end > before.start ? before : above;
      const issuer = place && reading.value(place);
      return issuer !== undefined && ISSUER.test(issuer) ? { issuer, issuedOn } : { issuedOn };
    }
    above = line;
  }
  return {};
}

/** （2024年3月8日） below a title: the day of the meeting, not of issue. */
export const isDayOfMeeting = (plain: string): boolean => /^（.+日）$/u.test(plain);
