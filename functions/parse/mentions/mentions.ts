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
import { candidateOf, type ProseCandidate, WordReader } from './prose/prose-words.ts';
import { thingsIn } from './things.ts';
import { UNIT, unitKind } from './units.ts';

/** Between these the words of a text are read together: what stands before a mark tells nothing of what follows it. */
const ENDS_CLAUSE = /[。；！？，：“”\n]/u;
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
    while (to < range.end && !ENDS_CLAUSE.test(reading.plain.charAt(to))) {
      const thing = things[next];
      if (thing?.range.start === to) {
        to = thing.range.end;
        next++;
      } else to++;
    }
    if (to > from) readClause(reading, rangeOf(from, to), things.slice(first, next), known, found);
    from = to + 1;
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
    lattice.add(candidateOf('thing', from, to, costs.things.thing, kind));
    for (let at = from; at < to; at++) taken.add(at);
  }
  const isTaken = (place: number): boolean => taken.has(place);
  const dictionary = wordsOfText(text);
  const others = new WordReader(lattice, text, dictionary, { plain: reading.plain, start });
  others.addAll(isTaken);
  let hasMention = others.hasMention || things.length > 0;
  const limits = limitsOf(text, isTaken);
  const excess = lattice.excess();
  /** Adds what the words around it may make of it, and leaves out what ordinary words explain far better. */
  const consider = (candidate: ProseCandidate, most: number): void => {
    if (isTaken(candidate.start) || excess(candidate) > most) return;
    lattice.add(candidate);
    hasMention = true;
  };
  for (const { start: from, end: to, cost, short } of organizationCandidates(
    text,
    limits,
    dictionary,
    known.organizations,
  ))
    consider(
      candidateOf(
        STATE_OF[short ?? 'whole'],
        from,
        to,
        costOf(text.slice(from, to), cost, short),
        'organization',
      ),
      costs.things.mostExcess.organization,
    );
  for (const { start: from, end: to, cost } of nameCandidates(
    text,
    limits,
    known.names,
    costs.things.dearestName,
  ))
    if (to - from > 1) consider(candidateOf('name', from, to, cost, 'person'), costs.things.mostExcess.name);
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
function costOf(name: string, cost: number, short: 'field' | 'level' | undefined): number {
  if (short === undefined) return cost;
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
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    const closed =
      isTaken(at) || (unitKind(text.charCodeAt(at)) === UNIT.mark && unit !== '（' && unit !== '）');
    if (closed) limits.push(at, at + 1);
  }
  limits.push(text.length);
  return [...new Set(limits)].filter((at) => at > 0);
}
