import type { Word, WordClass } from '../../lexicon/zh/words.ts';
import { TextWords } from '../dictionary.ts';
import { isDotAt } from '../foreign-names.ts';
import type { Known } from '../known.ts';
import { type Candidate, Lattice, type Transitions } from '../lattice.ts';
import { isSurname } from '../name-characters.ts';
import { nameCandidates } from '../names.ts';
import { organizationCandidates, Rests } from '../organizations.ts';
import { postEnd, SHARED_POST, SHARES } from '../posts.ts';
import { lengthAt, matchAt } from '../sticky.ts';
import { crossingCost, KINDS, runsTogether, STATE, stretchesOf } from './grammar.ts';
import costs from './list-costs.json' with { type: 'json' };
import { type ListText, SEPARATION, type Separation } from './tokens.ts';
import {
  BARE_NOTE,
  FILLER,
  HEADER,
  JOINERS,
  ORDINARY,
  PREDICATE,
  PREDICATE_ROLES,
  type Role,
} from './words.ts';

/** A reading of a stretch of a list. */
export class ListCandidate implements Candidate {
  readonly state: number;
  readonly start: number;
  readonly end: number;
  readonly cost: number;
  /** What a verb says of the people before it. */
  readonly role: Role | undefined;
  /** Of a name: a surname that the page cuts off, or a name that it masks. */
  readonly truncated: boolean;

  constructor(state: number, start: number, end: number, cost: number, role?: Role, truncated = false) {
    this.state = state;
    this.start = start;
    this.end = end;
    this.cost = cost;
    this.role = role;
    this.truncated = truncated;
  }

  /** The same reading for more. */
  dearerBy(cost: number): ListCandidate {
    return new ListCandidate(this.state, this.start, this.end, this.cost + cost, this.role, this.truncated);
  }
}

// One of each serves list after list: nothing of a list is left when the next is read.
const ways = new Lattice(0);
const rests = new Rests();
const dictionary = new TextWords();

/** The ways to read a list. Whoever makes another is done with the one before. */
class ListLattice {
  /** By the number that it has in the lattice. */
  readonly #candidates: (ListCandidate | undefined)[] = [];

  constructor(length: number) {
    ways.clear(length);
  }

  add(candidate: ListCandidate): void {
    const { state, start, end, cost } = candidate;
    this.#candidates[ways.add(state, start, end, cost)] = candidate;
  }

  /** See {@link Lattice.best}. */
  best(transitions: Transitions): ListWay {
    const { candidates, cost } = ways.best(transitions);
    return { candidates: candidates.flatMap((one) => this.#candidates[one] ?? []), cost };
  }

  /** How likely each of the candidates that are wanted is; see {@link Lattice.weigh}. */
  probabilities(
    transitions: Transitions,
    isWanted: (candidate: ListCandidate) => boolean,
  ): ReadonlyMap<ListCandidate, number> {
    ways.weigh(transitions);
    const found = new Map<ListCandidate, number>();
    for (let number = 0; number < this.#candidates.length; number++) {
      const candidate = this.#candidates[number];
      if (candidate !== undefined && isWanted(candidate)) found.set(candidate, ways.probabilityOf(number));
    }
    return found;
  }
}

/** The likeliest way through a list. */
export interface ListWay {
  readonly candidates: readonly ListCandidate[];
  readonly cost: number;
}

/** All readings of the stretches of a list. Linear in its length. `setApart`: its entries are known to be so. */
export function latticeOf(list: ListText, known: Known, setApart: boolean): ListLattice {
  const { text, separations, limits } = list;
  // Where entries run together, hardly anything joins them.
  const marked = setApart || !runsTogether(stretchesOf(separations));
  dictionary.read(text);
  const lattice = new ListLattice(text.length);
  /** By unit: the first one behind it that is set apart from the one before. */
  const apart = new Int32Array(text.length);
  for (let at = text.length - 1, next = text.length; at >= 0; at--) {
    apart[at] = next;
    if (separations[at] !== SEPARATION.none) next = at;
  }
  /** Adds a candidate with what the white space inside it costs. */
  const add = (candidate: ListCandidate): void => {
    const crossing = (apart[candidate.start] ?? 0) < candidate.end ? crossingIn(list, candidate) : 0;
    lattice.add(crossing === 0 ? candidate : candidate.dearerBy(crossing));
  };
  /** Where an organization may begin that is more than a field of work. */
  const bodies = new Set<number>();
  for (const { start, end, cost, short } of organizationCandidates(
    text,
    limits,
    dictionary,
    known.organizations,
    rests,
  )) {
    add(new ListCandidate(STATE.organization, start, end, cost));
    if (short === undefined) bodies.add(start);
  }
  /** Whether a body, or a post and a name, stand at a place with nothing before them. */
  const opensEntry = (at: number): boolean => {
    if (separations[at] !== SEPARATION.none) return false;
    if (bodies.has(at)) return true;
    // 林知远和副县长周启明, but 林清和副县长
    const post = postEnd(text, at, text.length);
    return post !== undefined && separations[post] === SEPARATION.none && isSurname(text.charAt(post));
  };
  for (const { start, end, cost, truncated } of nameCandidates(text, limits, known.names, {
    dearest: costs.dearestName,
  })) {
    const word = dictionary.between(start, end);
    const name = text.slice(start, end);
    const rarity = word === undefined ? 0 : rarityOf(name, word);
    // 林知远和|县政府办主任: before a body or a post it joins, unless the name is known.
    const joins =
      marked &&
      end - start > 2 &&
      LINKS_NAMES.has(text.charAt(end - 1)) &&
      opensEntry(end) &&
      !known.names.endsAt(text, start, end).includes(end);
    const joined = joins ? costs.word.joiner : 0;
    add(new ListCandidate(STATE.name, start, end, cost + rarity + joined, undefined, truncated));
  }
  let at = 0;
  for (const limit of limits)
    for (; at < limit; at++) {
      addOrdinary(dictionary, at, limit, add);
      addWordsAt(list, at, limit, add);
      lattice.add(new ListCandidate(STATE.unread, at, at + 1, costs.unread.character));
    }
  addRows(list, lattice);
  return lattice;
}

const GRAMMATICAL: ReadonlySet<WordClass> = new Set(['function', 'adverb', 'number']);
/** How much rarer a name is than its characters for being a word as well. */
function rarityOf(name: string, { pos }: Word): number {
  if (ORDINARY.has(name) || GRAMMATICAL.has(pos)) return costs.word.ordinary;
  return pos === 'person' ? 0 : costs.word.named;
}

/** What the white space inside a candidate costs. */
function crossingIn({ text, separations }: ListText, { state, start, end }: ListCandidate): number {
  const kind = KINDS[state] ?? 'unread';
  let crossing = 0;
  for (let at = start + 1; at < end; at++) {
    const separation = separations[at] ?? SEPARATION.none;
    if (separation === SEPARATION.none) continue;
    // 阿不都 · 热合曼
    if (separation === SEPARATION.narrow && (isDotAt(text, at) || isDotAt(text, at - 1))) continue;
    crossing += crossingCost(kind, end - start, separation);
  }
  return crossing;
}

/** What separates a unit of a list from the one before. */
export const separationAt = ({ separations }: ListText, at: number): Separation =>
  separations[at] ?? SEPARATION.stop;
const isApart = (list: ListText, at: number): boolean => separationAt(list, at) >= SEPARATION.narrow;
/** The first unit behind a place that is set apart from the one before. */
function nextApart(list: ListText, at: number): number {
  let end = at + 1;
  while (end < list.text.length && separationAt(list, end) === SEPARATION.none) end++;
  return end;
}

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
  if (post !== undefined) add(new ListCandidate(STATE.post, at, post, things.post));
  const shared = SHARES.isAt(text, at - 1) ? lengthAt(SHARED_POST, text, at) : 0;
  if (shared > 0 && at + shared <= limit)
    add(new ListCandidate(STATE.post, at, at + shared, things.sharedPost));
  const filler = (length: number, cost: number, role?: Role): void => {
    if (length > 0 && at + length <= text.length)
      add(new ListCandidate(STATE.filler, at, at + length, cost, role));
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
  const last = words.firstAt(at + 1);
  for (let one = words.firstAt(at); one < last; one++) {
    const end = words.endOf(one);
    const word = words.wordOf(one);
    if (word === undefined || end < at + 2 || end > limit || word.pos === 'person') continue;
    add(new ListCandidate(STATE.unread, at, end, costs.word.begins - word.logFreq));
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
function addRows(list: ListText, lattice: ListLattice): void {
  const { length } = list.text;
  for (let start = 0; start < length; ) {
    const end = nextApart(list, start);
    const whole = ROW_ENDS.has(separationAt(list, start)) && ROW_ENDS.has(separationAt(list, end));
    if (whole && start > 0 && end - start >= SHORTEST_ROW)
      lattice.add(
        new ListCandidate(
          STATE.unread,
          start,
          end,
          costs.unread.rowBegins + costs.unread.rowCharacter * (end - start),
        ),
      );
    start = end;
  }
}
