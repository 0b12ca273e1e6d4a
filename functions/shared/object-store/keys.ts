import { permanent } from '../errors.ts';

/** S3 takes keys of at most 1024 bytes, file systems take names of at most 255. */
const LONGEST_KEY = 1024;
const LONGEST_SEGMENT = 255;

/** Names that Windows keeps for devices, with or without an extension. */
const DEVICE_NAME = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const UNPORTABLE_CHARACTER = /[\u0000-\u001f\u007f<>:"|?*\\]/;
const LONE_SURROGATE = /\p{Surrogate}/u;
const UNPORTABLE_END = /[. ]$/;

/** First segment under which the folder store keeps what is not an object. */
export const INTERNAL_SEGMENT = '.object-store';

/**
 * Refuses a key that some store could not hold, or would hold somewhere else: the rules are the same everywhere, so
 * that what works in a folder on Windows, on Linux and in S3 is one and the same set of keys.
 * @throws OpenMinutesError `permanent`, code `bad-key`.
 */
export function assertKey(key: string): void {
  const reason = whyNot(key);
  if (reason !== undefined) throw permanent('bad-key', `The key ${JSON.stringify(key)} ${reason}`);
}

/**
 * Refuses a prefix that no key can begin with.
 * @throws OpenMinutesError `permanent`, code `bad-key`.
 */
export function assertPrefix(prefix: string): void {
  const folder = prefix.slice(0, prefix.lastIndexOf('/'));
  if (prefix.includes('/')) assertKey(folder);
}

function whyNot(key: string): string | undefined {
  if (Buffer.byteLength(key) > LONGEST_KEY) return `is longer than ${LONGEST_KEY} bytes`;
  if (LONE_SURROGATE.test(key)) return 'is not well-formed Unicode';
  const segments = key.split('/');
  if (segments[0] === INTERNAL_SEGMENT) return 'begins with a name that the store needs for itself';
  for (const segment of segments) {
    if (segment === '') return 'has an empty segment';
    if (segment === '.' || segment === '..') return 'leads out of its place';
    if (Buffer.byteLength(segment) > LONGEST_SEGMENT)
      return `has a segment of more than ${LONGEST_SEGMENT} bytes`;
    if (UNPORTABLE_CHARACTER.test(segment))
      return 'has a character that is not allowed in file names everywhere';
    if (UNPORTABLE_END.test(segment)) return 'has a segment that ends in a dot or a space';
    if (DEVICE_NAME.test(segment)) return 'has a segment that is the name of a device on Windows';
  }
  return undefined;
}

/** Compares keys by their UTF-8 bytes, the order in which every store lists. */
export const compareKeys = (one: string, other: string): number =>
  Buffer.compare(Buffer.from(one), Buffer.from(other));
