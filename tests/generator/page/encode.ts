/**
 * Encodes text in the character sets of Chinese pages. Node decodes them but has no encoder, so the tables
 * are the decoder's, turned round.
 */
export type Encoding = 'utf-8' | 'gb18030' | 'big5';

const tables = new Map<Encoding, ReadonlyMap<string, readonly [number, number]>>();

function table(encoding: Exclude<Encoding, 'utf-8'>): ReadonlyMap<string, readonly [number, number]> {
  const known = tables.get(encoding);
  if (known) return known;
  const decoder = new TextDecoder(encoding, { fatal: false });
  const made = new Map<string, readonly [number, number]>();
  for (let first = 0x81; first <= 0xfe; first++)
    for (let second = 0x40; second <= 0xfe; second++) {
      const text = decoder.decode(Uint8Array.of(first, second));
      if ([...text].length === 1 && text !== '\ufffd' && !made.has(text)) made.set(text, [first, second]);
    }
  tables.set(encoding, made);
  return made;
}

/** The bytes of a text; undefined when the character set lacks one of its characters. */
export function encode(text: string, encoding: Encoding): Uint8Array | undefined {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const codes = table(encoding);
  const bytes: number[] = [];
  for (const character of text) {
    if (character.charCodeAt(0) < 0x80) bytes.push(character.charCodeAt(0));
    else {
      const code = codes.get(character);
      if (!code) return undefined;
      bytes.push(...code);
    }
  }
  return Uint8Array.from(bytes);
}
