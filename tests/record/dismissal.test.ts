import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Parse } from '../../functions/record/deps.ts';
import { dismissalOf, dismissPage } from '../../functions/record/dismissal.ts';
import { restore } from '../../functions/record/restore.ts';
import { openQuestions, pageIdOf } from '../../functions/record/review.ts';
import { refused } from '../../functions/shared/errors.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { springMeeting } from './minutes.ts';
import { bytesOf, deliver, freshWorld, keysIn, openTables } from './world.ts';

let tables: Awaited<ReturnType<typeof openTables>>;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables.close());

const untold = {
  page: { ...springMeeting, source: 'unknown', id: 'unknown/5f3a9c2d' },
  url: 'https://www.qingshi.example/jiyao/3.html',
  fetchedAt: '2024-03-16T02:00:00.000Z',
};
const notMinutes: Parse = () => {
  throw refused('not-minutes', 'It is a notice.');
};
const page = sha256(bytesOf(untold));
const dismissed = { by: 'Operator', why: 'No government that we follow.' };

test.each([
  ['that asks for its government', untold],
  ['that cannot be read', { ...untold, parse: notMinutes }],
])('a page %s is put aside no more once it is dismissed, however often it comes', async (_, delivery) => {
  const world = await freshWorld(tables);
  await deliver(world, delivery);
  expect(await keysIn(world.store, 'quarantine/')).toEqual([`quarantine/${page}.json`]);

  expect(await dismissPage(pageIdOf(page), dismissed, world.record)).toBe(page);

  expect(await keysIn(world.store, 'quarantine/')).toEqual([]);
  expect(await deliver(world, delivery)).toEqual({
    kind: 'quarantined',
    code: 'dismissed',
    message: 'Dismissed by Operator: No government that we follow.',
  });
  expect(await keysIn(world.store, 'quarantine/')).toEqual([]);
  for await (const entry of openQuestions(world.store)) expect(entry).toBeUndefined();
});

test('who dismissed a page, and why, is kept beside the other decisions, and outlives the rows', async () => {
  const world = await freshWorld(tables);
  await deliver(world, untold);
  await dismissPage(page, dismissed, world.record);

  expect(await dismissalOf(page, world.store)).toEqual(dismissed);
  expect(await keysIn(world.store, 'decisions/')).toEqual([
    expect.stringMatching(new RegExp(`^decisions/unknown/${page}/`)),
  ]);
  expect(await restore(world.record)).toMatchObject({ meetings: 0 });
});

test('a page that can be read is recorded although it was dismissed', async () => {
  const world = await freshWorld(tables);
  await deliver(world, { ...untold, parse: notMinutes });
  await dismissPage(page, dismissed, world.record);

  expect(await deliver(world, { ...untold, page: springMeeting })).toMatchObject({ kind: 'committed' });
});

test('only what was put aside is dismissed', async () => {
  const world = await freshWorld(tables);

  for (const id of [page, 'abcdef', 'quarantine/', ''])
    await expect(dismissPage(id, dismissed, world.record)).rejects.toMatchObject({ code: 'nothing-waits' });
  expect(await keysIn(world.store, 'decisions/')).toEqual([]);
});
