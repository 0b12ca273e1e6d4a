// One that is broken harms nobody else.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { receive } from '../../functions/publish/receive.ts';
import { sweep } from '../../functions/publish/schedule.ts';
import { dynamoRecordStore } from '../../functions/record/record-store.dynamo.ts';
import { restore } from '../../functions/record/restore.ts';
import type { ObjectStore } from '../../functions/shared/object-store/object-store.ts';
import type { Table } from '../../functions/shared/records/table.ts';
import { meetingKey, summaryKey } from '../../functions/shared/records/tables.ts';
import { messagesOf, openWorld, samplePages, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
  for (const page of samplePages()) await world.ingest(page);
});
afterEach(() => world.close());

it('a sweep wakes whoever is due, behind however many that fail again and again', async () => {
  const now = world.clock().toISOString();
  for (let i = 0; i < 2100; i += 1) await world.builds.mark(`stuck-${i}`, now);
  await world.builds.mark('last', world.clock().toISOString());

  const messages = await messagesOf(sweep, world);

  expect(messages.length).toBeGreaterThan(2100);
  expect(messages.map(({ scope }) => scope)).toContain('last');
});

it('a government whose rows cannot be read is named, and all others are published', async () => {
  const broken: Table = {
    ...world.table,
    async *range(pk, options) {
      if (pk === 'GOV#yunze') throw new Error('the row cannot be read');
      yield* world.table.range(pk, options);
    },
  };

  const { failed } = await world.publish({ table: broken });

  expect(failed).toEqual([{ scope: 'yunze', reason: expect.stringContaining('the row cannot be read') }]);
  expect(await world.text('yunze/index.html')).toBeUndefined();
  expect(await world.text('linlan-qingyu/index.html')).toContain('青屿区');
  expect(await world.text('index.html')).toContain('青屿区');

  // It waits, each time longer, and comes by itself.
  world.advance(24 * 3_600_000);
  expect((await world.publish()).failed).toEqual([]);
  expect(await world.text('yunze/index.html')).toContain('云泽县');
});

it('a message whose build fails comes back alone', async () => {
  const publicStore: ObjectStore = {
    ...world.publicStore,
    put: async (path, ...rest) => {
      if (path.startsWith('yunze/')) throw new Error('no more');
      return world.publicStore.put(path, ...rest);
    },
  };
  const deps = { ...world.depsOf({ publicStore }), summaries: world.summaries, send: async () => {} };
  const record = (scope: string) => ({ messageId: scope, body: JSON.stringify({ scope }) });
  const event = { Records: ['yunze', 'linlan-qingyu'].map(record) };

  const answer = await receive(event as Parameters<typeof receive>[0], deps, () => 600_000);

  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'yunze' }] });
  expect(await world.text('linlan-qingyu/index.html')).toContain('青屿区');
});

it('a document that is gone fails what shows its text, and nothing else; read again, it is back', async () => {
  await world.publish();
  const whole = await world.published();
  const record = await world.rows.read('yunze/2024/31');
  const key = record?.current.documentKey ?? '';
  await world.store.delete(key);
  await world.correct('yunze/2024/38', { validity: '废止' });
  // Whatever is rendered anew.
  const release = { renderingVersion: 'the next' };

  const { failed } = await world.night(release);

  expect(failed.map(({ scope, target }) => [scope, target])).toEqual([['yunze', 'meeting/yunze/2024/31']]);
  expect(await world.text('yunze/meetings/2024/38.json')).toContain('废止');
  expect(await world.text('yunze/meetings/2024/31.html')).toBeDefined();
  await world.publish(release);
  expect(await world.text('status.json')).toContain('meeting/yunze/2024/31');

  for (const page of samplePages(['yunze'])) await world.ingest(page);
  world.advance(24 * 3_600_000);
  expect((await world.publish(release)).failed).toEqual([]);
  expect((await world.published())['yunze/meetings/2024/31.html']).toBe(whole['yunze/meetings/2024/31.html']);
});

it('a row that breaks its schema keeps what was published of its meeting, is named, and is made anew', async () => {
  await world.withdraw('yunze/2024/38', true);
  await world.publish();
  // The page of downloads names the tables of all once the night has made them.
  await world.night();
  const whole = await world.published();
  const breakRow = async (meeting: string) => {
    const row = await world.table.get(meetingKey(meeting));
    if (row === undefined) throw new Error(`no row of ${meeting}`);
    await world.table.put({ ...row, rev: 'three' });
  };
  await breakRow('yunze/2024/31');
  await breakRow('yunze/2024/38');
  await world.builds.mark('yunze', world.clock().toISOString());

  const { failed } = await world.publish({});

  expect(failed.map(({ scope, target }) => [scope, target])).toEqual([
    ['yunze', 'meeting/yunze/2024/31'],
    ['yunze', 'meeting/yunze/2024/38'],
    // They would lose too many rows.
    ['yunze', 'downloads/yunze'],
  ]);
  const now = await world.published();
  for (const end of ['html', 'json']) {
    // Its pages, and the tombstone, stay as they were.
    for (const number of [31, 38]) {
      const path = `yunze/meetings/2024/${number}.${end}`;
      expect(now[path]).toBe(whole[path]);
    }
  }
  const { sources } = JSON.parse((await world.text('status.json')) ?? '');
  expect(sources).toMatchObject([
    { id: 'yunze', state: 'broken', problems: [{ remedy: 'open-minutes restore' }] },
  ]);
  expect(await world.text('linlan-qingyu/index.html')).toContain('青屿区');
  // A page of it is not recorded over what nobody can read, and the others are.
  const outcomes = await Promise.allSettled(samplePages().map((page) => world.ingest(page)));
  expect(outcomes.filter(({ status }) => status === 'rejected').length).toBeLessThanOrEqual(2);

  await restore(world.recordDeps());
  world.advance(24 * 3_600_000);
  expect((await world.publish()).failed).toEqual([]);
  expect(await world.published()).toEqual(whole);
});

it('a record that nobody could read is not written', async () => {
  const before = await world.rows.read('yunze/2024/31');
  const records = dynamoRecordStore(world.table);
  if (before === undefined) throw new Error('no record');
  const bad = { ...before, rev: before.rev + 1, firstSeenAt: 7 as unknown as string };

  await expect(records.commit(bad, before.rev)).rejects.toMatchObject({ code: 'invalid-record' });

  expect(await world.rows.read('yunze/2024/31')).toEqual(before);
});

it('a summary that breaks its schema is named, and written anew by a build of its government', async () => {
  await world.publish();
  const whole = await world.published();
  const key = summaryKey('yunze');
  const row = await world.table.get(key);
  await world.table.put({ ...key, ...row, generation: 'many' });

  await world.builds.mark('all', world.clock().toISOString());
  await world.build('all');

  const status = JSON.parse((await world.text('status.json')) ?? '');
  expect(status.sources).toMatchObject([
    { id: 'yunze', problems: [{ code: 'broken', messageEn: expect.stringContaining('invalid-summary') }] },
  ]);
  expect(await world.text('index.html')).toContain('青屿区');
  // Its own build was marked.
  expect((await world.publish()).failed).toEqual([]);
  expect(await world.table.get(key)).toMatchObject({ generation: expect.any(Number) });
  world.advance(24 * 3_600_000);
  await world.publish();
  expect(await world.published()).toEqual(whole);
});

it('tables of the night that fail are named on the status page until they are built', async () => {
  await world.publish();
  await world.night();
  const [path] = Object.keys(await world.published()).filter((one) => /^data\/yunze\/tables-/.test(one));
  const object = await world.publicStore.get(path ?? '');
  await world.publicStore.delete(path ?? '');
  await world.builds.mark('all/data/meetings', world.clock().toISOString());
  const release = { renderingVersion: 'the next' };
  expect((await world.build('all/data/meetings', release)).failed).toMatchObject([{ code: 'table-missing' }]);
  await world.publish();
  const problems = async () => JSON.parse((await world.text('status.json')) ?? '').problems;
  expect(await problems()).toMatchObject([
    { code: 'broken', messageEn: expect.stringContaining('tables/meetings: table-missing') },
  ]);

  await world.publicStore.put(path ?? '', object?.body ?? new Uint8Array());
  world.advance(24 * 3_600_000);
  await world.publish();
  expect(await problems()).toEqual([]);
});
