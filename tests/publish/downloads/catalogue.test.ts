import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../../functions/shared/hash.ts';
import { openPipeline, type Pipeline } from '../pipeline.ts';
import { smallMeeting } from '../small-meeting.ts';
import { parseCsv } from './parse-csv.ts';

const meetings = [
  smallMeeting('yunze/2024/1', { heldOn: '2024-03-01' }).document,
  smallMeeting('yunze/2023/9', { heldOn: '2023-03-01' }).document,
  smallMeeting('linlan-qingyu/2024/5', { heldOn: '2024-05-01', decisions: [] }).document,
];

interface Field {
  readonly name: string;
  readonly title: string;
  readonly description: string;
}
interface Resource {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly hash: string;
  readonly schema: {
    readonly fields: readonly Field[];
    readonly primaryKey: readonly string[];
    readonly foreignKeys?: readonly {
      readonly fields: readonly string[];
      readonly reference: { readonly resource: string; readonly fields: readonly string[] };
    }[];
  };
}
interface ManifestFile {
  readonly path: string;
  readonly url: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly rows: number;
}

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await openPipeline();
  for (const meeting of meetings) await pipeline.commit(meeting);
  await pipeline.publish();
});
afterAll(() => pipeline.close());

async function bytesOf(path: string): Promise<Uint8Array> {
  const object = await pipeline.publishDeps.publicStore.get(path);
  if (object === undefined) throw new Error(`${path} is not published`);
  return object.body;
}
const textOf = async (path: string) => Buffer.from(await bytesOf(path)).toString();
const manifest = async (): Promise<{ changedAt: string; files: ManifestFile[] }> =>
  JSON.parse(await textOf('data/manifest.json'));
const dataPackage = async (): Promise<{ created: string; resources: Resource[] }> =>
  JSON.parse(await textOf('data/datapackage.json'));

describe('the manifest', () => {
  it('names every file of the downloads, and no other', async () => {
    const published = Object.keys(await pipeline.folder()).filter((path) => path.startsWith('data/'));
    const described = ['data/datapackage.json', 'data/manifest.json'];
    const named = (await manifest()).files.map(({ path }) => `data/${path}`);
    expect([...named, ...described].sort()).toEqual(published.sort());
  });

  it('gives hash, size and rows of the bytes that lie there', async () => {
    for (const { path, url, bytes, sha256: hash, rows } of (await manifest()).files) {
      const content = await bytesOf(`data/${path}`);
      expect([path, hash, bytes]).toEqual([path, sha256(content), content.byteLength]);
      expect(url).toBe(`https://minutes.example/cn/data/${path}`);
      if (!path.endsWith('.csv')) continue;
      const text = Buffer.from(content)
        .toString()
        .replace(/^\uFEFF/, '');
      expect([path, rows]).toEqual([path, parseCsv(text).length - 1]);
    }
  });

  it('counts the same rows in every format', async () => {
    const counts = new Map<string, Set<number>>();
    for (const { path, rows } of (await manifest()).files) {
      const table = path.replace(/[-.][^/]*$/, '');
      counts.set(table, (counts.get(table) ?? new Set()).add(rows));
    }
    expect(counts.size).toBeGreaterThan(0);
    for (const [table, different] of counts) expect([table, different.size]).toEqual([table, 1]);
  });
});

describe('the data package', () => {
  it('describes the files as the manifest does, each once', async () => {
    const { resources, created } = await dataPackage();
    const { files, changedAt } = await manifest();
    expect(created).toBe(changedAt);
    expect(resources.map(({ path, bytes, hash }) => [path, bytes, hash])).toEqual(
      files
        .filter(({ path }) => path.endsWith('.csv') && !path.endsWith('-excel.csv'))
        .map(({ path, bytes, sha256: hash }) => [path, bytes, `sha256:${hash}`]),
    );
    const names = resources.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z0-9._-]+$/);
  });

  it('has the columns of each file, in their order and explained', async () => {
    for (const { path, schema } of (await dataPackage()).resources) {
      const [header] = parseCsv(await textOf(`data/${path}`));
      expect(schema.fields.map(({ name }) => name)).toEqual(header);
      for (const { title, description } of schema.fields) expect([title, description]).not.toContain('');
    }
  });

  it('has foreign keys that resolve', async () => {
    const { resources } = await dataPackage();
    const columnOf = async (resource: Resource | undefined, [name]: readonly string[]) => {
      const [header = [], ...rows] = parseCsv(await textOf(`data/${resource?.path}`));
      return rows.map((row) => row[header.indexOf(name ?? '')]);
    };
    let checked = 0;
    for (const resource of resources) {
      for (const { fields, reference } of resource.schema.foreignKeys ?? []) {
        const other = resources.find(({ name }) => name === reference.resource);
        expect(other?.schema.primaryKey).toEqual(reference.fields);
        const keys = new Set(await columnOf(other, reference.fields));
        for (const value of await columnOf(resource, fields)) {
          if (value === '') continue;
          checked += 1;
          expect(keys).toContain(value);
        }
      }
    }
    expect(checked).toBeGreaterThan(0);
  });
});

it('forgets a partition in which no meeting is left', async () => {
  const moved = { ...meetings[1], heldOn: '2022-03-01' } as (typeof meetings)[number];
  await pipeline.commit(moved);
  await pipeline.publish();
  const partitions = new Set((await manifest()).files.map(({ path }) => path.replace(/\/[^/]*$/, '')));
  expect([...partitions]).toEqual(['linlan-qingyu/2024', 'yunze/2022', 'yunze/2024']);
});
