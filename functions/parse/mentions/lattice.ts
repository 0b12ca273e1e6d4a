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

/** The number of a candidate in its lattice: they are counted in the order in which they are added. */
export type CandidateNumber = number;

/** The likeliest way through a text. */
export interface Way {
  readonly candidates: readonly CandidateNumber[];
  readonly cost: number;
}

// A lattice has some three candidates a character, and one is made for every clause. So none of them is an object: each
// is a number, and what is known of it stands at that number in an array. Numbers begin at 1; 0 ends a chain of them.

const NONE = 0;
type Costs = Float64Array<ArrayBuffer>;
type Numbers = Int32Array<ArrayBuffer>;

const NO_COSTS: Costs = new Float64Array(0);
const NO_NUMBERS: Numbers = new Int32Array(0);
const SHORTEST = 16;

const lengthFor = (most: number, length: number): number => Math.max(SHORTEST, 2 * length, most + 1);

/** The array, or a longer one with the same at its beginning, if a number up to `most` is to have its place in it. */
function moreCosts(array: Costs, most: number): Costs {
  if (most < array.length) return array;
  const grown = new Float64Array(lengthFor(most, array.length));
  grown.set(array);
  return grown;
}

function moreNumbers(array: Numbers, most: number): Numbers {
  if (most < array.length) return array;
  const grown = new Int32Array(lengthFor(most, array.length));
  grown.set(array);
  return grown;
}

/** The states in which candidates begin, or end, at the places of a text. */
class Gates {
  #count = 0;
  /** By place: the first of its gates, which are chained in the order in which they were added. */
  first: Numbers = NO_NUMBERS;
  next: Numbers = NO_NUMBERS;
  state: Numbers = NO_NUMBERS;
  /** What the cheapest way costs up to here, and what it comes from: a gate of the other side, or a candidate. */
  cost: Costs = NO_COSTS;
  before: Numbers = NO_NUMBERS;
  /** The share of all ways up to here that go through, and the weight of all ways on from here. */
  share: Costs = NO_COSTS;
  onward: Costs = NO_COSTS;

  clear(length: number): void {
    this.#count = 0;
    this.first = moreNumbers(this.first, length);
    this.first.fill(NONE, 0, length + 1);
  }

  /** The gate of a state at a place, made where there is none yet. */
  at(place: number, state: number): number {
    let last = NONE;
    for (let gate = this.first[place] ?? NONE; gate !== NONE; gate = this.next[gate] ?? NONE) {
      if (this.state[gate] === state) return gate;
      last = gate;
    }
    this.#count++;
    if (this.#count >= this.next.length) this.#makeRoom();
    this.state[this.#count] = state;
    this.next[this.#count] = NONE;
    if (last === NONE) this.first[place] = this.#count;
    else this.next[last] = this.#count;
    return this.#count;
  }

  #makeRoom(): void {
    this.next = moreNumbers(this.next, this.#count);
    this.state = moreNumbers(this.state, this.#count);
    this.cost = moreCosts(this.cost, this.#count);
    this.before = moreNumbers(this.before, this.#count);
    this.share = moreCosts(this.share, this.#count);
    this.onward = moreCosts(this.onward, this.#count);
  }
}

/**
 * What the cheapest way that a candidate can be on costs at least more than the cheapest of all, whatever follows what:
 * those for which it is much need not be added. Of a lattice as it was when it was asked.
 */
export class Excess {
  /** By place: what the cheapest candidates cost up to there, and from there on. */
  readonly #to: Costs;
  readonly #from: Costs;
  readonly #least: number;

  constructor(to: Costs, from: Costs, least: number) {
    this.#to = to;
    this.#from = from;
    this.#least = least;
  }

  /** No number where the other candidates explain nothing at all. */
  of(start: number, end: number, cost: number): number {
    return (this.#to[start] ?? 0) + cost + (this.#from[end] ?? 0) - this.#least;
  }
}

/**
 * All candidates of a text of so many units. Every place must be reached by some way from the beginning to the end. One
 * lattice can serve text after text.
 */
export class Lattice {
  #length = 0;
  #count = 0;
  readonly #entries = new Gates();
  readonly #exits = new Gates();
  #starts: Numbers = NO_NUMBERS;
  #ends: Numbers = NO_NUMBERS;
  #costs: Costs = NO_COSTS;
  /** By candidate: the states in which it begins and ends. */
  #entryOf: Numbers = NO_NUMBERS;
  #exitOf: Numbers = NO_NUMBERS;
  /** By place: the first and the last of the candidates that end there, which are chained. */
  #firstEnding: Numbers = NO_NUMBERS;
  #lastEnding: Numbers = NO_NUMBERS;
  #nextEnding: Numbers = NO_NUMBERS;
  /** By place: the logarithm of the weight of all ways up to there; shares are kept as shares of it. */
  #scales: Costs = NO_COSTS;
  /** By place, for {@link excess}: what the cheapest candidates cost up to there, and from there on. */
  #costTo: Costs = NO_COSTS;
  #costFrom: Costs = NO_COSTS;

  /** @param length of the text; there will be room for some three candidates a unit */
  constructor(length: number) {
    this.#makeRoom(3 * length);
    this.clear(length);
  }

  /** Begins anew, for a text of so many units. */
  clear(length: number): void {
    this.#length = length;
    this.#count = 0;
    this.#entries.clear(length);
    this.#exits.clear(length);
    this.#firstEnding = moreNumbers(this.#firstEnding, length).fill(NONE, 0, length + 1);
    this.#lastEnding = moreNumbers(this.#lastEnding, length).fill(NONE, 0, length + 1);
  }

  /** @returns the number of the candidate; 0 for one that costs without end, or reaches beyond the text: it is on no way. */
  add(state: number, start: number, end: number, cost: number): CandidateNumber {
    if (cost === Number.POSITIVE_INFINITY || end > this.#length) return NONE;
    const added = ++this.#count;
    if (added >= this.#starts.length) this.#makeRoom(added);
    this.#starts[added] = start;
    this.#ends[added] = end;
    this.#costs[added] = cost;
    this.#entryOf[added] = this.#entries.at(start, state);
    this.#exitOf[added] = this.#exits.at(end, state);
    this.#nextEnding[added] = NONE;
    const last = this.#lastEnding[end] ?? NONE;
    if (last === NONE) this.#firstEnding[end] = added;
    else this.#nextEnding[last] = added;
    this.#lastEnding[end] = added;
    return added;
  }

  #makeRoom(most: number): void {
    this.#starts = moreNumbers(this.#starts, most);
    this.#ends = moreNumbers(this.#ends, most);
    this.#costs = moreCosts(this.#costs, most);
    this.#entryOf = moreNumbers(this.#entryOf, most);
    this.#exitOf = moreNumbers(this.#exitOf, most);
    this.#nextEnding = moreNumbers(this.#nextEnding, most);
  }

  /** What a candidate was added as. */
  candidate(number: CandidateNumber): Candidate {
    return {
      state: this.#entries.state[this.#entryOf[number] ?? NONE] ?? 0,
      start: this.#starts[number] ?? 0,
      end: this.#ends[number] ?? 0,
      cost: this.#costs[number] ?? 0,
    };
  }

  /** What candidates would cost besides those that are there: see {@link Excess}. It is good until the lattice begins anew. */
  excess(): Excess {
    const length = this.#length;
    const nextEnding = this.#nextEnding;
    this.#costTo = moreCosts(this.#costTo, length);
    this.#costFrom = moreCosts(this.#costFrom, length);
    const to = this.#costTo;
    const from = this.#costFrom.fill(Number.POSITIVE_INFINITY, 0, length + 1);
    to[0] = 0;
    from[length] = 0;
    for (let place = 1; place <= length; place++) {
      let least = Number.POSITIVE_INFINITY;
      for (let one = this.#firstEnding[place] ?? NONE; one !== NONE; one = nextEnding[one] ?? NONE) {
        const cost = (to[this.#starts[one] ?? 0] ?? 0) + (this.#costs[one] ?? 0);
        if (cost < least) least = cost;
      }
      to[place] = least;
    }
    for (let place = length; place > 0; place--) {
      const onward = from[place] ?? 0;
      for (let one = this.#firstEnding[place] ?? NONE; one !== NONE; one = nextEnding[one] ?? NONE) {
        const cost = onward + (this.#costs[one] ?? 0);
        const start = this.#starts[one] ?? 0;
        if (cost < (from[start] ?? 0)) from[start] = cost;
      }
    }
    return new Excess(to, from, to[length] ?? 0);
  }

  /** Of all ways from the beginning to the end the cheapest (Viterbi). Of equals, that of the first candidates added. */
  best({ states, start, end, at }: Transitions): Way {
    const length = this.#length;
    const entries = this.#entries;
    const exits = this.#exits;
    const nextEnding = this.#nextEnding;
    for (let entry = entries.first[0] ?? NONE; entry !== NONE; entry = entries.next[entry] ?? NONE) {
      entries.cost[entry] = start[entries.state[entry] ?? 0] ?? 0;
      entries.before[entry] = NONE;
    }
    for (let place = 1; place <= length; place++) {
      const firstExit = exits.first[place] ?? NONE;
      for (let exit = firstExit; exit !== NONE; exit = exits.next[exit] ?? NONE) {
        exits.cost[exit] = Number.POSITIVE_INFINITY;
        exits.before[exit] = NONE;
      }
      for (let one = this.#firstEnding[place] ?? NONE; one !== NONE; one = nextEnding[one] ?? NONE) {
        const cost = (entries.cost[this.#entryOf[one] ?? NONE] ?? 0) + (this.#costs[one] ?? 0);
        const exit = this.#exitOf[one] ?? NONE;
        if (cost >= (exits.cost[exit] ?? 0)) continue;
        exits.cost[exit] = cost;
        exits.before[exit] = one;
      }
      let entry = entries.first[place] ?? NONE;
      if (entry === NONE) continue;
      const { costs } = at(place);
      for (; entry !== NONE; entry = entries.next[entry] ?? NONE) {
        const after = entries.state[entry] ?? 0;
        let least = Number.POSITIVE_INFINITY;
        let before = NONE;
        for (let exit = firstExit; exit !== NONE; exit = exits.next[exit] ?? NONE) {
          const cost = (exits.cost[exit] ?? 0) + (costs[(exits.state[exit] ?? 0) * states + after] ?? 0);
          if (cost >= least) continue;
          least = cost;
          before = exit;
        }
        entries.cost[entry] = least;
        entries.before[entry] = before;
      }
    }
    let last = NONE;
    let cost = Number.POSITIVE_INFINITY;
    for (let exit = exits.first[length] ?? NONE; exit !== NONE; exit = exits.next[exit] ?? NONE) {
      const whole = (exits.cost[exit] ?? 0) + (end[exits.state[exit] ?? 0] ?? 0);
      if (whole >= cost) continue;
      cost = whole;
      last = exit;
    }
    const candidates: CandidateNumber[] = [];
    let one = exits.before[last] ?? NONE;
    while (last !== NONE && one !== NONE) {
      candidates.push(one);
      last = entries.before[this.#entryOf[one] ?? NONE] ?? NONE;
      one = exits.before[last] ?? NONE;
    }
    return { candidates: candidates.reverse(), cost };
  }

  /**
   * Weighs all ways through the text (forward–backward). Then {@link probabilityOf} tells how likely each candidate is.
   */
  weigh(transitions: Transitions): void {
    this.#weighWaysTo(transitions);
    const { states, end, at } = transitions;
    const length = this.#length;
    const entries = this.#entries;
    const exits = this.#exits;
    const scales = this.#scales;
    let all = 0;
    for (let exit = exits.first[length] ?? NONE; exit !== NONE; exit = exits.next[exit] ?? NONE)
      all += (exits.share[exit] ?? 0) * Math.exp(-(end[exits.state[exit] ?? 0] ?? 0));
    for (let place = length; place > 0; place--) {
      const weights = place === length ? undefined : at(place).weights;
      for (let exit = exits.first[place] ?? NONE; exit !== NONE; exit = exits.next[exit] ?? NONE) {
        const before = exits.state[exit] ?? 0;
        let ways = 0;
        if (weights === undefined) ways = Math.exp(-(end[before] ?? 0)) / all;
        else
          for (let entry = entries.first[place] ?? NONE; entry !== NONE; entry = entries.next[entry] ?? NONE)
            ways +=
              (entries.onward[entry] ?? 0) * (weights[before * states + (entries.state[entry] ?? 0)] ?? 0);
        exits.onward[exit] = ways;
      }
      const scale = scales[place] ?? 0;
      for (let one = this.#firstEnding[place] ?? NONE; one !== NONE; one = this.#nextEnding[one] ?? NONE) {
        const entry = this.#entryOf[one] ?? NONE;
        if (entries.share[entry] !== 0)
          entries.onward[entry] = (entries.onward[entry] ?? 0) + this.#onwardWith(one, scale);
      }
    }
  }

  /** The weight of all ways on from where a candidate begins that go through it. `scale`: that of the place where it ends. */
  #onwardWith(candidate: CandidateNumber, scale: number): number {
    const before = this.#scales[this.#starts[candidate] ?? 0] ?? 0;
    const onward = this.#exits.onward[this.#exitOf[candidate] ?? NONE] ?? 0;
    return Math.exp(before - (this.#costs[candidate] ?? 0) - scale) * onward;
  }

  /**
   * How likely a candidate is, given the whole text: the sum over all ways that it is on, as a share of the sum over all
   * ways, as they were weighed last.
   */
  probabilityOf(candidate: CandidateNumber): number {
    const share = this.#entries.share[this.#entryOf[candidate] ?? NONE] ?? 0;
    if (share === 0) return 0;
    return Math.min(1, share * this.#onwardWith(candidate, this.#scales[this.#ends[candidate] ?? 0] ?? 0));
  }

  /** Tells of each place which share of the ways up to it ends and goes on in each state. */
  #weighWaysTo({ states, start, at }: Transitions): void {
    const length = this.#length;
    const entries = this.#entries;
    const exits = this.#exits;
    this.#scales = moreCosts(this.#scales, length).fill(0, 0, length + 1);
    const scales = this.#scales;
    for (let place = 0; place <= length; place++) {
      for (let entry = entries.first[place] ?? NONE; entry !== NONE; entry = entries.next[entry] ?? NONE) {
        entries.share[entry] = place === 0 ? Math.exp(-(start[entries.state[entry] ?? 0] ?? 0)) : 0;
        entries.onward[entry] = 0;
      }
      if (place === 0) continue;
      const firstExit = exits.first[place] ?? NONE;
      for (let exit = firstExit; exit !== NONE; exit = exits.next[exit] ?? NONE) exits.share[exit] = 0;
      let scale = Number.NEGATIVE_INFINITY;
      const firstEnding = this.#firstEnding[place] ?? NONE;
      for (let one = firstEnding; one !== NONE; one = this.#nextEnding[one] ?? NONE)
        scale = Math.max(scale, (scales[this.#starts[one] ?? 0] ?? 0) - (this.#costs[one] ?? 0));
      scales[place] = scale;
      if (scale === Number.NEGATIVE_INFINITY) continue;
      let sum = 0;
      for (let one = firstEnding; one !== NONE; one = this.#nextEnding[one] ?? NONE) {
        const weight = Math.exp((scales[this.#starts[one] ?? 0] ?? 0) - (this.#costs[one] ?? 0) - scale);
        const way = (entries.share[this.#entryOf[one] ?? NONE] ?? 0) * weight;
        const exit = this.#exitOf[one] ?? NONE;
        exits.share[exit] = (exits.share[exit] ?? 0) + way;
        sum += way;
      }
      scales[place] = scale + Math.log(sum);
      if (sum === 0) continue;
      for (let exit = firstExit; exit !== NONE; exit = exits.next[exit] ?? NONE)
        exits.share[exit] = (exits.share[exit] ?? 0) / sum;
      if (place === length) break;
      const { weights } = at(place);
      for (let entry = entries.first[place] ?? NONE; entry !== NONE; entry = entries.next[entry] ?? NONE) {
        const after = entries.state[entry] ?? 0;
        let ways = 0;
        for (let exit = firstExit; exit !== NONE; exit = exits.next[exit] ?? NONE)
          ways += (exits.share[exit] ?? 0) * (weights[(exits.state[exit] ?? 0) * states + after] ?? 0);
        entries.share[entry] = ways;
      }
    }
  }
}
