import { WordTrie } from '../lexicon/trie.ts';
import type { Range } from '../text/range.ts';
import type { Lexicon } from './lexicon.ts';
import { type Match, Pattern } from './pattern.ts';
import { isMentionUnit, type Surface } from './surface.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a rule must find in an example: nothing, the words of its first capture, or of each capture named. */
export type Expected = null | string | Readonly<Record<string, string>>;

/** An example that a rule must not match. */
export const none = null;

/** How a rule is written down. */
export interface RuleSpec<Y> {
  /** A pattern, or several of which the first that matches counts; see `pattern.ts` for the language. */
  readonly match: string | readonly string[];
  /** What a match says. */
  readonly yields: Y;
  /** Where one of these stands in the same stretch, the rule says nothing. */
  readonly unless?: string | readonly string[];
  /**
   * What the pattern is held against; a clause where nothing is said. `words`: a stretch of characters, in which no mention is
   * replaced; `dates`: one in which dates and documents alone are.
   */
  readonly over?: 'clause' | 'sentence' | 'paragraph' | 'words' | 'dates';
  /** Sentences, invented, and what the rule finds in them: its documentation and its tests. */
  readonly examples: Readonly<Record<string, Expected>>;
}

/** A piece of knowledge about the language of minutes: it can be counted, explained and switched off. */
export interface Rule<Y> extends RuleSpec<Y> {
  /** Permanent, `family/name`: published accuracy and `parse --explain` name it. */
  readonly id: string;
}

/** Writes down a rule. Its patterns are compiled when a {@link RuleBook} takes it in. */
export const rule = <Y>(id: string, spec: RuleSpec<Y>): Rule<Y> => ({ id, ...spec });

/** A rule that has matched. */
export interface Finding<Y> {
  readonly rule: string;
  readonly yields: Y;
  /** What the pattern covers. */
  readonly range: Range;
  readonly from: number;
  readonly to: number;
  readonly captures: Match['captures'];
}

/** Is told what rules do, for `parse --explain`. */
export interface Tracer {
  matched(finding: Finding<unknown>, surface: Surface): void;
  /** A match that a guard took back. */
  suppressed(rule: string, range: Range, guard: string): void;
}

interface Compiled<Y> {
  /** Its place in the order in which the rules of its book are tried. */
  readonly order: number;
  readonly rule: Rule<Y>;
  readonly patterns: readonly Pattern[];
  readonly guards: readonly Pattern[];
}

const listOf = (sources: string | readonly string[] | undefined): readonly string[] =>
  sources === undefined ? [] : typeof sources === 'string' ? [sources] : sources;

/** What the rules of a book have said of the stretches of a surface: the same is asked for several reasons. */
class Asked<Y> {
  readonly candidates: readonly Compiled<Y>[];
  /** By stretch; made when they are first needed: of most surfaces nobody asks twice. */
  #first: Map<number, Finding<Y> | undefined> | undefined;
  #all: Map<number, readonly Finding<Y>[]> | undefined;

  constructor(candidates: readonly Compiled<Y>[]) {
    this.candidates = candidates;
  }

  get first(): Map<number, Finding<Y> | undefined> {
    this.#first ??= new Map();
    return this.#first;
  }

  get all(): Map<number, readonly Finding<Y>[]> {
    this.#all ??= new Map();
    return this.#all;
  }
}

const NOTHING: Asked<never> = new Asked([]);
const NO_FINDINGS: readonly Finding<never>[] = [];

/** Adds a rule to a few in their order, if it is not among them. */
function addInOrder<Y>(rules: Compiled<Y>[], one: Compiled<Y>): void {
  if (rules.includes(one)) return;
  let at = rules.push(one) - 1;
  for (let before = rules[at - 1]; before !== undefined && before.order > one.order; before = rules[at - 1]) {
    rules[at--] = before;
    rules[at] = one;
  }
}

/** The rules of a family, in the order in which they are tried. */
export class RuleBook<Y> {
  readonly #compiled: readonly Compiled<Y>[];
  readonly #vocabulary: Vocabulary;
  /** As which waiter of the vocabulary the first rule is known, and those behind it in their order. */
  readonly #firstWaiter: number;
  /** The rules that can match whatever words stand there. */
  readonly #always: readonly Compiled<Y>[];
  /** Where any rule matches, one of these stands; undefined where a rule can match without words, or by a mention. */
  readonly #anyOf: WordTrie | undefined;

  /** @throws Error when two rules share an id or a pattern cannot be read. */
  constructor(rules: readonly Rule<Y>[], lexicon: Lexicon) {
    const ids = new Set<string>();
    this.#compiled = rules.map((one, order) => {
      if (ids.has(one.id)) throw new Error(`Two rules are called “${one.id}”.`);
      ids.add(one.id);
      return {
        order,
        rule: one,
        patterns: listOf(one.match).map((source) => new Pattern(source, lexicon)),
        guards: listOf(one.unless).map((source) => new Pattern(source, lexicon)),
      };
    });
    this.#vocabulary = lexicon.vocabulary;
    const waiters = this.#compiled.map(() => this.#vocabulary.newWaiter());
    this.#firstWaiter = waiters[0] ?? 0;
    for (const [i, { patterns }] of this.#compiled.entries())
      for (const { needs } of patterns) this.#vocabulary.wait(this.#firstWaiter + i, needs);
    this.#always = this.#compiled.filter(({ patterns }) => patterns.some(({ needs }) => needs.length === 0));
    const rarest = this.#compiled.flatMap(({ patterns }) =>
      patterns.map(({ needs }) =>
        needs.map((need) => this.#vocabulary.textsOf(need)).find((words) => !words.some(isMentionUnit)),
      ),
    );
    const words = rarest.flatMap((need) => need ?? []);
    this.#anyOf = rarest.includes(undefined) ? undefined : new WordTrie(words);
  }

  /** Whether any rule may match in a text in which no mention is replaced: asked before a surface is made of it for these rules alone. */
  mayMatchIn(text: string): boolean {
    return this.#anyOf === undefined || this.#anyOf.isIn(text);
  }

  /** What is known of a surface: which rules can match there, and what was asked before. */
  #on(surface: Surface): Asked<Y> {
    return surface.derive<Asked<Y>>(this, this.#asked);
  }

  readonly #asked = (surface: Surface): Asked<Y> => {
    let candidates: Compiled<Y>[] | undefined;
    for (const waiter of this.#vocabulary.metOn(surface)) {
      const met = this.#compiled[waiter - this.#firstWaiter];
      if (met === undefined) continue;
      candidates ??= [...this.#always];
      addInOrder(candidates, met);
    }
    if (candidates === undefined && this.#always.length === 0) return NOTHING;
    return new Asked(candidates ?? this.#always);
  };

  get rules(): readonly Rule<Y>[] {
    return this.#compiled.map(({ rule: one }) => one);
  }

  /** What the first rule that matches says of the units from `from` up to `to` of a surface. */
  first(surface: Surface, from = 0, to = surface.text.length, tracer?: Tracer): Finding<Y> | undefined {
    const { candidates, first } = this.#on(surface);
    if (candidates.length === 0) return undefined;
    const stretch = from * (surface.text.length + 1) + to;
    // Who traces is told again each time that a rule is asked.
    if (tracer === undefined && first.has(stretch)) return first.get(stretch);
    let found: Finding<Y> | undefined;
    for (const compiled of candidates) {
      found = apply(compiled, surface, from, to, tracer);
      if (found !== undefined) break;
    }
    first.set(stretch, found);
    return found;
  }

  /** What every rule says that matches, each once. */
  all(surface: Surface, from = 0, to = surface.text.length, tracer?: Tracer): readonly Finding<Y>[] {
    const { candidates, all } = this.#on(surface);
    if (candidates.length === 0) return NO_FINDINGS;
    const stretch = from * (surface.text.length + 1) + to;
    const known = tracer === undefined ? all.get(stretch) : undefined;
    if (known !== undefined) return known;
    const found: Finding<Y>[] = [];
    for (const compiled of candidates) {
      const finding = apply(compiled, surface, from, to, tracer);
      if (finding !== undefined) found.push(finding);
    }
    all.set(stretch, found);
    return found;
  }

  /** Every match of every rule, in the order of the text; of those that begin together, the earlier rule first. */
  everywhere(surface: Surface, from?: number, to?: number, tracer?: Tracer): readonly Finding<Y>[] {
    const { candidates } = this.#on(surface);
    if (candidates.length === 0) return NO_FINDINGS;
    const found: Finding<Y>[] = [];
    for (const compiled of candidates) found.push(...applyAll(compiled, surface, from, to, tracer));
    return found.length < 2 ? found : found.sort((a, b) => a.from - b.from);
  }
}

function apply<Y>(
  compiled: Compiled<Y>,
  surface: Surface,
  from: number | undefined,
  to: number | undefined,
  tracer: Tracer | undefined,
): Finding<Y> | undefined {
  for (const pattern of compiled.patterns) {
    const match = pattern.matchIn(surface, from, to);
    if (match === undefined) continue;
    if (isForbidden(compiled, match, surface, from, to, tracer)) return undefined;
    return found(compiled.rule, match, surface, tracer);
  }
  return undefined;
}

function applyAll<Y>(
  compiled: Compiled<Y>,
  surface: Surface,
  from: number | undefined,
  to: number | undefined,
  tracer: Tracer | undefined,
): readonly Finding<Y>[] {
  const matches = compiled.patterns.flatMap((pattern) => pattern.matchesIn(surface, from, to));
  const [first] = matches;
  if (first === undefined || isForbidden(compiled, first, surface, from, to, tracer)) return [];
  return matches.map((match) => found(compiled.rule, match, surface, tracer));
}

function isForbidden<Y>(
  { rule: one, guards }: Compiled<Y>,
  match: Match,
  surface: Surface,
  from: number | undefined,
  to: number | undefined,
  tracer: Tracer | undefined,
): boolean {
  const guard = guards.find((pattern) => pattern.matchIn(surface, from, to) !== undefined);
  if (guard !== undefined) tracer?.suppressed(one.id, match.range, guard.source);
  return guard !== undefined;
}

/** A match of a rule, which tells its range and captures to those alone who ask. */
class FoundMatch<Y> implements Finding<Y> {
  readonly rule: string;
  readonly yields: Y;
  readonly from: number;
  readonly to: number;
  readonly #match: Match;

  constructor({ id, yields }: Rule<Y>, match: Match) {
    this.rule = id;
    this.yields = yields;
    this.from = match.from;
    this.to = match.to;
    this.#match = match;
  }

  get range(): Range {
    return this.#match.range;
  }

  get captures(): Match['captures'] {
    return this.#match.captures;
  }
}

function found<Y>(one: Rule<Y>, match: Match, surface: Surface, tracer: Tracer | undefined): Finding<Y> {
  const finding = new FoundMatch(one, match);
  tracer?.matched(finding, surface);
  return finding;
}
