const DAY = /(?<!\d)((?:19|20)\d{2})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})(?!\d)/u;
const COMPACT = /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/u;

/**
 * The first day that a text names, `YYYY-MM-DD`: 2024-03-08, 2024/3/8, 2024年3月8日, 20240308; a time may follow.
 * Undefined where the calendar has no such day.
 */
export function dayIn(text: string): string | undefined {
  const match = DAY.exec(text) ?? COMPACT.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : undefined;
}

/** The day of a moment in a time zone, for feeds that give moments (RFC 822, RFC 3339). */
export function dayAt(moment: Date, timeZone: string): string | undefined {
  if (Number.isNaN(moment.getTime())) return undefined;
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(moment);
}
