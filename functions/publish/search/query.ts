// What is looked for: the words of a query, each with the tokens that lead to it and the pattern that finds it.
import type { Fold } from './fold.ts';
import { numbersIn, patternOfNumber } from './numbers.ts';
import { tokensAround, tokensWanted } from './tokens.ts';

/** A word of a query. Of several, each must be there. */
export interface Word {
  /** As the reader has typed it. */
  readonly typed: string;
  readonly folded: string;
  /** What a file must have all of to hold it; none for a single character, which may be anywhere. */
  readonly tokens: readonly string[];
  /** What a file has some of that holds something like it; none where nothing is like it. */
  readonly nearTokens: readonly string[];
}

const BETWEEN_WORDS = /\s+/u;
const BETWEEN_NAMES = /[、，,；;]+/u;
/** Longer ones are sentences, whose commas part no words. */
const LONGEST_WORDS = 16;
/** More words would hardly be meant. */
const MOST_WORDS = 6;
/** Of all words together: each costs a file, and the first ones exclude the most. */
const MOST_TOKENS = 12;
/** Of fewer characters, another one is another word; of more, nobody knows which one was meant. */
const NEAR = { fewest: 3, most: 12 } as const;

/** The words of a query, each once. */
export function wordsOf(query: string, fold: Fold): Word[] {
  const words = new Map<string, string>();
  const parts = query
    .split(BETWEEN_WORDS)
    .flatMap((part) => (part.length > LONGEST_WORDS ? [part] : part.split(BETWEEN_NAMES)));
  for (const typed of parts) {
    const folded = fold(typed).text;
    if (folded !== '' && !words.has(folded) && words.size < MOST_WORDS) words.set(folded, typed);
  }
  return [...words].map(([folded, typed]) => {
    const tokens = spread(tokensWanted(folded), Math.floor(MOST_TOKENS / words.size));
    return { typed, folded, tokens, nearTokens: isNearable(folded) ? nearTokens(folded, tokens) : [] };
  });
}

/** Signs that folding drops, though a number says something else with them. */
const SIGN = /[%‰℃+$¥€]/;

const isNearable = (folded: string): boolean =>
  !/[a-z\d]/.test(folded) && folded.length >= NEAR.fewest && folded.length <= NEAR.most;

const nearTokens = (folded: string, tokens: readonly string[]): string[] => [
  ...tokens,
  ...(folded.length <= 4 ? tokensAround(folded) : []),
];

/** So many of them, from the first to the last. */
const spread = (tokens: readonly string[], most: number): string[] =>
  tokens.length <= most
    ? [...tokens]
    : Array.from(
        { length: most },
        (_, i) => tokens[Math.round((i * (tokens.length - 1)) / (most - 1))] ?? '',
      );

/** The whole folded word as a pattern for folded texts: numbers and days in whatever way they are written, nothing longer. */
export function patternOf(folded: string): string {
  let pattern = '';
  let from = 0;
  for (const { said, start, end } of numbersIn(folded)) {
    pattern += literally(folded.slice(from, start)) + patternOfNumber(said);
    from = end;
  }
  return pattern + literally(folded.slice(from));
}

const literally = (text: string): string =>
  text.replace(/-/g, '-?').replace(/[a-z]+/g, (run) => `(?<![a-z])${run}(?![a-z])`);

/** The same with one character that is another one, is missing, or is one too many. */
export function nearPatternOf(folded: string): string {
  const characters = Array.from(folded);
  const forms = characters.flatMap((_, i) => {
    const [before, after] = [characters.slice(0, i).join(''), characters.slice(i + 1).join('')];
    return [
      ...(i > 0 ? [`${before}.${characters.slice(i).join('')}`] : []),
      `${before}.${after}`,
      // Of three characters two are too little to be sure of.
      ...(characters.length > NEAR.fewest ? [before + after] : []),
    ];
  });
  // The longest first: it says more.
  return [...new Set(forms)].sort((one, other) => other.length - one.length).join('|');
}

/** How a government is called, and what stands in front of the names of its own: 甲县, 县. */
export interface Place {
  readonly name: string;
  readonly areas: readonly string[];
}

/** How the words are found at one government. */
export interface Sought {
  /** In the order of the words; undefined for one that names the government itself. */
  readonly patterns: readonly (RegExp | undefined)[];
  /** What is better found as it was typed: 30% is found as 30, too. */
  readonly literals: readonly string[];
  /** A folded name without the place that stands in front of it. */
  bare(name: string): string;
}

/** A body or place of another level is not this government's. */
const NOT_ELSEWHERE = '(?<![省市州盟区县旗])';

/**
 * The words as patterns for what one government has: 甲县财政局 is 财政局 there, and 甲县 is everywhere.
 * @param isNear Whether one character may be another.
 */
export function soughtAt(words: readonly Word[], place: Place, isNear = false): Sought {
  return {
    bare: (name) => withoutArea(name, place),
    literals: words.map(({ typed }) => typed.normalize('NFKC')).filter((typed) => SIGN.test(typed)),
    patterns: words.map(({ folded, nearTokens: near }) => {
      if (namesPlace(folded, place)) return undefined;
      const own = withoutArea(folded, place);
      const forms = [
        patternOf(folded),
        ...(own === folded ? [] : [`${NOT_ELSEWHERE}${patternOf(own)}`]),
        ...(isNear && near.length > 0 ? [nearPatternOf(folded)] : []),
      ];
      return new RegExp(forms.join('|'), 'gu');
    }),
  };
}

const namesPlace = (folded: string, { name, areas }: Place): boolean =>
  folded.length > 1 && (name.startsWith(folded) || areas.includes(folded));

/** The tokens of a word at one government; undefined where it names the government itself. */
export function tokensAt({ folded, tokens }: Word, place: Place): readonly string[] | undefined {
  if (namesPlace(folded, place)) return undefined;
  const own = withoutArea(folded, place);
  if (own === folded) return tokens;
  const kept = new Set(tokensWanted(own));
  return tokens.filter((token) => kept.has(token));
}

function withoutArea(folded: string, { areas }: Place): string {
  const area = areas.find((one) => folded.startsWith(one) && folded.length > one.length + 1);
  return area === undefined ? folded : folded.slice(area.length);
}
