import { type Content, SEPARATION } from './content.ts';
import { followCost, gluedCost, KIND, KINDS, type Order, RUN_TOGETHER } from './grammar.ts';

// The costs of the grammar as tables: they are asked for several times at every place of a list.

export const COUNT = KINDS.length;
const NAME = KIND.name;
/** Share of long stretches from which on a list counts as run together. */
const RUN_TOGETHER_SHARE = 0.2;

/** By separation, the kind before and the kind after. */
const followCosts = (order: Order): Float64Array =>
  Float64Array.from(
    Object.values(SEPARATION).flatMap((separation) =>
      KINDS.flatMap((before) => KINDS.map((kind) => followCost(order, before, separation, kind))),
    ),
  );
/** By the length of the stretch and the kind after. */
const gluedCosts = (runTogether: boolean): Float64Array =>
  Float64Array.from(
    Array.from({ length: RUN_TOGETHER + 1 }, (_, stretch) => stretch).flatMap((stretch) =>
      KINDS.map((kind) => gluedCost(kind, stretch, runTogether)),
    ),
  );
const weightsOf = (costs: Float64Array): Float64Array => costs.map((cost) => Math.exp(-cost));

const FOLLOW: Readonly<Record<Order, Float64Array>> = {
  'organization-first': followCosts('organization-first'),
  'name-first': followCosts('name-first'),
};
const FOLLOW_WEIGHT: Readonly<Record<Order, Float64Array>> = {
  'organization-first': weightsOf(FOLLOW['organization-first']),
  'name-first': weightsOf(FOLLOW['name-first']),
};
const APART = gluedCosts(false);
const TOGETHER = gluedCosts(true);
const APART_WEIGHT = weightsOf(APART);
const TOGETHER_WEIGHT = weightsOf(TOGETHER);

/** How readily things follow each other at each place of a content. */
export class Links {
  readonly #separations: Content['separations'];
  /** For every unit the number of units around it that stand together without any separation, as far as it matters. */
  readonly #stretches: Uint8Array;
  readonly #glued: Float64Array;
  readonly #gluedWeight: Float64Array;

  constructor({ separations }: Content, runTogether: boolean) {
    this.#separations = separations;
    this.#stretches = new Uint8Array(separations.length);
    let long = 0;
    for (let start = 0; start < separations.length; ) {
      let end = start + 1;
      while (end < separations.length && separations[end] === SEPARATION.none) end++;
      if (end - start >= RUN_TOGETHER) long += end - start;
      this.#stretches.fill(Math.min(RUN_TOGETHER, end - start), start, end);
      start = end;
    }
    const together = runTogether || long >= RUN_TOGETHER_SHARE * separations.length;
    this.#glued = together ? TOGETHER : APART;
    this.#gluedWeight = together ? TOGETHER_WEIGHT : APART_WEIGHT;
  }

  /** What it costs that a kind begins at a place after another. */
  cost(order: Order, before: number, at: number, kind: number): number {
    const separation = this.#separations[at] ?? SEPARATION.none;
    const follow = FOLLOW[order][(separation * COUNT + before) * COUNT + kind] ?? 0;
    return before === NAME && separation === SEPARATION.none
      ? follow + (this.#glued[(this.#stretches[at] ?? 0) * COUNT + kind] ?? 0)
      : follow;
  }

  /** The probability that belongs to the cost. */
  weight(order: Order, before: number, at: number, kind: number): number {
    const separation = this.#separations[at] ?? SEPARATION.none;
    const follow = FOLLOW_WEIGHT[order][(separation * COUNT + before) * COUNT + kind] ?? 0;
    return before === NAME && separation === SEPARATION.none
      ? follow * (this.#gluedWeight[(this.#stretches[at] ?? 0) * COUNT + kind] ?? 0)
      : follow;
  }
}
