import words from '../lexicon/zh/organizations.json' with { type: 'json' };
import { type Range, rangeOf } from '../text/range.ts';
import type { Reading } from '../text/reading.ts';
import { wordsOfText } from './dictionary.ts';
import type { Known } from './known.ts';
import { Lattice } from './lattice.ts';
import type { Mention } from './mention.ts';
import { nameCandidates } from './names.ts';
import { organizationCandidates } from './organizations.ts';
import costs from './prose/prose-costs.json' with { type: 'json' };
import { STATE, transitionsOf } from './prose/prose-grammar.ts';
import { ProseCandidate, WordReader } from './prose/prose-words.ts';
import { thingsIn } from './things.ts';
import { UNIT, unitKind } from './units.ts';

/** Between these the words of a text are read together: what stands before a mark tells nothing of what follows it. */
const ENDS_CLAUSE = /[。；！？，：“”\n]/u;
/** No clause is as long: a longer one is read in parts, so that each needs little memory. */
const LONGEST_CLAUSE = 2000;
/** What is less likely than this is no mention. */
const UNLIKELY = 0.4;
/** 企业, 街道办事处, 财政部门: organizations, but none by name. */
const generic = new Set(words.generic);

/**
 * People, organizations, posts, documents, dates and amounts that a stretch of prose names, in their order; none overlaps
 * another. Linear in the length of the stretch.
 */
export function mentionsIn(reading: Reading, range: Range, known: Known): readonly Mention[] {
  const found: Mention[] = [];
  const things = thingsIn(reading, range);
  let next = 0;
  for (let from = range.start; from < range.end; ) {
    const first = next;
    let to = from;
    while (to < range.end && to - from < LONGEST_CLAUSE && !ENDS_CLAUSE.test(reading.plain.charAt(to))) {
      const thing = things[next];
      if (thing?.range.start === to) {
        to = thing.range.end;
        next++;
      } else to++;
    }
    if (to > from) readClause(reading, rangeOf(from, to), things.slice(first, next), known, found);
    from = to < range.end && to - from >= LONGEST_CLAUSE ? to : to + 1;
  }
  return found;
}

/** Reads a clause, without the marks around it. `things`: the documents, dates and amounts in it. */
function readClause(
  reading: Reading,
  { start, end }: Range,
  things: readonly Mention[],
  known: Known,
  found: Mention[],
): void {
  const text = reading.plain.slice(start, end);
  const lattice = new Lattice<ProseCandidate>(text.length);
  const taken = new Set<number>();
  for (const { kind, range } of things) {
    const [from, to] = [range.start - start, range.end - start];
    lattice.add(new ProseCandidate('thing', from, to, costs.things.thing, kind));
    for (let at = from; at < to; at++) taken.add(at);
  }
  const isTaken = (place: number): boolean => taken.has(place);
  const dictionary = wordsOfText(text);
  const others = new WordReader(lattice, text, dictionary, { plain: reading.plain, start });
  others.addAll(isTaken);
  let hasMention = others.hasMention || things.length > 0;
  const limits = limitsOf(text, isTaken);
  const excess = lattice.excess();
  /**
   * Whether the words around it may make something of it, and ordinary words do not explain it far better. Where they
   * explain nothing at all the excess is no number.
   */
  const isPossible = (from: number, to: number, cost: number, most: number): boolean =>
    !isTaken(from) && !(excess(from, to, cost) > most);
  const { mostExcess, dearestName } = costs.things;
  for (const one of organizationCandidates(text, limits, dictionary, known.organizations)) {
    const { start: from, end: to, short } = one;
    const cost = short === undefined ? one.cost : costOfField(text.slice(from, to), short);
    if (!isPossible(from, to, cost, mostExcess.organization)) continue;
    lattice.add(new ProseCandidate(STATE_OF[short ?? 'whole'], from, to, cost, 'organization'));
    hasMention = true;
  }
  const names = nameCandidates(text, limits, known.names, {
    dearest: dearestName,
    isWanted: (from, to, cost) => to - from > 1 && isPossible(from, to, cost, mostExcess.name),
  });
  for (const { start: from, end: to, cost } of names)
    lattice.add(new ProseCandidate('name', from, to, cost, 'person'));
  hasMention ||= names.length > 0;
  if (!hasMention) return;
  const transitions = transitionsOf((place) => reading.gapBefore(start + place) > 0);
  const way = lattice.best(transitions).candidates.filter(({ kind }) => kind !== undefined);
  if (way.length === 0) return;
  const probabilities = lattice.probabilities(transitions, ({ kind }) => kind !== undefined);
  for (const candidate of way) {
    const { kind } = candidate;
    const unnamed = candidate.unnamed || isGeneric(candidate, text);
    const probability = candidate.state === STATE.thing ? 1 : (probabilities.get(candidate) ?? 0);
    if (kind === undefined || probability < UNLIKELY) continue;
    const range = rangeOf(start + candidate.start, start + candidate.end);
    found.push({ kind, range, probability, ...(unnamed && { unnamed }) });
  }
}

const STATE_OF = { whole: 'organization', field: 'field', level: 'short' } as const;
const weakFields = new Set(words.weakFields);
const vagueFields = new Set(words.vagueFields);
/** Of all fields of work only some stand for their organization in prose. */
function costOfField(name: string, short: 'field' | 'level'): number {
  const field = short === 'level' ? name.slice(1) : name;
  const { weak, vague, level } = costs.fields;
  const rarity = weakFields.has(field) ? weak : vagueFields.has(field) ? vague : Number.POSITIVE_INFINITY;
  return short === 'level' ? rarity + level : rarity;
}
const isGeneric = ({ kind, start, end }: ProseCandidate, text: string): boolean =>
  kind === 'organization' && (generic.has(text.slice(start, end)) || text.slice(start, end).endsWith('部门'));

/** The places that no name reaches across: marks, brackets apart, and what is something else. Then the end. */
function limitsOf(text: string, isTaken: (place: number) => boolean): readonly number[] {
  const limits: number[] = [];
  const add = (at: number): void => {
    if (at > 0 && limits.at(-1) !== at) limits.push(at);
  };
  for (let at = 0; at < text.length; at++) {
    const isMark = unitKind(text.charCodeAt(at)) === UNIT.mark;
    if (!isTaken(at) && (!isMark || text[at] === '（' || text[at] === '）')) continue;
    add(at);
    add(at + 1);
  }
  add(text.length);
  return limits;
}
