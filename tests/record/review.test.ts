import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { receive } from '../../functions/record/receive.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { doubtfulMeeting, pageParser, springMeeting } from './minutes.ts';
import {
  approve,
  bytesOf,
  type Delivery,
  deliver,
  freshWorld,
  keysIn,
  openTables,
  publishedIn,
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

/** The ids and the decisions of what is published of a government. */
const published = async (world: World, source: string) =>
  (await publishedIn(world, source)).map(({ id, decisions }) => [
    id,
    ...decisions.map(({ subjects }) => subjects[0]),
  ]);
const recordIn = (world: World) => world.record.records.read(meeting);

describe('a meeting that waits for review', () => {
  test('is stored, and listed with its reason, and published nowhere', async () => {
    const world = await freshWorld(tables);

    const outcome = await deliver(world, doubtful);

    expect(outcome).toMatchObject({ kind: 'committed', meeting, review: doubtfulMeeting.doubt });
    expect(await waitingIn(world)).toEqual([{ meeting, reason: doubtfulMeeting.doubt, published: false }]);
    expect(await published(world, 'yunpu')).toEqual([]);
    expect((await recordIn(world))?.instant).toBeUndefined();
  });

  test('is said to wait as often as it is delivered, and changes nothing any more', async () => {
    const world = await freshWorld(tables);
    await deliver(world, doubtful);

    expect(await deliver(world, doubtful)).toEqual({
      kind: 'unchanged',
      meeting,
      review: doubtfulMeeting.doubt,
    });
    expect((await recordIn(world))?.rev).toBe(1);
  });

  test('is published when it is approved, and has its government built', async () => {
    const world = await freshWorld(tables);
    await deliver(world, doubtful);

    expect(await approve(world, doubtful, meeting)).toBe(true);

    expect(await waitingIn(world)).toEqual([]);
    const { firstSeenAt = '', enteredAt = '' } = (await recordIn(world)) ?? {};
    expect(enteredAt > firstSeenAt, 'it is new here since it was approved').toBe(true);
    expect(await published(world, 'yunpu')).toEqual([[meeting, '《云浦区灯会方案》']]);
    expect(world.woken).toEqual(['yunpu', 'yunpu']);
    expect(await approve(world, doubtful, meeting)).toBe(false);
  });

  test('stays approved when its page is read again, by whatever parser', async () => {
    const world = await freshWorld(tables);
    await deliver(world, doubtful);
    await approve(world, doubtful, meeting);

    const better = pageParser('1.1.0', (document) => ({ ...document, series: '常务会议' }));
    const outcome = await deliver(world, { ...doubtful, parse: better });

    expect(outcome).not.toHaveProperty('review');
    expect((await publishedIn(world, 'yunpu'))[0]?.series).toBe('常务会议');
    expect(await waitingIn(world)).toEqual([]);
  });

  test('leaves in place what was published from a better page', async () => {
    const world = await freshWorld(tables);
    await deliver(world, whole);
    const before = await published(world, 'qingshi');

    expect(await deliver(world, garbled)).toMatchObject({ review: 'The decisions are gone.' });

    expect(await published(world, 'qingshi')).toEqual(before);
    expect(before[0]).toHaveLength(3);
    expect(await waitingIn(world)).toEqual([
      { meeting: springMeeting.id, reason: 'The decisions are gone.', published: true },
    ]);
  });

  test('is approved by a message of the parse queue, as often as that is delivered', async () => {
    const world = await freshWorld(tables);
    await deliver(world, doubtful);
    const message = JSON.stringify({ approve: meeting, sha256: sha256(bytesOf(doubtful)) });

    for (let times = 0; times < 3; times += 1) await receive(message, world.record);

    expect(await published(world, 'yunpu')).toEqual([[meeting, '《云浦区灯会方案》']]);
    expect((await recordIn(world))?.rev).toBe(2);
  });

  test('leaves in place what an older parser read without asking, until it is approved', async () => {
    const world = await freshWorld(tables);
    await deliver(world, whole);
    const unsure = pageParser('1.1.0', (document) => ({
      ...document,
      title: '第3次会议',
      quality: { ...document.quality, review: 'Is this the title?' },
    }));

    expect(await deliver(world, { ...whole, parse: unsure })).toMatchObject({ review: 'Is this the title?' });
    expect((await publishedIn(world, 'qingshi'))[0]?.title).toBe('qingshi/2024/3 会议纪要');
    expect(await waitingIn(world)).toMatchObject([{ meeting: springMeeting.id, published: true }]);

    await approve(world, whole, springMeeting.id);
    expect((await publishedIn(world, 'qingshi'))[0]?.title).toBe('第3次会议');
  });
});

describe('the list of what waits', () => {
  test('names what cannot be read, with the reason, beside what can', async () => {
    const world = await freshWorld(tables);
    await deliver(world, doubtful);
    await deliver(world, { ...whole, page: { ...springMeeting, doubt: 'Is it whole?' } });
    for (const key of await keysIn(world.store, 'documents/yunpu/')) await world.store.delete(key);

    expect(await waitingIn(world)).toEqual([
      { meeting, reason: expect.stringContaining('There is no document'), published: false },
      { meeting: springMeeting.id, reason: 'Is it whole?', published: false },
    ]);
  });

  test('has a government that was never built, though its build was put off', async () => {
    const world = await freshWorld(tables);
    await deliver(world, doubtful);
    const { builds } = world.record;
    const { token = 0 } = (await builds.read('yunpu')) ?? {};
    await builds.postpone('yunpu', token, '2024-09-01T00:00:00.000Z');

    expect(await waitingIn(world)).toMatchObject([{ meeting }]);
  });
});

describe('a page that reads as one of another government now', () => {
  const elsewhere = pageParser('1.1.0', (document) => ({ ...document, source: 'yunpu', id: 'yunpu/2024/3' }));

  test('stays published as it was, and a person is asked', async () => {
    const world = await freshWorld(tables);
    await deliver(world, whole);

    const outcome = await deliver(world, { ...whole, parse: elsewhere });

    expect(outcome).toMatchObject({
      kind: 'committed',
      meeting: springMeeting.id,
      review: expect.stringContaining('one of yunpu now'),
    });
    expect(await published(world, 'yunpu')).toEqual([]);
    expect((await publishedIn(world, 'qingshi'))[0]?.provenance.parser).toBe('1.0.0');
    expect(await rowsIn(world, 'GOV#yunpu')).toEqual([]);
  });

  test('is published as one of its own when that is approved', async () => {
    const world = await freshWorld(tables);
    await deliver(world, whole);
    await deliver(world, { ...whole, parse: elsewhere });

    await approve(world, whole, springMeeting.id);

    expect(await publishedIn(world, 'qingshi')).toMatchObject([
      { id: springMeeting.id, source: 'qingshi', provenance: { parser: '1.1.0' } },
    ]);
  });
});
