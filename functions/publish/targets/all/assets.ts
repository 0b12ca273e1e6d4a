import absenceNoticeSchema from '../../../../schemas/absence-notice.schema.json' with { type: 'json' };
import approvalRequestSchema from '../../../../schemas/approval-request.schema.json' with { type: 'json' };
import correctionRequestSchema from '../../../../schemas/correction-request.schema.json' with {
  type: 'json',
};
import fetchRequestSchema from '../../../../schemas/fetch-request.schema.json' with { type: 'json' };
import minutesSchema from '../../../../schemas/minutes.schema.json' with { type: 'json' };
import parseRequestSchema from '../../../../schemas/parse-request.schema.json' with { type: 'json' };
import redirectSchema from '../../../../schemas/redirect.schema.json' with { type: 'json' };
import searchIndexSchema from '../../../../schemas/search-index.schema.json' with { type: 'json' };
import searchYearsSchema from '../../../../schemas/search-years.schema.json' with { type: 'json' };
import sourceSchema from '../../../../schemas/source.schema.json' with { type: 'json' };
import statusSchema from '../../../../schemas/status.schema.json' with { type: 'json' };
import tombstoneSchema from '../../../../schemas/tombstone.schema.json' with { type: 'json' };
import withdrawalRequestSchema from '../../../../schemas/withdrawal-request.schema.json' with {
  type: 'json',
};
import {
  ACCURACY_PAGE,
  absolute,
  DATA_DICTIONARY,
  FILTER_SCRIPT,
  ICON,
  ROBOTS,
  SEARCH_SCRIPT,
  SITEMAP,
  STYLESHEET,
  tableSchemaFile,
  VOCABULARY_PAGE,
} from '../../addresses.ts';
import { dataDictionary } from '../../downloads/data-dictionary.ts';
import { tableSchema } from '../../downloads/table-schema.ts';
import { TABLES } from '../../downloads/tables.ts';
import type { AllIndex } from '../../index/all-index.ts';
import { accuracyPage } from '../../site/accuracy-page.tsx';
import { icon } from '../../site/icon.ts';
import { filterScript } from '../../site/scripts/filter.ts';
import { searchScript } from '../../site/scripts/search.ts';
import { stylesheet } from '../../site/stylesheet.ts';
import { vocabularyPage } from '../../site/vocabulary-page.tsx';
import { denseJson, editions, type TargetContext, textFiles } from '../rendering.ts';
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
  'schemas/search-index.schema.json': searchIndexSchema,
  'schemas/search-years.schema.json': searchYearsSchema,
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
    texts: () => Readonly<Record<string, string>>,
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
      [FILTER_SCRIPT]: filterScript,
      [SEARCH_SCRIPT]: searchScript,
      [ROBOTS]: robots(absolute(context.site, SITEMAP)),
    })),
    target('vocabulary', 'page', () => editions(VOCABULARY_PAGE, context, vocabularyPage)),
    target('accuracy', 'page', () => editions(ACCURACY_PAGE, context, accuracyPage)),
    target('schemas', 'leaf', () => ({
      ...jsonFiles(SCHEMAS),
      ...jsonFiles(
        Object.fromEntries(TABLES.map((table) => [tableSchemaFile(table.name), tableSchema(table)])),
      ),
      [DATA_DICTIONARY]: dataDictionary(),
    })),
  ];
}

const jsonFiles = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).map(([path, value]) => [path, denseJson(value)]));
