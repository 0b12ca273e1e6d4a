import { afterAll, beforeAll, expect, test } from 'vitest';
import { ingest } from '../../functions/record/ingest.ts';
import { keepSnapshot } from '../../functions/record/snapshot.ts';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';
import { faultyStore, faultyTable, unbroken } from './faults.ts';
import { type Page, springMeeting } from './minutes.ts';
import { openTables, worldOver } from './world.ts';

let tables: Awaited<ReturnType<typeof openTables>>;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables.close());

/** The calls of the stores for taking in a page whose bytes are at hand. */
async function callsFor(page: Page): Promise<readonly string[]> {
  const faults = unbroken();
  const world = worldOver(faultyStore(memoryStore(), faults), faultyTable(await tables.fresh(), faults));
  const snapshot = await keepSnapshot(world.store, new TextEncoder().encode(JSON.stringify(page)));
  await ingest(
    {
      sha256: snapshot.sha256,
      contentType: 'text/html',
      fetchedAt: '2024-03-16T02:00:00.000Z',
      url: 'https://www.qingshi.example/jiyao/3.html',
    },
    world.record,
    snapshot,
  );
  return faults.calls.map(({ what }) => what.replace(/[0-9a-f]{64}/u, '…').replace(/\/…|#…/u, ''));
}

test('taking in a new page costs eight calls: its bytes, what is known, claim, address, what was decided, document, row, mark', async () => {
  expect(await callsFor({ ...springMeeting, series: '常务会议', number: 3 })).toEqual([
    'put raw',
    'get 4 rows',
    'put GOV#qingshi CLAIM#MEETING#常务会议#2024-03-08',
    'put ADDRESS MEETING',
    'list decisions/qingshi/2024/3/',
    'put documents/qingshi/2024/3.json',
    'put GOV#qingshi MEETING#qingshi/2024/3',
    'update GOV#qingshi BUILD',
  ]);
});

test('one that tells no number looks once more whether another has come meanwhile that does', async () => {
  expect(await callsFor({ ...springMeeting, series: '常务会议' })).toHaveLength(9);
});

test('one that names no kind of meeting claims none', async () => {
  expect(await callsFor(springMeeting)).toHaveLength(7);
});

test('a page that was stored before leaves no marker of a deletion where it was never put aside', async () => {
  const faults = unbroken();
  const world = worldOver(faultyStore(memoryStore(), faults), faultyTable(await tables.fresh(), faults));
  const bytes = new TextEncoder().encode(JSON.stringify(springMeeting));
  const { sha256 } = await keepSnapshot(world.store, bytes);
  const request = { sha256, contentType: 'text/html', fetchedAt: '2024-03-16T02:00:00.000Z' };

  expect(await ingest({ ...request, source: 'qingshi' }, world.record)).toMatchObject({ kind: 'committed' });

  const said = faults.calls.map(({ what }) => what).filter((what) => what.includes('quarantine/'));
  expect(said).toEqual([`head quarantine/${sha256}.json`]);
});
