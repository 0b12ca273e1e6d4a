// The search of all governments: which of their files have which tokens. Built every night, in a scope of its own.
import type { SearchRouting } from '../../../../schemas/generated/search-routing.ts';
import type { SearchTokens } from '../../../../schemas/generated/search-tokens.ts';
import searchTokensSchema from '../../../../schemas/search-tokens.schema.json' with { type: 'json' };
import type { ObjectStore } from '../../../shared/object-store/object-store.ts';
import { parseJson } from '../../../shared/parse-json.ts';
import type { GovernmentSummary } from '../../../shared/records/summaries.ts';
import { validator } from '../../../shared/validate.ts';
import { SEARCH_ROUTING, searchRoutingFolder, searchTokensFile } from '../../addresses.ts';
import { versionHash } from '../../index/name-id.ts';
import { Routes } from '../../search/routing.ts';
import { denseJson, namesOf, type TargetContext, textFiles } from '../rendering.ts';
import { type Files, goneTarget, type Target } from '../target.ts';
import { lackOf, type Missed } from './missed.ts';

/** Its scope. */
export const ALL_SEARCH = 'all/search';

/**
 * Tokens grow more slowly than meetings: measured, their lists have some 5 KB × meetings to the power of ¾. A reader loads
 * a shard for each pair of characters.
 */
const KB_OF_TOKENS = 5;
const GROWTH = 0.75;
const KB_A_SHARD = 5;
const MOST_SHARDS = 4096;
/** Shards that are made at once: what they hold lies in memory. */
const SHARDS_AT_ONCE = 256;

/** So many targets have the shards between them. */
const PARTS = Array.from({ length: MOST_SHARDS / SHARDS_AT_ONCE }, (_, part) => part);

const partOf = (part: number) => ({ id: `search/${part}`, order: 'table' }) as const;
const LIST = { id: 'search', order: 'latest' } as const;

const asTokens = validator<SearchTokens>(searchTokensSchema, 'search-tokens');

/** How many shards there are for so many meetings: a power of two, so that it seldom changes. */
const shardsFor = (meetings: number): number =>
  Math.min(
    MOST_SHARDS,
    2 ** Math.round(Math.log2(Math.max(1, (KB_OF_TOKENS * meetings ** GROWTH) / KB_A_SHARD))),
  );

/**
 * The shards, and what says where they are. They lie in a folder that has another name whenever anything in them is
 * another, so that nobody reads some of yesterday and some of today. The folder of yesterday goes at once where people have
 * taken something out of it since.
 */
export function routingTargets(
  summaries: readonly GovernmentSummary[],
  publicStore: Pick<ObjectStore, 'get'>,
  context: TargetContext,
  missed: Missed,
): Target[] {
  const searchable = summaries.filter(
    ({ meetings, search, unlisted }) => meetings > 0 && search !== undefined && unlisted !== true,
  );
  if (searchable.length === 0) return [...PARTS.map(partOf), LIST].map(goneTarget);
  const sources = searchable.map(({ source }) => source);
  const versions = searchable.map(({ source, search = '' }) => [source, search]);
  const shards = shardsFor(searchable.reduce((sum, { meetings }) => sum + meetings, 0));
  const inputs = { versions, shards, names: namesOf(sources, context) };
  const folder = searchRoutingFolder(versionHash(inputs));
  const asOf =
    searchable
      .map(({ changedAt = '' }) => changedAt.slice(0, 10))
      .sort()
      .at(-1) ?? '';

  async function* tokens(): AsyncGenerator<[source: string, tokens: SearchTokens]> {
    for (const source of sources) {
      const file = await publicStore.get(searchTokensFile(source));
      if (file === undefined) missed.set(searchTokensFile(source), source);
      else yield [source, asTokens(parseJson(new TextDecoder().decode(file.body), 'search-tokens'))];
    }
  }

  const lacks = () => lackOf('tokens-missing', missed);
  const edition = versionHash(summaries.map(({ source, amendments = '' }) => [source, amendments]));
  return [
    ...PARTS.map((part): Target => {
      if (part * SHARDS_AT_ONCE >= shards) return goneTarget(partOf(part));
      const numbers = Array.from(
        { length: Math.min(shards, SHARDS_AT_ONCE) },
        (_, i) => part * SHARDS_AT_ONCE + i,
      );
      return {
        ...partOf(part),
        inputs,
        edition,
        lacks,
        async render(): Promise<Files> {
          const routes = new Routes(shards, new Set(numbers));
          for await (const [, one] of tokens()) routes.add(one);
          return new Map(
            [...routes.files()].map(([shard, file]) => [
              `${folder}/${shard}.json`,
              { bytes: Buffer.from(denseJson(file)), edition },
            ]),
          );
        },
      };
    }),
    {
      ...LIST,
      inputs: [inputs, asOf],
      lacks,
      async render() {
        const governments: SearchRouting['governments'] = [];
        for await (const [source, { names: _, texts: __, ...about }] of tokens())
          governments.push({ source, ...about });
        const routing: SearchRouting = { asOf, folder, shards, governments };
        return textFiles({ [SEARCH_ROUTING]: denseJson(routing) });
      },
    },
  ];
}
