import words from '../lexicon/zh/organizations.json' with { type: 'json' };
import { type Range, rangeOf } from '../text/range.ts';
import type { Reading } from '../text/reading.ts';
import { UnitSet } from '../text/unit-set.ts';
import { TextWords } from './dictionary.ts';
import type { Known } from './known.ts';
import type { Mention } from './mention.ts';
import { nameCandidates } from './names.ts';
import { organizationCandidates, Rests } from './organizations.ts';
import costs from './prose/prose-costs.json' with { type: 'json' };
import { STATE, transitionsOf } from './prose/prose-grammar.ts';
import { type LikelyMention, ProseLattice } from './prose/prose-lattice.ts';
import { addWords } from './prose/prose-words.ts';
import { thingsIn } from './things.ts';
import { UNIT, unitKind } from './units.ts';

/** Between these the words of a text are read together: what stands before a mark tells nothing of what follows it. */
const ENDS_CLAUSE = new UnitSet('。；！？，：“”\n');
/** No clause is as long: a longer one is read in parts, so that each needs little memory. */
const LONGEST_CLAUSE = 2000;
/** What is less likely than this is no mention. */
const UNLIKELY = 0.4;
/** 企业, 街道办事处, 财政部门: organizations, but none by name. */
const generic = new Set(words.generic);

// One of each serves clause after clause: nothing of a clause is left when the next is read.
const lattice = new ProseLattice();
const rests = new Rests();
const dictionary = new TextWords();

/** Reads what the prose of a text names. */
export class MentionReader {
  readonly #reading: Reading;
  readonly #known: Known;

  constructor(reading: Reading, known: Known) {
    this.#reading = reading;
    this.#known = known;
  }

  /**
   * People, organizations, posts, documents, dates and amounts that a stretch of prose names, in their order; none
   * overlaps another. Linear in the length of the stretch.
   */
  mentionsIn(range: Range): readonly Mention[] {
    const { plain } = this.#reading;
    const found: Mention[] = [];
    const things = thingsIn(this.#reading, range);
    let next = 0;
    for (let from = range.start; from < range.end; ) {
      const first = next;
      let to = from;
      while (to < range.end && to - from < LONGEST_CLAUSE && !ENDS_CLAUSE.has(plain.charCodeAt(to))) {
        const thing = things[next];
        if (thing?.range.start === to) {
          to = thing.range.end;
          next++;
        } else to++;
      }
      if (to > from) this.#readClause(rangeOf(from, to), things.slice(first, next), found);
      from = to < range.end && to - from >= LONGEST_CLAUSE ? to : to + 1;
    }
    return found;
  }

  /** Reads a clause, without the marks around it. `things`: the documents, dates and amounts in it. */
  #readClause({ start, end }: Range, things: readonly Mention[], found: Mention[]): void {
    const { plain } = this.#reading;
    const text = plain.slice(start, end);
    lattice.clear(text.length);
    const taken: boolean[] = new Array(things.length === 0 ? 0 : text.length);
    for (const { kind, range } of things) {
      const [from, to] = [range.start - start, range.end - start];
      lattice.addMention(STATE.thing, from, to, costs.things.thing, kind);
      for (let at = from; at < to; at++) taken[at] = true;
    }
    const isTaken = things.length === 0 ? NEVER : (place: number): boolean => taken[place] === true;
    dictionary.read(text);
    addWords(lattice, { text, words: dictionary, page: plain, start, isTaken });
    const limits = limitsOf(text, isTaken);
    const excess = lattice.excess();
    const { mostExcess, dearestName } = costs.things;
    for (const one of organizationCandidates(text, limits, dictionary, this.#known.organizations, rests)) {
      const { start: from, end: to, short } = one;
      const cost = short === undefined ? one.cost : costOfField(text.slice(from, to), short);
      // Ordinary words do not explain it far better. Where they explain nothing at all the excess is no number.
      if (!isTaken(from) && !(excess.of(from, to, cost) > mostExcess.organization))
        lattice.addMention(STATE_OF[short ?? 'whole'], from, to, cost, 'organization');
    }
    const names = nameCandidates(text, limits, this.#known.names, {
      dearest: dearestName,
      likely: { excess, most: mostExcess.name },
    });
    for (const { start: from, end: to, cost } of names)
      lattice.addMention(STATE.name, from, to, cost, 'person');
    if (!lattice.hasMention) return;
    const transitions = transitionsOf((place) => this.#reading.gapBefore(start + place) > 0);
    for (const one of lattice.likeliest(transitions)) {
      const unnamed = one.unnamed || isGeneric(one, text);
      const probability = one.state === STATE.thing ? 1 : one.probability;
      if (probability < UNLIKELY) continue;
      const range = rangeOf(start + one.start, start + one.end);
      found.push({ kind: one.kind, range, probability, ...(unnamed && { unnamed }) });
    }
  }
}

const NEVER = (): boolean => false;

/** What one stretch names, where no more is asked of its text. */
export const mentionsIn = (reading: Reading, range: Range, known: Known): readonly Mention[] =>
  new MentionReader(reading, known).mentionsIn(range);

const STATE_OF = { whole: STATE.organization, field: STATE.field, level: STATE.short } as const;
const weakFields = new Set(words.weakFields);
const vagueFields = new Set(words.vagueFields);
/** Of all fields of work only some stand for their organization in prose. */
function costOfField(name: string, short: 'field' | 'level'): number {
  const field = short === 'level' ? name.slice(1) : name;
  const { weak, vague, level } = costs.fields;
  const rarity = weakFields.has(field) ? weak : vagueFields.has(field) ? vague : Number.POSITIVE_INFINITY;
  return short === 'level' ? rarity + level : rarity;
}
const isGeneric = ({ kind, start, end }: LikelyMention, text: string): boolean =>
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
