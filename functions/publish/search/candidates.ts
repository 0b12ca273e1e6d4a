// Which files may have what is looked for: of every government its names, and the quarters of its meetings.
import type { SearchNames } from '../../../schemas/generated/search-names.ts';
import type { SearchRouting } from '../../../schemas/generated/search-routing.ts';
import type { Fold } from './fold.ts';
import { decodePostings, shardOf } from './postings.ts';
import { quarterAfter, UNDATED_QUARTER } from './quarters.ts';
import { type Place, tokensAt, type Word } from './query.ts';
import { EVERYWHERE, numbersOf } from './routing.ts';

/** The files of the site. */
export interface SiteFiles {
  /** Undefined where there is no such file. */
  json<T>(path: string): Promise<T | undefined>;
}

/** A government that is searched. */
export interface Searched {
  readonly source: string;
  readonly name: string;
  readonly otherNames: readonly string[];
  /** Folded. */
  readonly place: Place;
}

/** A file that may have it. */
export interface Candidate {
  readonly government: Searched;
  /** The names of the government, or a quarter of its meetings. */
  readonly file: string;
  readonly kilobytes: number;
  /** How much speaks for it, where only some of the tokens must be there. */
  readonly weight: number;
}

export interface Candidates {
  readonly governments: readonly Searched[];
  readonly names: readonly Candidate[];
  /** Newest first. */
  readonly quarters: readonly Candidate[];
}

export const NAMES_FILE = 'index';
const NAMES_KILOBYTES = 8;

const searched = (
  source: string,
  about: Pick<SearchNames, 'name' | 'otherNames' | 'areas'>,
  fold: Fold,
): Searched => ({
  source,
  name: about.name,
  otherNames: about.otherNames ?? [],
  place: { name: fold(about.name).text, areas: about.areas.map((area) => fold(area).text) },
});

/** Every file of one government: what its own index names. */
export function candidatesAt(source: string, names: SearchNames, fold: Fold): Candidates {
  const government = searched(source, names, fold);
  const candidate = (file: string, kilobytes: number): Candidate => ({
    government,
    file,
    kilobytes,
    weight: 0,
  });
  return {
    governments: [government],
    names: [candidate(NAMES_FILE, 0)],
    quarters: Object.entries(names.quarters)
      .map(([quarter, bytes = 0]) => candidate(quarter, bytes / 1024))
      .sort(newestFirst),
  };
}

/** Where the tokens of some words are. */
interface Lists {
  readonly governments: ReadonlySet<number>;
  readonly quarters: ReadonlySet<number> | typeof EVERYWHERE;
}

/** The files of all governments that have the tokens of all words; with `isNear`, of each word nearly all. */
export async function candidatesOf(
  words: readonly Word[],
  { folder, shards, governments: rows }: SearchRouting,
  isNear: boolean,
  files: SiteFiles,
  fold: Fold,
): Promise<Candidates> {
  const wanted = new Set(
    words.flatMap(({ tokens, nearTokens }) => (isNear ? [...tokens, ...nearTokens] : tokens)),
  );
  const lists = new Map<string, Lists>();
  await Promise.all(
    [...wanted].map(async (token) => {
      const shard = await files.json<Record<string, string>>(`${folder}/${shardOf(token, shards)}.json`);
      // A folder that is gone is that of a day before: the page is asked for again.
      if (shard === undefined) throw new Error(`no ${folder}`);
      const [governments = '', quarters = ''] = (shard[token] ?? '').split(' ');
      lists.set(token, {
        governments: new Set(decodePostings(governments)),
        quarters: quarters === EVERYWHERE ? EVERYWHERE : new Set(decodePostings(quarters)),
      });
    }),
  );

  const inNames = (token: string, number: number) => lists.get(token)?.governments.has(number) === true;
  const inQuarter = (token: string, number: number) => {
    const quarters = lists.get(token)?.quarters;
    return quarters === EVERYWHERE || quarters?.has(number) === true;
  };
  const found = { governments: [] as Searched[], names: [] as Candidate[], quarters: [] as Candidate[] };
  let first = 0;
  rows.forEach((row, number) => {
    const government = searched(row.source, row, fold);
    const tokens = words.flatMap((word) => {
      const own = tokensAt(word, government.place);
      return own === undefined ? [] : [{ word, tokens: own }];
    });
    const weightOf = (isThere: (token: string) => boolean): number | undefined => {
      // Nothing but the government itself is looked for.
      if (tokens.length === 0) return undefined;
      let weight = 0;
      for (const { word, tokens: own } of tokens) {
        const near = isNear && own.length > 0 ? word.nearTokens : [];
        const count = (near.length > 0 ? near : own).filter(isThere).length;
        if (count < (near.length > 0 ? fewestOf(word) : own.length)) return undefined;
        weight += count;
      }
      return weight;
    };
    found.governments.push(government);
    const named = weightOf((token) => inNames(token, number));
    if (named !== undefined)
      found.names.push({ government, file: NAMES_FILE, kilobytes: NAMES_KILOBYTES, weight: named });
    const { from, kilobytes, undated } = row;
    [...kilobytes, undated ?? 0].forEach((size, i) => {
      const weight = size === 0 ? undefined : weightOf((token) => inQuarter(token, first + i));
      if (weight === undefined) return;
      const file = i === kilobytes.length || from === undefined ? UNDATED_QUARTER : quarterAfter(from, i);
      found.quarters.push({ government, file, kilobytes: size, weight });
    });
    first += numbersOf(row);
  });
  const byWeight = (one: Candidate, other: Candidate) => other.weight - one.weight;
  found.quarters.sort(newestFirst);
  if (isNear) for (const list of [found.names, found.quarters]) list.sort(byWeight);
  return found;
}

/** A wrong character takes two pairs away. */
const fewestOf = ({ folded }: Word): number => Math.max(1, folded.length - 3);

const newestFirst = (one: Candidate, other: Candidate): number => {
  const [a, b] = [one, other].map(({ file }) => (file === UNDATED_QUARTER ? '0' : file));
  return (a ?? '') < (b ?? '') ? 1 : (a ?? '') > (b ?? '') ? -1 : 0;
};
