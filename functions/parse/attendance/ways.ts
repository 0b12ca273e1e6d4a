import { firstKind } from '../span-table.ts';
import type { Candidates } from './candidates.ts';
import { END_COSTS, ORDER_COST, type Order, START_COSTS } from './grammar.ts';
import { COUNT, type Links } from './links.ts';

/** A way through a content from end to end. */
export interface Way {
  /** The candidates on it, in order. */
  readonly candidates: readonly number[];
  readonly order: Order;
  readonly cost: number;
}

const NOTHING = Number.NEGATIVE_INFINITY;
/** Places of a content that there is room for at first. */
const PLACES = 256;

/** Finds the cheapest way through a content (Viterbi). Its tables serve one content after the other. */
export class WayFinder {
  readonly #order: Order;
  // By place and kind: the score of the best way that ends there in a kind, with which candidate it ends, the score of
  // the best way that goes on there with a kind, and the kind before that.
  #ended = new Float64Array(PLACES * COUNT);
  #last = new Int32Array(PLACES * COUNT);
  #entered = new Float64Array(PLACES * COUNT);
  #before = new Uint8Array(PLACES * COUNT);
  /** By place: the score of the best way there. */
  #best = new Float64Array(PLACES);

  constructor(order: Order) {
    this.#order = order;
  }

  /** The score of the best way to a place, once {@link find} has been there. */
  bestAt(at: number): number {
    return this.#best[at] ?? 0;
  }

  find(length: number, candidates: Candidates, links: Links): Way {
    if (this.#best.length <= length) this.#grow(2 * length);
    for (let kind = 0; kind < COUNT; kind++) this.#entered[kind] = -(START_COSTS[kind] ?? 0);
    this.#best[0] = 0;
    const { costs } = links.tables[this.#order];
    for (let at = 1; at <= length; at++) {
      this.#arrive(at, candidates);
      if (at < length) this.#goOn(at, candidates, costs, links.rows[at] ?? 0);
    }
    const ends = END_COSTS[this.#order];
    let last = 0;
    let top = NOTHING;
    for (let kinds = candidates.kindsTo(length); kinds > 0; kinds &= kinds - 1) {
      const kind = firstKind(kinds);
      const score = (this.#ended[length * COUNT + kind] ?? NOTHING) - (ends[kind] ?? 0);
      if (score > top) {
        top = score;
        last = kind;
      }
    }
    return {
      candidates: this.#wayBack(length, last, candidates),
      order: this.#order,
      cost: ORDER_COST[this.#order] - top,
    };
  }

  #arrive(at: number, candidates: Candidates): void {
    const ended = this.#ended;
    const entered = this.#entered;
    const here = at * COUNT;
    for (let kinds = candidates.kindsTo(at); kinds > 0; kinds &= kinds - 1)
      ended[here + firstKind(kinds)] = NOTHING;
    let best = NOTHING;
    for (let one = candidates.endingAt(at); one >= 0; one = candidates.nextOf(one)) {
      const kind = candidates.kindOf(one);
      const score = (entered[candidates.startOf(one) * COUNT + kind] ?? NOTHING) - candidates.costOf(one);
      // The last one added comes first: of equals, the first one added is taken.
      if (score >= (ended[here + kind] ?? NOTHING)) {
        ended[here + kind] = score;
        this.#last[here + kind] = one;
        if (score > best) best = score;
      }
    }
    this.#best[at] = best;
  }

  /** `row`: where the costs of the place begin in the table. */
  #goOn(at: number, candidates: Candidates, costs: Float64Array, row: number): void {
    const here = at * COUNT;
    const ended = this.#ended;
    const endedKinds = candidates.kindsTo(at);
    for (let kinds = candidates.kindsFrom(at); kinds > 0; kinds &= kinds - 1) {
      const kind = firstKind(kinds);
      let top = NOTHING;
      let from = 0;
      for (let others = endedKinds; others > 0; others &= others - 1) {
        const before = firstKind(others);
        const score = (ended[here + before] ?? NOTHING) - (costs[row + before * COUNT + kind] ?? 0);
        if (score > top) {
          top = score;
          from = before;
        }
      }
      this.#entered[here + kind] = top;
      this.#before[here + kind] = from;
    }
  }

  #wayBack(length: number, lastKind: number, candidates: Candidates): number[] {
    const way: number[] = [];
    for (let at = length, kind = lastKind; at > 0; ) {
      const candidate = this.#last[at * COUNT + kind] ?? 0;
      way.push(candidate);
      at = candidates.startOf(candidate);
      kind = this.#before[at * COUNT + kind] ?? 0;
    }
    return way.reverse();
  }

  #grow(places: number): void {
    this.#ended = new Float64Array(places * COUNT);
    this.#last = new Int32Array(places * COUNT);
    this.#entered = new Float64Array(places * COUNT);
    this.#before = new Uint8Array(places * COUNT);
    this.#best = new Float64Array(places);
  }
}
