/**
 * How long a build may take on AWS, in milliseconds. The largest government has 5,000 meetings: one query of 50 MB, and
 * everything rendered anew after a release. A request that was sent in that time is looked after (docs/adr/0020).
 */
export const PUBLISH_TIMEOUT_MS = 10 * 60_000;
