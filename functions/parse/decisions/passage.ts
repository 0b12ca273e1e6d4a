import { Cues } from './cues.ts';
import { mask } from './mask.ts';

/** A text to take apart: its words, and the same with what is bracketed or quoted hidden. */
export interface Passage {
  readonly plain: string;
  readonly masked: string;
  /** Those of `plain`: what stands in `masked` stands there too. */
  readonly cues: Cues;
}

/** Prepares a text. Linear in its length. */
export function passageOf(plain: string): Passage {
  const cues = new Cues(plain);
  return { plain, masked: mask(plain, cues), cues };
}
