import { type Candidates, candidatesOf, isTruncated, type Known, roleSaid } from './candidates.ts';
import type { Content } from './content.ts';
import { KIND, KINDS, type Kind, type Order } from './grammar.ts';
import { type Links, linksOf } from './links.ts';
import { Probabilities } from './probabilities.ts';
import { type Way, WayFinder } from './ways.ts';
import type { Role } from './words.ts';

/** A candidate on the cheapest way through a content. */
export interface Token {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  /** Of a name: a surname that the page cuts off, or a name that it masks. */
  readonly truncated: boolean;
  /** What a verb says of the people before it: 列席会议. */
  readonly role: Role | undefined;
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
}

/** Other readings below this share are not worth telling. */
const ALTERNATIVE = 0.02;
const NO_ALTERNATIVES: readonly Alternative[] = [];

// These serve one content after the other: none is read while another is.
const finders: Readonly<Record<Order, WayFinder>> = {
  'organization-first': new WayFinder('organization-first'),
  'name-first': new WayFinder('name-first'),
};
const probabilities = new Probabilities();

/**
 * The likeliest reading of a content among all combinations of candidates, and how likely each part of it is: the
 * cheapest way through the lattice and the probabilities of its edges. Linear in the length. Without an order, the
 * likelier one is taken; `runTogether`: entries are known to stand together without separation.
 */
export function readContent(
  content: Content,
  known: Known,
  { order, runTogether = false }: { readonly order?: Order; readonly runTogether?: boolean } = {},
): Parse {
  const { length } = content.text;
  const candidates = candidatesOf(content, known);
  const links = linksOf(content, runTogether);
  const way =
    order === undefined
      ? likelierWay(length, candidates, links)
      : finders[order].find(length, candidates, links);
  probabilities.compute(length, candidates, links, way.order, finders[way.order]);
  return { tokens: tokensOf(way, candidates), order: way.order };
}

function likelierWay(length: number, candidates: Candidates, links: Links): Way {
  const first = finders['organization-first'].find(length, candidates, links);
  const plain = first.candidates.every((one) => {
    const kind = candidates.kindOf(one);
    return kind !== KIND.organization && kind !== KIND.post;
  });
  if (plain) return first;
  const second = finders['name-first'].find(length, candidates, links);
  return second.cost < first.cost ? second : first;
}

function tokensOf(way: Way, candidates: Candidates): readonly Token[] {
  const names = likelyNames(candidates);
  let next = 0;
  return way.candidates.map((one) => {
    const kind = KINDS[candidates.kindOf(one)] ?? 'unread';
    const start = candidates.startOf(one);
    // Names lie in the order of their beginnings, and so do tokens.
    while (candidates.startOf(names[next] ?? 0) + LONGEST_NAME < start && next < names.length) next++;
    return {
      kind,
      start,
      end: candidates.endOf(one),
      truncated: kind === 'name' && isTruncated(candidates, one),
      role: kind === 'filler' ? roleSaid(candidates, one) : undefined,
      probability: probabilities.of(one),
      alternatives: kind === 'name' ? alternativesOf(one, candidates, names, next) : NO_ALTERNATIVES,
    };
  });
}

/** Longest name, in units; names that overlap a token begin no further before it. */
const LONGEST_NAME = 24;

/** Names that are worth telling as another reading, in the order of their beginnings. */
function likelyNames(candidates: Candidates): readonly number[] {
  const names: number[] = [];
  for (let one = 0; one < candidates.length; one++) {
    if (candidates.kindOf(one) === KIND.name && probabilities.of(one) >= ALTERNATIVE) names.push(one);
  }
  return names;
}

/** The other names that share characters with a token. `names`: the likely ones; none before `first` reaches it. */
function alternativesOf(
  token: number,
  candidates: Candidates,
  names: readonly number[],
  first: number,
): readonly Alternative[] {
  const start = candidates.startOf(token);
  const end = candidates.endOf(token);
  let others: Alternative[] | undefined;
  for (let i = first; i < names.length; i++) {
    const other = names[i] ?? 0;
    if (candidates.startOf(other) >= end) break;
    if (other === token || candidates.endOf(other) <= start) continue;
    others ??= [];
    others.push({
      start: candidates.startOf(other),
      end: candidates.endOf(other),
      probability: probabilities.of(other),
    });
  }
  return others === undefined ? NO_ALTERNATIVES : others.sort((a, b) => b.probability - a.probability);
}
