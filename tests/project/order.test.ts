import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  doubtfulMeeting,
  pageParser,
  quietMeeting,
  springMeeting,
  summerMeeting,
} from '../record/minutes.ts';
import {
  approve,
  type Delivery,
  deliver,
  drain,
  freshWorld,
  openTables,
  type TestTable,
  type World,
} from '../record/world.ts';

let tables: Awaited<ReturnType<typeof openTables>>;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables.close());

const html = 'https://www.qingshi.example/jiyao/3.html';
const pdf = 'https://www.qingshi.example/files/3.pdf';
const corrected = {
  ...springMeeting,
  publishedAt: '2024-03-16',
  decisions: springMeeting.decisions?.slice(1) ?? [],
};
const better = pageParser('1.1.0', (document) => ({ ...document, series: '常务会议' }));

const doubtful: Delivery = {
  page: doubtfulMeeting,
  url: 'https://www.yunpu.example/2',
  fetchedAt: '2024-02-21T00:00:00.000Z',
};

/**
 * Two addresses of one meeting, an edit, a better parser, a state that waits for review, two other meetings, and two
 * that wait: one is approved below.
 */
const DELIVERIES: readonly Delivery[] = [
  { page: springMeeting, url: html, fetchedAt: '2024-03-16T00:00:00.000Z' },
  { page: springMeeting, url: html, fetchedAt: '2024-03-16T00:00:00.000Z', parse: better },
  { page: corrected, url: html, fetchedAt: '2024-03-20T00:00:00.000Z' },
  { page: corrected, url: html, fetchedAt: '2024-03-20T00:00:00.000Z', parse: better },
  { page: corrected, url: pdf, contentType: 'application/pdf', fetchedAt: '2024-03-18T00:00:00.000Z' },
  {
    page: summerMeeting,
    url: 'https://www.qingshi.example/jiyao/7.html',
    fetchedAt: '2024-07-11T00:00:00.000Z',
  },
  { page: { ...corrected, doubt: 'Garbled.' }, url: html, fetchedAt: '2024-03-22T00:00:00.000Z' },
  doubtful,
  {
    page: { ...doubtfulMeeting, id: 'yunpu/2024/4' },
    url: 'https://www.yunpu.example/4',
    fetchedAt: '2024-04-21T00:00:00.000Z',
  },
  { page: quietMeeting, url: 'https://www.yunpu.example/12', fetchedAt: '2024-01-06T00:00:00.000Z' },
];

/** Also a person may come at any time after the first delivery. */
const approveDoubtful = (world: World) => approve(world, doubtful, doubtfulMeeting.id);

/**
 * The rows that say what is, without those that say how it came about: revisions, counters, write-ahead lists, what
 * publications wait for, and what was shown for a while on some ways and not on others: tombstones of decisions, and
 * the rows that say that a list exists, which readers verify.
 */
async function essence(table: TestTable) {
  const rows = await table.everything();
  return rows
    .filter(({ pk, sk, gone }) => !/^(REV#|PROJECTION$)/.test(sk) && !pk.startsWith('FEED#') && gone !== true)
    .filter(({ pk, meeting }) => !pk.startsWith('LIST#') || meeting !== undefined)
    .map(({ rev: _, projected: __, workSince: ___, ...row }) => row);
}

test('deliveries in any order, each of them several times, drained at any time, end in the same rows', async () => {
  const inOrder = await tables.fresh();
  const expected = await freshWorld({ ...tables, fresh: async () => inOrder });
  for (const delivery of DELIVERIES) await deliver(expected, delivery);
  await approveDoubtful(expected);
  await drain(expected);
  const rows = await essence(inOrder);

  const anyOrder = fc
    .shuffledSubarray([...DELIVERIES, ...DELIVERIES], { minLength: 2 * DELIVERIES.length })
    .chain((deliveries) =>
      fc.record({
        deliveries: fc.constant(deliveries),
        drained: fc.array(fc.boolean(), { minLength: deliveries.length, maxLength: deliveries.length }),
        approvedAfter: fc.integer({ min: deliveries.indexOf(doubtful), max: deliveries.length - 1 }),
      }),
    );
  await fc.assert(
    fc.asyncProperty(anyOrder, async ({ deliveries, drained, approvedAfter }) => {
      const table = await tables.fresh();
      const world = await freshWorld({ ...tables, fresh: async () => table });
      for (const [index, delivery] of deliveries.entries()) {
        await deliver(world, delivery);
        if (index === approvedAfter) await approveDoubtful(world);
        if (drained[index]) await drain(world);
      }
      await drain(world);

      expect(await essence(table)).toEqual(rows);
    }),
    { numRuns: 10 },
  );
});

test('the same deliveries ten times over end in the very same rows, revisions included', async () => {
  const once = await tables.fresh();
  const often = await tables.fresh();
  const world = await freshWorld({ ...tables, fresh: async () => often });
  const expected = await freshWorld({ ...tables, fresh: async () => once });
  for (const delivery of DELIVERIES) await deliver(expected, delivery);
  await approveDoubtful(expected);
  await drain(expected);

  for (const delivery of DELIVERIES) await deliver(world, delivery);
  await approveDoubtful(world);
  await drain(world);
  const changed: number[] = [];
  for (let times = 0; times < 9; times += 1) {
    for (const delivery of DELIVERIES) await deliver(world, delivery);
    await approveDoubtful(world);
    changed.push(await drain(world));
  }

  expect(changed).toEqual(Array(9).fill(0));
  expect(await often.everything()).toEqual(await once.everything());
});
