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
  readonly start: ArrayLike<number>;
  readonly end: ArrayLike<number>;
  /** What it costs at a place that a state follows another: at `before * states + after`. */
  readonly at: (place: number) => ArrayLike<number>;
}

/** The likeliest way through a text. */
export interface Way<C extends Candidate> {
  readonly candidates: readonly C[];
  readonly cost: number;
}

/** All candidates of a text of so many units. Every place must be reached by some way from the beginning to the end. */
export class Lattice<C extends Candidate> {
  readonly length: number;
  readonly candidates: C[] = [];
  /** By place: the candidates that end there, and the states of those that begin there. */
  readonly #ending: C[][];
  readonly #beginning: number[][];

  constructor(length: number) {
    this.length = length;
    this.#ending = Array.from({ length: length + 1 }, () => []);
    this.#beginning = Array.from({ length: length + 1 }, () => []);
  }

  add(candidate: C): void {
    if (candidate.cost === Number.POSITIVE_INFINITY) return;
    this.candidates.push(candidate);
    this.#ending[candidate.end]?.push(candidate);
    const states = this.#beginning[candidate.start];
    if (states !== undefined && !states.includes(candidate.state)) states.push(candidate.state);
  }

  /** Of all ways from the beginning to the end the cheapest (Viterbi). Of equals, that of the first candidates added. */
  best({ states, start, end, at }: Transitions): Way<C> {
    const { length } = this;
    const entered = new Float64Array((length + 1) * states).fill(Number.POSITIVE_INFINITY);
    const ended = new Float64Array(states);
    /** By place and state: the last candidate of the best way that ends there so, and the state before one that begins there so. */
    const last: (C | undefined)[] = new Array((length + 1) * states);
    const before = new Int16Array((length + 1) * states);
    for (let state = 0; state < states; state++) entered[state] = start[state] ?? 0;
    for (let place = 1; place <= length; place++) {
      const here = place * states;
      ended.fill(Number.POSITIVE_INFINITY);
      for (const candidate of this.#ending[place] ?? []) {
        const cost = (entered[candidate.start * states + candidate.state] ?? 0) + candidate.cost;
        if (cost >= (ended[candidate.state] ?? 0)) continue;
        ended[candidate.state] = cost;
        last[here + candidate.state] = candidate;
      }
      if (place === length) break;
      const costs = at(place);
      for (const after of this.#beginning[place] ?? []) {
        let least = Number.POSITIVE_INFINITY;
        for (let state = 0; state < states; state++) {
          const cost = (ended[state] ?? 0) + (costs[state * states + after] ?? 0);
          if (cost >= least) continue;
          least = cost;
          before[here + after] = state;
        }
        entered[here + after] = least;
      }
    }
    let state = 0;
    let cost = Number.POSITIVE_INFINITY;
    for (let one = 0; one < states; one++) {
      const whole = (ended[one] ?? 0) + (end[one] ?? 0);
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
   * all ways (forward–backward). The sums at each place are kept as shares of their own sum, and its logarithm beside them.
   */
  probabilities({ states, start, end, at }: Transitions): ReadonlyMap<C, number> {
    const { length } = this;
    const entered = new Float64Array((length + 1) * states);
    const ended = new Float64Array((length + 1) * states);
    const scales = new Float64Array(length + 1);
    const weightsAt = weightsOf(at, states);
    for (let state = 0; state < states; state++) entered[state] = Math.exp(-(start[state] ?? 0));
    for (let place = 1; place <= length; place++) {
      const here = place * states;
      const ending = this.#ending[place] ?? [];
      let scale = Number.NEGATIVE_INFINITY;
      for (const one of ending) scale = Math.max(scale, (scales[one.start] ?? 0) - one.cost);
      let sum = 0;
      for (const { state, start: from, cost } of ending) {
        const way = (entered[from * states + state] ?? 0) * Math.exp((scales[from] ?? 0) - cost - scale);
        ended[here + state] = (ended[here + state] ?? 0) + way;
        sum += way;
      }
      if (sum === 0) {
        scales[place] = Number.NEGATIVE_INFINITY;
        continue;
      }
      scales[place] = scale + Math.log(sum);
      for (let state = 0; state < states; state++) ended[here + state] = (ended[here + state] ?? 0) / sum;
      if (place === length) break;
      const weights = weightsAt(place);
      for (const after of this.#beginning[place] ?? []) {
        let ways = 0;
        for (let state = 0; state < states; state++)
          ways += (ended[here + state] ?? 0) * (weights[state * states + after] ?? 0);
        entered[here + after] = ways;
      }
    }
    return this.#backward(entered, ended, scales, weightsAt, { states, end });
  }

  #backward(
    entered: Float64Array,
    ended: Float64Array,
    scales: Float64Array,
    weightsAt: (place: number) => ArrayLike<number>,
    { states, end }: Pick<Transitions, 'states' | 'end'>,
  ): ReadonlyMap<C, number> {
    const { length } = this;
    const found = new Map<C, number>();
    /** Of the ways on from a place: by the state that ended there, and by the state that begins there. */
    const after = new Float64Array(states);
    const begun = new Float64Array((length + 1) * states);
    let all = 0;
    for (let state = 0; state < states; state++)
      all += (ended[length * states + state] ?? 0) * Math.exp(-(end[state] ?? 0));
    for (let place = length; place > 0; place--) {
      after.fill(0);
      if (place === length) {
        for (let state = 0; state < states; state++) after[state] = Math.exp(-(end[state] ?? 0)) / all;
      } else {
        const weights = weightsAt(place);
        for (const next of this.#beginning[place] ?? []) {
          const ways = begun[place * states + next] ?? 0;
          if (ways === 0) continue;
          for (let state = 0; state < states; state++)
            after[state] = (after[state] ?? 0) + ways * (weights[state * states + next] ?? 0);
        }
      }
      for (const candidate of this.#ending[place] ?? []) {
        const { state, start, cost } = candidate;
        const into = entered[start * states + state] ?? 0;
        if (into === 0) continue;
        const way = Math.exp((scales[start] ?? 0) - cost - (scales[place] ?? 0)) * (after[state] ?? 0);
        begun[start * states + state] = (begun[start * states + state] ?? 0) + way;
        found.set(candidate, Math.min(1, into * way));
      }
    }
    return found;
  }
}

/** The probabilities that belong to tables of costs, each table turned into them once. */
function weightsOf(at: Transitions['at'], states: number): (place: number) => ArrayLike<number> {
  return (place) => {
    const costs = at(place);
    const known = weights.get(costs);
    if (known !== undefined) return known;
    const turned = Float64Array.from({ length: states * states }, (_, i) => Math.exp(-(costs[i] ?? 0)));
    weights.set(costs, turned);
    return turned;
  };
}

const weights = new WeakMap<ArrayLike<number>, ArrayLike<number>>();
