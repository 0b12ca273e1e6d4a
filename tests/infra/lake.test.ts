// What Athena is told of the published tables, held against the files that a build writes.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetMetadata, type SchemaElement } from 'hyparquet';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseAnyFormat } from '../../functions/parse/parse.ts';
import { TABLES } from '../../functions/publish/downloads/tables.ts';
import { nightlyScopes } from '../../functions/publish/targets/all/tables.ts';
import { encodeDocument } from '../../functions/shared/documents.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { readSources } from '../../functions/shared/sources.ts';
import { QUERIES } from '../../infra/lake.ts';
import { AllWorld, recordOf } from '../publish/all/world.ts';
import { resources, synthesize } from './synthesize.ts';

const { delivery, data } = synthesize();

interface TableInput {
  readonly name: string;
  readonly partitionKeys: readonly { name: string; type: string }[];
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly storageDescriptor: {
    readonly location: unknown;
    readonly columns: readonly { readonly name: string; readonly type: string; readonly comment: string }[];
  };
}

/** Properties of a template, under the names that the CDK has for them. */
const lowerCase = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(lowerCase);
  if (typeof value !== 'object' || value === null || 'Fn::Join' in value) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      /^[A-Z][a-z]/.test(key) ? key.charAt(0).toLowerCase() + key.slice(1) : key,
      lowerCase(one),
    ]),
  );
};
const tables = new Map(
  Object.values(resources(delivery, 'AWS::Glue::Table')).map(({ Properties }) => {
    const input = lowerCase(Properties.TableInput) as TableInput;
    return [input.name, input];
  }),
);
const tableOf = (name: string): TableInput => {
  const table = tables.get(name);
  if (table === undefined) throw new Error(`Athena knows no table ${name}`);
  return table;
};
/** A path in the public bucket, out of `s3://<bucket>/…`. */
function pathIn(location: unknown): string {
  const parts = (location as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1];
  expect(parts[0]).toBe('s3://');
  expect(JSON.stringify(parts[1])).toContain('StoragePublic');
  expect(parts).toHaveLength(3);
  return String(parts[2]).replace(/^\//, '');
}
const valuesOf = ({ parameters }: TableInput, partition: string): string[] =>
  String(parameters[`projection.${partition}.values`]).split(',');

/** The type that Athena reads a column of a Parquet file as, by how it is stored there. */
function typeOf({ type, converted_type: as, logical_type: logical }: SchemaElement): string {
  if (as === 'LIST') return 'array<string>';
  if (type === 'BYTE_ARRAY' && as === 'UTF8') return 'string';
  if (type === 'INT32') return as === 'DATE' ? 'date' : 'int';
  if (type === 'INT64' && logical?.type === 'TIMESTAMP') return 'timestamp';
  if (type === 'DOUBLE') return 'double';
  throw new Error(`No type for ${type} ${as}`);
}

const sources = readSources('samples/sources');
/** The minutes of the sample, as they are read, and meetings of a year that nobody expects and of no known day. */
async function record(world: AllWorld): Promise<void> {
  for (const source of ['linlan-qingyu', 'yunze']) {
    for (const file of readdirSync(join('samples/minutes', source))) {
      const bytes = readFileSync(join('samples/minutes', source, file));
      const contentType = file.endsWith('.html') ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8';
      const page = { bytes, contentType, sha256: sha256(bytes), fetchedAt: '2026-01-05T02:00:00Z' };
      const document = await parseAnyFormat(page, sources, source);
      const { key, bytes: stored } = encodeDocument(document);
      await world.store.put(key, stored);
      await world.set(recordOf(document, key, '2026-01-05T02:00:00.000Z'));
    }
    await world.publish(`${source}/1987/1`, { heldOn: '1987-04-01', issuedOn: '1987-05-01' });
    await world.publish(`${source}/h-1`);
  }
}

let world: AllWorld;
let files: string[];
beforeAll(async () => {
  world = new AllWorld();
  world.now = Date.parse('2026-02-01T00:00:00Z');
  await record(world);
  await world.settle();
  for (const scope of nightlyScopes([...world.summaries.rows.values()])) {
    await world.builds.mark(scope, world.time());
    await world.build(scope);
  }
  files = (await world.paths()).filter((path) => /^data\/all\/[^/]+\//.test(path));
}, 60_000);

describe('a table in Athena', () => {
  it('is there for each that is published, in the database of the stage', () => {
    expect([...tables.keys()].sort()).toEqual(TABLES.map(({ name }) => name).sort());
    const [database] = Object.values(resources(delivery, 'AWS::Glue::Database'));
    expect(database?.Properties.DatabaseInput).toMatchObject({ Name: 'open_minutes_prod' });
    for (const { Properties } of Object.values(resources(delivery, 'AWS::Glue::Table')))
      expect(Properties.DatabaseName).toBe('open_minutes_prod');
  });

  it.each(TABLES.map(({ name }) => name))(
    'has one prefix, and every file of it under a projected partition: %s',
    (name) => {
      const table = tableOf(name);
      const location = pathIn(table.storageDescriptor.location);
      const own = files.filter((path) => path.startsWith(location));
      const parquet = own.filter((path) => path.endsWith('.parquet'));
      expect(parquet.length).toBeGreaterThan(0);
      // Athena takes every file for one of the table whose name does not begin so.
      for (const path of own) expect(path).toMatch(/\/(?:[a-z]+\.parquet|_index\.json)$/);

      const template = pathIn(table.parameters['storage.location.template']);
      expect(table.parameters['projection.enabled']).toBe('true');
      const partitions = table.partitionKeys.map((partition) => partition.name);
      for (const path of parquet) {
        const values = Object.fromEntries(
          [...path.matchAll(/\/([a-z]+)=([^/]+)/g)].map(([, partition = '', value = '']) => [
            partition,
            value,
          ]),
        );
        expect(Object.keys(values)).toEqual(partitions);
        for (const [partition, value] of Object.entries(values)) {
          expect(table.parameters[`projection.${partition}.type`]).toBe('enum');
          expect(valuesOf(table, partition)).toContain(value);
        }
        const folder = template.replace(
          /\$\{([a-z]+)\}/g,
          (_, partition: string) => values[partition] ?? '?',
        );
        expect(path.slice(0, path.lastIndexOf('/') + 1)).toBe(folder);
      }
    },
  );

  it.each(TABLES.map(({ name }) => name))(
    'has the columns that its files have, in their types and order: %s',
    async (name) => {
      const { storageDescriptor, partitionKeys } = tableOf(name);
      const columns = storageDescriptor.columns.map((column) => [column.name, column.type]);
      for (const path of files.filter(
        (one) => one.startsWith(`data/all/${name}/`) && one.endsWith('.parquet'),
      )) {
        const object = await world.publicStore.get(path);
        const { schema } = parquetMetadata(new Uint8Array(object?.body ?? []).buffer);
        const top = schema.slice(1).filter(({ name }) => name !== 'list' && name !== 'element');
        expect(columns).toEqual(top.map((element) => [element.name, typeOf(element)]));
      }
      const names = [...columns.map(([column]) => column), ...partitionKeys.map((key) => key.name)];
      expect(new Set(names).size).toBe(names.length);
      for (const { comment } of storageDescriptor.columns) {
        expect(comment.length).toBeLessThanOrEqual(255);
        expect(comment).not.toContain('\n');
      }
    },
  );

  it('has partitions for what has no year, and for years that nobody expects', () => {
    const years = files.flatMap(
      (path) => /data\/all\/decisions\/part=all\/year=([^/]+)\//.exec(path)?.[1] ?? [],
    );
    expect(years).toEqual(['2024', '2025', 'other', 'undated']);
    expect(valuesOf(tableOf('decisions'), 'part')).toEqual(['all', ...'0123456789abcdef']);
  });
});

describe('who asks', () => {
  const [workgroup] = Object.values(resources(delivery, 'AWS::Athena::WorkGroup'));

  it('reads no more than is paid for, and leaves results that go by themselves', () => {
    expect(workgroup?.Properties).toMatchObject({
      Name: 'open-minutes-prod-queries',
      WorkGroupConfiguration: {
        EnforceWorkGroupConfiguration: true,
        BytesScannedCutoffPerQuery: 10 * 1024 ** 3,
        ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: 'SSE_S3' } },
      },
    });
    const [results] = Object.values(resources(delivery, 'AWS::S3::Bucket'));
    expect(results?.Properties).toMatchObject({
      LifecycleConfiguration: {
        Rules: [expect.objectContaining({ ExpirationInDays: 14, Status: 'Enabled' })],
      },
    });
    expect(Object.keys(resources(data, 'AWS::Athena::WorkGroup'))).toEqual([]);
  });

  it('finds the questions of the recipes, each with what it answers', () => {
    const named = Object.values(resources(delivery, 'AWS::Athena::NamedQuery')).map(
      ({ Properties }) => Properties,
    );
    expect(named.map(({ Name }) => Name).sort()).toEqual(
      ['absences', 'attendance', 'deadlines', 'decisions', 'documents', 'tasks'].map(
        (name) => `open-minutes-prod-${name}`,
      ),
    );
    for (const { Database, WorkGroup, Description } of named) {
      expect([Database, WorkGroup]).toEqual(['open_minutes_prod', 'open-minutes-prod-queries']);
      expect(String(Description).length).toBeGreaterThan(20);
    }
  });

  it('asks of tables and columns that there are', () => {
    const known = new Set([
      ...[...tables.values()].flatMap(({ name, storageDescriptor, partitionKeys }) => [
        name,
        ...storageDescriptor.columns.map((column) => column.name),
        ...partitionKeys.map((key) => key.name),
      ]),
    ]);
    for (const { sql, name } of QUERIES) {
      const named = (pattern: RegExp) => [...sql.matchAll(pattern)].map(([, one = '']) => one);
      const given = new Set([...named(/\bAS\s+(\w+)/g), ...named(/\bt\s*\((\w+)\)/g)]);
      const columns = [...named(/\b[a-z]\.(\w+)/g), ...named(/\b(?:FROM|JOIN)\s+(\w+)/g)];
      expect(columns.length).toBeGreaterThan(0);
      for (const column of columns.filter((one) => one !== 'UNNEST' && !given.has(one)))
        expect([name, column, known.has(column)]).toEqual([name, column, true]);
    }
  });
});
