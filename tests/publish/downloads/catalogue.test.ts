import { parquetMetadata } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableInArchive } from '../../../functions/publish/downloads/archive.ts';
import { TABLES } from '../../../functions/publish/downloads/tables.ts';
import { sha256 } from '../../../functions/shared/hash.ts';
import { openPipeline, type Pipeline } from '../pipeline.ts';
import { smallMeeting } from '../small-meeting.ts';
import { parseCsv } from './parse-csv.ts';

const meetings = [
  smallMeeting('yunze/2024/1', {
    heldOn: '2024-03-01',
    items: [{ number: 1, heading: '审议渡口管理办法', kind: 'deliberation', span: [0, 28] }],
    decisions: [{ item: 1, documents: [{ title: '渡口管理办法（送审稿）', thread: '渡口管理办法' }] }],
    attendance: [{ organization: '县人民政府、县交通运输局' }],
  }).document,
  smallMeeting('yunze/2023/9', { heldOn: '2023-03-01' }).document,
  smallMeeting('linlan-qingyu/2024/5', { heldOn: '2024-05-01', decisions: [] }).document,
];
const GOVERNMENTS = ['linlan-qingyu', 'yunze'];

interface Field {
  readonly name: string;
  readonly title: string;
  readonly description: string;
}
interface Schema {
  readonly fields: readonly Field[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys?: readonly {
    readonly fields: readonly string[];
    readonly reference: { readonly resource: string; readonly fields: readonly string[] };
  }[];
}
interface Resource {
  readonly name: string;
  /** In the package of all governments a list. */
  readonly path: string;
  readonly schema: Schema;
}
interface Package {
  readonly created: string;
  readonly licenses: readonly object[];
  readonly resources: readonly Resource[];
}
interface TableFile {
  readonly path: string;
  readonly url: string;
  readonly source: string;
  readonly table: string;
  readonly format: string;
  readonly rows: number;
  /** Of the archive alone, which lies under a name that has its hash. */
  readonly bytes?: number;
  readonly sha256?: string;
}
interface Manifest {
  readonly changedAt: string;
  readonly rows: Readonly<Record<string, number>>;
  readonly files: readonly TableFile[];
  readonly withdrawn: readonly string[];
}

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await openPipeline();
  for (const meeting of meetings) await pipeline.commit(meeting);
  await pipeline.publish();
});
afterAll(() => pipeline.close());

async function bytesOf(path: string): Promise<Uint8Array> {
  const object = await pipeline.publicStore.get(`data/${path}`);
  if (object === undefined) throw new Error(`${path} is not published`);
  return object.body;
}
const textOf = async (path: string) => Buffer.from(await bytesOf(path)).toString();
const json = async <T>(path: string): Promise<T> => JSON.parse(await textOf(path));
const manifestOf = (source: string) => json<Manifest>(`${source}/manifest.json`);
const packageOf = (source: string) => json<Package>(`${source}/datapackage.json`);

const SITE = 'https://minutes.example/cn/data';
const DESCRIPTIONS = [
  'catalog.jsonld',
  'croissant.json',
  'csv-metadata.json',
  'datapackage.json',
  'manifest.json',
];

describe('the manifests', () => {
  it('name every table of a government, and nothing lies there but what describes them', async () => {
    for (const source of GOVERNMENTS) {
      const published = Object.keys(await pipeline.folder()).filter((path) =>
        path.startsWith(`data/${source}/`),
      );
      const { files } = await manifestOf(source);
      const named = files.map(({ url }) => url);
      const described = DESCRIPTIONS.map((name) => `${SITE}/${source}/${name}`);
      expect(
        [...named, ...described].map((url) => url.slice('https://minutes.example/cn/'.length)).sort(),
      ).toEqual(published.sort());
    }
  });

  it('give hash and size of what never changes under its name', async () => {
    let checked = 0;
    for (const source of GOVERNMENTS) {
      for (const { path, url, format, bytes, sha256: hash } of (await manifestOf(source)).files) {
        expect(url).toBe(`${SITE}/${path}`);
        if (format !== 'parquet') {
          expect([bytes, hash]).toEqual([undefined, undefined]);
          continue;
        }
        const content = await bytesOf(path);
        expect([path, hash, bytes]).toEqual([path, sha256(content), content.byteLength]);
        expect(path).toBe(`${source}/tables-${hash?.slice(0, 16)}.zip`);
        checked += 1;
      }
    }
    expect(checked).toBe(GOVERNMENTS.length);
  });

  it('give the rows of each table, the same in CSV and in the archive', async () => {
    for (const source of GOVERNMENTS) {
      const { files, rows } = await manifestOf(source);
      expect(Object.keys(rows)).toEqual(TABLES.map(({ name }) => name));
      const archive = await bytesOf(files.find(({ format }) => format === 'parquet')?.path ?? '');
      for (const { path, table, rows: count } of files.filter(({ format }) => format === 'csv')) {
        const lines = parseCsv(await textOf(path)).length - 1;
        const stored = parquetMetadata(tableInArchive(archive, table) ?? new ArrayBuffer(0)).num_rows;
        expect([table, count, lines, Number(stored)]).toEqual([table, rows[table], lines, lines]);
      }
    }
  });
});

describe('the tables of all meetings', () => {
  it('have every organisation and person once, and count over all years', async () => {
    const [header = [], ...rows] = parseCsv(await textOf('yunze/people.csv'));
    const cells = Object.fromEntries(header.map((name, index) => [name, rows[0]?.[index]]));
    expect(rows).toHaveLength(1);
    expect(cells).toMatchObject({
      name: '文渊',
      meetings: '2',
      first_held_on: '2023-03-01',
      last_held_on: '2024-03-01',
    });
  });
});

describe('latest.json', () => {
  it('names the tables of every government that programs read', async () => {
    const { files, rows, governments } = await json<{
      files: readonly TableFile[];
      rows: Record<string, number>;
      governments: readonly { source: string; meetings: number }[];
    }>('latest.json');
    const manifests = await Promise.all(GOVERNMENTS.map(manifestOf));
    expect(files.map(({ url, rows, bytes }) => [url, rows, bytes])).toEqual(
      manifests.flatMap((manifest) =>
        manifest.files
          .filter(({ format }) => format === 'csv' || format === 'parquet')
          .map(({ url, rows, bytes }) => [url, rows, bytes]),
      ),
    );
    expect(rows).toMatchObject({ meetings: 3, decisions: 2, responsible: 2, documents: 2, items: 1 });
    expect(governments.map(({ source, meetings }) => [source, meetings])).toEqual([
      ['linlan-qingyu', 1],
      ['yunze', 2],
    ]);
  });
});

describe('the lookup tables', () => {
  it('have every code that occurs in the tables, with its meaning', async () => {
    const [, ...rows] = parseCsv(await textOf('codes.csv'));
    const listed = new Set(
      rows.flatMap(([, code = '', , , columns = '']) =>
        columns.split(' ').map((column) => `${column} ${code}`),
      ),
    );
    for (const { name, columns } of TABLES)
      for (const column of columns)
        for (const code of column.codes ?? []) expect(listed).toContain(`${name}.${column.name} ${code}`);
    for (const row of rows) expect(row).not.toContain('');
  });

  it('have every government', async () => {
    const [, ...rows] = parseCsv(await textOf('governments.csv'));
    expect(rows.map(([source, name]) => [source, name])).toEqual([
      ['linlan-qingyu', '临澜市青屿区人民政府'],
      ['yunze', '云泽县人民政府'],
    ]);
  });
});

describe('the data packages', () => {
  it('describe the CSV files, each once', async () => {
    for (const source of GOVERNMENTS) {
      const { resources, created } = await packageOf(source);
      const { files } = await manifestOf(source);
      const [header = [], ...rows] = parseCsv(await textOf(`${source}/meetings.csv`));
      expect(created).toBe(rows.map((row) => row[header.indexOf('first_seen_at')]).sort()[0]);
      expect(resources.map(({ path }) => `${source}/${path}`)).toEqual(
        files.filter(({ format }) => format === 'csv').map(({ path }) => path),
      );
    }
    const { files } = await json<Manifest>('latest.json');
    const overall = await json<Package>('datapackage.json');
    expect(overall.resources.flatMap(({ path }) => path).sort()).toEqual(
      files.flatMap(({ format, url }) => (format === 'csv' ? url.slice(SITE.length + 1) : [])).sort(),
    );
  });

  it('name each resource once, and a licence', async () => {
    const paths = ['', ...GOVERNMENTS.map((source) => `${source}/`)];
    for (const path of paths) {
      const { resources, licenses } = await json<Package>(`${path}datapackage.json`);
      const names = resources.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^[a-z0-9._-]+$/);
      expect(licenses).toEqual([
        {
          name: 'CC-BY-4.0',
          path: 'https://creativecommons.org/licenses/by/4.0/',
          title: 'Creative Commons Attribution 4.0 International',
        },
      ]);
    }
  });

  it('have the columns of each file, in their order and explained', async () => {
    const described: [path: string, schema: Schema][] = [];
    for (const source of GOVERNMENTS) {
      for (const { path, schema } of (await packageOf(source)).resources)
        described.push([`${source}/${path}`, schema]);
    }
    for (const { path, schema } of (await json<Package>('datapackage.json')).resources)
      for (const one of [path].flat()) described.push([one, await json<Schema>(String(schema))]);
    for (const [path, { fields }] of described) {
      const [header] = parseCsv(await textOf(path));
      expect(fields.map(({ name }) => name)).toEqual(header);
      for (const { title, description } of fields) expect([title, description]).not.toContain('');
    }
  });

  it('have keys that are unique and foreign keys that resolve', async () => {
    let checked = 0;
    for (const source of GOVERNMENTS) {
      const { resources } = await packageOf(source);
      const columnOf = async (resource: Resource | undefined, [name]: readonly string[]) => {
        const [header = [], ...rows] = parseCsv(await textOf(`${source}/${resource?.path}`));
        return rows.map((row) => row[header.indexOf(name ?? '')]);
      };
      for (const resource of resources) {
        const keys = await columnOf(resource, resource.schema.primaryKey);
        expect(keys).not.toContain('');
        expect(new Set(keys).size).toBe(keys.length);
        for (const { fields, reference } of resource.schema.foreignKeys ?? []) {
          const other = resources.find(({ name }) => name === reference.resource);
          expect(other?.schema.primaryKey).toEqual(reference.fields);
          const there = new Set(await columnOf(other, reference.fields));
          for (const value of await columnOf(resource, fields)) {
            if (value === '') continue;
            checked += 1;
            expect(there).toContain(value);
          }
        }
      }
    }
    expect(checked).toBeGreaterThan(0);
  });
});
