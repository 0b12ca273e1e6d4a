import type { Candidate } from './candidates.ts';
import { type Content, SEPARATION } from './content.ts';
import {
  endCost,
  followCost,
  gluedCost,
  KINDS,
  type Kind,
  ORDER_COST,
  type Order,
  RUN_TOGETHER,
  startCost,
} from './grammar.ts';

/** A candidate on the cheapest way through a content. */
export interface Token extends Candidate {
  /** Probability, given the whole list, that exactly these characters are one thing of this kind. */
  readonly probability: number;
  /** Of a name: other names that some of its characters could belong to, the likeliest first. */
  readonly alternatives: readonly Alternative[];
}

export interface Alternative {
  readonly start: number;
  readonly end: number;
  readonly probability: number;
}

/** A list read from end to end: every character of the content is in one token. */
export interface Parse {
  readonly tokens: readonly Token[];
  readonly order: Order;
  readonly cost: number;
}

/** Share of long stretches from which on a list counts as run together. */
const RUN_TOGETHER_SHARE = 0.2;
/** Other readings below this share are not worth telling. */
const ALTERNATIVE = 0.02;

const NOTHING = Number.NEGATIVE_INFINITY;
const COUNT = KINDS.length;
const INDEX: Readonly<Record<Kind, number>> = { name: 0, organization: 1, post: 2, filler: 3, unread: 4 };
const NAME = INDEX.name;
/** e to the power of less than this adds nothing to 1. */
const NEGLIGIBLE = -40;

/** ln(eᵃ + eᵇ) */
function plus(a: number, b: number): number {
  const high = a > b ? a : b;
  const difference = (a > b ? b : a) - high;
  return difference > NEGLIGIBLE ? high + Math.log1p(Math.exp(difference)) : high;
}

/** Costs of one kind after another, as a table by separation, the kind before and the kind after. */
const followCosts = (order: Order): Float64Array =>
  Float64Array.from(
    Object.values(SEPARATION).flatMap((separation) =>
      KINDS.flatMap((before) => KINDS.map((kind) => followCost(order, before, separation, kind))),
    ),
  );
const FOLLOW: Readonly<Record<Order, Float64Array>> = {
  'organization-first': followCosts('organization-first'),
  'name-first': followCosts('name-first'),
};

/** All candidates of a content, and what the ways through them need to know of each place. */
class Lattice {
  readonly length: number;
  readonly candidates: readonly (readonly Candidate[])[];
  readonly #separations: Content['separations'];
  readonly #stretches: readonly number[];
  readonly #runTogether: boolean;
  /** Which kinds begin at a place, as bits. */
  readonly #beginning: Uint8Array;

  constructor(content: Content, candidates: readonly (readonly Candidate[])[], runTogether: boolean) {
    this.length = content.text.length;
    this.candidates = candidates;
    this.#separations = content.separations;
    this.#stretches = unbrokenLengths(content);
    const long = this.#stretches.filter((length) => length >= RUN_TOGETHER).length;
    this.#runTogether = runTogether || long >= RUN_TOGETHER_SHARE * this.length;
    this.#beginning = Uint8Array.from(candidates, (here) =>
      here.reduce((kinds, { kind }) => kinds | (1 << INDEX[kind]), 0),
    );
  }

  begins(at: number, kind: number): boolean {
    return (((this.#beginning[at] ?? 0) >> kind) & 1) === 1;
  }

  /** Logarithm of how readily a kind begins at a place after another. */
  link(order: Order, before: number, at: number, kind: number): number {
    const separation = this.#separations[at] ?? SEPARATION.none;
    const score = -(FOLLOW[order][(separation * COUNT + before) * COUNT + kind] ?? 0);
    return before === NAME && separation === SEPARATION.none
      ? score - gluedCost(KINDS[kind] ?? 'unread', this.#stretches[at] ?? 0, this.#runTogether)
      : score;
  }
}

/** For every unit the number of units around it that stand together without any separation. */
function unbrokenLengths({ separations }: Content): readonly number[] {
  const lengths: number[] = [];
  for (let start = 0; start < separations.length; ) {
    let end = start + 1;
    while (end < separations.length && separations[end] === SEPARATION.none) end++;
    for (let i = start; i < end; i++) lengths.push(end - start);
    start = end;
  }
  return lengths;
}

/**
 * The likeliest reading of a content among all combinations of candidates, and how likely each part of it is: the
 * cheapest way through the lattice (Viterbi) and the forward-backward probabilities of its edges. Linear in the length.
 * Without an order, the likelier one is taken; `runTogether`: entries are known to stand together without separation.
 */
export function readContent(
  content: Content,
  candidates: readonly (readonly Candidate[])[],
  { order, runTogether = false }: { readonly order?: Order; readonly runTogether?: boolean } = {},
): Parse {
  const lattice = new Lattice(content, candidates, runTogether);
  const way = order === undefined ? likelierWay(lattice) : cheapestWay(lattice, order);
  const probability = probabilities(lattice, way.order);
  const tokens = way.candidates.map((candidate) => ({
    ...candidate,
    probability: probability(candidate),
    alternatives: candidate.kind === 'name' ? alternativesOf(candidate, candidates, probability) : [],
  }));
  return { tokens, order: way.order, cost: way.cost };
}

interface Way {
  readonly candidates: readonly Candidate[];
  readonly order: Order;
  readonly cost: number;
}

function likelierWay(lattice: Lattice): Way {
  const first = cheapestWay(lattice, 'organization-first');
  if (!first.candidates.some(({ kind }) => kind === 'organization' || kind === 'post')) return first;
  const second = cheapestWay(lattice, 'name-first');
  return second.cost < first.cost ? second : first;
}

function cheapestWay(lattice: Lattice, order: Order): Way {
  const { length, candidates } = lattice;
  // By place and kind: the score of the best way up to there, its last candidate, and the kind before that.
  const best = new Float64Array((length + 1) * COUNT).fill(NOTHING);
  const came = new Array<Candidate | undefined>((length + 1) * COUNT).fill(undefined);
  const cameFrom = new Int8Array((length + 1) * COUNT);
  const entry = new Float64Array(COUNT);
  const entryFrom = new Int8Array(COUNT);
  for (let at = 0; at < length; at++) {
    for (let k = 0; k < COUNT; k++) {
      if (!lattice.begins(at, k)) continue;
      let top = at === 0 ? -startCost(KINDS[k] ?? 'unread') : NOTHING;
      for (let b = 0; at > 0 && b < COUNT; b++) {
        const reached = best[at * COUNT + b] ?? NOTHING;
        if (reached === NOTHING) continue;
        const score = reached + lattice.link(order, b, at, k);
        if (score > top) {
          top = score;
          entryFrom[k] = b;
        }
      }
      entry[k] = top;
    }
    for (const candidate of candidates[at] ?? []) {
      const k = INDEX[candidate.kind];
      const to = candidate.end * COUNT + k;
      const score = (entry[k] ?? NOTHING) - candidate.cost;
      if (score > (best[to] ?? NOTHING)) {
        best[to] = score;
        came[to] = candidate;
        cameFrom[to] = entryFrom[k] ?? 0;
      }
    }
  }
  let last = 0;
  let top = NOTHING;
  for (const [k, kind] of KINDS.entries()) {
    const score = (best[length * COUNT + k] ?? NOTHING) - endCost(order, kind);
    if (score > top) {
      top = score;
      last = k;
    }
  }
  const way: Candidate[] = [];
  for (let at = length, k = last; at > 0; ) {
    const candidate = came[at * COUNT + k];
    if (candidate === undefined) break;
    way.push(candidate);
    k = cameFrom[at * COUNT + k] ?? 0;
    at = candidate.start;
  }
  return { candidates: way.reverse(), order, cost: ORDER_COST[order] - top };
}

/** The probability of each candidate, given the whole list. */
function probabilities(lattice: Lattice, order: Order): (candidate: Candidate) => number {
  const { length, candidates } = lattice;
  // By place and kind: the scores of all ways that end in a kind there, that enter one there, and on from there.
  const forward = new Float64Array((length + 1) * COUNT).fill(NOTHING);
  const entered = new Float64Array((length + 1) * COUNT).fill(NOTHING);
  const backward = new Float64Array((length + 1) * COUNT).fill(NOTHING);
  for (let at = 0; at < length; at++) {
    for (let k = 0; k < COUNT; k++) {
      if (!lattice.begins(at, k)) continue;
      let all = at === 0 ? -startCost(KINDS[k] ?? 'unread') : NOTHING;
      for (let b = 0; at > 0 && b < COUNT; b++) {
        const reached = forward[at * COUNT + b] ?? NOTHING;
        if (reached !== NOTHING) all = plus(all, reached + lattice.link(order, b, at, k));
      }
      entered[at * COUNT + k] = all;
    }
    for (const { kind, end, cost } of candidates[at] ?? []) {
      const k = INDEX[kind];
      const to = end * COUNT + k;
      forward[to] = plus(forward[to] ?? NOTHING, (entered[at * COUNT + k] ?? NOTHING) - cost);
    }
  }
  let total = NOTHING;
  for (const [k, kind] of KINDS.entries()) {
    backward[length * COUNT + k] = -endCost(order, kind);
    total = plus(total, (forward[length * COUNT + k] ?? NOTHING) - endCost(order, kind));
  }
  const entry = new Float64Array(COUNT);
  for (let at = length - 1; at > 0; at--) {
    entry.fill(NOTHING);
    for (const { kind, end, cost } of candidates[at] ?? []) {
      const k = INDEX[kind];
      entry[k] = plus(entry[k] ?? NOTHING, (backward[end * COUNT + k] ?? NOTHING) - cost);
    }
    for (let b = 0; b < COUNT; b++) {
      if (forward[at * COUNT + b] === NOTHING) continue;
      let all = NOTHING;
      for (let k = 0; k < COUNT; k++) {
        const on = entry[k] ?? NOTHING;
        if (on !== NOTHING) all = plus(all, on + lattice.link(order, b, at, k));
      }
      backward[at * COUNT + b] = all;
    }
  }
  return ({ kind, start, end, cost }) => {
    const k = INDEX[kind];
    const way = (entered[start * COUNT + k] ?? NOTHING) - cost + (backward[end * COUNT + k] ?? NOTHING);
    return Math.min(1, Math.exp(way - total));
  };
}

/** Longest name, in units; names that overlap a token begin no further before it. */
const LONGEST_NAME = 24;

function alternativesOf(
  token: Candidate,
  candidates: readonly (readonly Candidate[])[],
  probability: (candidate: Candidate) => number,
): readonly Alternative[] {
  const others: Alternative[] = [];
  for (let at = Math.max(0, token.start - LONGEST_NAME); at < token.end; at++) {
    for (const other of candidates[at] ?? []) {
      if (other.kind !== 'name' || other.end <= token.start) continue;
      if (other.start === token.start && other.end === token.end) continue;
      const share = probability(other);
      if (share >= ALTERNATIVE) others.push({ start: other.start, end: other.end, probability: share });
    }
  }
  return others.sort((a, b) => b.probability - a.probability);
}
