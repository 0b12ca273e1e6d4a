// What a folded text is found by. Chinese has no spaces: its tokens are pairs of neighbouring characters.
import { numbersIn, readingsIn, type Said, tokenOfNumber } from './numbers.ts';

const RUN = /[a-z]+|[^a-z\d-]+/g;
const LATIN = /^[a-z]/;

/**
 * Every token of a folded text.
 * @param tokens Those of other texts, to which they are added.
 */
export function tokensOf(text: string, tokens: Set<string> = new Set()): Set<string> {
  for (const [run] of text.matchAll(RUN)) {
    if (LATIN.test(run)) tokens.add(run);
    else addPairs(run, tokens);
  }
  for (const { said } of readingsIn(text)) for (const one of within(said)) tokens.add(tokenOfNumber(one));
  return tokens;
}

/** A day is in its month; the digits of an ordinal are a number, too. */
function within(said: Said): Said[] {
  if (said.kind === 'day') return [said, { ...said, kind: 'month' }, { ...said, kind: 'date' }];
  if (said.kind === 'ordinal') return [said, { ...said, kind: 'number' }];
  return [said];
}

function addPairs(run: string, tokens: Set<string>): void {
  let before = '';
  for (const character of run) {
    if (before !== '') tokens.add(before + character);
    before = character;
  }
}

/** Of a name also what stands around each character, so that a wrong one does not hide it: 林～远 of 林知远. */
export function tokensAround(text: string): string[] {
  const characters = Array.from(text);
  return characters.slice(2).map((character, i) => `${characters[i]}～${character}`);
}

/** The tokens that a text must have to have this word, the fewest that say as much. */
export function tokensWanted(word: string): string[] {
  const tokens = new Set<string>();
  let rest = '';
  let from = 0;
  for (const { said, start, end } of numbersIn(word)) {
    tokens.add(tokenOfNumber(said));
    // 第 stands apart from what is before it, as in a text, where it ends a run of characters or goes on with a numeral.
    rest += `${word.slice(from, start)}${said.kind === 'ordinal' ? '第' : ''}-`;
    from = end;
  }
  rest += word.slice(from);
  for (const [run] of rest.matchAll(RUN)) {
    if (LATIN.test(run)) tokens.add(run);
    else addPairs(run, tokens);
  }
  return [...tokens];
}
