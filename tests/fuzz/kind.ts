import type { Random } from '../generator/random.ts';
import type { Outcome } from '../parse/rules.ts';

/** One input, and how it is tried. */
export interface Case {
  /** What was done to make it. */
  readonly story: readonly string[];
  /** In bytes, unpacked where it is packed: what time is measured against. */
  readonly size: number;
  /** What a person needs to look at it. */
  readonly input: { readonly bytes: Uint8Array; readonly contentType: string };
  /** Throws where reading fails with anything but a stated reason. */
  readonly run: () => Outcome | Promise<Outcome>;
}

/** Inputs of one kind. */
export interface Kind {
  readonly name: string;
  /** Of all cases, how many are of this kind, in proportion to the others. */
  readonly share: number;
  /** Pure: the same random choices give the same input. */
  readonly invent: (random: Random) => Case;
}
