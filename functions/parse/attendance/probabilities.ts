import { firstKind } from '../span-table.ts';
import type { Candidates } from './candidates.ts';
import { END_COSTS, type Order, START_COSTS } from './grammar.ts';
import { COUNT, type Links } from './links.ts';
import type { WayFinder } from './ways.ts';

/** A candidate that makes a way there e to the power of this unlikelier adds nothing that is ever told. */
const NEGLIGIBLE = -30;
/** Sums of ways are brought down again before they are too large for a number. */
const LARGE = 1e60;
const LOG_LARGE = Math.log(LARGE);
/** Places of a content that there is room for at first. */
const PLACES = 256;

/**
 * The probability of each candidate, given the whole content: the sum over all ways that it is on, as a share of the sum
 * over all ways (forward-backward). The probability of a way is too small a number for any long list, so all sums are
 * kept as multiples of the best way to the same place. The tables serve one content after the other.
 */
export class Probabilities {
  // By place and kind: the sum of all ways that go on there with a kind, of all ways on from there after a kind, and of
  // all ways on from there that begin with a kind.
  #entered = new Float64Array(PLACES * COUNT);
  #after = new Float64Array(PLACES * COUNT);
  #beginning = new Float64Array(PLACES * COUNT);
  /** By place: the logarithm of what sums have been brought down by. */
  #scales = new Float64Array(PLACES);
  /** By candidate: its weight on the way from one place to the other, then its probability. */
  #weights = new Float64Array(1024);
  readonly #ended = new Float64Array(COUNT);

  of(candidate: number): number {
    return this.#weights[candidate] ?? 0;
  }

  /** Works out all probabilities of a content, whose best ways have been found. */
  compute(length: number, candidates: Candidates, links: Links, order: Order, best: WayFinder): void {
    this.#makeRoom(length, candidates.length);
    const { rows } = links;
    const { weights } = links.tables[order];
    for (let kind = 0; kind < COUNT; kind++) this.#entered[kind] = Math.exp(-(START_COSTS[kind] ?? 0));
    this.#scales[0] = 0;
    let scale = 0;
    for (let at = 1; at <= length; at++) {
      this.#scales[at] = scale;
      if (this.#arrive(at, candidates, best) > LARGE) scale += LOG_LARGE;
      if (at < length) this.#goOn(at, candidates, weights, rows[at] ?? 0);
    }
    this.#end(length, candidates.kindsTo(length), order);
    this.#beginning.fill(0, 0, length * COUNT);
    for (let at = length; at > 0; at--) {
      if (at < length) this.#goBack(at, candidates, weights, rows[at] ?? 0);
      this.#leave(at, candidates);
    }
  }

  /** Adds up the ways that end at a place, and gives the largest of the sums. */
  #arrive(at: number, candidates: Candidates, best: WayFinder): number {
    const ended = this.#ended;
    const entered = this.#entered;
    const scales = this.#scales;
    for (let kinds = candidates.kindsTo(at); kinds > 0; kinds &= kinds - 1) ended[firstKind(kinds)] = 0;
    const here = best.bestAt(at);
    const scale = scales[at] ?? 0;
    let largest = 0;
    for (let one = candidates.endingAt(at); one >= 0; one = candidates.nextOf(one)) {
      const start = candidates.startOf(one);
      const step = best.bestAt(start) - candidates.costOf(one) - here;
      if (step < NEGLIGIBLE) {
        this.#weights[one] = 0;
        continue;
      }
      const kind = candidates.kindOf(one);
      const weight = Math.exp(step + (scales[start] ?? 0) - scale);
      const sum = (ended[kind] ?? 0) + weight * (entered[start * COUNT + kind] ?? 0);
      this.#weights[one] = weight;
      ended[kind] = sum;
      if (sum > largest) largest = sum;
    }
    return largest;
  }

  /** `row`: where the weights of the place begin in the table. */
  #goOn(at: number, candidates: Candidates, weights: Float64Array, row: number): void {
    const ended = this.#ended;
    const endedKinds = candidates.kindsTo(at);
    for (let kinds = candidates.kindsFrom(at); kinds > 0; kinds &= kinds - 1) {
      const kind = firstKind(kinds);
      let sum = 0;
      for (let others = endedKinds; others > 0; others &= others - 1) {
        const before = firstKind(others);
        sum += (ended[before] ?? 0) * (weights[row + before * COUNT + kind] ?? 0);
      }
      this.#entered[at * COUNT + kind] = sum;
    }
  }

  /** The ways on from the end, as shares of all ways. `endedKinds`: what ways end with. */
  #end(length: number, endedKinds: number, order: Order): void {
    const costs = END_COSTS[order];
    let all = 0;
    for (let kinds = endedKinds; kinds > 0; kinds &= kinds - 1) {
      const kind = firstKind(kinds);
      const weight = Math.exp(-(costs[kind] ?? 0));
      this.#after[length * COUNT + kind] = weight;
      all += weight * (this.#ended[kind] ?? 0);
    }
    for (let kinds = endedKinds; kinds > 0; kinds &= kinds - 1) {
      const kind = firstKind(kinds);
      this.#after[length * COUNT + kind] = (this.#after[length * COUNT + kind] ?? 0) / all;
    }
  }

  #goBack(at: number, candidates: Candidates, weights: Float64Array, row: number): void {
    const here = at * COUNT;
    const beginning = this.#beginning;
    const begunKinds = candidates.kindsFrom(at);
    for (let kinds = candidates.kindsTo(at); kinds > 0; kinds &= kinds - 1) {
      const before = firstKind(kinds);
      let sum = 0;
      for (let others = begunKinds; others > 0; others &= others - 1) {
        const kind = firstKind(others);
        sum += (beginning[here + kind] ?? 0) * (weights[row + before * COUNT + kind] ?? 0);
      }
      this.#after[here + before] = sum;
    }
  }

  #leave(at: number, candidates: Candidates): void {
    const weights = this.#weights;
    const after = this.#after;
    const beginning = this.#beginning;
    for (let one = candidates.endingAt(at); one >= 0; one = candidates.nextOf(one)) {
      const weight = weights[one] ?? 0;
      if (weight === 0) continue;
      const kind = candidates.kindOf(one);
      const first = candidates.startOf(one) * COUNT + kind;
      const on = weight * (after[at * COUNT + kind] ?? 0);
      beginning[first] = (beginning[first] ?? 0) + on;
      weights[one] = Math.min(1, on * (this.#entered[first] ?? 0));
    }
  }

  #makeRoom(length: number, candidates: number): void {
    if (this.#scales.length <= length) {
      this.#scales = new Float64Array(2 * length);
      this.#entered = new Float64Array(2 * length * COUNT);
      this.#after = new Float64Array(2 * length * COUNT);
      this.#beginning = new Float64Array(2 * length * COUNT);
    }
    if (this.#weights.length < candidates) this.#weights = new Float64Array(2 * candidates);
  }
}
