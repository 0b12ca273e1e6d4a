import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dynamoPublicationStore } from '../../functions/publish/publication-store.dynamo.ts';
import { openTables } from '../record/world.ts';

let tables: Awaited<ReturnType<typeof openTables>>;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables.close());

const open = async (...minutes: number[]) => {
  const clock = () => new Date(Date.UTC(2024, 7, 1, 0, minutes.length > 1 ? minutes.shift() : minutes[0]));
  return dynamoPublicationStore(await tables.fresh(), clock);
};

describe('the state of a publication', () => {
  test('never marked is clean and without files', async () => {
    const store = await open(0);

    expect(await store.state('feed/decisions')).toEqual({ id: 'feed/decisions', files: {}, followers: [] });
    expect(await store.due(10)).toEqual([]);
  });

  test('marked is dirty and due, with all the followers that were named', async () => {
    const store = await open(0);

    await store.markDirty(['meeting/qingshi/2024/3'], ['feed/meetings', 'page/index']);
    await store.markDirty(['meeting/qingshi/2024/3'], ['feed/meetings', 'data/qingshi/2024']);
    await store.markDirty(['meeting/qingshi/2024/3']);

    expect(await store.state('meeting/qingshi/2024/3')).toEqual({
      id: 'meeting/qingshi/2024/3',
      dirty: 3,
      files: {},
      followers: ['data/qingshi/2024', 'feed/meetings', 'page/index'],
    });
    expect(await store.due(10)).toEqual(['meeting/qingshi/2024/3']);
  });

  test('settled is clean and keeps its files', async () => {
    const store = await open(0);
    await store.markDirty(['page/index'], ['feed/meetings']);

    expect(await store.settle('page/index', 1, { 'index.html': { sha256: 'aa', bytes: 7 } })).toBe(true);

    expect(await store.state('page/index')).toEqual({
      id: 'page/index',
      files: { 'index.html': { sha256: 'aa', bytes: 7 } },
      followers: [],
    });
    expect(await store.due(10)).toEqual([]);
  });

  test('that became dirty again while it was rendered stays so; its files are saved', async () => {
    const store = await open(0);
    await store.markDirty(['page/index'], ['feed/meetings']);
    await store.markDirty(['page/index']);

    expect(await store.settle('page/index', 1, { 'index.html': { sha256: 'aa', bytes: 7 } })).toBe(false);

    expect(await store.state('page/index')).toMatchObject({
      dirty: 2,
      files: { 'index.html': { sha256: 'aa', bytes: 7 } },
      followers: ['feed/meetings'],
    });
    expect(await store.due(10)).toEqual(['page/index']);
  });

  test('is never settled by a rendering of before an earlier settling', async () => {
    const store = await open(0);
    await store.markDirty(['page/index']);
    await store.settle('page/index', 1, {});
    await store.markDirty(['page/index']);

    expect(await store.settle('page/index', 1, {})).toBe(false);
    expect((await store.state('page/index')).dirty).toBe(2);
  });
});

describe('what is due', () => {
  test('comes longest waiting first, and waits since it first became dirty', async () => {
    const store = await open(1, 2, 3, 4);
    await store.markDirty(['page/index']);
    await store.markDirty(['feed/decisions']);
    await store.markDirty(['feed/meetings']);
    await store.markDirty(['page/index']);

    expect(await store.due(2)).toEqual(['page/index', 'feed/decisions']);
    expect(await store.due(10)).toEqual(['page/index', 'feed/decisions', 'feed/meetings']);
  });

  test('can be more than one page of the index holds', async () => {
    const store = await open(0);
    const ids = Array.from({ length: 250 }, (_, number) => `meeting/qingshi/2024/${number}` as const);
    await store.markDirty(ids);

    expect(new Set(await store.due(1000))).toEqual(new Set(ids));
    expect(await store.due(7)).toHaveLength(7);
  });
});
