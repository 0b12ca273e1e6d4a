// What may reach a reader, whatever a page contained. The documents themselves stay as they were parsed.

const CONTROL_EXCEPT_TAB_AND_NEWLINE = '[^\\P{Cc}\\t\\n]';
const LONE_SURROGATE = '\\p{Cs}';
const NONCHARACTER = '\\p{Noncharacter_Code_Point}';
const BIDI_CONTROL = '\\p{Bidi_Control}';
const BYTE_ORDER_MARK = '\\uFEFF';

/** Outside XML 1.0 or HTML, or able to reorder the text around it. */
const UNPRINTABLE = new RegExp(
  [CONTROL_EXCEPT_TAB_AND_NEWLINE, LONE_SURROGATE, NONCHARACTER, BIDI_CONTROL, BYTE_ORDER_MARK].join('|'),
  'gu',
);

/** A glyph that only the font of the page knew, or a character already lost when the page was made. */
const UNKNOWN_GLYPH = /\p{Co}|\uFFFD/gu;

/** 〓 is what typesetters put where a character is wanting: seen by the reader, mistaken for nothing else. */
const GETA = '〓';

/**
 * Text that is safe in XML 1.0, HTML and JSON: control characters, lone surrogates, noncharacters and
 * bidirectional controls are gone, private-use and replacement characters are shown as 〓, line ends are `\n`.
 */
export const cleanText = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(UNPRINTABLE, '').replace(UNKNOWN_GLYPH, GETA);

/**
 * One line of plain text for titles, summaries and tags. Many feed readers take these for HTML, so nothing in
 * them may look like it (W3C validator: ContainsHTML): angle brackets, and ampersands that begin a character reference, become
 * their full-width forms.
 */
export const plainLine = (text: string): string =>
  cleanText(text)
    .replace(/\s+/gu, ' ')
    .trim()
    .replaceAll('<', '＜')
    .replaceAll('>', '＞')
    .replace(/&(?=#|\w+;)/g, '＆');

/** The text, or its first `length - 1` characters and an ellipsis. Never cuts a surrogate pair in two. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const characters = Array.from(text.slice(0, 2 * length + 2));
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}

/** The same value with every string in it changed; keys and everything else stay. */
export function mapText<T>(value: T, change: (text: string) => string): T;
export function mapText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((entry) => mapText(entry, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, mapText(entry, change)]));
}

/** An address that may stand behind a link: absolute, and on the web. */
export function webAddress(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
}

const cleaned = new WeakMap<object, object>();

/** The same value with every string in it clean; made once for each value, since many pages show the same meetings. */
export function cleanOnce<T extends object>(value: T): T {
  const known = cleaned.get(value);
  // Under a value lies only what was made of it.
  if (known !== undefined) return known as T;
  const made = mapText(value, cleanText);
  cleaned.set(value, made);
  return made;
}
