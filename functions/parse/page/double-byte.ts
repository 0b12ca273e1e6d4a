/** A character set of one and two bytes, read character by character where a decoder gives up. */
interface DoubleByte {
  readonly label: 'gb18030' | 'big5';
  readonly isTrail: (byte: number) => boolean;
  /** GB 18030 has characters of four bytes: 81–FE, 30–39, 81–FE, 30–39. */
  readonly ofFour: boolean;
  /** How likely minutes hold the character of two bytes that begins with this one. */
  readonly weightOf: (lead: number) => number;
}

const between = (byte: number, first: number, last: number): boolean => byte >= first && byte <= last;
const isLead = (byte: number): boolean => between(byte, 0x81, 0xfe);

/** Level 1 of GB 2312 (rows B0–D7) and of Big5 (A4–C6) holds the characters of everyday; rows A1–A3 the punctuation. */
const SETS: readonly DoubleByte[] = [
  {
    label: 'gb18030',
    isTrail: (byte) => between(byte, 0x40, 0xfe) && byte !== 0x7f,
    ofFour: true,
    weightOf: (lead) => (between(lead, 0xb0, 0xd7) || between(lead, 0xa1, 0xa3) ? 2 : lead > 0xd7 ? 0 : -2),
  },
  {
    label: 'big5',
    isTrail: (byte) => between(byte, 0x40, 0x7e) || between(byte, 0xa1, 0xfe),
    ofFour: false,
    weightOf: (lead) => (between(lead, 0xa1, 0xc6) ? 2 : lead > 0xc6 ? 0 : -2),
  },
];

const BROKEN = '\ufffd';

/** Bytes of the character that begins at a byte above 7F; 0 where none does. */
function lengthAt(bytes: Uint8Array, at: number, set: DoubleByte): number {
  const [lead = 0, second = 0, third = 0, fourth = 0] = bytes.subarray(at, at + 4);
  if (!isLead(lead)) return set.ofFour && lead === 0x80 ? 1 : 0;
  if (set.isTrail(second)) return 2;
  return set.ofFour && between(second, 0x30, 0x39) && isLead(third) && between(fourth, 0x30, 0x39) ? 4 : 0;
}

/**
 * Which byte of a run of two-byte characters lost its other half: where it was the first half, all behind it were
 * paired wrongly up to the byte that was left over at the end. The place is the one that makes the likeliest characters.
 */
function orphanIn(bytes: Uint8Array, start: number, end: number, set: DoubleByte): number {
  const weight = (at: number): number =>
    set.isTrail(bytes[at + 1] ?? 0) ? set.weightOf(bytes[at] ?? 0) : -8;
  let behind = 0;
  let best = end;
  let most = 0;
  // From the end to the start: what the pairs behind the orphan win against those that were read.
  for (let at = end - 2; at >= start; at -= 2) {
    behind += weight(at + 1) - weight(at);
    if (behind > most) [best, most] = [at, behind];
  }
  return best;
}

/**
 * Text in a set of two bytes a character of which some are broken, as content systems leave it that cut text by bytes:
 * each broken character stands as one U+FFFD, and the others are read.
 */
export function decodeDoubleByte(bytes: Uint8Array, label: DoubleByte['label']): string {
  const set = SETS.find((one) => one.label === label);
  if (set === undefined) return '';
  const decoder = new TextDecoder(label);
  const pieces: string[] = [];
  let from = 0;
  let run = 0;
  for (let at = 0; at < bytes.length; ) {
    if ((bytes[at] ?? 0) < 0x80) {
      at++;
      run = at;
      continue;
    }
    const length = lengthAt(bytes, at, set);
    if (length > 0) {
      at += length;
      // Behind a character whose second byte may be a letter, pairs cannot have been shifted.
      if (length !== 2 || (bytes[at - 1] ?? 0) < 0x80) run = at;
      continue;
    }
    const orphan = orphanIn(bytes, run, at, set);
    pieces.push(decoder.decode(bytes.subarray(from, orphan)), BROKEN);
    from = orphan + 1;
    at++;
    run = at;
  }
  pieces.push(decoder.decode(bytes.subarray(from)));
  return pieces.join('');
}
