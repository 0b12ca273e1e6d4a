import type { SearchNames } from '../../../schemas/generated/search-names.ts';
import type { SearchQuarter } from '../../../schemas/generated/search-quarter.ts';
import type { SearchTokens } from '../../../schemas/generated/search-tokens.ts';
import { fold } from './fold-map.ts';
import { encodePostings } from './postings.ts';
import { textsOf } from './quarter-file.ts';
import { quartersFrom, UNDATED_QUARTER } from './quarters.ts';
import { tokensAround, tokensOf } from './tokens.ts';

/** Of names as short as these also what stands around each character is a token. */
const SHORT = 4;

/**
 * By what the files of a government's search can be found.
 * @param quarters Ascending, the undated last.
 */
export function searchTokens(
  { quarters: bytes, people, organizations, ...about }: SearchNames,
  quarters: ReadonlyMap<string, SearchQuarter>,
): SearchTokens {
  const dated = [...quarters.keys()].filter((quarter) => quarter !== UNDATED_QUARTER);
  const [from] = dated;
  const last = dated.at(-1);
  const kilobytesOf = (quarter: string): number => Math.ceil((bytes[quarter] ?? 0) / 1024);
  const kilobytes: number[] =
    from === undefined || last === undefined ? [] : new Array<number>(quartersFrom(from, last) + 1).fill(0);
  const found = new Map<string, number[]>();
  for (const [quarter, file] of quarters) {
    const number = quarter === UNDATED_QUARTER ? kilobytes.length : quartersFrom(from ?? quarter, quarter);
    if (number < kilobytes.length) kilobytes[number] = kilobytesOf(quarter);
    const tokens = new Set<string>();
    for (const text of new Set(textsOf(file))) tokensOf(fold(text).text, tokens);
    for (const token of tokens) {
      const numbers = found.get(token);
      if (numbers === undefined) found.set(token, [number]);
      else numbers.push(number);
    }
  }
  const named = [
    about.name,
    ...(about.otherNames ?? []),
    ...people.flatMap(({ name, post = '' }) => [name, post]),
    ...organizations.flatMap(({ names }) => names),
  ].map((name) => fold(name).text);
  const nameTokens = named.flatMap((name) => [
    ...tokensOf(name),
    ...(name.length <= SHORT ? tokensAround(name) : []),
  ]);
  return {
    ...about,
    ...(from !== undefined && { from }),
    kilobytes,
    ...(quarters.has(UNDATED_QUARTER) && { undated: kilobytesOf(UNDATED_QUARTER) }),
    names: [...new Set(nameTokens)].sort(),
    texts: Object.fromEntries(
      [...found]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([token, numbers]) => [token, encodePostings(numbers)]),
    ),
  };
}
