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

// Places have few of each of these: they are chained, which takes a third of the memory of lists.

/** A state in which candidates begin at a place. */
class Entry<C> {
  readonly state: number;
  next: Entry<C> | undefined;
  /** What the cheapest way costs up to here, and the end that it comes from. */
  cost = 0;
  before: Exit<C> | undefined;
  /** The share of all ways up to here that go on so, and the weight of all ways on from here. */
  share = 0;
  onward = 0;

  constructor(state: number) {
    this.state = state;
  }
}

/** A state in which candidates end at a place. */
class Exit<C> {
  readonly state: number;
  next: Exit<C> | undefined;
  /** What the cheapest way costs up to here, and its last candidate. */
  cost = 0;
  last: Link<C> | undefined;
  /** The share of all ways up to here that end so, and the weight of all ways on from here. */
  share = 0;
  onward = 0;

  constructor(state: number) {
    this.state = state;
  }
}

/** A candidate between the states in which it begins and ends. */
class Link<C> {
  readonly candidate: C;
  readonly start: Place<C>;
  readonly from: Entry<C>;
  readonly to: Exit<C>;
  next: Link<C> | undefined;

  constructor(candidate: C, start: Place<C>, from: Entry<C>, to: Exit<C>) {
    this.candidate = candidate;
    this.start = start;
    this.from = from;
    this.to = to;
  }
}

/** What begins and what ends at a place, each in the order in which it was added. */
class Place<C> {
  entries: Entry<C> | undefined;
  exits: Exit<C> | undefined;
  /** The candidates that end here. */
  links: Link<C> | undefined;
  #lastLink: Link<C> | undefined;
  /** Logarithm of the weight of all ways up to here: shares are kept as shares of it. */
  scale = 0;

  addLink(link: Link<C>): void {
    if (this.#lastLink === undefined) this.links = link;
    else this.#lastLink.next = link;
    this.#lastLink = link;
  }

  entryOf(state: number): Entry<C> {
    let last: Entry<C> | undefined;
    for (let entry = this.entries; entry !== undefined; entry = entry.next) {
      if (entry.state === state) return entry;
      last = entry;
    }
    const added = new Entry<C>(state);
    if (last === undefined) this.entries = added;
    else last.next = added;
    return added;
  }

  exitOf(state: number): Exit<C> {
    let last: Exit<C> | undefined;
    for (let exit = this.exits; exit !== undefined; exit = exit.next) {
      if (exit.state === state) return exit;
      last = exit;
    }
    const added = new Exit<C>(state);
    if (last === undefined) this.exits = added;
    else last.next = added;
    return added;
  }
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
    if (candidate.cost === Number.POSITIVE_INFINITY) return;
    const start = this.#placeAt(candidate.start);
    const end = this.#placeAt(candidate.end);
    const { state } = candidate;
    end.addLink(new Link(candidate, start, start.entryOf(state), end.exitOf(state)));
  }

  #placeAt(place: number): Place<C> {
    return this.#places[place] ?? new Place();
  }

  /**
   * What the cheapest way that a candidate can be on costs at least more than the cheapest of all, whatever follows what:
   * those for which it is much need not be added.
   */
  excess(): (start: number, end: number, cost: number) => number {
    const { length } = this;
    const to = new Float64Array(length + 1).fill(Number.POSITIVE_INFINITY);
    const from = new Float64Array(length + 1).fill(Number.POSITIVE_INFINITY);
    to[0] = 0;
    from[length] = 0;
    for (let place = 1; place <= length; place++) {
      let least = Number.POSITIVE_INFINITY;
      for (let link = this.#placeAt(place).links; link !== undefined; link = link.next) {
        const { candidate } = link;
        const cost = (to[candidate.start] ?? 0) + candidate.cost;
        if (cost < least) least = cost;
      }
      to[place] = least;
    }
    for (let place = length; place > 0; place--) {
      const onward = from[place] ?? 0;
      for (let link = this.#placeAt(place).links; link !== undefined; link = link.next) {
        const { candidate } = link;
        const cost = onward + candidate.cost;
        if (cost < (from[candidate.start] ?? 0)) from[candidate.start] = cost;
      }
    }
    const least = to[length] ?? 0;
    return (start, end, cost) => (to[start] ?? 0) + cost + (from[end] ?? 0) - least;
  }

  /** Of all ways from the beginning to the end the cheapest (Viterbi). Of equals, that of the first candidates added. */
  best({ states, start, end, at }: Transitions): Way<C> {
    const { length } = this;
    for (let entry = this.#placeAt(0).entries; entry !== undefined; entry = entry.next)
      entry.cost = start[entry.state] ?? 0;
    for (let place = 1; place <= length; place++) {
      const here = this.#placeAt(place);
      for (let exit = here.exits; exit !== undefined; exit = exit.next) {
        exit.cost = Number.POSITIVE_INFINITY;
        exit.last = undefined;
      }
      for (let link = here.links; link !== undefined; link = link.next) {
        const cost = link.from.cost + link.candidate.cost;
        if (cost >= link.to.cost) continue;
        link.to.cost = cost;
        link.to.last = link;
      }
      if (here.entries === undefined) continue;
      const { costs } = at(place);
      for (let entry: Entry<C> | undefined = here.entries; entry !== undefined; entry = entry.next) {
        entry.cost = Number.POSITIVE_INFINITY;
        entry.before = undefined;
        for (let exit = here.exits; exit !== undefined; exit = exit.next) {
          const cost = exit.cost + (costs[exit.state * states + entry.state] ?? 0);
          if (cost >= entry.cost) continue;
          entry.cost = cost;
          entry.before = exit;
        }
      }
    }
    let last: Exit<C> | undefined;
    let cost = Number.POSITIVE_INFINITY;
    for (let exit = this.#placeAt(length).exits; exit !== undefined; exit = exit.next) {
      const whole = exit.cost + (end[exit.state] ?? 0);
      if (whole >= cost) continue;
      cost = whole;
      last = exit;
    }
    const candidates: C[] = [];
    for (let link = last?.last; link !== undefined; link = link.from.before?.last)
      candidates.push(link.candidate);
    return { candidates: candidates.reverse(), cost };
  }

  /**
   * How likely each candidate is, given the whole text: the sum over all ways that it is on, as a share of the sum over
   * all ways (forward–backward); of those wanted.
   */
  probabilities(transitions: Transitions, isWanted: (candidate: C) => boolean): ReadonlyMap<C, number> {
    this.#weighWaysTo(transitions);
    const { states, end, at } = transitions;
    const { length } = this;
    const found = new Map<C, number>();
    let all = 0;
    for (let exit = this.#placeAt(length).exits; exit !== undefined; exit = exit.next)
      all += exit.share * Math.exp(-(end[exit.state] ?? 0));
    for (let place = length; place > 0; place--) {
      const here = this.#placeAt(place);
      const weights = place === length ? undefined : at(place).weights;
      for (let exit = here.exits; exit !== undefined; exit = exit.next) {
        let ways = 0;
        if (weights === undefined) ways = Math.exp(-(end[exit.state] ?? 0)) / all;
        else
          for (let entry = here.entries; entry !== undefined; entry = entry.next)
            ways += entry.onward * (weights[exit.state * states + entry.state] ?? 0);
        exit.onward = ways;
      }
      for (let link = here.links; link !== undefined; link = link.next) {
        const { candidate, start, from, to } = link;
        if (from.share === 0) continue;
        const way = Math.exp(start.scale - candidate.cost - here.scale) * to.onward;
        from.onward += way;
        if (isWanted(candidate)) found.set(candidate, Math.min(1, from.share * way));
      }
    }
    return found;
  }

  /** Tells of each place which share of the ways up to it ends and goes on in each state. */
  #weighWaysTo({ states, start, at }: Transitions): void {
    const { length } = this;
    for (let place = 0; place <= length; place++) {
      const here = this.#placeAt(place);
      for (let entry = here.entries; entry !== undefined; entry = entry.next) {
        entry.share = place === 0 ? Math.exp(-(start[entry.state] ?? 0)) : 0;
        entry.onward = 0;
      }
      if (place === 0) continue;
      for (let exit = here.exits; exit !== undefined; exit = exit.next) exit.share = 0;
      let scale = Number.NEGATIVE_INFINITY;
      for (let link = here.links; link !== undefined; link = link.next)
        scale = Math.max(scale, link.start.scale - link.candidate.cost);
      here.scale = scale;
      if (scale === Number.NEGATIVE_INFINITY) continue;
      let sum = 0;
      for (let link = here.links; link !== undefined; link = link.next) {
        const { candidate, from, to } = link;
        const way = from.share * Math.exp(link.start.scale - candidate.cost - scale);
        to.share += way;
        sum += way;
      }
      here.scale = scale + Math.log(sum);
      if (sum === 0) continue;
      for (let exit = here.exits; exit !== undefined; exit = exit.next) exit.share /= sum;
      if (place === length) break;
      const { weights } = at(place);
      for (let entry = here.entries; entry !== undefined; entry = entry.next) {
        let ways = 0;
        for (let exit = here.exits; exit !== undefined; exit = exit.next)
          ways += exit.share * (weights[exit.state * states + entry.state] ?? 0);
        entry.share = ways;
      }
    }
  }
}
