import beside from '../lexicon/zh/beside-names.json' with { type: 'json' };
import { type Range, rangeOf } from '../text/range.ts';
import type { Reading } from '../text/reading.ts';
import type { Known } from './known.ts';
import { type Candidate, Lattice, type Transitions } from './lattice.ts';
import type { Mention, MentionKind } from './mention.ts';
import { nameCandidates } from './names.ts';
import { organizationCandidates } from './organizations.ts';
import { postEnd } from './posts.ts';
import costs from './prose-costs.json' with { type: 'json' };
import { thingsIn } from './things.ts';
import { unnamedAt } from './unnamed.ts';
import { ordinaryWords } from './words.ts';

/** What a stretch of prose is to the grammar. */
type State = (typeof STATES)[number];
const STATES = [
  'word',
  'mark',
  'before',
  'after',
  'title',
  'joiner',
  'name-joiner',
  'organization-joiner',
  'post-joiner',
  'name',
  'organization',
  'post',
  'thing',
  'unnamed',
] as const;
const STATE = Object.fromEntries(STATES.map((state, i) => [state, i])) as Readonly<Record<State, number>>;

type Row = Readonly<Partial<Record<State | 'any', number | null>>>;
const costIn = (row: Row | undefined, state: State): number | undefined => {
  const cost = row?.[state];
  return cost === null ? Number.POSITIVE_INFINITY : cost;
};

const FOLLOW: Readonly<Record<string, Row>> = costs.follow;
const SPACED: Readonly<Record<string, Row>> = costs.spaced;

/** A name may follow nothing but a name through a joiner of names, and so on. */
const JOINED: Readonly<Partial<Record<State, State>>> = {
  'name-joiner': 'name',
  'organization-joiner': 'organization',
  'post-joiner': 'post',
};

function followCost(before: State, after: State, spaced: boolean): number {
  const joined = JOINED[after];
  if (joined !== undefined) return before === joined ? 0 : Number.POSITIVE_INFINITY;
  const special = spaced ? costIn(SPACED[before], after) : undefined;
  return (
    special ??
    costIn(FOLLOW[before], after) ??
    (before in FOLLOW && FOLLOW[before]?.any !== undefined && !(after in (FOLLOW.any ?? {}))
      ? costIn(FOLLOW[before], 'any' as State)
      : undefined) ??
    costIn(FOLLOW.any, after) ??
    costIn(FOLLOW.any, 'any' as State) ??
    0
  );
}

const tableOf = (spaced: boolean): Float64Array =>
  Float64Array.from(STATES.flatMap((before) => STATES.map((after) => followCost(before, after, spaced))));
const TOGETHER = tableOf(false);
const APART = tableOf(true);
const rowOf = (row: Row): Float64Array =>
  Float64Array.from(STATES, (state) => costIn(row, state) ?? row.any ?? 0);
const START = rowOf(costs.start);
const END = rowOf(costs.end);

interface ProseCandidate extends Candidate {
  readonly kind: MentionKind | undefined;
}

/** Words of classes of their own, by what they are to the grammar. */
const CLASSES = new Map<string, State>();
for (const word of beside.after) CLASSES.set(word, 'after');
for (const word of beside.afterPerson) CLASSES.set(word, 'after');
for (const word of beside.before) CLASSES.set(word, 'before');
for (const word of ['同志', '等同志', '先生', '女士', '等', '等人']) CLASSES.set(word, 'title');
const LONGEST_CLASS = Math.max(...[...CLASSES.keys()].map(({ length }) => length));
const JOINERS = new Set(['、', '和', '与', '及', '以及', '暨']);
const MARK = /[^\p{L}\p{N}\p{Co}×＊*○〇□■●▢�·•・‧∙\ud800-\udfff]/u;
const HARD = /[。；！？\n]/u;
const OTHER_RUN = /[A-Za-z0-9.%]+/uy;

/**
 * People, organizations, posts, documents, dates and amounts that a stretch of prose names, in their order; none overlaps
 * another. Linear in the length of the stretch.
 */
export function mentionsIn(reading: Reading, range: Range, known: Known): readonly Mention[] {
  const found: Mention[] = [];
  const { plain } = reading;
  const things = thingsIn(reading, range);
  for (let from = range.start; from < range.end; ) {
    let to = from;
    while (to < range.end && !HARD.test(plain.charAt(to))) {
      const thing = things.find(({ range: { start, end } }) => start <= to && to < end);
      to = thing === undefined ? to + 1 : thing.range.end;
    }
    if (to > from) readSentence(reading, rangeOf(from, to), things, known, found);
    from = to + 1;
  }
  return found;
}

/** Reads a sentence, up to the mark that ends it. */
function readSentence(
  reading: Reading,
  { start, end }: Range,
  things: readonly Mention[],
  known: Known,
  found: Mention[],
): void {
  const text = reading.plain.slice(start, end);
  const lattice = new Lattice<ProseCandidate>(text.length);
  const inThing = new Uint8Array(text.length + 1);
  const ends: number[] = [];
  for (const { kind, range } of things) {
    if (range.start < start || range.end > end) continue;
    lattice.add({
      state: STATE.thing,
      start: range.start - start,
      end: range.end - start,
      cost: costs.kinds.thing,
      kind,
    });
    inThing.fill(1, range.start - start, range.end - start);
    ends.push(range.start - start, range.end - start);
  }
  addWords(lattice, text, inThing);
  for (let at = 0; at < text.length; at++)
    if (MARK.test(text.charAt(at)) && !'（）'.includes(text.charAt(at))) ends.push(at, at + 1);
  ends.push(text.length);
  const limits = [...new Set(ends)].filter((at) => at > 0).sort((a, b) => a - b);
  const isFree = (from: number, to: number): boolean => !inThing[from] && !inThing[to - 1];
  for (const { start: from, end: to, cost } of organizationCandidates(text, limits, known.organizations))
    if (isFree(from, to))
      lattice.add({ state: STATE.organization, start: from, end: to, cost, kind: 'organization' });
  for (const { start: from, end: to, cost } of nameCandidates(text, limits, known.names))
    if (to - from > 1 && isFree(from, to))
      lattice.add({ state: STATE.name, start: from, end: to, cost, kind: 'person' });
  const transitions: Transitions = {
    states: STATES.length,
    start: START,
    end: END,
    at: (place) => (reading.gapBefore(start + place) > 0 ? APART : TOGETHER),
  };
  const way = lattice.best(transitions);
  if (way.candidates.every(({ kind }) => kind === undefined)) return;
  const probabilities = lattice.probabilities(transitions);
  for (const candidate of way.candidates) {
    if (candidate.kind === undefined) continue;
    const range = rangeOf(start + candidate.start, start + candidate.end);
    const probability = candidate.state === STATE.thing ? 1 : (probabilities.get(candidate) ?? 0);
    found.push({
      kind: candidate.kind,
      range,
      probability,
      ...(candidate.state === STATE.unnamed && { unnamed: true }),
    });
  }
}

/** Adds the ordinary words, the marks and the posts. */
function addWords(lattice: Lattice<ProseCandidate>, text: string, inThing: Uint8Array): void {
  const words = ordinaryWords();
  const add = (state: State, start: number, end: number, cost: number, kind?: MentionKind): void =>
    lattice.add({ state: STATE[state], start, end, cost, kind });
  for (let at = 0; at < text.length; at++) {
    if (inThing[at] === 1) continue;
    const unit = text.charAt(at);
    if (JOINERS.has(unit)) {
      const cost = unit === '、' ? 0 : costs.kinds.joiner;
      for (const state of ['joiner', 'name-joiner', 'organization-joiner', 'post-joiner'] as const)
        add(state, at, at + 1, cost);
    } else if (MARK.test(unit)) {
      add('mark', at, at + 1, 0);
      continue;
    }
    OTHER_RUN.lastIndex = at;
    const run = OTHER_RUN.exec(text)?.[0].length ?? 0;
    if (run > 0) add('word', at, at + run, 6);
    const longest = Math.max(words.longestFrom(unit), LONGEST_CLASS);
    for (let length = 1; length <= longest && at + length <= text.length; length++) {
      const word = text.slice(at, at + length);
      const entry = words.lookup(word);
      const state = CLASSES.get(word);
      if (entry === undefined && state === undefined) {
        if (length === 1) add('word', at, at + 1, costs.kinds.unknown);
        continue;
      }
      const person = entry !== undefined && entry.pos === 'nr' ? costs.kinds['person-word'] : 0;
      const cost = entry === undefined ? costs.kinds['class-word'] : -entry.logFreq + person;
      add('word', at, at + length, cost);
      if (state !== undefined) add(state, at, at + length, Math.min(cost, costs.kinds['class-word']));
    }
    const post = postEnd(text, at, text.length);
    if (post !== undefined) add('post', at, post, costs.kinds.post, 'post');
    const unnamed = unnamedAt(text, at);
    if (unnamed !== undefined && at + unnamed.length <= text.length)
      add('unnamed', at, at + unnamed.length, costs.kinds.unnamed, unnamed.kind);
  }
}
