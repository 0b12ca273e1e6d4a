import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';
import { doubtfulApproved, doubtfulComes, EVENTS, type Event, firstOf, meetingsOf } from './histories.ts';
import { openTables, worldOver } from './world.ts';

let tables: Awaited<ReturnType<typeof openTables>>;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables.close());

const FIRST = [firstOf, doubtfulComes];
const OTHERS = [...EVENTS, doubtfulApproved];

async function tableAfter(events: readonly Event[]) {
  const table = await tables.fresh();
  const world = worldOver(memoryStore(), table);
  for (const event of events) await event.happen(world);
  return table;
}

test('whatever happens in any order, each of it several times, ends in the same meetings', async () => {
  const expected = await meetingsOf(await tableAfter([...FIRST, ...OTHERS]));
  const anyOrder = fc.shuffledSubarray([...OTHERS, ...OTHERS], { minLength: 2 * OTHERS.length });

  await fc.assert(
    fc.asyncProperty(anyOrder, async (events) => {
      expect(await meetingsOf(await tableAfter([...FIRST, ...events]))).toEqual(expected);
    }),
    { numRuns: Number(process.env.HISTORIES ?? 12) },
  );
}, 3_600_000);

test('some of it in any order ends in the same meetings', async () => {
  const some = fc
    .shuffledSubarray(OTHERS, { minLength: 2, maxLength: 6 })
    .chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
    );

  await fc.assert(
    fc.asyncProperty(some, async ([one, other]) => {
      const [first, second] = [
        [...FIRST, ...one],
        [...FIRST, ...other],
      ];
      expect(await meetingsOf(await tableAfter(second))).toEqual(await meetingsOf(await tableAfter(first)));
    }),
    { numRuns: Number(process.env.HISTORIES ?? 25) },
  );
}, 3_600_000);

test('the same ten times over ends in the very same rows, revisions included', async () => {
  const once = await tableAfter([...FIRST, ...OTHERS]);
  const often = await tableAfter([
    ...FIRST,
    ...OTHERS,
    ...Array(9)
      .fill([...FIRST, ...OTHERS])
      .flat(),
  ]);

  const withoutMarks = async (table: typeof once) =>
    (await table.everything()).map(({ token: _, ...row }) => row);
  expect(await withoutMarks(often)).toEqual(await withoutMarks(once));
}, 60_000);

test('two writers at once lose nothing of each other', async () => {
  const expected = await meetingsOf(await tableAfter([...FIRST, ...OTHERS]));
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(OTHERS, { minLength: OTHERS.length }), async (events) => {
      const table = await tables.fresh();
      const store = memoryStore();
      for (const event of FIRST) await event.happen(worldOver(store, table));
      const half = Math.floor(events.length / 2);
      await Promise.all(
        [events.slice(0, half), events.slice(half)].map(async (mine) => {
          const world = worldOver(store, table);
          for (const event of mine) await event.happen(world);
        }),
      );
      expect(await meetingsOf(table)).toEqual(expected);
    }),
    { numRuns: Number(process.env.HISTORIES ?? 10) },
  );
}, 3_600_000);
