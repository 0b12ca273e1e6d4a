import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { receive } from '../../functions/record/receive.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { doubtfulMeeting, pageParser, springMeeting } from './minutes.ts';
import {
  approve,
  bytesOf,
  type Delivery,
  deliver,
  drain,
  freshWorld,
  libraryOf,
  openTables,
  rowsIn,
  type World,
  waitingIn,
} from './world.ts';

let tables: Awaited<ReturnType<typeof openTables>>;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables.close());

const meeting = doubtfulMeeting.id;
const doubtful: Delivery = {
  page: doubtfulMeeting,
  url: 'https://www.yunpu.example/2',
  fetchedAt: '2024-02-21T00:00:00.000Z',
};
const whole: Delivery = {
  page: springMeeting,
  url: 'https://www.qingshi.example/jiyao/3.html',
  fetchedAt: '2024-03-16T00:00:00.000Z',
};
const garbled: Delivery = {
  ...whole,
  page: { ...springMeeting, decisions: [], doubt: 'The decisions are gone.' },
  fetchedAt: '2024-03-20T00:00:00.000Z',
};

/** Everything that readers could find of the meetings, by what lists it. */
async function published(world: World, source: string, year: string) {
  const library = libraryOf(world);
  const held: string[] = [];
  for await (const { document } of library.heldIn(source, year)) held.push(document.id);
  return {
    meetings: (await library.newestMeetings('all', 10)).map(({ document }) => document.id),
    decisions: (await library.newestDecisions(source, 10)).map(({ decision }) => decision.subjects[0]),
    held,
    sources: await library.sources(),
    years: await library.years(source),
  };
}
const NOTHING = { meetings: [], decisions: [], held: [], sources: [], years: [] };

describe('a meeting that waits for review', () => {
  test('is stored, and listed with its reason, and published nowhere', async () => {
    const world = await freshWorld(tables);

    const outcome = await deliver(world, doubtful);
    await drain(world);

    expect(outcome).toMatchObject({ kind: 'committed', meeting, review: doubtfulMeeting.doubt });
    expect(await waitingIn(world)).toEqual([{ meeting, reason: doubtfulMeeting.doubt, published: false }]);
    expect(await published(world, 'yunpu', '2024')).toEqual(NOTHING);
    expect(await libraryOf(world).meeting(meeting)).toBeUndefined();
    const rows = (await rowsIn(world, `MEETING#${meeting}`)).map(({ sk }) => sk.split('#')[0]);
    expect(rows).toEqual(['HEAD', 'PROJECTION', 'REV']);
  });

  test('is said to wait as often as it is delivered, and changes nothing any more', async () => {
    const world = await freshWorld(tables);
    await deliver(world, doubtful);
    await drain(world);

    expect(await deliver(world, doubtful)).toEqual({
      kind: 'unchanged',
      meeting,
      review: doubtfulMeeting.doubt,
    });
    expect(await drain(world)).toBe(0);
  });

  test('is published when it is approved, and makes what shows it dirty', async () => {
    const world = await freshWorld(tables);
    await deliver(world, doubtful);
    await drain(world);

    expect(await approve(world, doubtful, meeting)).toBe(true);
    await drain(world);

    expect(await waitingIn(world)).toEqual([]);
    expect(await published(world, 'yunpu', '2024')).toEqual({
      meetings: [meeting],
      decisions: ['《云浦区灯会方案》'],
      held: [meeting],
      sources: ['yunpu'],
      years: ['2024'],
    });
    expect(await world.project.publications.state(`meeting/${meeting}`)).toMatchObject({
      dirty: expect.any(Number),
      followers: expect.arrayContaining(['feed/yunpu/decisions', 'data/yunpu/2024', 'page/yunpu']),
    });
    expect(await approve(world, doubtful, meeting)).toBe(false);
  });

  test('stays approved when its page is read again, by whatever parser', async () => {
    const world = await freshWorld(tables);
    await deliver(world, doubtful);
    await approve(world, doubtful, meeting);

    const better = pageParser('1.1.0', (document) => ({ ...document, series: '常务会议' }));
    const outcome = await deliver(world, { ...doubtful, parse: better });
    await drain(world);

    expect(outcome).not.toHaveProperty('review');
    expect((await libraryOf(world).meeting(meeting))?.document.series).toBe('常务会议');
    expect(await waitingIn(world)).toEqual([]);
  });

  test('leaves in place what was published from a better page', async () => {
    const world = await freshWorld(tables);
    await deliver(world, whole);
    await drain(world);
    const before = await published(world, 'qingshi', '2024');

    expect(await deliver(world, garbled)).toMatchObject({ review: 'The decisions are gone.' });
    await drain(world);

    expect(await published(world, 'qingshi', '2024')).toEqual(before);
    expect(before.decisions).toHaveLength(2);
    expect(await waitingIn(world)).toEqual([
      { meeting: springMeeting.id, reason: 'The decisions are gone.', published: true },
    ]);
  });

  test('is approved by a message of the parse queue, as often as that is delivered', async () => {
    const world = await freshWorld(tables);
    await deliver(world, doubtful);
    const message = JSON.stringify({ approve: meeting, sha256: sha256(bytesOf(doubtful)) });

    for (let times = 0; times < 3; times += 1) await receive(message, world.record);
    await drain(world);

    expect((await published(world, 'yunpu', '2024')).held).toEqual([meeting]);
    const revisions = (await rowsIn(world, `MEETING#${meeting}`)).filter(({ sk }) => sk.startsWith('REV#'));
    expect(revisions.map(({ reason }) => reason)).toEqual(['first', 'approved']);
  });
});
