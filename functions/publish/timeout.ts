/**
 * How long a build of a government may take on AWS, in milliseconds. The largest has 5,000 meetings, and took a fifth of it
 * when everything was rendered anew (docs/speed.md).
 */
export const PUBLISH_TIMEOUT_MS = 10 * 60_000;

/** The same of what is published of all governments: as long as Lambda lets a function run. */
export const HEAVY_TIMEOUT_MS = 15 * 60_000;
