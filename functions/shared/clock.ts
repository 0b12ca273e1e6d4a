/** The time, as an argument: use cases take it from their caller, so that a test can hold it still. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

export const HOUR_MS = 3600 * 1000;
export const DAY_MS = 24 * HOUR_MS;
