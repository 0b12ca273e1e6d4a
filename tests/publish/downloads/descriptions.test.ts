import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTEXT } from '../../../functions/publish/downloads/dcat-context.ts';
import { schemaOrgDataset, scriptSafe } from '../../../functions/publish/downloads/structured-data.ts';
import { TABLES } from '../../../functions/publish/downloads/tables.ts';
import { openPipeline, type Pipeline } from '../pipeline.ts';
import { site, sources } from '../settings.ts';
import { smallMeeting } from '../small-meeting.ts';
import { parseCsv } from './parse-csv.ts';

const meetings = [
  smallMeeting('yunze/2024/1', { heldOn: '2024-03-01', attendance: [{ organization: '县人民政府' }] }),
  smallMeeting('yunze/2023/9', { heldOn: '2023-05-01' }),
];

type Json = { readonly [name: string]: unknown };
interface TableFile {
  readonly path: string;
  readonly url: string;
  readonly bytes?: number;
  readonly sha256?: string;
  readonly rows: number;
  readonly latestUrl?: string;
  readonly table: string;
  readonly format: string;
}

let pipeline: Pipeline;
let files: readonly TableFile[];
beforeAll(async () => {
  pipeline = await openPipeline();
  for (const { document } of meetings) await pipeline.commit(document);
  await pipeline.publish();
  files = (await json<{ files: TableFile[] }>('yunze/manifest.json')).files;
});
afterAll(() => pipeline.close());

async function textOf(path: string): Promise<string> {
  const object = await pipeline.publicStore.get(`data/${path}`);
  if (object === undefined) throw new Error(`${path} is not published`);
  return Buffer.from(object.body).toString();
}
const json = async <T>(path: string): Promise<T> => JSON.parse(await textOf(path));

/** Every object in a document, itself among them. */
function* objectsIn(value: unknown): Generator<Json> {
  if (Array.isArray(value)) for (const entry of value) yield* objectsIn(entry);
  else if (typeof value === 'object' && value !== null) {
    yield value as Json;
    for (const entry of Object.values(value)) yield* objectsIn(entry);
  }
}
const ofType = (document: unknown, type: string): Json[] =>
  [...objectsIn(document)].filter(({ '@type': types }) => [types].flat().includes(type));

/** What is published of all governments before the first night. */
const OF_ALL = ['latest.json', 'governments.csv', 'codes.csv'];

describe.each(['catalog.jsonld', 'yunze/catalog.jsonld'])('%s', (path) => {
  it('has no name that its context does not know, and no context that has to be loaded', async () => {
    const { '@context': context, ...catalog } = await json<Json>(path);
    expect(context).toEqual(CONTEXT);
    const names = new Set<string>();
    const collect = (value: unknown, isLanguageMap: boolean): void => {
      if (Array.isArray(value)) for (const entry of value) collect(entry, isLanguageMap);
      else if (typeof value === 'object' && value !== null) {
        for (const [name, entry] of Object.entries(value)) {
          if (!isLanguageMap && !name.startsWith('@')) names.add(name);
          const term = Object.entries(CONTEXT).find(([known]) => known === name)?.[1];
          collect(entry, typeof term === 'object' && '@container' in term);
        }
      }
    };
    collect(catalog, false);
    expect(names.size).toBeGreaterThan(20);
    for (const name of names) expect(Object.keys(CONTEXT)).toContain(name);
  });

  it('has titles and descriptions in both languages', async () => {
    const catalog = await json<Json>(path);
    for (const node of [catalog, ...ofType(catalog, 'dcat:Dataset')]) {
      expect(Object.keys(node.title ?? {})).toEqual(['zh-Hans', 'en']);
      expect(Object.keys(node.description ?? {})).toEqual(['zh-Hans', 'en']);
    }
  });

  it('describes the files as the manifest does', async () => {
    const described = ofType(await json<Json>(path), 'dcat:Distribution').map(
      ({ downloadURL, byteSize, checksum }) => [
        downloadURL,
        byteSize,
        (checksum as { checksumValue: string } | undefined)?.checksumValue,
      ],
    );
    expect(described).toEqual(
      path === 'catalog.jsonld'
        ? OF_ALL.map((file) => [`${site.baseUrl}/data/${file}`, undefined, undefined])
        : files.map(({ url, bytes, sha256 }) => [url, bytes, sha256]),
    );
  });

  it('has one record for each dataset, about it', async () => {
    const catalog = await json<Json>(path);
    const topics = ofType(catalog, 'dcat:CatalogRecord').map(({ primaryTopic }) => primaryTopic);
    const datasets = ofType(catalog, 'dcat:Dataset').filter(({ distribution }) => distribution !== undefined);
    expect(topics).toEqual(datasets.map(({ '@id': id }) => id));
  });
});

it('says in the catalogue which days the meetings span, as far as they are known', async () => {
  const periods = ofType(await json<Json>('yunze/catalog.jsonld'), 'dct:PeriodOfTime');
  expect(periods.map(({ startDate, endDate }) => [startDate, endDate])).toEqual([
    ['2023-05-01', '2024-03-01'],
  ]);
});

describe('CSV on the Web', () => {
  it('describes every CSV file, with the columns that it has', async () => {
    const plain = files.filter(({ format }) => format === 'csv');
    expect(plain).toHaveLength(TABLES.length);
    for (const { path } of plain) {
      const [header] = parseCsv(await textOf(path));
      const { tables } = await json<{
        tables: readonly {
          url: string;
          tableSchema: {
            columns: readonly { name: string }[];
            primaryKey: string;
            foreignKeys?: readonly { columnReference: string; reference: { resource: string } }[];
          };
        }[];
      }>('yunze/csv-metadata.json');
      const name = path.slice(path.lastIndexOf('/') + 1);
      const own = tables.find(({ url }) => url === name);
      expect(own?.tableSchema.columns.map((column) => column.name)).toEqual(header);
      expect(own?.tableSchema.primaryKey).toBe(header?.[0]);
      const there = tables.map(({ url }) => url);
      for (const { tableSchema } of tables)
        for (const { reference } of tableSchema.foreignKeys ?? [])
          expect(there).toContain(reference.resource);
    }
  });
});

describe('Croissant', () => {
  it('describes the archive as the manifest does, the tables in it, and every column with its key', async () => {
    const croissant = await json<Json>('yunze/croissant.json');
    const [archive, ...tables] = ofType(croissant, 'cr:FileObject');
    const whole = files.find(({ format }) => format === 'parquet');
    expect(archive).toMatchObject({
      contentUrl: whole?.url,
      contentSize: `${whole?.bytes} B`,
      sha256: whole?.sha256,
    });
    expect(tables.map(({ contentUrl, containedIn }) => [contentUrl, containedIn])).toEqual(
      TABLES.map(({ name }) => [`${name}.parquet`, { '@id': archive?.['@id'] }]),
    );
    const fields = ofType(croissant, 'cr:Field').map(({ '@id': id }) => id);
    expect(fields).toEqual(
      TABLES.flatMap(({ name, columns }) => columns.map((column) => `${name}/${column.name}`)),
    );
    for (const { references } of ofType(croissant, 'cr:Field')) {
      if (references === undefined) continue;
      const { fileObject, extract } = references as {
        fileObject: { '@id': string };
        extract: { column: string };
      };
      expect(fields).toContain(`${fileObject['@id'].replace('.parquet', '')}/${extract.column}`);
    }
  });
});

describe('schema.org', () => {
  it('describes the tables of all meetings', () => {
    const dataset = schemaOrgDataset('yunze', ['2023', '2024', 'undated'], { site, sources });
    const described = ofType(dataset, 'DataDownload').map(({ contentUrl }) => contentUrl);
    const whole = files.filter(({ format }) => format === 'csv');
    expect(described).toEqual(whole.map(({ url }) => url));
    expect(dataset).toMatchObject({ temporalCoverage: '2023/2024', isAccessibleForFree: true });
    // Between 50 and 5,000 characters, says Google's guide to datasets.
    const [{ description = '' } = {}] = ofType(dataset, 'Dataset');
    expect(String(description).length).toBeGreaterThan(50);
    expect(String(description).length).toBeLessThan(5000);
  });

  it('cannot end the script that it stands in', () => {
    const hostile = { name: '</script><!--<script>alert(1)</script>\u2028' };
    const text = scriptSafe(hostile);
    expect(text).not.toContain('<');
    expect(JSON.parse(text)).toEqual(hostile);
  });
});
