import { type Candidate, type Excess, Lattice, type Transitions } from '../lattice.ts';
import type { MentionKind } from '../mention.ts';

/** What a candidate is a mention of. */
export interface MentionOf {
  readonly kind: MentionKind;
  readonly unnamed: boolean;
}

/** A mention on the likeliest way through a clause. */
export interface LikelyMention extends Candidate, MentionOf {
  /** Given the whole clause. */
  readonly probability: number;
}

/** The ways to read a clause of prose, of which some candidates are mentions. One serves clause after clause. */
export class ProseLattice {
  readonly #lattice = new Lattice(0);
  /** By the number that a candidate has in the lattice; behind the last one there may be some of an earlier clause. */
  readonly #mentions: (MentionOf | undefined)[] = [];
  #hasMention = false;

  /** Begins anew, for a clause of so many units. */
  clear(length: number): void {
    this.#lattice.clear(length);
    this.#hasMention = false;
  }

  /** Whether somebody or something is there that may be a mention. */
  get hasMention(): boolean {
    return this.#hasMention;
  }

  /** @param state its number in the grammar of prose */
  add(state: number, start: number, end: number, cost: number): void {
    this.#mentions[this.#lattice.add(state, start, end, cost)] = undefined;
  }

  addMention(
    state: number,
    start: number,
    end: number,
    cost: number,
    kind: MentionKind,
    unnamed: boolean = false,
  ): void {
    const added = this.#lattice.add(state, start, end, cost);
    this.#mentions[added] = { kind, unnamed };
    this.#hasMention = true;
  }

  /** See {@link Lattice.excess}. */
  excess(): Excess {
    return this.#lattice.excess();
  }

  /** The mentions on the likeliest way, in their order. */
  likeliest(transitions: Transitions): readonly LikelyMention[] {
    const mentions = this.#mentions;
    const way = this.#lattice.best(transitions).candidates;
    if (way.every((one) => mentions[one] === undefined)) return [];
    this.#lattice.weigh(transitions);
    const found: LikelyMention[] = [];
    for (const one of way) {
      const of = mentions[one];
      if (of === undefined) continue;
      const { state, start, end, cost } = this.#lattice.candidate(one);
      const probability = this.#lattice.probabilityOf(one);
      found.push({ state, start, end, cost, kind: of.kind, unnamed: of.unnamed, probability });
    }
    return found;
  }
}
