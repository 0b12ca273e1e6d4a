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

/** Other readings below this share are not worth telling. */
const ALTERNATIVE = 0.02;

const NOTHING = Number.NEGATIVE_INFINITY;
const COUNT = KINDS.length;
const indexOf = (kind: Kind): number => KINDS.indexOf(kind);

/** ln(eᵃ + eᵇ) */
function plus(a: number, b: number): number {
  if (a < b) return plus(b, a);
  return b === NOTHING ? a : a + Math.log1p(Math.exp(b - a));
}

/** Scores of every way from one kind to the next at each place of a content, in one order of entries. */
class Links {
  readonly #content: Content;
  readonly #order: Order;
  readonly #stretches: readonly number[];

  constructor(content: Content, order: Order) {
    this.#content = content;
    this.#order = order;
    this.#stretches = unbrokenLengths(content);
  }

  /** Logarithm of how readily `kind` begins at a place after `before`. */
  score(before: Kind, at: number, kind: Kind): number {
    const separation = this.#content.separations[at] ?? SEPARATION.none;
    if (before === 'name' && separation === SEPARATION.none) {
      return -followCost(this.#order, before, separation, kind) - gluedCost(kind, this.#stretches[at] ?? 0);
    }
    return -followCost(this.#order, before, separation, kind);
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
 * Without an order, the likelier one is taken.
 */
export function readContent(
  content: Content,
  candidates: readonly (readonly Candidate[])[],
  order?: Order,
): Parse {
  if (order !== undefined) return readInOrder(content, candidates, order);
  const first = readInOrder(content, candidates, 'organization-first');
  if (!first.tokens.some(({ kind }) => kind === 'organization' || kind === 'post')) return first;
  const second = readInOrder(content, candidates, 'name-first');
  return second.cost < first.cost ? second : first;
}

function readInOrder(content: Content, candidates: readonly (readonly Candidate[])[], order: Order): Parse {
  const length = content.text.length;
  const links = new Links(content, order);
  const ends = KINDS.map((kind) => -endCost(order, kind));
  // Score of all ways up to a place that end in a kind, of the best of them, and of all ways on from there.
  const forward = new Float64Array((length + 1) * COUNT).fill(NOTHING);
  const best = new Float64Array((length + 1) * COUNT).fill(NOTHING);
  const backward = new Float64Array((length + 1) * COUNT).fill(NOTHING);
  const came: (Candidate | undefined)[] = Array.from({ length: (length + 1) * COUNT });
  const cameFrom = new Int8Array((length + 1) * COUNT).fill(-1);
  // Score of all ways that enter a kind at a place.
  const entered = new Float64Array((length + 1) * COUNT).fill(NOTHING);

  for (let at = 0; at < length; at++) {
    const bestEntry = new Float64Array(COUNT).fill(NOTHING);
    const entryFrom = new Int8Array(COUNT).fill(-1);
    for (const [k, kind] of KINDS.entries()) {
      if (at === 0) {
        entered[k] = -startCost(kind);
        bestEntry[k] = -startCost(kind);
        continue;
      }
      let all = NOTHING;
      for (const [b, before] of KINDS.entries()) {
        const reached = forward[at * COUNT + b] ?? NOTHING;
        if (reached === NOTHING) continue;
        const link = links.score(before, at, kind);
        all = plus(all, reached + link);
        const score = (best[at * COUNT + b] ?? NOTHING) + link;
        if (score > (bestEntry[k] ?? NOTHING)) {
          bestEntry[k] = score;
          entryFrom[k] = b;
        }
      }
      entered[at * COUNT + k] = all;
    }
    for (const candidate of candidates[at] ?? []) {
      const k = indexOf(candidate.kind);
      const to = candidate.end * COUNT + k;
      forward[to] = plus(forward[to] ?? NOTHING, (entered[at * COUNT + k] ?? NOTHING) - candidate.cost);
      const score = (bestEntry[k] ?? NOTHING) - candidate.cost;
      if (score > (best[to] ?? NOTHING)) {
        best[to] = score;
        came[to] = candidate;
        cameFrom[to] = entryFrom[k] ?? -1;
      }
    }
  }

  for (let k = 0; k < COUNT; k++) backward[length * COUNT + k] = ends[k] ?? NOTHING;
  for (let at = length - 1; at >= 0; at--) {
    const entry = new Float64Array(COUNT).fill(NOTHING);
    for (const candidate of candidates[at] ?? []) {
      const k = indexOf(candidate.kind);
      entry[k] = plus(entry[k] ?? NOTHING, (backward[candidate.end * COUNT + k] ?? NOTHING) - candidate.cost);
    }
    if (at === 0) break;
    for (const [b, before] of KINDS.entries()) {
      if (forward[at * COUNT + b] === NOTHING) continue;
      let all = NOTHING;
      for (const [k, kind] of KINDS.entries()) {
        if (entry[k] !== NOTHING) all = plus(all, (entry[k] ?? NOTHING) + links.score(before, at, kind));
      }
      backward[at * COUNT + b] = all;
    }
  }

  let total = NOTHING;
  let last = 0;
  let top = NOTHING;
  for (let k = 0; k < COUNT; k++) {
    total = plus(total, (forward[length * COUNT + k] ?? NOTHING) + (ends[k] ?? NOTHING));
    const score = (best[length * COUNT + k] ?? NOTHING) + (ends[k] ?? NOTHING);
    if (score > top) {
      top = score;
      last = k;
    }
  }
  const probability = (candidate: Candidate): number => {
    const k = indexOf(candidate.kind);
    const way =
      (entered[candidate.start * COUNT + k] ?? NOTHING) -
      candidate.cost +
      (backward[candidate.end * COUNT + k] ?? NOTHING);
    return Math.min(1, Math.exp(way - total));
  };

  const tokens: Token[] = [];
  for (let at = length, k = last; at > 0; ) {
    const candidate = came[at * COUNT + k];
    if (candidate === undefined) break;
    tokens.push({ ...candidate, probability: probability(candidate), alternatives: [] });
    k = cameFrom[at * COUNT + k] ?? 0;
    at = candidate.start;
  }
  tokens.reverse();
  return {
    tokens: tokens.map((token) =>
      token.kind === 'name'
        ? { ...token, alternatives: alternativesOf(token, candidates, probability) }
        : token,
    ),
    order,
    cost: ORDER_COST[order] - top,
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
