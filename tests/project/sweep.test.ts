import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isSweep, sweep } from '../../functions/project/sweep.ts';
import { springMeeting } from '../record/minutes.ts';
import { deliver, freshWorld, openTables, type World } from '../record/world.ts';

let tables: Awaited<ReturnType<typeof openTables>>;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables.close());

const url = 'https://www.example/spring';
const fetchedAt = '2024-07-20T00:00:00.000Z';
const sweepIn = (world: World) => sweep(world.project);

describe('a sweep', () => {
  test('opens a new site: what is published without any meeting is woken', async () => {
    const world = await freshWorld(tables);

    await sweepIn(world);

    expect(world.woken.sort()).toEqual([
      'feed/decisions',
      'feed/meetings',
      'opml/all',
      'page/index',
      'page/status',
      'static',
    ]);
  });

  test('wakes no more than what comes with the code when all is done', async () => {
    const world = await freshWorld(tables);
    const { publications } = world.project;
    await publications.markDirty(['static']);
    const { dirty = 0 } = await publications.state('static');
    await publications.settle('static', dirty, { 'style.css': { sha256: 'abc', bytes: 3 } });

    await sweepIn(world);

    expect(world.woken).toEqual(['static']);
  });

  test('wakes publications whose wake-up was lost', async () => {
    const world = await freshWorld(tables);
    await world.project.publications.markDirty(['feed/qingshi/decisions']);

    await sweepIn(world);

    expect(world.woken).toContain('feed/qingshi/decisions');
  });

  test('projects meetings that the stream did not tell of', async () => {
    const world = await freshWorld(tables);
    await deliver(world, { page: springMeeting, url, fetchedAt });

    await sweepIn(world);

    expect(world.woken).toContain(`meeting/${springMeeting.id}`);
    const head = await world.project.heads.read(springMeeting.id);
    expect(head?.undrainedSince).toBeUndefined();
  });

  test('fails when a meeting cannot be projected, after it has done the rest', async () => {
    const world = await freshWorld(tables);
    await deliver(world, { page: springMeeting, url, fetchedAt });
    await world.project.publications.markDirty(['feed/qingshi/decisions']);
    const lost = { ...world.store, get: async () => undefined };

    await expect(sweep({ ...world.project, store: lost })).rejects.toThrow(springMeeting.id);

    expect(world.woken).toContain('feed/qingshi/decisions');
  });
});

test('an event of the stream is no sweep', () => {
  expect(isSweep({ Records: [] })).toBe(false);
  expect(isSweep({ sweep: true })).toBe(true);
});
