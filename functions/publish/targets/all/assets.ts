import absenceNoticeSchema from '../../schemas/absence-notice.schema.json' with { type: 'json' };
import approvalRequestSchema from '../../schemas/approval-request.schema.json' with { type: 'json' };
import correctionRequestSchema from '../../schemas/correction-request.schema.json' with { type: 'json' };
import fetchRequestSchema from '../../schemas/fetch-request.schema.json' with { type: 'json' };
import minutesSchema from '../../schemas/minutes.schema.json' with { type: 'json' };
import parseRequestSchema from '../../schemas/parse-request.schema.json' with { type: 'json' };
import personSchema from '../../schemas/person.schema.json' with { type: 'json' };
import redirectSchema from '../../schemas/redirect.schema.json' with { type: 'json' };
import searchIndexSchema from '../../schemas/search-index.schema.json' with { type: 'json' };
import searchYearsSchema from '../../schemas/search-years.schema.json' with { type: 'json' };
import sourceSchema from '../../schemas/source.schema.json' with { type: 'json' };
import statusSchema from '../../schemas/status.schema.json' with { type: 'json' };
import tombstoneSchema from '../../schemas/tombstone.schema.json' with { type: 'json' };
import withdrawalRequestSchema from '../../schemas/withdrawal-request.schema.json' with { type: 'json' };
import {
  ACCURACY_PAGE,
  FILTER_SCRIPT,
  ICON,
  SEARCH_SCRIPT,
  STYLESHEET,
  VOCABULARY_PAGE,
} from './addresses.ts';
import { editionPaths, editions, type RenderDeps } from './kinds/kind.ts';
import { accuracyPage } from './site/accuracy-page.tsx';
import { icon } from './site/icon.ts';
import { filterScript } from './site/scripts/filter.ts';
import { searchScript } from './site/scripts/search.ts';
import { stylesheet } from './site/stylesheet.ts';
import { vocabularyPage } from './site/vocabulary-page.tsx';

/** The published contract. Imported, not read from the disk, so that it is in the bundle on Lambda. */
const SCHEMAS: Readonly<Record<string, unknown>> = {
  'schemas/absence-notice.schema.json': absenceNoticeSchema,
  'schemas/approval-request.schema.json': approvalRequestSchema,
  'schemas/correction-request.schema.json': correctionRequestSchema,
  'schemas/fetch-request.schema.json': fetchRequestSchema,
  'schemas/minutes.schema.json': minutesSchema,
  'schemas/parse-request.schema.json': parseRequestSchema,
  'schemas/person.schema.json': personSchema,
  'schemas/redirect.schema.json': redirectSchema,
  'schemas/search-index.schema.json': searchIndexSchema,
  'schemas/search-years.schema.json': searchYearsSchema,
  'schemas/source.schema.json': sourceSchema,
  'schemas/tombstone.schema.json': tombstoneSchema,
  'schemas/withdrawal-request.schema.json': withdrawalRequestSchema,
  'schemas/status.schema.json': statusSchema,
};

const ROBOTS = 'robots.txt';

/** Everything is there to be read. Crawlers look for it at the root of a host only. */
const EVERYTHING_ALLOWED = 'User-agent: *\nDisallow:\n';

export const STATIC_PATHS: readonly string[] = [
  STYLESHEET,
  ICON,
  FILTER_SCRIPT,
  SEARCH_SCRIPT,
  ...editionPaths(VOCABULARY_PAGE),
  ...editionPaths(ACCURACY_PAGE),
  ROBOTS,
  ...Object.keys(SCHEMAS),
];

/** The files that depend on the code and the settings alone. */
export function staticFiles(deps: RenderDeps): ReadonlyMap<string, Uint8Array> {
  const texts: Readonly<Record<string, string>> = {
    [STYLESHEET]: stylesheet,
    [ICON]: icon,
    [FILTER_SCRIPT]: filterScript,
    [SEARCH_SCRIPT]: searchScript,
    ...editions(VOCABULARY_PAGE, deps, vocabularyPage),
    ...editions(ACCURACY_PAGE, deps, accuracyPage),
    [ROBOTS]: EVERYTHING_ALLOWED,
    ...Object.fromEntries(
      Object.entries(SCHEMAS).map(([path, schema]) => [path, `${JSON.stringify(schema, null, 2)}\n`]),
    ),
  };
  return new Map(Object.entries(texts).map(([path, text]) => [path, Buffer.from(text)]));
}
