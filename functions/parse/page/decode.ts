import { isUtf8, transcode } from 'node:buffer';
import type { QualityIssue } from '../../../schemas/generated/minutes.ts';
import { refused } from '../../shared/errors.ts';

const BOMS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** Labels that servers send by default and that fit any bytes: they say nothing about a Chinese page. */
const MEANINGLESS = /^(?:iso-?8859-\d+|latin-?1|us-ascii|ascii|windows-125\d|binary)$/iu;

/** Characters that minutes hold in plenty, in both scripts: they tell a right decoding from a wrong one. */
const FREQUENT = /[的会會议議政府市区區县縣人民年月日第一二三工作要和了在、，。：]/gu;

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

const charsetOf = (contentType: string): string | undefined =>
  /charset\s*=\s*["']?([\w.:-]+)/iu.exec(contentType)?.[1];

/** `charset` of a `meta` element. HTML wants it within 1024 bytes; real pages are later. */
function charsetOfMeta(bytes: Uint8Array): string | undefined {
  return /<meta[^>]+charset\s*=\s*["']?([\w.:-]+)/iu.exec(asciiOf(bytes, 4096))?.[1];
}

/** Of GB 18030 and Big5, which fit each other's bytes often, the one whose text has more of the frequent characters. */
function guess(bytes: Uint8Array): string | undefined {
  const readings = ['gb18030', 'big5']
    .map((charset) => decodeAs(bytes, charset))
    .filter((text) => text !== undefined)
    .map((text) => ({ text, score: (text.match(FREQUENT)?.length ?? 0) / (text.length + 1) }));
  return readings.sort((a, b) => b.score - a.score)[0]?.text;
}

export interface Decoded {
  readonly text: string;
  readonly issues: readonly QualityIssue[];
}

/** At most one character in so many may be broken in a page that is UTF-8 otherwise. */
const BROKEN_SHARE = 1000;

/** UTF-8 with a few broken characters, as sites leave them that cut text by bytes. */
function decodeBrokenUtf8(bytes: Uint8Array): Decoded | undefined {
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.match(/\ufffd+/gu)?.length ?? 0;
  if (broken * BROKEN_SHARE > text.length || !/\p{Script=Han}/u.test(text)) return undefined;
  const message = `${broken} character(s) of the page are broken; each stands as U+FFFD.`;
  return { text, issues: [{ code: 'characters-broken', severity: 'warning', message }] };
}

/**
 * Bytes to characters: byte order mark, the charset of the HTTP header, that of the page's `meta`, then strict
 * UTF-8, GB 18030 and Big5. A named charset is passed over where it does not fit the bytes, where it is a server's
 * default that fits any bytes, and where the bytes are valid UTF-8 after all: text in another set never is, beyond
 * a few characters.
 *
 * @throws refused `undecodable` when no character set fits.
 */
export function decode(bytes: Uint8Array, contentType: string): Decoded {
  const bom = BOMS.find(([mark]) => mark.every((byte, i) => bytes[i] === byte))?.[1];
  const first = (bom && decodeAs(bytes, bom)) ?? decodeAs(bytes, 'utf-8');
  if (first !== undefined) return { text: first, issues: [] };
  const named = [charsetOf(contentType), charsetOfMeta(bytes)].filter(
    (name) => name !== undefined && !MEANINGLESS.test(name) && !/^utf-?8$/iu.test(name),
  );
  for (const charset of named) {
    const text = charset === undefined ? undefined : decodeAs(bytes, charset);
    if (text !== undefined) return { text, issues: [] };
  }
  const broken = decodeBrokenUtf8(bytes);
  if (broken !== undefined) return broken;
  const text = guess(bytes);
  if (text !== undefined) return { text, issues: [] };
  throw refused(
    'undecodable',
    'The bytes fit neither the character set that the page names nor UTF-8, GB 18030 or Big5.',
  );
}
