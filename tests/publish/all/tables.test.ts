// The nightly tables of all governments: by year, in shards, out of the Parquet tables of each.
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { DATABASE, tableArchive } from '../../../functions/publish/addresses.ts';
import { tableInArchive } from '../../../functions/publish/downloads/archive.ts';
import { GZIP } from '../../../functions/publish/downloads/parquet.ts';
import { TABLES } from '../../../functions/publish/downloads/tables.ts';
import { liesIn } from '../../../functions/publish/look.ts';
import { readManifest } from '../../../functions/publish/manifest.ts';
import { placesOf } from '../../../functions/publish/places.ts';
import { ALL_DATA, DATABASE_SCOPE, nightlyScopes } from '../../../functions/publish/targets/all/tables.ts';
import { verify } from '../../../functions/publish/verify.ts';
import { sha256 } from '../../../functions/shared/hash.ts';
import type { GovernmentSummary } from '../../../functions/shared/records/summaries.ts';
import { AllWorld } from './world.ts';

const DAY_MS = 86_400_000;

/** Two governments with meetings of three years, and one without a day; built. */
async function world(others = 'linlan-qingyu'): Promise<AllWorld> {
  const world = new AllWorld();
  for (const source of [others, 'yunze']) {
    for (const year of [2022, 2023, 2024])
      for (let n = 1; n <= 3; n++)
        await world.publish(`${source}/${year}/${n}`, {
          heldOn: `${year}-04-0${n}`,
          issuedOn: `${year}-05-0${n}`,
        });
  }
  await world.publish('yunze/h-1');
  await world.settle();
  return world;
}

const summariesOf = ({ summaries }: AllWorld): GovernmentSummary[] => [...summaries.rows.values()];

async function night(world: AllWorld): Promise<string[]> {
  const written: string[] = [];
  for (const scope of nightlyScopes(summariesOf(world))) {
    await world.builds.mark(scope, world.time());
    const outcome = await world.build(scope);
    written.push(...outcome.written);
  }
  return written;
}

/** All that is public, but for what says how builds fare. */
async function hashesOf(there: AllWorld): Promise<Record<string, string>> {
  const paths = (await there.paths()).filter((path) => !/(?:^|\/)status\./.test(path));
  const hashes = paths.map(async (path) => [path, sha256(await bytesOf(there, path))]);
  return Object.fromEntries(await Promise.all(hashes));
}

/** Codes of what the last builds of these scopes could not make whole. */
async function failedIn({ store }: AllWorld, scopes: readonly string[]): Promise<string[]> {
  const manifests = await Promise.all(scopes.map((scope) => readManifest(store, scope)));
  return manifests.flatMap(({ manifest }) => [...(manifest?.failed.values() ?? [])].map(({ code }) => code));
}

async function bytesOf({ publicStore }: AllWorld, path: string): Promise<Uint8Array> {
  const object = await publicStore.get(path);
  if (object === undefined) throw new Error(`no ${path}`);
  return object.body;
}

const rowsIn = (file: ArrayBuffer | undefined): Promise<Record<string, unknown>[]> =>
  parquetReadObjects({ file: file ?? new ArrayBuffer(0), compressors: GZIP });

const rowsOf = async (world: AllWorld, path: string): Promise<Record<string, unknown>[]> =>
  rowsIn(new Uint8Array(await bytesOf(world, path)).buffer);

const archiveOf = ({ source, archive }: GovernmentSummary): string =>
  tableArchive(source, archive?.hash ?? '');

const list = async (world: AllWorld) => JSON.parse(await world.text('data/all/index.json'));

describe('the nightly tables', () => {
  it('hold every row of every government, by the year in which its meeting was held', async () => {
    const there = await world();
    await night(there);
    const { files } = await list(there);
    for (const { name, columns } of TABLES) {
      const expected: unknown[] = [];
      for (const summary of summariesOf(there))
        expected.push(...(await rowsIn(tableInArchive(await bytesOf(there, archiveOf(summary)), name))));
      const found: unknown[] = [];
      for (const { table, path: _, url, rows, year } of files) {
        if (table !== name) continue;
        const there_ = await rowsOf(there, url.slice(url.indexOf('data/')));
        expect(there_).toHaveLength(rows);
        if (columns.some(({ name: column }) => column === 'held_on')) {
          for (const { held_on: day } of there_)
            expect(day instanceof Date ? String(day.getUTCFullYear()) : 'undated').toBe(year);
        }
        found.push(...there_);
      }
      const inOrder = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).sort();
      expect(inOrder(found)).toEqual(inOrder(expected));
    }
    expect(files.filter(({ table }: { table: string }) => table === 'decisions')).toEqual(
      ['2022', '2023', '2024', 'undated'].map((year) => ({
        table: 'decisions',
        asOf: '2024-09-01',
        year,
        rows: year === 'undated' ? 1 : 6,
        bytes: expect.any(Number),
        url: `https://minutes.example/cn/data/all/decisions/part=all/year=${year}/decisions.parquet`,
      })),
    );
  });

  it('are not written again where no table has changed', async () => {
    const there = await world();
    await night(there);
    expect(await night(there)).toEqual([]);
  });

  it('lose what was withdrawn at once', async () => {
    const there = await world();
    await night(there);
    await there.withdraw('yunze/2023/1');
    await there.settle();
    const meetings = await rowsOf(there, 'data/all/meetings/part=all/year=2023/meetings.parquet');
    expect(meetings.map(({ meeting }) => meeting)).not.toContain('yunze/2023/1');
    expect(meetings).toHaveLength(5);
  });

  it('lose at once a year of which nothing is left', async () => {
    const there = await world();
    await night(there);
    await there.withdraw('yunze/h-1');
    await there.settle();
    await night(there);
    expect(
      (await there.paths()).filter((path) => path.startsWith('data/all/') && path.includes('undated')),
    ).toEqual([]);
  });

  it('lose what was withdrawn at once, though others were withdrawn of a later day', async () => {
    const there = await world();
    for (const n of [1, 2, 3]) await there.withdraw(`yunze/2022/${n}`);
    await there.settle();
    await night(there);
    await there.withdraw('yunze/2023/1', '2020-01-01T00:00:00.000Z');
    await there.settle();
    const meetings = await rowsOf(there, 'data/all/meetings/part=all/year=2023/meetings.parquet');
    expect(meetings.map(({ meeting }) => meeting)).not.toContain('yunze/2023/1');
    expect(meetings).toHaveLength(5);
  });

  it('go at once with the last meeting, and so does everything else that is made of all governments', async () => {
    const there = new AllWorld();
    await there.publish('yunze/2024/1', { heldOn: '2024-04-01' });
    await there.settle();
    await night(there);
    const ofAll = async () =>
      (await there.paths()).filter((path) =>
        /^data\/(all\/|[^/]*$)|^search\/(all\/|[^/]*$)|^data\/yunze\//.test(path),
      );
    expect(await ofAll()).toEqual(
      expect.arrayContaining([DATABASE, 'data/latest.json', 'data/all/index.json', 'data/governments.csv']),
    );
    expect((await ofAll()).some((path) => path.startsWith('search/all/'))).toBe(true);
    await there.withdraw('yunze/2024/1');
    await there.settle();
    // What is the same whatever is published.
    expect(await ofAll()).toEqual(['data/codes.csv', 'data/data-dictionary.md', 'search/scripts.txt']);
  });

  it('are built without a government whose table was taken away, which writes it anew', async () => {
    const there = await world();
    const [path = '', other = ''] = summariesOf(there).map(archiveOf);
    const object = await there.publicStore.get(path);
    await there.publicStore.delete(path);
    for (const scope of nightlyScopes(summariesOf(there))) await there.builds.mark(scope, there.time());
    const { failed } = await there.build(`${ALL_DATA}/meetings`);
    expect(failed).toMatchObject([{ code: 'table-missing', message: expect.stringContaining(path) }]);
    expect(failed[0]?.message).not.toContain(other);
    const shard = 'data/all/meetings/part=all/year=2022/meetings.parquet';
    expect(await rowsOf(there, shard)).toHaveLength(3);

    await there.settle();
    expect((await there.publicStore.get(path))?.body).toEqual(object?.body);
    there.now += DAY_MS;
    await there.settle();
    expect(await rowsOf(there, shard)).toHaveLength(6);
    for (const scope of nightlyScopes(summariesOf(there)))
      expect((await there.build(scope)).failed).toEqual([]);
  });

  it('are built again at once where a lost bucket is filled, whichever build comes first', async () => {
    const there = await world();
    await night(there);
    await there.settle();
    const before = await hashesOf(there);
    for (const path of await there.paths()) await there.publicStore.delete(path);
    const scopes = nightlyScopes(summariesOf(there));
    for (const scope of [...scopes, 'all', 'linlan-qingyu', 'yunze']) await verify(scope, there.buildDeps());
    for (const scope of scopes) await there.build(scope);
    const failed = await failedIn(there, scopes);
    expect(new Set(failed)).toEqual(new Set(['table-missing', 'tokens-missing']));

    await there.settle();

    expect(await failedIn(there, scopes)).toEqual([]);
    expect(await hashesOf(there)).toEqual(before);
  });

  it('are built again where a table has come while they were built without it', async () => {
    const there = await world();
    await night(there);
    await there.settle();
    const path = summariesOf(there).map(archiveOf)[0] ?? '';
    const object = await there.publicStore.get(path);
    await there.publicStore.delete(path);
    await there.publish('yunze/2024/9', { heldOn: '2024-04-09' });
    await there.settle();
    await there.builds.mark(DATABASE_SCOPE, there.time());
    const { put } = there.store;
    // Its government's build wrote it, and looked for what had failed, before this one has left its manifest.
    there.store.put = async (...args) => {
      await there.publicStore.put(path, object?.body ?? new Uint8Array());
      return put(...args);
    };
    expect((await there.build(DATABASE_SCOPE)).failed).toMatchObject([{ code: 'table-missing' }]);
    there.store.put = put;

    await there.settle();

    expect(await failedIn(there, [DATABASE_SCOPE])).toEqual([]);
  });

  it('fail where the table of a government is not there, and are built once it is', async () => {
    const there = await world();
    const path = summariesOf(there).map(archiveOf)[0] ?? '';
    const object = await there.publicStore.get(path);
    await there.publicStore.delete(path);
    await there.builds.mark(`${ALL_DATA}/meetings`, there.time());
    const { failed } = await there.build(`${ALL_DATA}/meetings`);
    expect(failed).toMatchObject([{ target: 'tables/meetings', code: 'table-missing' }]);
    await there.publicStore.put(path, object?.body ?? new Uint8Array());
    there.now += DAY_MS;
    await there.settle();
    expect(await rowsOf(there, 'data/all/meetings/part=all/year=2022/meetings.parquet')).toHaveLength(6);
  });

  it('are parted by government where there are many meetings, and give up the files that were whole', async () => {
    // Their SHA-256 begins with d and with 5.
    const there = await world('luohe');
    await night(there);
    for (const summary of summariesOf(there))
      await there.summaries.put({ ...summary, generation: summary.generation + 100, meetings: 50_000 });
    expect(nightlyScopes(summariesOf(there))).toHaveLength(TABLES.length * 17 + 3);
    await night(there);
    there.now += DAY_MS;
    await there.settle();
    const paths = (await there.paths()).filter((path) => path.startsWith('data/all/meetings/'));
    expect([...new Set(paths.map((path) => path.split('/')[3]))]).toEqual(['part=5', 'part=d']);
    const { files } = await list(there);
    const shards = files.filter(({ table }: { table: string }) => table === 'meetings');
    let rows = 0;
    for (const { url } of shards) rows += (await rowsOf(there, url.slice(url.indexOf('data/')))).length;
    expect(rows).toBe(19);
  });
});

describe('the files of all governments', () => {
  const NIGHTLY = ['data/all/index.json', DATABASE];
  /** Which of them the catalogue and the page of downloads lead to. */
  async function named(there: AllWorld): Promise<string[][]> {
    const catalog = await there.text('data/catalog.jsonld');
    const page = await there.text('downloads.html');
    return [
      NIGHTLY.filter((path) => catalog.includes(`/${path}"`)),
      NIGHTLY.filter((path) => page.includes(`href="${path}"`)),
    ];
  }

  it('are named once they are there, and while they are', async () => {
    const there = await world();
    expect(await named(there)).toEqual([[], []]);
    await night(there);
    await there.settle();
    expect(await named(there)).toEqual([NIGHTLY, NIGHTLY]);
    for (const summary of summariesOf(there))
      await there.summaries.put({ ...summary, generation: summary.generation + 100, meetings: 10_001 });
    await night(there);
    there.now += DAY_MS;
    await there.settle();
    expect(await named(there)).toEqual([['data/all/index.json'], ['data/all/index.json']]);
  });
});

describe('the database of all governments', () => {
  async function meetingsIn(there: AllWorld): Promise<unknown[]> {
    const { default: initialize } = await import('sql.js/dist/sql-wasm-inline.js');
    const sqlite = await initialize();
    const database = new sqlite.Database(await bytesOf(there, DATABASE));
    const [found] = database.exec('SELECT meeting FROM meetings');
    database.close();
    return found?.values.flat() ?? [];
  }

  it('holds every meeting, and loses at once what was withdrawn', async () => {
    const there = await world();
    await night(there);
    expect(await meetingsIn(there)).toHaveLength(19);
    await there.withdraw('yunze/2023/1');
    await there.settle();
    const left = await meetingsIn(there);
    expect(left).toHaveLength(18);
    expect(left).not.toContain('yunze/2023/1');
  });

  it('goes where there are more meetings than one file should hold', async () => {
    const there = await world();
    await night(there);
    for (const summary of summariesOf(there))
      await there.summaries.put({ ...summary, generation: summary.generation + 100, meetings: 10_001 });
    await night(there);
    there.now += DAY_MS;
    await there.settle();
    expect(await there.paths()).not.toContain(DATABASE);
  });

  it('belongs to its own scope alone', () => {
    expect(liesIn(placesOf(DATABASE_SCOPE), DATABASE)).toBe(true);
    expect(liesIn(placesOf(DATABASE_SCOPE), 'data/latest.json')).toBe(false);
    for (const scope of ['all', ALL_DATA, `${ALL_DATA}/meetings`, 'yunze'])
      expect(liesIn(placesOf(scope), DATABASE)).toBe(false);
    expect(liesIn(placesOf('all'), 'data/latest.json')).toBe(true);
  });
});
