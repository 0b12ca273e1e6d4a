import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectMeeting } from '../../functions/project/project.ts';
import type { Item } from '../../functions/shared/records/table.ts';
import { type Page, pageParser, quietMeeting, springMeeting, summerMeeting } from '../record/minutes.ts';
import {
  type Delivery,
  deliver,
  drain,
  freshWorld,
  openTables,
  rowsIn,
  type World,
} from '../record/world.ts';

let tables: Awaited<ReturnType<typeof openTables>>;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables.close());

const at = (page: Page, fetchedAt = '2024-07-20T00:00:00.000Z'): Delivery => ({
  page,
  url: `https://www.example/${page.id}`,
  fetchedAt,
});
const meeting = springMeeting.id;
const partition = (rows: readonly Item[], prefix: string) => rows.filter(({ sk }) => sk.startsWith(prefix));
const namesIn = async (world: World, list: string) =>
  (await rowsIn(world, `LIST#${list}`)).map(({ sk }) => sk);

describe('projecting a meeting', () => {
  test('writes its decisions with their facts', async () => {
    const world = await freshWorld(tables);
    await deliver(world, at(springMeeting));

    expect(await drain(world)).toBe(1);

    const decisions = partition(await rowsIn(world, `MEETING#${meeting}`), 'DECISION#');
    expect(decisions).toHaveLength(2);
    expect(decisions).toContainEqual(
      expect.objectContaining({
        meeting,
        source: 'qingshi',
        heldOn: '2024-03-08',
        rev: 1,
        kind: 'approve',
        subjects: ['《青石县茶园灌溉办法》'],
        responsible: [{ name: '县水利局', role: 'owner' }],
        text: '会议同意《青石县茶园灌溉办法》。',
      }),
    );
  });

  test('writes who was there, in the order of the page', async () => {
    const world = await freshWorld(tables);
    await deliver(world, at(springMeeting));

    await drain(world);

    expect(partition(await rowsIn(world, `MEETING#${meeting}`), 'ATTENDANCE#')).toEqual([
      expect.objectContaining({
        sk: 'ATTENDANCE#001',
        meeting,
        source: 'qingshi',
        heldOn: '2024-03-08',
        people: [
          expect.objectContaining({ name: '柏青山', role: 'present', organization: '县水利局' }),
          expect.objectContaining({ name: '竹清和', role: 'present', organization: '县住建局' }),
        ],
      }),
    ]);
  });

  test('writes several rows of people where one would be too long, and takes back what is not needed any more', async () => {
    const present = Array.from({ length: 60 }, (_, index) => ({ name: `${index}`.repeat(5_000) }));
    const world = await freshWorld(tables);
    await deliver(world, at({ ...springMeeting, present }));
    await drain(world);
    const rows = partition(await rowsIn(world, `MEETING#${meeting}`), 'ATTENDANCE#');

    expect(rows.length).toBeGreaterThan(1);
    expect(rows.flatMap(({ people }) => people)).toMatchObject(present);

    await deliver(world, at(springMeeting, '2024-07-22T00:00:00.000Z'));
    await drain(world);
    expect(partition(await rowsIn(world, `MEETING#${meeting}`), 'ATTENDANCE#')).toHaveLength(1);
  });

  test('writes its revisions', async () => {
    const world = await freshWorld(tables);
    await deliver(world, at(springMeeting));
    await deliver(world, at({ ...springMeeting, present: [] }, '2024-07-22T00:00:00.000Z'));

    await drain(world);

    const revisions = partition(await rowsIn(world, `MEETING#${meeting}`), 'REV#');
    expect(revisions.map(({ sk, reason }) => [sk, reason])).toEqual([
      ['REV#000001', 'first'],
      ['REV#000002', 'page-changed'],
    ]);
    expect((await world.record.heads.read(meeting))?.pendingRevisions).toEqual([]);
  });

  test('lists it by publication, by day and by what it did', async () => {
    const world = await freshWorld(tables);
    for (const page of [springMeeting, summerMeeting, quietMeeting]) await deliver(world, at(page));

    await drain(world);

    const spring = '2024-03-14T16:00:00.000Z#qingshi/2024/3';
    const summer = '2024-07-10T01:30:00.000Z#qingshi/2024/7';
    const quiet = '2024-01-04T16:00:00.000Z#yunpu/2023/12';
    expect(await namesIn(world, 'qingshi/meetings')).toEqual([spring, summer]);
    expect(await namesIn(world, 'qingshi/deciding')).toEqual([spring, summer]);
    expect(await namesIn(world, 'yunpu/meetings')).toEqual([quiet]);
    expect(await namesIn(world, 'yunpu/deciding')).toEqual([]);
    expect(await namesIn(world, 'qingshi/held/2024')).toEqual([
      `2024-03-08#${meeting}`,
      '2024-07-02#qingshi/2024/7',
    ]);
    expect(await namesIn(world, 'sources')).toEqual(['qingshi', 'yunpu']);
    expect(await namesIn(world, 'qingshi/years')).toEqual(['2024']);
  });

  test('makes its page dirty, tells who shows it, and wakes', async () => {
    const world = await freshWorld(tables);
    await deliver(world, at(quietMeeting));

    await drain(world);

    expect(await world.project.publications.state(`meeting/${quietMeeting.id}`)).toMatchObject({
      dirty: 1,
      followers: [
        'archive/all/2024-01-05',
        'archive/yunpu/2024-01',
        'calendar/yunpu',
        'data/yunpu/2023',
        'feed/decisions',
        'feed/meetings',
        'feed/yunpu/attendance',
        'feed/yunpu/decisions',
        'feed/yunpu/meetings',
        'listing/yunpu',
        'opml/all',
        'page/index',
        'page/yunpu',
        'people/yunpu',
        'search/yunpu/2023',
      ],
    });
    expect((await world.project.publications.state('feed/meetings')).dirty).toBeUndefined();
    expect(world.woken).toEqual([`meeting/${quietMeeting.id}`]);
  });

  test('empties the outbox, and does nothing the second time', async () => {
    const world = await freshWorld(tables);
    await deliver(world, at(springMeeting));
    await drain(world);

    expect(await drain(world)).toBe(0);
    expect(await projectMeeting(meeting, world.project)).toBe(false);
    expect(await projectMeeting('qingshi/2024/99', world.project)).toBe(false);
    expect((await world.record.heads.read(meeting))?.undrainedSince).toBeUndefined();
  });
});

describe('projecting a changed meeting', () => {
  test('leaves a tombstone of a decision that is gone, and removes what pointed at it', async () => {
    const world = await freshWorld(tables);
    await deliver(world, at(springMeeting));
    await drain(world);
    const better = pageParser('2.0.0', (document) => ({ ...document, decisions: [] }));

    await deliver(world, { ...at(springMeeting), parse: better });
    await drain(world);

    const decisions = partition(await rowsIn(world, `MEETING#${meeting}`), 'DECISION#');
    expect(decisions.map(({ gone, rev, text }) => ({ gone, rev, text }))).toEqual([
      { gone: true, rev: 2 },
      { gone: true, rev: 2 },
    ]);
    expect(await namesIn(world, 'qingshi/deciding')).toEqual([]);
    expect(await namesIn(world, 'qingshi/meetings')).toHaveLength(1);
  });

  test('rewrites only what changed', async () => {
    const world = await freshWorld(tables);
    await deliver(world, at(springMeeting));
    await drain(world);
    const better = pageParser('2.0.0', (document) => ({
      ...document,
      decisions: document.decisions.map((decision, index) =>
        index === 0 ? { ...decision, kind: 'approve-in-principle' } : decision,
      ),
    }));

    await deliver(world, { ...at(springMeeting), parse: better });
    await drain(world);

    const decisions = partition(await rowsIn(world, `MEETING#${meeting}`), 'DECISION#');
    expect(new Map(decisions.map(({ subjects, kind, rev }) => [String(subjects), `${kind} ${rev}`]))).toEqual(
      new Map([
        ['《青石县茶园灌溉办法》', 'approve-in-principle 2'],
        ['《青石县古桥修缮方案》', 'approve 1'],
      ]),
    );
  });

  test('brings a decision back that had gone', async () => {
    const world = await freshWorld(tables);
    const without = { ...springMeeting, decisions: springMeeting.decisions?.slice(0, 1) ?? [] };
    for (const [page, day] of [
      [springMeeting, '01'],
      [without, '02'],
      [springMeeting, '03'],
    ] as const) {
      await deliver(world, at(page, `2024-07-${day}T00:00:00.000Z`));
      await drain(world);
    }

    const decisions = partition(await rowsIn(world, `MEETING#${meeting}`), 'DECISION#');
    expect(decisions.map(({ gone }) => gone)).toEqual([undefined, undefined]);
  });

  test('moves it to its new place and makes the old one dirty too', async () => {
    const world = await freshWorld(tables);
    await deliver(world, at(quietMeeting));
    await drain(world);

    const moved = { ...quietMeeting, heldOn: '2024-01-02', publishedAt: '2024-01-06' };
    await deliver(world, at(moved, '2024-07-21T00:00:00.000Z'));
    await drain(world);

    expect(await namesIn(world, 'yunpu/held/2023')).toEqual([]);
    expect(await namesIn(world, 'yunpu/held/2024')).toEqual([`2024-01-02#${quietMeeting.id}`]);
    // The day of publication that was stated first stays: what a page says later is the day of a change.
    expect(await namesIn(world, 'yunpu/meetings')).toEqual([`2024-01-04T16:00:00.000Z#${quietMeeting.id}`]);
    const { followers } = await world.project.publications.state(`meeting/${quietMeeting.id}`);
    expect(followers).toEqual(expect.arrayContaining(['data/yunpu/2023', 'data/yunpu/2024']));
  });
});

describe('projectors that race', () => {
  test('end in the rows of the newest revision', async () => {
    const world = await freshWorld(tables);
    const undisturbed = await freshWorld(tables);
    const versions = ['01', '02', '03', '04', '05'].map((day) =>
      at({ ...springMeeting, present: [{ name: `柏青${day}` }] }, `2024-07-${day}T00:00:00.000Z`),
    );

    await Promise.all(
      versions.map(async (version) => {
        await deliver(world, version);
        await projectMeeting(meeting, world.project);
      }),
    );
    await drain(world);
    for (const version of versions) await deliver(undisturbed, version);
    await drain(undisturbed);

    const live = async (of: World) =>
      (await rowsIn(of, `MEETING#${meeting}`))
        .filter(({ sk }) => sk.startsWith('DECISION#'))
        .map(({ rev: _, ...row }) => row);
    expect(await live(world)).toEqual(await live(undisturbed));
    expect(await namesIn(world, 'qingshi/meetings')).toEqual(await namesIn(undisturbed, 'qingshi/meetings'));
    expect((await world.record.heads.read(meeting))?.undrainedSince).toBeUndefined();
  });

  test('a slow one that was passed writes everything anew', async () => {
    const world = await freshWorld(tables);
    await deliver(world, at(springMeeting));
    const { heads, projections } = world.project;
    let passed = false;
    const slow = {
      ...projections,
      write: async (...rows: Parameters<typeof projections.write>) => {
        if (!passed) {
          passed = true;
          // While the first projector is about to write, a better parser's document comes and is projected.
          const better = pageParser('2.0.0', (document) => ({
            ...document,
            source: 'qingshi',
            decisions: [],
          }));
          await deliver(world, { ...at(springMeeting), parse: better });
          await projectMeeting(meeting, world.project);
        }
        await projections.write(...rows);
      },
    };

    await projectMeeting(meeting, { ...world.project, projections: slow });

    const decisions = partition(await rowsIn(world, `MEETING#${meeting}`), 'DECISION#');
    expect(decisions.map(({ gone }) => gone)).toEqual([true, true]);
    expect(await namesIn(world, 'qingshi/deciding')).toEqual([]);
    expect((await heads.read(meeting))?.undrainedSince).toBeUndefined();
  });
});

describe('draining the outbox', () => {
  test('goes on past a meeting that fails, and says so at the end', async () => {
    const world = await freshWorld(tables);
    for (const page of [springMeeting, summerMeeting, quietMeeting]) await deliver(world, at(page));
    const head = await world.record.heads.read(summerMeeting.id);
    await world.store.delete(head?.current.documentKey ?? '');

    await expect(drain(world)).rejects.toMatchObject({ kind: 'transient', code: 'not-projected' });

    expect((await world.record.heads.read(springMeeting.id))?.undrainedSince).toBeUndefined();
    expect((await world.record.heads.read(quietMeeting.id))?.undrainedSince).toBeUndefined();
    expect((await world.record.heads.read(summerMeeting.id))?.undrainedSince).toBeDefined();
  });

  test('stops at the limit and goes on from there', async () => {
    const world = await freshWorld(tables);
    const { drainOutbox } = await import('../../functions/project/drain.ts');
    for (const page of [springMeeting, summerMeeting, quietMeeting]) await deliver(world, at(page));

    expect(await drainOutbox(world.project, { limit: 2 })).toBe(2);
    expect(await drainOutbox(world.project, { limit: 2 })).toBe(1);
  });
});
