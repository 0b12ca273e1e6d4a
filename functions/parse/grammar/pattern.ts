import type { Range } from '../text/range.ts';
import { beginningOf, isAnchored, type Need, needsOf, rarestFirst } from './derived.ts';
import type { Lexicon } from './lexicon.ts';
import type { Surface } from './surface.ts';
import { type Node, parsePattern, sourceOf } from './syntax.ts';
import { unionOf, type Vocabulary } from './vocabulary.ts';

type Captures = Readonly<Record<string, { readonly from: number; readonly to: number }>>;

/** Where a pattern stands, and what it captured, in units of the surface. */
export class Match {
  readonly from: number;
  readonly to: number;
  readonly #pattern: Pattern;
  readonly #surface: Surface;
  /** The stretch that the pattern was held against. */
  readonly #stretch: Stretch;
  #captures: Captures | undefined;

  constructor(pattern: Pattern, surface: Surface, stretch: Stretch, from: number, to: number) {
    this.from = from;
    this.to = to;
    this.#pattern = pattern;
    this.#surface = surface;
    this.#stretch = stretch;
  }

  get range(): Range {
    return this.#surface.rangeOf(this.from, this.to);
  }

  /** The captures that took part. Of a repeated one, the last. Many who ask whether something matches never ask for them. */
  get captures(): Captures {
    this.#captures ??= this.#pattern.capturesOf(this.#stretch, this.from);
    return this.#captures;
  }
}

/** Units of a surface, and where the first of them stands there. */
interface Stretch {
  readonly text: string;
  readonly from: number;
}

/** So often nothing is said in one stretch; what stands further on was made to take memory. */
const MOST_MATCHES = 10_000;

/** What tells the captures of a match. */
interface Capturing {
  readonly expression: RegExp;
  /** The name of each group; a name may stand in several ways of a choice. */
  readonly names: readonly string[];
}

function capturingOf(node: Node): Capturing {
  const names: string[] = [];
  return { expression: new RegExp(sourceOf(node, names), 'duy'), names };
}

/** A pattern ready to be matched. */
export class Pattern {
  readonly source: string;
  readonly #vocabulary: Vocabulary;
  /** What every match holds, the rarest first. */
  readonly needs: readonly Need[];
  /** With what a match begins, where that is known. */
  readonly #begins: Need | undefined;
  readonly #isAnchored: boolean;
  readonly #node: Node;
  /** Tells where a match begins and ends; of the places at which one may, where those are known. */
  #expression: RegExp | undefined;
  /** Tells what a match captured as well, which takes several times as long. */
  #capturing: Capturing | undefined;

  /** @throws Error when the source cannot be read: a defect of the rule, found when its module is loaded. */
  constructor(source: string, lexicon: Lexicon) {
    this.source = source;
    const { vocabulary } = lexicon;
    this.#vocabulary = vocabulary;
    const node = parsePattern(source, lexicon);
    this.#node = node;
    this.needs = rarestFirst(needsOf(node, vocabulary));
    const beginning = beginningOf(node, vocabulary);
    this.#begins = beginning === undefined || beginning.empty ? undefined : unionOf(beginning.sets);
    this.#isAnchored = isAnchored(node);
  }

  /** What it is matched by. Made when a text first asks for it: the words of most patterns stand on no page of a day. */
  get expression(): RegExp {
    const isPlaced = this.#isAnchored || this.#begins !== undefined;
    this.#expression ??= new RegExp(sourceOf(this.#node, undefined), isPlaced ? 'uy' : 'gu');
    return this.#expression;
  }

  /** The same for {@link Match.captures}. */
  get capturing(): Capturing {
    this.#capturing ??= capturingOf(this.#node);
    return this.#capturing;
  }

  /** The first match in the units from `from` up to `to`; `^` and `$` stand for these two. */
  matchIn(surface: Surface, from = 0, to = surface.text.length): Match | undefined {
    const words = this.#vocabulary.on(surface);
    const begins = this.#begins;
    // Where it can begin in one place alone, what stands there rules out more than all the rest.
    if (this.#isAnchored && begins !== undefined && !words.hasAt(begins, from, to)) return undefined;
    for (const need of this.needs) if (!words.hasWithin(need, from, to)) return undefined;
    if (this.#isAnchored || begins === undefined)
      return this.#matchAt(surface, stretchOf(surface, from, to), from);
    const places = words.placesWithin(begins, from, to);
    if (places.length === 0) return undefined;
    const stretch = stretchOf(surface, from, to);
    for (const place of places) {
      const match = this.#matchAt(surface, stretch, place);
      if (match !== undefined) return match;
    }
    return undefined;
  }

  /** All matches one behind the other, the first {@link MOST_MATCHES} of them. */
  matchesIn(surface: Surface, from = 0, to = surface.text.length): readonly Match[] {
    const first = this.matchIn(surface, from, to);
    if (first === undefined) return [];
    const found = [first];
    if (this.#isAnchored) return found;
    const stretch = stretchOf(surface, from, to);
    let at = Math.max(first.to, first.from + 1);
    const take = (match: Match | undefined): boolean => {
      if (match === undefined || found.length >= MOST_MATCHES) return false;
      found.push(match);
      at = Math.max(match.to, match.from + 1);
      return true;
    };
    if (this.#begins === undefined) while (at <= to && take(this.#matchAt(surface, stretch, at)));
    else
      for (const place of this.#vocabulary.on(surface).placesWithin(this.#begins, at, to))
        if (place >= at) take(this.#matchAt(surface, stretch, place));
    return found;
  }

  #matchAt(surface: Surface, stretch: Stretch, at: number): Match | undefined {
    const { expression } = this;
    expression.lastIndex = at - stretch.from;
    const found = expression.exec(stretch.text);
    if (found === null) return undefined;
    const start = stretch.from + found.index;
    return new Match(this, surface, stretch, start, start + found[0].length);
  }

  /** What a match captured that begins at a place of the surface. */
  capturesOf({ text, from }: Stretch, at: number): Captures {
    const captures: Record<string, { from: number; to: number }> = {};
    const { names, expression } = this.capturing;
    if (names.length === 0) return captures;
    expression.lastIndex = at - from;
    const found = expression.exec(text);
    for (const [i, name] of names.entries()) {
      const indices = found?.indices?.[i + 1];
      if (indices !== undefined) captures[name] = { from: from + indices[0], to: from + indices[1] };
    }
    return captures;
  }
}

const stretchOf = (surface: Surface, from: number, to: number): Stretch => ({
  text: surface.text.slice(from, to),
  from,
});
