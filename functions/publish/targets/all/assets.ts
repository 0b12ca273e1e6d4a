import absenceNoticeSchema from '../../../../schemas/absence-notice.schema.json' with { type: 'json' };
import approvalRequestSchema from '../../../../schemas/approval-request.schema.json' with { type: 'json' };
import correctionRequestSchema from '../../../../schemas/correction-request.schema.json' with {
  type: 'json',
};
import fetchRequestSchema from '../../../../schemas/fetch-request.schema.json' with { type: 'json' };
import minutesSchema from '../../../../schemas/minutes.schema.json' with { type: 'json' };
import parseRequestSchema from '../../../../schemas/parse-request.schema.json' with { type: 'json' };
import redirectSchema from '../../../../schemas/redirect.schema.json' with { type: 'json' };
import searchNamesSchema from '../../../../schemas/search-names.schema.json' with { type: 'json' };
import searchQuarterSchema from '../../../../schemas/search-quarter.schema.json' with { type: 'json' };
import searchRoutingSchema from '../../../../schemas/search-routing.schema.json' with { type: 'json' };
import searchTokensSchema from '../../../../schemas/search-tokens.schema.json' with { type: 'json' };
import sourceSchema from '../../../../schemas/source.schema.json' with { type: 'json' };
import statusSchema from '../../../../schemas/status.schema.json' with { type: 'json' };
import tombstoneSchema from '../../../../schemas/tombstone.schema.json' with { type: 'json' };
import withdrawalRequestSchema from '../../../../schemas/withdrawal-request.schema.json' with {
  type: 'json',
};
import { scriptPairs } from '../../../parse/text/scripts.ts';
import {
  ACCURACY_PAGE,
  absolute,
  CODES,
  DATA_DICTIONARY,
  FAVICON,
  FILTER_SCRIPT,
  ICON,
  MINUTES_CONTEXT,
  NOT_FOUND_PAGE,
  READER_SCRIPT,
  ROBOTS,
  SEARCH_SCRIPT,
  SEARCH_SCRIPTS,
  SITEMAP,
  STYLESHEET,
  tableSchemaFile,
  VOCABULARY_PAGE,
} from '../../addresses.ts';
import { dataDictionary } from '../../downloads/data-dictionary.ts';
import { CODE_COLUMNS, codeRows, csvOfRows } from '../../downloads/lookups.ts';
import { minutesContext } from '../../downloads/minutes-context.ts';
import { tableSchema } from '../../downloads/table-schema.ts';
import { TABLES } from '../../downloads/tables.ts';
import type { AllIndex } from '../../index/all-index.ts';
import { accuracyPage } from '../../site/accuracy-page.tsx';
import { favicon, icon } from '../../site/icon.ts';
import { notFoundPage } from '../../site/not-found-page.tsx';
import { filterScript } from '../../site/scripts/filter.ts';
import { searchScript } from '../../site/scripts/generated/search.ts';
import { readerScript } from '../../site/scripts/reader.ts';
import { stylesheet } from '../../site/stylesheet.ts';
import { vocabularyPage } from '../../site/vocabulary-page.tsx';
import { denseJson, editions, pageContext, type TargetContext, textFiles } from '../rendering.ts';
import type { Target } from '../target.ts';

/** The published contract. Imported, not read from the disk, so that it is in the bundle on Lambda. */
const SCHEMAS: Readonly<Record<string, unknown>> = {
  'schemas/absence-notice.schema.json': absenceNoticeSchema,
  'schemas/approval-request.schema.json': approvalRequestSchema,
  'schemas/correction-request.schema.json': correctionRequestSchema,
  'schemas/fetch-request.schema.json': fetchRequestSchema,
  'schemas/minutes.schema.json': minutesSchema,
  'schemas/parse-request.schema.json': parseRequestSchema,
  'schemas/redirect.schema.json': redirectSchema,
  'schemas/search-names.schema.json': searchNamesSchema,
  'schemas/search-quarter.schema.json': searchQuarterSchema,
  'schemas/search-routing.schema.json': searchRoutingSchema,
  'schemas/search-tokens.schema.json': searchTokensSchema,
  'schemas/source.schema.json': sourceSchema,
  'schemas/tombstone.schema.json': tombstoneSchema,
  'schemas/withdrawal-request.schema.json': withdrawalRequestSchema,
  'schemas/status.schema.json': statusSchema,
};

/** Everything is there to be read. Crawlers look for it at the root of a host only. */
const robots = (sitemap: string): string => `User-agent: *\nDisallow:\n\nSitemap: ${sitemap}\n`;

/** What depends on the release and the settings alone, which are inputs of every target. */
export function targetsOf(_: AllIndex, context: TargetContext): Target[] {
  const target = (
    id: string,
    order: Target['order'],
    texts: () => Parameters<typeof textFiles>[0],
  ): Target => ({
    id,
    order,
    inputs: null,
    render: () => textFiles(texts()),
  });
  return [
    target('assets', 'leaf', () => ({
      [STYLESHEET]: stylesheet,
      [ICON]: icon,
      [FAVICON]: favicon(),
      [READER_SCRIPT]: readerScript,
      [FILTER_SCRIPT]: filterScript,
      [SEARCH_SCRIPT]: searchScript,
      [SEARCH_SCRIPTS]: scriptPairs,
      [ROBOTS]: robots(absolute(context.site, SITEMAP)),
    })),
    target('not-found', 'page', () => ({
      [NOT_FOUND_PAGE]: notFoundPage({ ...pageContext(NOT_FOUND_PAGE, context), isAnywhere: true }),
    })),
    target('vocabulary', 'page', () => editions(VOCABULARY_PAGE, context, vocabularyPage)),
    target('accuracy', 'page', () => editions(ACCURACY_PAGE, context, accuracyPage)),
    target('schemas', 'leaf', () => ({
      ...jsonFiles({ ...SCHEMAS, [MINUTES_CONTEXT]: minutesContext(context.site) }),
      ...jsonFiles(
        Object.fromEntries(TABLES.map((table) => [tableSchemaFile(table.name), tableSchema(table)])),
      ),
      [DATA_DICTIONARY]: dataDictionary(),
      [CODES]: Buffer.from(csvOfRows(CODE_COLUMNS, codeRows())).toString(),
    })),
  ];
}

const jsonFiles = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).map(([path, value]) => [path, denseJson(value)]));
