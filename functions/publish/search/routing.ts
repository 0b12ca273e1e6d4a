// The tokens of all governments together: which of their files have one.
import type { SearchRouting } from '../../../schemas/generated/search-routing.ts';
import type { SearchTokens } from '../../../schemas/generated/search-tokens.ts';
import { decodePostings, encodePostings, shardOf } from './postings.ts';

export type RoutedGovernment = SearchRouting['governments'][number];

/** What says that nearly all have it. */
export const EVERYWHERE = '*';
/** A token that so many of all quarters have excludes little, and would be the largest part of the index. */
const MOST_SHARE = 3 / 4;
/** Of fewer quarters no list is long. */
const FEW_QUARTERS = 64;

/** The quarters of a government that have a number, whether or not there were meetings in them. */
export const numbersOf = ({ kilobytes }: Pick<RoutedGovernment, 'kilobytes'>): number => kilobytes.length + 1;

/** The lists of one part of the tokens, filled government by government, in the order of their numbers. */
export class Routes {
  readonly #count: number;
  readonly #only: ReadonlySet<number>;
  readonly #shards: readonly Map<string, { governments: number[]; quarters: number[] }>[];
  #government = 0;
  #quarter = 0;

  /**
   * @param shards How many there are of all tokens.
   * @param only The shards that are wanted.
   */
  constructor(shards: number, only: ReadonlySet<number>) {
    this.#count = shards;
    this.#only = only;
    this.#shards = Array.from({ length: shards }, () => new Map());
  }

  add(tokens: Pick<SearchTokens, 'kilobytes' | 'names' | 'texts'>): void {
    for (const token of tokens.names) this.#listsOf(token)?.governments.push(this.#government);
    for (const [token, numbers = ''] of Object.entries(tokens.texts)) {
      const quarters = this.#listsOf(token)?.quarters;
      if (quarters !== undefined)
        for (const number of decodePostings(numbers)) quarters.push(this.#quarter + number);
    }
    this.#government += 1;
    this.#quarter += numbersOf(tokens);
  }

  #listsOf(token: string): { governments: number[]; quarters: number[] } | undefined {
    const shard = shardOf(token, this.#count);
    if (!this.#only.has(shard)) return undefined;
    const lists = this.#shards[shard];
    const known = lists?.get(token);
    if (known !== undefined || lists === undefined) return known;
    const made = { governments: [], quarters: [] };
    lists.set(token, made);
    return made;
  }

  /** Each wanted shard with its tokens, as it is published. */
  *files(): Generator<[shard: number, tokens: Record<string, string>]> {
    const most = Math.max(FEW_QUARTERS, this.#quarter * MOST_SHARE);
    for (const shard of this.#only) {
      const tokens = [...(this.#shards[shard] ?? [])].sort(([one], [other]) => (one < other ? -1 : 1));
      yield [
        shard,
        Object.fromEntries(
          tokens.map(([token, { governments, quarters }]) => [
            token,
            `${encodePostings(governments)} ${quarters.length > most ? EVERYWHERE : encodePostings(quarters)}`,
          ]),
        ),
      ];
    }
  }
}
