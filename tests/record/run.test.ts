// A run over what is stored, as the state machine hands it over: batches of keys, as they are listed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { correctMeeting, withdrawMeeting } from '../../functions/record/amend.ts';
import type { RecordDeps } from '../../functions/record/deps.ts';
import { askFor, backfilling } from '../../functions/record/pages.ts';
import { quarantineKey, readQuarantine } from '../../functions/record/quarantine.ts';
import { receiveEvent } from '../../functions/record/receive.ts';
import { recordRun } from '../../functions/record/run.ts';
import { snapshotKey, storeSnapshot } from '../../functions/record/snapshot.ts';
import { transient } from '../../functions/shared/errors.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { folderStore } from '../../functions/shared/object-store/folder.ts';
import type { ObjectStore } from '../../functions/shared/object-store/object-store.ts';
import { type RunBatch, reportOf, reprocessing } from '../../functions/shared/runs.ts';
import { pageParser, quietMeeting, springMeeting, summerMeeting } from './minutes.ts';
import {
  bytesOf,
  type Delivery,
  deliver,
  keysIn,
  openTables,
  publishedIn,
  rowsIn,
  type World,
  worldOver,
} from './world.ts';

let tables: Awaited<ReturnType<typeof openTables>>;
const folders: string[] = [];
beforeAll(async () => {
  tables = await openTables();
});
afterAll(async () => {
  await tables.close();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const pages: readonly Delivery[] = [
  { page: springMeeting, url: 'https://www.qingshi.example/jiyao/3.html', fetchedAt: '2024-03-16T00:00:00Z' },
  { page: summerMeeting, url: 'https://www.qingshi.example/jiyao/7.html', fetchedAt: '2024-07-11T00:00:00Z' },
  { page: quietMeeting, fetchedAt: '2024-01-06T00:00:00Z' },
];
const notice: Delivery = { page: '停水通知', fetchedAt: '2024-03-16T00:00:00Z' };

async function emptyWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'open-minutes-run-'));
  folders.push(folder);
  return worldOver(folderStore(folder), await tables.fresh());
}

/** Three meetings, and a page that is no minutes. */
async function freshWorld(): Promise<World> {
  const world = await emptyWorld();
  for (const page of [...pages, notice]) await deliver(world, page);
  world.woken.length = 0;
  return world;
}

const batchOf = (keys: readonly string[], run: RunBatch['run'] = 'reprocess'): RunBatch => ({
  run,
  execution: 'run-1',
  items: keys.map((Key) => ({ Key })),
});
/** Everything that a run over all stored pages goes over. */
async function everything({ store }: World): Promise<RunBatch> {
  const { prefix, next = '' } = reprocessing();
  return batchOf([...(await keysIn(store, prefix)), ...(await keysIn(store, next))]);
}
const never = () => false;
const better = (world: World): RecordDeps => ({
  ...world.record,
  parse: pageParser('2.0.0', (document) => ({ ...document, body: '政府常务会议' })),
});

describe('a batch of stored pages', () => {
  test('is read with the parser that there is now, and reported', async () => {
    const world = await freshWorld();
    const batch = await everything(world);

    expect(await recordRun(batch, better(world), never)).toEqual({ ...batch, items: [] });

    const published = [...(await publishedIn(world, 'qingshi')), ...(await publishedIn(world, 'yunpu'))];
    expect(published.map(({ id, body, provenance }) => [id, body, provenance.parser])).toEqual(
      [springMeeting, summerMeeting, quietMeeting].map(({ id }) => [id, '政府常务会议', '2.0.0']),
    );
    expect(await reportOf(world.store, 'run-1')).toEqual({
      counts: { committed: 3, quarantined: 1 },
      failed: [],
    });
    expect([...new Set(world.woken)].sort()).toEqual(['qingshi', 'yunpu']);
  });

  test('changes nothing when it is done again, and takes the readings of one page for one', async () => {
    const world = await freshWorld();
    await recordRun(await everything(world), better(world), never);
    const state = async () => [await rowsIn(world, 'GOV#qingshi'), await keysIn(world.store, 'documents/')];
    const meetings = async () =>
      (await rowsIn(world, 'GOV#qingshi')).filter(({ sk }) => sk.startsWith('MEETING#'));
    const before = [await meetings(), (await state())[1]];
    const batch = await everything(world);
    expect(batch.items).toHaveLength(7);

    await recordRun({ ...batch, execution: 'run-2' }, better(world), never);

    expect([await meetings(), (await state())[1]]).toEqual(before);
    expect((await reportOf(world.store, 'run-2')).counts).toEqual({
      unchanged: 3,
      repeated: 3,
      quarantined: 1,
    });
  });

  test('keeps what people have decided: a correction holds, what was withdrawn stays away', async () => {
    const world = await freshWorld();
    const decided = { by: '青石县公开办', why: '原页面有误', at: '2024-07-20T08:00:00.000Z' };
    await correctMeeting(
      { correct: springMeeting.id, patch: { heldOn: '2024-03-07' }, ...decided },
      world.record,
    );
    await withdrawMeeting(
      { withdraw: summerMeeting.id, withdrawn: true, answers: 1, ...decided },
      world.record,
    );

    await recordRun(await everything(world), better(world), never);

    expect(await publishedIn(world, 'qingshi')).toMatchObject([
      { id: springMeeting.id, heldOn: '2024-03-07', body: '政府常务会议' },
    ]);
  });

  test('reads a page whose document is damaged, by what the row has of it, and mends it', async () => {
    const world = await freshWorld();
    const [key = ''] = await keysIn(world.store, `documents/${springMeeting.id}/`);
    const whole = await world.store.get(key);
    await world.store.put(key, new TextEncoder().encode('{'));

    await recordRun(batchOf([key]), world.record, never);

    expect((await world.store.get(key))?.body).toEqual(whole?.body);
  });

  test('lets a page out of quarantine that can be read now, and passes over one that has left it', async () => {
    const world = await freshWorld();
    const key = quarantineKey(sha256(bytesOf(notice)));
    const reads: RecordDeps = {
      ...world.record,
      parse: (page) => pageParser()({ ...page, bytes: bytesOf({ ...notice, page: quietMeeting }) }, []),
    };

    await recordRun(batchOf([key]), reads, never);
    expect(await readQuarantine(world.store, sha256(bytesOf(notice)))).toBeUndefined();

    await recordRun({ ...batchOf([key]), execution: 'again' }, world.record, never);
    expect((await reportOf(world.store, 'again')).counts).toEqual({ gone: 1 });
  });
});

describe('a backfill', () => {
  test('records the pages that were put in, as their requests say', async () => {
    const world = await emptyWorld();
    for (const page of pages) {
      const hash = await storeSnapshot(world.store, bytesOf(page));
      const { url, fetchedAt } = page;
      await askFor(world.store, '2024-old', {
        sha256: hash,
        contentType: 'text/html',
        fetchedAt,
        ...(url !== undefined && { url }),
      });
    }
    const { run, prefix } = backfilling('2024-old');

    await recordRun(batchOf(await keysIn(world.store, prefix), run), world.record, never);

    expect((await publishedIn(world, 'qingshi')).map(({ id, provenance }) => [id, provenance.url])).toEqual([
      [springMeeting.id, pages[0]?.url],
      [summerMeeting.id, pages[1]?.url],
    ]);
    expect((await reportOf(world.store, 'run-1')).counts).toEqual({ committed: 3 });
  });

  test('has a name that can be part of a key', () => {
    expect(() => backfilling('../raw')).toThrow(/no name/);
  });
});

describe('what cannot be done', () => {
  test('is reported with its reason, and fails the batch only where it is much of it', async () => {
    const world = await freshWorld();
    for (const [index, page] of pages.entries())
      for (let copy = 0; copy < 3; copy += 1)
        await deliver(world, { ...page, url: `https://mirror.example/${index}-${copy}.html` });
    const batch = await everything(world);
    await world.store.delete(snapshotKey(sha256(bytesOf(notice))));

    expect((await recordRun(batch, world.record, never)).items).toEqual([]);
    const { failed, counts } = await reportOf(world.store, 'run-1');
    expect(failed).toEqual([
      {
        key: quarantineKey(sha256(bytesOf(notice))),
        code: 'snapshot-missing',
        message: expect.stringContaining('raw/'),
      },
    ]);
    expect(counts).toMatchObject({ impossible: 1 });

    for (const page of pages) await world.store.delete(snapshotKey(sha256(bytesOf(page))));
    await expect(recordRun(batch, world.record, never)).rejects.toMatchObject({ name: 'TooManyFailed' });
    expect((await publishedIn(world, 'qingshi')).length).toBeGreaterThan(0);
  });

  test('is counted against the batch as it was at first, over all its calls', async () => {
    const world = await freshWorld();
    const lost = quarantineKey(sha256(bytesOf(notice)));
    await world.store.delete(snapshotKey(sha256(bytesOf(notice))));
    const left = { ...batchOf([lost]), size: 10 };

    expect(await recordRun({ ...left, impossible: 1 }, world.record, never)).toMatchObject({ items: [] });
    await expect(recordRun({ ...left, impossible: 2 }, world.record, never)).rejects.toThrow(
      /^3 of 10 cannot/,
    );
  });

  test('is what the code fails on, too: it is not tried for ever', async () => {
    const world = await freshWorld();
    const batch = await everything(world);
    const [first = ''] = await keysIn(world.store, 'documents/');
    const store: ObjectStore = {
      ...world.store,
      get: (key) => (key === first ? Promise.reject(new TypeError('no such thing')) : world.store.get(key)),
    };

    const size = { ...batch, size: 40 };
    expect((await recordRun(size, { ...world.record, store }, never)).items).toEqual([]);

    expect((await reportOf(world.store, 'run-1')).failed).toEqual([
      { key: first, code: 'unexpected', message: 'no such thing' },
    ]);
  });

  test('is a key that says nothing of a page', async () => {
    const world = await freshWorld();
    const key = snapshotKey(sha256(bytesOf(notice)));

    await expect(recordRun(batchOf([key]), world.record, never)).rejects.toThrow(/does not say how/);
  });
});

describe('what is left of a batch', () => {
  test('is what there was no time for, and is done by the calls after', async () => {
    const world = await freshWorld();
    let batch = await everything(world);
    const sizes: number[] = [];
    for (let calls = 0; batch.items.length > 0; calls += 1) {
      expect(calls).toBeLessThan(5);
      let begun = 0;
      batch = await recordRun(batch, better(world), () => {
        begun += 1;
        return begun > 2;
      });
      sizes.push(batch.items.length);
    }

    expect(sizes).toEqual([2, 0]);
    expect((await publishedIn(world, 'qingshi')).every(({ body }) => body === '政府常务会议')).toBe(true);
    expect((await reportOf(world.store, 'run-1')).counts).toEqual({ committed: 3, quarantined: 1 });
  });

  test('is what a store was away for; where it was away for all of it, the batch fails and can be tried again', async () => {
    const world = await freshWorld();
    const batch = await everything(world);
    const away = transient('store-unavailable', 'The store is away');
    const [first = ''] = await keysIn(world.store, 'documents/');
    const failing = (fails: (key: string) => boolean): RecordDeps => ({
      ...world.record,
      store: {
        ...world.store,
        get: (key) => (fails(key) ? Promise.reject(away) : world.store.get(key)),
      },
    });

    const left = await recordRun(
      batch,
      failing((key) => key === first),
      never,
    );
    expect(left).toEqual({ ...batch, items: [{ Key: first }], size: 4, impossible: 0 });
    await expect(
      recordRun(
        batch,
        failing(() => true),
        never,
      ),
    ).rejects.toMatchObject({
      kind: 'transient',
      message: expect.stringContaining('The store is away'),
    });
    expect((await recordRun(left, world.record, never)).items).toEqual([]);
  });

  test('is a large page after all others, by itself', async () => {
    const world = await freshWorld();
    const large = { ...notice, page: `停水通知${'。'.repeat(400_000)}` };
    await deliver(world, large);
    const order: number[] = [];
    const deps: RecordDeps = {
      ...world.record,
      parse: (page, ...rest) => {
        order.push(page.bytes.length);
        return pageParser()(page, ...rest);
      },
    };

    await recordRun(
      batchOf([
        quarantineKey(sha256(bytesOf(large))),
        ...(await everything(world)).items.map(({ Key }) => Key),
      ]),
      deps,
      never,
    );

    expect(order).toHaveLength(5);
    expect(order.at(-1)).toBe(bytesOf(large).length);
  });
});

test('the function takes a batch of a run, and leaves what its time does not allow', async () => {
  const world = await freshWorld();
  const batch = await everything(world);
  const noted = async () => {};

  expect(await receiveEvent(batch, better(world), noted, () => 60_000)).toEqual({ ...batch, items: [] });
  await expect(receiveEvent(batch, better(world), noted, () => 5_000)).rejects.toThrow(/there was no time/);
  await expect(
    receiveEvent({ ...batch, run: 'tidy' as 'reprocess' }, world.record, noted, () => 60_000),
  ).rejects.toMatchObject({ code: 'invalid-run-batch' });
});
