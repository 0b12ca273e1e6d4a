import { refused } from '../../shared/errors.ts';

const BOMS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** Character sets tried when nothing on the page names one. */
const GUESSES = ['utf-8', 'gb18030', 'big5'] as const;

function decodeAs(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The `charset` parameter of a content type. */
export const charsetOf = (contentType: string): string | undefined =>
  /charset\s*=\s*["']?([\w.:-]+)/iu.exec(contentType)?.[1]?.toLowerCase();

/** `charset` of a `meta` element, which HTML wants within the first 1024 bytes; real pages are later. */
function charsetOfMeta(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  return /<meta[^>]+charset\s*=\s*["']?([\w.:-]+)/iu.exec(head)?.[1]?.toLowerCase();
}

/**
 * Bytes to characters: byte order mark, the charset of the HTTP header, that of the page's `meta`, then strict
 * UTF-8, GB 18030 and Big5. A named charset that does not fit its bytes is passed over, because servers name a
 * default for pages that say otherwise.
 *
 * @throws refused `undecodable` when no character set fits.
 */
export function decode(bytes: Uint8Array, contentType: string): string {
  const bom = BOMS.find(([mark]) => mark.every((byte, i) => bytes[i] === byte));
  const named = [bom?.[1], charsetOf(contentType), charsetOfMeta(bytes)].filter((name) => name !== undefined);
  for (const charset of [...named, ...GUESSES]) {
    const text = decodeAs(bytes, charset);
    if (text !== undefined) return text;
  }
  throw refused(
    'undecodable',
    'The bytes fit neither the character set that the page names nor UTF-8, GB 18030 or Big5.',
  );
}
