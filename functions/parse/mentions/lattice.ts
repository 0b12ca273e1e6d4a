/** A reading of some units as one thing. */
export interface Candidate {
  /** What the thing is to the grammar: a number below the number of its states. */
  readonly state: number;
  readonly start: number;
  readonly end: number;
  /** Negative natural logarithm of the probability that a thing of this state has these characters. */
  readonly cost: number;
}

/** What may follow what, and how readily: negative natural logarithms of probabilities, infinite where it may not. */
export interface Transitions {
  readonly states: number;
  /** By state: what it costs that a text begins with it, and that one ends with it. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** What it costs at a place that a state follows another. */
  readonly at: (place: number) => TransitionTable;
}

/** Costs at `before * states + after`, and the probabilities that belong to them. */
export interface TransitionTable {
  readonly costs: Float64Array;
  readonly weights: Float64Array;
}

/** @param costs at `before * states + after` */
export const tableOf = (costs: readonly number[]): TransitionTable => ({
  costs: Float64Array.from(costs),
  weights: Float64Array.from(costs, (cost) => Math.exp(-cost)),
});

/** The likeliest way through a text. */
export interface Way<C extends Candidate> {
  readonly candidates: readonly C[];
  readonly cost: number;
}

/** What begins and what ends at a place. */
class Place<C> {
  readonly ending: C[] = [];
  /** The states of those that end here, and of those that begin here. */
  readonly ended: number[] = [];
  readonly begun: number[] = [];
}

/** All candidates of a text of so many units. Every place must be reached by some way from the beginning to the end. */
export class Lattice<C extends Candidate> {
  readonly length: number;
  readonly #places: Place<C>[] = [];

  constructor(length: number) {
    this.length = length;
    for (let place = 0; place <= length; place++) this.#places.push(new Place());
  }

  add(candidate: C): void {
    const from = this.#placeAt(candidate.start);
    const to = this.#placeAt(candidate.end);
    if (candidate.cost === Number.POSITIVE_INFINITY) return;
    to.ending.push(candidate);
    if (!to.ended.includes(candidate.state)) to.ended.push(candidate.state);
    if (!from.begun.includes(candidate.state)) from.begun.push(candidate.state);
  }

  #placeAt(place: number): Place<C> {
    return this.#places[place] ?? new Place();
  }

  /**
   * What the cheapest way that a candidate can be on costs at least more than the cheapest of all, whatever follows what:
   * those for which it is much need not be added.
   */
  excess(): (candidate: C) => number {
    const { length } = this;
    const to = new Float64Array(length + 1).fill(Number.POSITIVE_INFINITY);
    const from = new Float64Array(length + 1).fill(Number.POSITIVE_INFINITY);
    to[0] = 0;
    from[length] = 0;
    for (let place = 1; place <= length; place++)
      for (const { start, cost } of this.#placeAt(place).ending)
        to[place] = Math.min(to[place] ?? 0, (to[start] ?? 0) + cost);
    for (let place = length; place > 0; place--)
      for (const { start, cost } of this.#placeAt(place).ending)
        from[start] = Math.min(from[start] ?? 0, (from[place] ?? 0) + cost);
    const least = to[length] ?? 0;
    return ({ start, end, cost }) => (to[start] ?? 0) + cost + (from[end] ?? 0) - least;
  }

  /** Of all ways from the beginning to the end the cheapest (Viterbi). Of equals, that of the first candidates added. */
  best({ states, start, end, at }: Transitions): Way<C> {
    const { length } = this;
    const entered = new Float64Array((length + 1) * states).fill(Number.POSITIVE_INFINITY);
    const costs = new Float64Array(states);
    /** By place and state: the last candidate of the best way that ends there so, and the state before one that begins there so. */
    const last: (C | undefined)[] = new Array((length + 1) * states);
    const before = new Uint8Array((length + 1) * states);
    entered.set(start);
    for (let place = 1; place <= length; place++) {
      const here = place * states;
      const { ending, ended, begun } = this.#placeAt(place);
      costs.fill(Number.POSITIVE_INFINITY);
      for (const candidate of ending) {
        const cost = (entered[candidate.start * states + candidate.state] ?? 0) + candidate.cost;
        if (cost >= (costs[candidate.state] ?? 0)) continue;
        costs[candidate.state] = cost;
        last[here + candidate.state] = candidate;
      }
      if (place === length) break;
      const table = at(place).costs;
      for (const after of begun) {
        let least = Number.POSITIVE_INFINITY;
        for (const state of ended) {
          const cost = (costs[state] ?? 0) + (table[state * states + after] ?? 0);
          if (cost >= least) continue;
          least = cost;
          before[here + after] = state;
        }
        entered[here + after] = least;
      }
    }
    let state = 0;
    let cost = Number.POSITIVE_INFINITY;
    for (const one of this.#placeAt(length).ended) {
      const whole = (costs[one] ?? 0) + (end[one] ?? 0);
      if (whole >= cost) continue;
      cost = whole;
      state = one;
    }
    const candidates: C[] = [];
    for (let place = length; place > 0; ) {
      const candidate = last[place * states + state];
      if (candidate === undefined) break;
      candidates.push(candidate);
      place = candidate.start;
      state = before[place * states + state] ?? 0;
    }
    return { candidates: candidates.reverse(), cost };
  }

  /**
   * How likely each candidate is, given the whole text: the sum over all ways that it is on, as a share of the sum over
   * all ways (forward–backward); of those wanted. The sums at each place are kept as shares of their own sum, and its logarithm beside them.
   */
  probabilities(
    { states, start, end, at }: Transitions,
    isWanted: (candidate: C) => boolean,
  ): ReadonlyMap<C, number> {
    const { length } = this;
    /** By place and state: the share of the ways that go on there so, and of those that end there so. */
    const entered = new Float64Array((length + 1) * states);
    const ended = new Float64Array((length + 1) * states);
    const scales = new Float64Array(length + 1);
    for (let state = 0; state < states; state++) entered[state] = Math.exp(-(start[state] ?? 0));
    for (let place = 1; place <= length; place++) {
      const here = place * states;
      const known = this.#placeAt(place);
      let scale = Number.NEGATIVE_INFINITY;
      for (const one of known.ending) scale = Math.max(scale, (scales[one.start] ?? 0) - one.cost);
      scales[place] = scale;
      if (scale === Number.NEGATIVE_INFINITY) continue;
      let sum = 0;
      for (const { state, start: from, cost } of known.ending) {
        const way = (entered[from * states + state] ?? 0) * Math.exp((scales[from] ?? 0) - cost - scale);
        ended[here + state] = (ended[here + state] ?? 0) + way;
        sum += way;
      }
      scales[place] = scale + Math.log(sum);
      if (sum === 0) continue;
      for (const state of known.ended) ended[here + state] = (ended[here + state] ?? 0) / sum;
      if (place === length) break;
      const { weights } = at(place);
      for (const after of known.begun) {
        let ways = 0;
        for (const state of known.ended)
          ways += (ended[here + state] ?? 0) * (weights[state * states + after] ?? 0);
        entered[here + after] = ways;
      }
    }
    const found = new Map<C, number>();
    /** Of the ways on from a place: by the state that ended there, and by place and the state that begins there. */
    const after = new Float64Array(states);
    const begun = new Float64Array((length + 1) * states);
    let all = 0;
    for (const state of this.#placeAt(length).ended)
      all += (ended[length * states + state] ?? 0) * Math.exp(-(end[state] ?? 0));
    for (let place = length; place > 0; place--) {
      const known = this.#placeAt(place);
      const weights = place === length ? undefined : at(place).weights;
      for (const state of known.ended) {
        let ways = 0;
        if (weights === undefined) ways = Math.exp(-(end[state] ?? 0)) / all;
        else
          for (const next of known.begun)
            ways += (begun[place * states + next] ?? 0) * (weights[state * states + next] ?? 0);
        after[state] = ways;
      }
      for (const candidate of known.ending) {
        const from = candidate.start * states + candidate.state;
        const into = entered[from] ?? 0;
        if (into === 0) continue;
        const step = Math.exp((scales[candidate.start] ?? 0) - candidate.cost - (scales[place] ?? 0));
        const way = step * (after[candidate.state] ?? 0);
        begun[from] = (begun[from] ?? 0) + way;
        if (isWanted(candidate)) found.set(candidate, Math.min(1, into * way));
      }
    }
    return found;
  }
}
