// One that is broken harms nobody else.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { receive } from '../../functions/publish/receive.ts';
import { sweep } from '../../functions/publish/schedule.ts';
import type { ObjectStore } from '../../functions/shared/object-store/object-store.ts';
import type { Table } from '../../functions/shared/records/table.ts';
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
