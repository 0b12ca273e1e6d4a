import { ALL } from '../shared/records/tables.ts';
import {
  ALL_SEARCH_FOLDER,
  ALL_TABLES_FOLDER,
  DATA_FOLDER,
  DATABASE,
  governmentFolder,
  SEARCH_FOLDER,
  sourcePage,
} from './addresses.ts';
import { editionPath, LANGUAGES } from './site/language.ts';
import { ALL_SEARCH } from './targets/all/search.ts';
import { ALL_DATA, DATABASE_SCOPE, placeOfShard, shardOfScope } from './targets/all/tables.ts';
import type { Place } from './targets/target.ts';

/** Where the files of a scope lie: each path of the public store belongs to one scope. */
export function placesOf(scope: string): readonly Place[] {
  if (scope === ALL) return PLACES_OF_ALL;
  if (scope === ALL_SEARCH) return [{ prefix: `${ALL_SEARCH_FOLDER}/` }];
  if (scope === ALL_DATA) return [{ prefix: `${ALL_TABLES_FOLDER}/`, shallow: true }];
  if (scope === DATABASE_SCOPE) return [{ prefix: `${DATA_FOLDER}/`, shallow: true, only: DATABASE }];
  const shard = shardOfScope(scope);
  if (shard !== undefined) return [placeOfShard(shard)];
  return [
    ...LANGUAGES.map((language) => ({ prefix: folderOf(editionPath(language, sourcePage(scope))) })),
    { prefix: `${governmentFolder(scope)}/` },
    { prefix: `${SEARCH_FOLDER}/${scope}/` },
  ];
}

/** `en/index.html` → `en/`; nothing of a file at the root. */
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

const PLACES_OF_ALL: readonly Place[] = [
  ...LANGUAGES.map((language) => ({
    prefix: folderOf(editionPath(language, 'index.html')),
    shallow: true as const,
  })),
  { prefix: 'feeds/' },
  { prefix: 'schemas/' },
  { prefix: `${SEARCH_FOLDER}/`, shallow: true },
  { prefix: `${DATA_FOLDER}/`, shallow: true, except: DATABASE },
  { prefix: `${DATA_FOLDER}/schemas/` },
];
