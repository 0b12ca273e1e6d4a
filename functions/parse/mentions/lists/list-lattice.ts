import { type Range, rangeOf } from '../../text/range.ts';
import { type TextWords, wordsOfText } from '../dictionary.ts';
import type { Known } from '../known.ts';
import { type Candidate, Lattice, type Way } from '../lattice.ts';
import { nameCandidates } from '../names.ts';
import { organizationCandidates } from '../organizations.ts';
import { postEnd } from '../posts.ts';
import { lengthAt, matchAt } from '../sticky.ts';
import { crossingCost, KINDS, type Kind, ORDER_COST, type Order, STATE, transitionsOf } from './grammar.ts';
import costs from './list-costs.json' with { type: 'json' };
import { type ListText, SEPARATION, type Separation } from './tokens.ts';
import { BARE_NOTE, FILLER, HEADER, JOINERS, PREDICATE, PREDICATE_ROLES, type Role } from './words.ts';

/** A candidate on the cheapest way through a list. */
export interface Token {
  readonly kind: Kind;
  readonly range: Range;
  /** What separates it from the one before. */
  readonly separation: Separation;
  /** Index of its first unit in the list's text. */
  readonly start: number;
  /** Of a name: a surname that the page cuts off, or a name that it masks. */
  readonly truncated: boolean;
  /** What a verb says of the people before it: 列席会议. */
  readonly role: Role | undefined;
  /** Probability, given the whole list, that exactly these characters are one thing of this kind. */
  readonly probability: number;
  /** Of a name: other names that some of its characters could belong to, the likeliest first. */
  readonly alternatives: readonly Alternative[];
}

/** Another reading of the characters of a name. */
export interface Alternative {
  readonly range: Range;
  readonly probability: number;
}

/** A list read from end to end: every unit of it is in one token. */
export interface Parse {
  readonly tokens: readonly Token[];
  readonly order: Order;
}

interface ListCandidate extends Candidate {
  readonly truncated?: boolean;
  readonly role?: Role | undefined;
}

export interface ParseOptions {
  /** Without one, the likelier is taken. */
  readonly order?: Order;
  /** Entries are known to stand together without separation. */
  readonly runTogether?: boolean;
}

/** The likeliest reading of a list among all combinations of candidates, and how likely each part of it is. */
export function parseList(
  list: ListText,
  known: Known,
  { order, runTogether = false }: ParseOptions = {},
): Parse {
  const lattice = latticeOf(list, known);
  const chosen = order ?? likelierOrder(lattice, list, runTogether);
  const transitions = transitionsOf(list, chosen, runTogether);
  const { candidates } = lattice.best(transitions);
  const probabilities = lattice.probabilities(transitions);
  return { tokens: tokensOf(list, candidates, probabilities), order: chosen };
}

function likelierOrder(lattice: Lattice<ListCandidate>, list: ListText, runTogether: boolean): Order {
  const wayIn = (order: Order): Way<ListCandidate> => lattice.best(transitionsOf(list, order, runTogether));
  const first = wayIn('organization-first');
  if (first.candidates.every(({ state }) => state !== STATE.organization && state !== STATE.post))
    return 'organization-first';
  const second = wayIn('name-first');
  const difference = second.cost + ORDER_COST['name-first'] - first.cost - ORDER_COST['organization-first'];
  return difference < 0 ? 'name-first' : 'organization-first';
}

function latticeOf(list: ListText, known: Known): Lattice<ListCandidate> {
  const { text, separations, limits } = list;
  const words = wordsOfText(text);
  const lattice = new Lattice<ListCandidate>(text.length);
  /** Adds a candidate with what the white space inside it costs. */
  const add = (candidate: ListCandidate): void => {
    const { state, start, end } = candidate;
    let crossing = 0;
    for (let at = start + 1; at < end; at++) {
      const separation = separations[at] ?? SEPARATION.none;
      if (separation === SEPARATION.none) continue;
      const besideDot = text.charAt(at) === '·' || text.charAt(at - 1) === '·';
      crossing += besideDot ? 0 : crossingCost(KINDS[state] ?? 'unread', end - start, separation);
    }
    lattice.add(crossing === 0 ? candidate : { ...candidate, cost: candidate.cost + crossing });
  };
  for (const one of organizationCandidates(text, limits, words, known.organizations))
    add({ ...one, state: STATE.organization });
  for (const { start, end, cost, truncated } of nameCandidates(text, limits, known.names)) {
    const ordinary = words[start]?.some((word) => word.end === end && word.is.pos !== 'person');
    add({ state: STATE.name, start, end, cost: ordinary ? cost + costs.word.named : cost, truncated });
  }
  let at = 0;
  for (const limit of limits)
    for (; at < limit; at++) {
      addOrdinary(words, at, limit, add);
      addWordsAt(list, at, limit, add);
      lattice.add({ state: STATE.unread, start: at, end: at + 1, cost: costs.unread.character });
    }
  addRows(list, lattice);
  return lattice;
}

const separationAt = ({ separations }: ListText, at: number): Separation =>
  separations[at] ?? SEPARATION.stop;
const isApart = (list: ListText, at: number): boolean => separationAt(list, at) >= SEPARATION.narrow;
/** The first unit behind a place that is set apart from the one before. */
function nextApart(list: ListText, at: number): number {
  let end = at + 1;
  while (end < list.text.length && separationAt(list, end) === SEPARATION.none) end++;
  return end;
}

/** The names of organizations whose last character a post shares: 财政局|长. */
const SHARES = new Set('局院处科所站部镇乡区县市馆校社台厅州旗队行场厂组庭股');
const SHARED_POST = /副?长/uy;
const LONGEST_NOTE = 20;
const LINKS_NAMES = new Set(['和', '与', '及', '暨']);
const { things } = costs;

/** Adds the posts, the verbs, the ordinary words and those that say nothing of anybody which begin at a place. */
function addWordsAt(
  list: ListText,
  at: number,
  limit: number,
  add: (candidate: ListCandidate) => void,
): void {
  const { text } = list;
  const post = postEnd(text, at, limit);
  if (post !== undefined) add({ state: STATE.post, start: at, end: post, cost: things.post });
  const shared = SHARES.has(text.charAt(at - 1)) ? lengthAt(SHARED_POST, text, at) : 0;
  if (shared > 0 && at + shared <= limit)
    add({ state: STATE.post, start: at, end: at + shared, cost: things.sharedPost });
  const filler = (length: number, cost: number, role?: Role): void => {
    if (length > 0 && at + length <= text.length)
      add({ state: STATE.filler, start: at, end: at + length, cost, role });
  };
  if (isApart(list, at)) {
    const end = nextApart(list, at);
    // 甲、支援、乙: what is listed with names is one.
    const listed = separationAt(list, at) === SEPARATION.list && separationAt(list, end) === SEPARATION.list;
    if (at > 0 && !listed && end - at <= LONGEST_NOTE && BARE_NOTE.test(text.slice(at, end)))
      filler(end - at, things.note);
    const header = lengthAt(HEADER, text, at);
    if (header > 0 && isApart(list, at + header)) filler(header, things.header);
  }
  const predicate = matchAt(PREDICATE, text, at);
  // 参加市教育工作会议 says where somebody is, not what those before did.
  if (predicate !== null && at + predicate[0].length <= limit && isApart(list, at + predicate[0].length))
    filler(
      predicate[0].length,
      things.predicate,
      PREDICATE_ROLES.find((role) => predicate.groups?.[role] !== undefined),
    );
  const aside = lengthAt(FILLER, text, at);
  const words = text.slice(at, at + aside);
  // 俞清和出席会议: what stands right before the verb is the end of a name.
  const endsName = LINKS_NAMES.has(words) && lengthAt(PREDICATE, text, at + aside) > 0;
  const stands = !JOINERS.has(words) || joins(list, at, at + aside, limit);
  if (aside > 0 && at + aside <= limit && stands && !endsName) filler(aside, things.filler);
}

/** Ordinary words of prose are no names: 方案, 在家. */
function addOrdinary(
  words: TextWords,
  at: number,
  limit: number,
  add: (candidate: ListCandidate) => void,
): void {
  for (const { end, is } of words[at] ?? []) {
    if (end < at + 2 || end > limit || is.pos === 'person') continue;
    add({ state: STATE.unread, start: at, end, cost: costs.word.begins - is.logFreq });
  }
}

/** Whether a word has something beside it on both sides. */
function joins(list: ListText, start: number, end: number, limit: number): boolean {
  const before = separationAt(list, start);
  const opensCell = before >= SEPARATION.wide && before <= SEPARATION.row;
  return start > 0 && end < limit && !isApart(list, end) && !opensCell;
}

const ROW_ENDS: ReadonlySet<Separation> = new Set([SEPARATION.line, SEPARATION.row, SEPARATION.stop]);
const SHORTEST_ROW = 6;

/** Adds rows of other text, e.g. of an advertisement, below the first: what stands beside a label is of the list. */
function addRows(list: ListText, lattice: Lattice<ListCandidate>): void {
  const { length } = list.text;
  for (let start = 0; start < length; ) {
    const end = nextApart(list, start);
    const whole = ROW_ENDS.has(separationAt(list, start)) && ROW_ENDS.has(separationAt(list, end));
    if (whole && start > 0 && end - start >= SHORTEST_ROW)
      lattice.add({
        state: STATE.unread,
        start,
        end,
        cost: costs.unread.rowBegins + costs.unread.rowCharacter * (end - start),
      });
    start = end;
  }
}

/** Other readings below this share are not worth telling. */
const ALTERNATIVE = 0.02;

function tokensOf(
  list: ListText,
  way: readonly ListCandidate[],
  probabilities: ReadonlyMap<ListCandidate, number>,
): readonly Token[] {
  const rangeIn = ({ start, end }: Pick<Candidate, 'start' | 'end'>): Range =>
    rangeOf(list.at[start] ?? 0, (list.at[end - 1] ?? 0) + 1);
  const names = [...probabilities]
    .filter(([{ state }, probability]) => state === STATE.name && probability >= ALTERNATIVE)
    .sort(([one], [other]) => one.start - other.start);
  /** Before it no name reaches the token that is read. */
  let first = 0;
  return way.map((one) => {
    const kind = KINDS[one.state] ?? 'unread';
    while ((names[first]?.[0].start ?? one.start) < one.start - LONGEST_NAME) first++;
    const others = kind === 'name' ? overlapping(names, first, one) : [];
    return {
      kind,
      range: rangeIn(one),
      separation: separationAt(list, one.start),
      start: one.start,
      truncated: kind === 'name' && one.truncated === true,
      role: one.role,
      probability: probabilities.get(one) ?? 0,
      alternatives: others.map(([other, probability]) => ({ range: rangeIn(other), probability })),
    };
  });
}

/** Longest name, in units. */
const LONGEST_NAME = 24;

/** The other names that share characters with one, the likeliest first. `names`: in the order of their beginnings. */
function overlapping(
  names: readonly (readonly [ListCandidate, number])[],
  first: number,
  one: ListCandidate,
): readonly (readonly [ListCandidate, number])[] {
  const others: (readonly [ListCandidate, number])[] = [];
  for (let i = first; i < names.length; i++) {
    const name = names[i];
    if (name === undefined || name[0].start >= one.end) break;
    if (name[0] !== one && name[0].end > one.start) others.push(name);
  }
  return others.sort(([, a], [, b]) => b - a);
}
