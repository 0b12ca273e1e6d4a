/** The time, as an argument: use cases take it from their caller, so that a test can hold it still. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

export const HOUR_MS = 3600 * 1000;
export const DAY_MS = 24 * HOUR_MS;

/** The day of a moment in a time zone, `YYYY-MM-DD`; undefined where the moment is none. */
export function dayAt(moment: Date, timeZone: string): string | undefined {
  if (Number.isNaN(moment.getTime())) return undefined;
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(moment);
}
