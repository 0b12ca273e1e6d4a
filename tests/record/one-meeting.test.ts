// The report and the minutes of one meeting, wherever they stand and whichever comes first.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { correctMeeting } from '../../functions/record/amend.ts';
import { currentDocument, underMeeting } from '../../functions/shared/documents.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { isHeld } from '../../functions/shared/head.ts';
import { dynamoMeetingRows } from '../../functions/shared/records/meeting-rows.dynamo.ts';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { type Page, pageParser } from './minutes.ts';
import {
  approve,
  bytesOf,
  type Delivery,
  deliver,
  freshWorld,
  openTables,
  publishedIn,
  type World,
  waitingIn,
} from './world.ts';

let tables: Awaited<ReturnType<typeof openTables>>;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables.close());

const held = { series: '常务会议', heldOn: '2024-03-08' };
const reportPage: Page = {
  ...held,
  id: 'qingshi/0123456789ab',
  form: 'report',
  publishedAt: '2024-03-09',
  decisions: [{ subject: '《青石县茶园灌溉办法》' }],
  // A report may name more people than the minutes do; it is outranked all the same.
  present: ['柏青山', '竹清和', '桑晚舟', '槐序'].map((name) => ({ name })),
};
const minutesPage: Page = {
  ...held,
  id: 'qingshi/2024/3',
  number: 3,
  publishedAt: '2024-03-15',
  decisions: [{ subject: '《青石县茶园灌溉办法》', responsible: '县水利局' }],
  present: [{ name: '柏青山' }],
};
const report: Delivery = {
  page: reportPage,
  url: 'https://www.qingshi.example/xinwen/8.html',
  fetchedAt: '2024-03-10T02:00:00.000Z',
};
const minutes: Delivery = {
  page: minutesPage,
  url: 'https://www.qingshi.example/jiyao/3.html',
  fetchedAt: '2024-03-16T02:00:00.000Z',
};
/** Held on the same day, as the next number. */
const secondMinutes: Delivery = {
  page: { ...minutesPage, id: 'qingshi/2024/4', number: 4, decisions: [] },
  url: 'https://www.qingshi.example/jiyao/4.html',
  fetchedAt: '2024-03-17T02:00:00.000Z',
};
const mirror: Delivery = {
  page: { ...reportPage, id: 'qingshi/ba9876543210', present: [{ name: '柏青山' }] },
  url: 'https://mirror.example/8.html',
  fetchedAt: '2024-03-11T02:00:00.000Z',
};

async function worldWith(...deliveries: Delivery[]): Promise<World> {
  const world = await freshWorld(tables);
  for (const one of deliveries) await deliver(world, one);
  return world;
}

/** What is published, whatever the meetings are called. */
async function published(world: World) {
  const found: object[] = [];
  for await (const record of dynamoMeetingRows(world.table).of('qingshi')) {
    const { firstSeenAt, modifiedAt, instant } = record;
    if (isHeld(record)) continue;
    const document = underMeeting(await currentDocument(world.store, record), 'any/meeting');
    found.push({ firstSeenAt, modifiedAt, instant, document });
  }
  return (found as { document: MinutesDocument }[]).sort((one, other) =>
    one.document.title < other.document.title ? -1 : 1,
  );
}

const documentIn = async (world: World, id: string) =>
  (await publishedIn(world, 'qingshi')).find((document) => document.id === id);

function orders<T>(all: readonly T[]): T[][] {
  if (all.length < 2) return [[...all]];
  return all.flatMap((one) => orders(all.filter((other) => other !== one)).map((rest) => [one, ...rest]));
}

describe('a report and the minutes of one meeting', () => {
  test('are one meeting: the minutes replace the report as a revision, under its identifier', async () => {
    const world = await freshWorld(tables);

    await deliver(world, report);
    const outcome = await deliver(world, minutes);

    expect(outcome).toMatchObject({ kind: 'committed', meeting: reportPage.id, rev: 2 });
    const head = await world.record.records.read(reportPage.id);
    expect(head).toMatchObject({
      current: { sha256: sha256(bytesOf(minutes)) },
      firstSeenAt: report.fetchedAt,
      modifiedAt: minutes.fetchedAt,
      aliases: [minutesPage.id],
    });
    expect(await world.record.records.read(minutesPage.id)).toBeUndefined();
    expect((await world.record.records.find(minutesPage.id))?.meeting).toBe(reportPage.id);
  });

  test('are one meeting also when the report comes after the minutes, which it never replaces', async () => {
    const world = await freshWorld(tables);

    await deliver(world, minutes);
    const late = { ...report, fetchedAt: '2024-04-01T00:00:00.000Z' };
    const outcome = await deliver(world, late);

    expect(outcome).toEqual({ kind: 'unchanged', meeting: minutesPage.id });
    const head = await world.record.records.read(minutesPage.id);
    expect(head?.current.sha256).toBe(sha256(bytesOf(minutes)));
    expect(head?.modifiedAt).toBeUndefined();
    expect(Object.keys(head?.places ?? {})).toHaveLength(2);
  });

  test('are one meeting as local files, too', async () => {
    const { url: _, ...minutesFile } = minutes;
    const { url: __, ...reportFile } = report;

    for (const order of orders([minutesFile, { ...reportFile, fetchedAt: '2024-04-01T00:00:00.000Z' }])) {
      const found = await published(await worldWith(...order));
      expect(found.map(({ document }) => document.form)).toEqual(['minutes']);
    }
  });

  test('keep the guid of what was decided where both tell it in the same words', async () => {
    const before = await documentIn(await worldWith(report), reportPage.id);
    const after = await documentIn(await worldWith(report, minutes), reportPage.id);

    expect(after?.form).toBe('minutes');
    expect(after?.decisions.map(({ id }) => id)).toEqual(before?.decisions.map(({ id }) => id));
  });

  test.each([
    ['both', [report, minutes]],
    ['a mirror of the report', [report, mirror, minutes]],
    ['the minutes of another meeting of the day', [report, minutes, secondMinutes]],
    ['two reports and two meetings', [report, mirror, minutes, secondMinutes]],
  ])('are published alike in every order of arrival: %s', async (_, deliveries) => {
    const found: unknown[] = [];
    for (const order of orders(deliveries)) found.push(await published(await worldWith(...order)));

    const [first, ...others] = found;
    for (const other of others) expect(other).toEqual(first);
  });

  test('are one meeting when both come at once', async () => {
    const world = await freshWorld(tables);

    await Promise.all([report, minutes, mirror].map((one) => deliver(world, one)));

    expect((await published(world)).map(({ document }) => document.form)).toEqual(['minutes']);
  });

  test('whose numbers differ are two meetings', async () => {
    const world = await worldWith({ ...report, page: { ...reportPage, number: 4 } }, minutes);

    expect((await published(world)).map(({ document }) => document.number).sort()).toEqual([3, 4]);
  });

  test('whose days differ are two meetings', async () => {
    const world = await worldWith({ ...report, page: { ...reportPage, heldOn: '2024-03-07' } }, minutes);

    expect(await published(world)).toHaveLength(2);
  });

  test('killed after the claim are found again', async () => {
    const world = await freshWorld(tables);
    const { records } = world.record;
    const claim = async () => {
      throw new Error('killed');
    };
    const dying = { ...world, record: { ...world.record, records: { ...records, claim } } };
    await expect(deliver(dying, report)).rejects.toThrow('killed');

    await deliver(world, minutes);
    const outcome = await deliver(world, report);

    expect(outcome).toMatchObject({ meeting: reportPage.id });
    expect((await records.read(reportPage.id))?.current.sha256).toBe(sha256(bytesOf(minutes)));
  });
});

describe('a page without a number', () => {
  test('of a day with two meetings waits, and says why', async () => {
    const world = await worldWith(minutes, secondMinutes, report);

    expect(await waitingIn(world)).toEqual([
      {
        meeting: reportPage.id,
        reason: expect.stringContaining('several meetings of this kind'),
        published: false,
      },
    ]);
    await approve(world, report, reportPage.id);
    expect(await published(world)).toHaveLength(3);
  });

  test('that was published waits when the second number comes', async () => {
    const reports = [3, 4].map((number) => ({
      ...minutes,
      page: { ...minutesPage, number, form: 'report' as const, id: `qingshi/2024/${number}` },
      url: `https://www.qingshi.example/xinwen/${number}.html`,
    }));
    const world = await worldWith(report, ...reports);

    expect((await published(world)).map(({ document }) => document.number)).toEqual([3, 4]);
    expect(await waitingIn(world)).toMatchObject([{ meeting: reportPage.id, published: true }]);
  });
});

describe('two meetings that turn out to be one', () => {
  const undated = { ...report, page: { ...reportPage, heldOn: undefined } as unknown as Page };
  /** A better parser finds the day on the same page. */
  const dated: Delivery = {
    ...undated,
    parse: pageParser('2.0.0', (document) => ({ ...document, heldOn: held.heldOn })),
  };

  test('are united: the first keeps its identifier, and the other leads there', async () => {
    const world = await worldWith(undated, minutes);
    expect(await published(world)).toHaveLength(2);

    const outcome = await deliver(world, dated);

    expect(outcome).toMatchObject({ meeting: reportPage.id });
    expect((await published(world)).map(({ document }) => document.form)).toEqual(['minutes']);
    const head = await world.record.records.read(reportPage.id);
    expect(Object.keys(head?.places ?? {})).toHaveLength(2);
    expect((await world.record.records.read(minutesPage.id))?.unitedWith).toBe(reportPage.id);
    expect((await world.record.records.find(minutesPage.id))?.meeting).toBe(reportPage.id);
    expect(await documentIn(world, minutesPage.id)).toBeUndefined();
    expect(await deliver(world, minutes)).toMatchObject({ meeting: reportPage.id });
    expect(await deliver(world, minutes)).toEqual({ kind: 'unchanged', meeting: reportPage.id });
  });

  test('keep what people have decided about either', async () => {
    const world = await worldWith(undated, minutes);
    const decision = (await documentIn(world, minutesPage.id))?.decisions[0]?.id ?? '';
    const correction = { by: '青石县公开办', why: '错字', at: '2024-04-01T08:00:00.000Z' };
    const patch = { decisions: { [decision]: { subjects: ['《青石县茶园灌溉管理办法》'] } } };
    await correctMeeting({ correct: minutesPage.id, patch, ...correction }, world.record);

    await deliver(world, dated);
    await correctMeeting({ correct: minutesPage.id, patch: { title: '新题' }, ...correction }, world.record);

    expect(await documentIn(world, reportPage.id)).toMatchObject({
      title: '新题',
      decisions: [{ subjects: ['《青石县茶园灌溉管理办法》'] }],
    });
  });

  test('stay two, for a person to decide, where one has told of another day', async () => {
    const elsewhen = { ...report, page: { ...reportPage, heldOn: '2024-03-01' } };
    const world = await worldWith(elsewhen, minutes);

    await deliver(world, {
      ...elsewhen,
      parse: pageParser('2.0.0', (document) => ({ ...document, heldOn: held.heldOn })),
    });

    expect(await published(world)).toHaveLength(2);
    expect(await waitingIn(world)).toMatchObject([{ meeting: reportPage.id, published: true }]);
  });

  test('are united also when killed in between', async () => {
    const world = await worldWith(undated, minutes);
    const { records } = world.record;
    let commits = 0;
    const commit: typeof records.commit = async (record, rev) => {
      commits += 1;
      if (commits === 2) throw new Error('killed');
      await records.commit(record, rev);
    };
    await expect(
      deliver({ ...world, record: { ...world.record, records: { ...records, commit } } }, dated),
    ).rejects.toThrow('killed');

    await deliver(world, dated);

    expect(await published(world)).toEqual(await published(await worldWith(undated, minutes, dated)));
  });
});
