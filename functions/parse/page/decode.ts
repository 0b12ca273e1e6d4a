import { isUtf8, transcode } from 'node:buffer';
import type { QualityIssue } from '../../../schemas/generated/minutes.ts';
import { refused } from '../../shared/errors.ts';
import { decodeDoubleByte } from './double-byte.ts';

const BOMS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** Labels that servers send by default and that fit any bytes: they say nothing about a Chinese page. */
const MEANINGLESS = /^(?:iso-?8859-\d+|latin-?1|us-ascii|ascii|windows-125\d|binary)$/iu;

/** Characters that minutes hold in plenty, in both scripts: they tell a right decoding from a wrong one. */
const FREQUENT = /[的会會议議政府市区區县縣人民年月日第一二三工作要和了在、，。：]/gu;
const HAN = /\p{Script=Han}/gu;
/** Of the Han characters of minutes, one in five is frequent; of a text that was read wrongly, one in fifty. */
const LEAST_FREQUENT = 0.1;
/** So few Han characters say nothing about how frequent theirs are. */
const TOO_FEW = 20;

/** The same bytes as the methods of a buffer see them. */
export const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/** The first bytes, one character each: enough to see markup in any encoding that is not UTF-16. */
export const asciiOf = (bytes: Uint8Array, length: number): string =>
  bufferOf(bytes).toString('latin1', 0, length);

/** Strict UTF-8. By way of UTF-16 it is read several times faster than by a `TextDecoder`. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  if (!isUtf8(bytes)) return undefined;
  const text = transcode(bytes, 'utf8', 'utf16le').toString('utf16le');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function decodeAs(bytes: Uint8Array, charset: string): string | undefined {
  if (charset === 'utf-8') return decodeUtf8(bytes);
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    // Not this character set, or none of that name: the next one is tried.
    return undefined;
  }
}

const bomOf = (bytes: Uint8Array): string | undefined =>
  BOMS.find(([mark]) => mark.every((byte, i) => bytes[i] === byte))?.[1];

const charsetOf = (contentType: string): string | undefined =>
  /charset\s{0,8}=\s{0,8}["']?([\w.:-]{1,40})/iu.exec(contentType)?.[1];

/** `charset` of a `meta` element, or the encoding of XML. HTML wants it within 1024 bytes; real pages are later. */
function charsetWithin(bytes: Uint8Array): string | undefined {
  const head = asciiOf(bytes, 4096);
  return (/<meta[^>]{1,400}charset\s{0,8}=\s{0,8}["']?([\w.:-]{1,40})/iu.exec(head) ??
    /^\s*<\?xml[^>]{1,200}encoding\s{0,8}=\s{0,8}["']([\w.:-]{1,40})/iu.exec(head))?.[1];
}

/** Share of frequent characters among the Han characters of a text; 1 for a text with too few to tell. */
function frequencyOf(text: string): number {
  const han = text.match(HAN)?.length ?? 0;
  return han < TOO_FEW ? 1 : (text.match(FREQUENT)?.length ?? 0) / han;
}

const scoreOf = (text: string): number => (text.match(FREQUENT)?.length ?? 0) / (text.length + 1);

/** How the page can be read, by how well the text reads as Chinese. */
const bestOf = (texts: readonly (string | undefined)[]): string | undefined =>
  texts
    .filter((text) => text !== undefined)
    .map((text) => ({ text, score: scoreOf(text) }))
    .sort((a, b) => b.score - a.score)[0]?.text;

/** Of GB 18030 and Big5, which fit each other's bytes often, the one whose text has more of the frequent characters. */
const guess = (bytes: Uint8Array): string | undefined =>
  bestOf(['gb18030', 'big5'].map((charset) => decodeAs(bytes, charset)));

export interface Decoded {
  readonly text: string;
  readonly issues: readonly QualityIssue[];
}

/** At most one character in so many may be broken. A list whose titles were all cut by bytes has one in fifty. */
const BROKEN_SHARE = 25;

const LINE_END = 0x0a;
const LESS_THAN = 0x3c;

/**
 * A page that was put together of pieces in UTF-8 and in another set, as its foot may be: each stretch up to the next
 * element or line in the set that fits it.
 */
function decodeMixed(bytes: Uint8Array, other: 'gb18030' | 'big5'): string {
  const pieces: string[] = [];
  let from = 0;
  let isOther = false;
  const take = (to: number): void => {
    const stretch = bytes.subarray(from, to);
    pieces.push(isOther ? decodeDoubleByte(stretch, other) : new TextDecoder('utf-8').decode(stretch));
    from = to;
  };
  for (let at = 0; at < bytes.length; ) {
    let end = at + 1;
    while (end < bytes.length && bytes[end] !== LINE_END && bytes[end] !== LESS_THAN) end++;
    const stretch = bytes.subarray(at, end);
    const isPlain = stretch.every((byte) => byte < 0x80);
    const fits = !isPlain && isUtf8(stretch);
    if (!isPlain && fits === isOther) {
      take(at);
      isOther = !fits;
    }
    at = end;
  }
  take(bytes.length);
  return pieces.join('');
}

/** The text in the set that fits it best when a few of its characters are broken. */
function decodeBroken(bytes: Uint8Array): Decoded | undefined {
  const readings = [
    new TextDecoder('utf-8').decode(bytes),
    decodeDoubleByte(bytes, 'gb18030'),
    decodeDoubleByte(bytes, 'big5'),
    decodeMixed(bytes, 'gb18030'),
    decodeMixed(bytes, 'big5'),
  ].map((text) => ({ text, broken: text.match(/\ufffd+/gu)?.length ?? 0 }));
  const text = bestOf(
    readings
      .filter(
        ({ text, broken }) => (broken === 1 || broken * BROKEN_SHARE <= text.length) && scoreOf(text) > 0,
      )
      .map((reading) => reading.text),
  );
  const broken = readings.find((reading) => reading.text === text)?.broken ?? 0;
  if (text === undefined) return undefined;
  if (broken === 0) return { text, issues: [] };
  const message = `${broken} character(s) of the page are broken; each stands as U+FFFD.`;
  return { text, issues: [{ code: 'characters-broken', severity: 'warning', message }] };
}

/** UTF-16 without its mark: it reads as Chinese, or every other byte of its markup is NUL. */
export function utf16Of(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 4096 & ~1);
  for (const charset of ['utf-16le', 'utf-16be'] as const) {
    const high = charset === 'utf-16le' ? 1 : 0;
    const nul = sample.filter((byte, i) => byte === 0 && i % 2 === high).length;
    const other = sample.filter((byte, i) => byte === 0 && i % 2 !== high).length;
    if (nul === 0 || other * 4 > nul) continue;
    const text = new TextDecoder(charset).decode(sample);
    // A text in UTF-8 may hold a NUL that somebody's program left behind; Chinese in UTF-16 is no UTF-8.
    if (nul * 4 > sample.length || (!isUtf8(bytes) && frequencyOf(text) > LEAST_FREQUENT)) return charset;
  }
  return undefined;
}

/** The bytes as characters, before any is left out. */
function charactersOf(bytes: Uint8Array, contentType: string): Decoded {
  const bom = bomOf(bytes);
  const utf16 = bom === undefined && bytes.includes(0) ? utf16Of(bytes) : undefined;
  if (utf16 !== undefined) return { text: new TextDecoder(utf16).decode(bytes), issues: [] };
  if (bom !== undefined && bom !== 'utf-8') return { text: new TextDecoder(bom).decode(bytes), issues: [] };
  const first = decodeUtf8(bytes);
  if (first !== undefined) return { text: first, issues: [] };
  const named = [charsetOf(contentType), charsetWithin(bytes)].filter(
    (name) => name !== undefined && !MEANINGLESS.test(name) && !/^utf-?8$/iu.test(name),
  );
  for (const charset of named) {
    const text = charset === undefined ? undefined : decodeAs(bytes, charset);
    // A name that is wrong often fits the bytes all the same; its text does not read as Chinese.
    if (text !== undefined && frequencyOf(text) > LEAST_FREQUENT) return { text, issues: [] };
  }
  const text = guess(bytes);
  if (text !== undefined && frequencyOf(text) > LEAST_FREQUENT) return { text, issues: [] };
  const broken = decodeBroken(bytes);
  if (broken !== undefined) return broken;
  if (text !== undefined) return { text, issues: [] };
  throw refused(
    'undecodable',
    'The bytes fit neither the character set that the page names nor UTF-8, GB 18030 or Big5.',
  );
}

/** Characters that nobody sees: NUL and the other controls, but for white space and line ends. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROLS = /[\0-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/gu;

/**
 * Bytes to characters: byte order mark, strict UTF-8, the charset of the HTTP header, that of the page's `meta`, then
 * GB 18030 and Big5; at last these sets with a few broken characters. A named charset is passed over where it does not
 * fit the bytes, where its text does not read as Chinese, where it is a server's default that fits any bytes, and where
 * the bytes are valid UTF-8 after all: text in another set never is, beyond a few characters.
 * One broken character costs one character; control characters are left out, and an issue says how many.
 *
 * @throws refused `undecodable` when no character set fits.
 */
export function decode(bytes: Uint8Array, contentType: string): Decoded {
  const { text, issues } = charactersOf(bytes, contentType);
  const dropped = text.match(CONTROLS)?.length ?? 0;
  if (dropped === 0) return { text, issues };
  const message = `${dropped} control character(s) that nobody sees were left out.`;
  return {
    text: text.replace(CONTROLS, ''),
    issues: [...issues, { code: 'control-characters', severity: 'warning', message }],
  };
}
