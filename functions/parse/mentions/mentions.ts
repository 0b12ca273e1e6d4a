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
import { addWords, MARK, type ProseCandidate } from './prose/prose-words.ts';
import { thingsIn } from './things.ts';

/** Between these the words of a text are read together. */
const ENDS_SENTENCE = /[。；！？\n]/u;
/** What is less likely than this is no mention. */
const UNLIKELY = 0.35;
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
    while (to < range.end && !ENDS_SENTENCE.test(reading.plain.charAt(to))) {
      const thing = things[next];
      if (thing?.range.start === to) {
        to = thing.range.end;
        next++;
      } else to++;
    }
    if (to > from) readSentence(reading, rangeOf(from, to), things.slice(first, next), known, found);
    from = to + 1;
  }
  return found;
}

/** Reads a sentence, without the mark that ends it. `things`: the documents, dates and amounts in it. */
function readSentence(
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
    lattice.add({
      state: STATE.thing,
      start: range.start - start,
      end: range.end - start,
      cost: costs.things.thing,
      kind,
    });
    for (let at = range.start; at < range.end; at++) taken.add(at - start);
  }
  const isTaken = (place: number): boolean => taken.has(place);
  const dictionary = wordsOfText(text);
  addWords(lattice, text, dictionary, isTaken);
  const limits = limitsOf(text, isTaken);
  for (const { start: from, end: to, cost, field = false } of organizationCandidates(
    text,
    limits,
    dictionary,
    known.organizations,
  ))
    if (!isTaken(from) && (!field || isWeakField(text, from, to)))
      lattice.add({
        state: field ? STATE.field : STATE.organization,
        start: from,
        end: to,
        cost,
        kind: 'organization',
      });
  for (const { start: from, end: to, cost } of nameCandidates(
    text,
    limits,
    known.names,
    costs.things.dearestName,
  ))
    if (to - from > 1 && !isTaken(from))
      lattice.add({ state: STATE.name, start: from, end: to, cost, kind: 'person' });
  const transitions = transitionsOf((place) => reading.gapBefore(start + place) > 0);
  const way = lattice.best(transitions).candidates.filter(({ kind }) => kind !== undefined);
  if (way.length === 0) return;
  const probabilities = lattice.probabilities(transitions);
  for (const candidate of way) {
    const { kind, unnamed = isGeneric(candidate, text) } = candidate;
    const probability = candidate.state === STATE.thing ? 1 : (probabilities.get(candidate) ?? 0);
    if (kind === undefined || probability < UNLIKELY) continue;
    const range = rangeOf(start + candidate.start, start + candidate.end);
    found.push({ kind, range, probability, ...(unnamed && { unnamed }) });
  }
}

const weakFields = new Set(words.weakFields);
const isWeakField = (text: string, start: number, end: number): boolean =>
  weakFields.has(text.slice(start, end));
const isGeneric = ({ kind, start, end }: ProseCandidate, text: string): boolean =>
  kind === 'organization' && (generic.has(text.slice(start, end)) || text.slice(start, end).endsWith('部门'));

/** The places that no name reaches across: marks, brackets apart, and what is something else. Then the end. */
function limitsOf(text: string, isTaken: (place: number) => boolean): readonly number[] {
  const limits: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    const closed = isTaken(at) || (MARK.test(unit) && unit !== '（' && unit !== '）');
    if (closed) limits.push(at, at + 1);
  }
  limits.push(text.length);
  return [...new Set(limits)].filter((at) => at > 0);
}
