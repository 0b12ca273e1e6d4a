import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { correctMeeting, missPage, withdrawMeeting } from '../../functions/record/amend.ts';
import { receive } from '../../functions/record/receive.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { pageParser, springMeeting } from './minutes.ts';
import { type Delivery, deliver, freshWorld, keysIn, openTables, publishedIn, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof openTables>>;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables.close());

const meeting = springMeeting.id;
const url = 'https://www.qingshi.example/jiyao/3.html';
const spring: Delivery = { page: springMeeting, url, fetchedAt: '2024-03-16T00:00:00.000Z' };
const decided = { by: '青石县公开办', why: '原页面日期有误', at: '2024-04-01T08:00:00.000Z' };

async function worldWithSpring(): Promise<World> {
  const world = await freshWorld(tables);
  await deliver(world, spring);
  return world;
}

const recordIn = (world: World, id = meeting) => world.record.records.read(id);
const documentIn = async (world: World) =>
  (await publishedIn(world, 'qingshi')).find(({ id }) => id === meeting);
/** The record without what tells of the order of arrival. */
async function essenceIn(world: World) {
  const { rev: _, ...record } = (await recordIn(world)) ?? {};
  return record;
}
const correct = (world: World, patch: Record<string, unknown>, more: Partial<typeof decided> = {}) =>
  correctMeeting({ correct: meeting, patch, ...decided, ...more }, world.record);
const withdraw = (world: World, withdrawn: boolean, more: { at?: string; answers?: number } = {}) =>
  withdrawMeeting({ withdraw: meeting, withdrawn, answers: 1, ...decided, ...more }, world.record);

describe('a correction', () => {
  test('changes what is published, says who and why, and moves the meeting where it belongs now', async () => {
    const world = await worldWithSpring();

    expect(await correct(world, { heldOn: '2023-03-08' })).toBe(true);

    expect(await documentIn(world)).toMatchObject({ heldOn: '2023-03-08', corrections: [decided] });
    expect(await recordIn(world)).toMatchObject({ rev: 2, heldOn: '2023-03-08', modifiedAt: decided.at });
    expect(await keysIn(world.store, 'decisions/')).toEqual([
      expect.stringMatching(/^decisions\/qingshi\/2024\/3\/20240401T080000000Z-[0-9a-f]{16}\.json$/u),
    ]);
  });

  test('outlives a better parser and a changed page', async () => {
    const world = await worldWithSpring();
    await correct(world, { body: '青石县人民政府' });

    await deliver(world, {
      ...spring,
      parse: pageParser('2.0.0', (document) => ({ ...document, number: 3 })),
    });
    await deliver(world, {
      ...spring,
      page: { ...springMeeting, decisions: [] },
      fetchedAt: '2024-05-01T00:00:00.000Z',
    });

    expect(await documentIn(world)).toMatchObject({ body: '青石县人民政府', decisions: [] });
  });

  test('reaches one decision by its id and one person by name, and leaves the others alone', async () => {
    const world = await worldWithSpring();
    const [first, second] = (await documentIn(world))?.decisions ?? [];

    await correct(world, {
      decisions: { [String(first?.id)]: { responsible: [{ name: '县林业局', role: 'lead' }] } },
      attendance: { 竹清和: null },
    });

    const document = await documentIn(world);
    expect(document?.decisions).toEqual([
      { ...first, responsible: [{ name: '县林业局', role: 'lead' }] },
      second,
    ]);
    expect(document?.attendance.map(({ name }) => name)).toEqual(['柏青山']);
  });

  test('that is delivered again changes nothing; two end alike in either order', async () => {
    const [world, other] = [await worldWithSpring(), await worldWithSpring()];
    const earlier = { at: '2024-04-01T08:00:00.000Z' };
    const later = { at: '2024-04-02T08:00:00.000Z' };

    await correct(world, { body: '甲' }, earlier);
    await correct(world, { body: '乙' }, later);
    await correct(other, { body: '乙' }, later);
    await correct(other, { body: '甲' }, earlier);
    expect(await correct(other, { body: '甲' }, earlier)).toBe(false);

    expect((await documentIn(world))?.body).toBe('乙');
    expect(await documentIn(other)).toEqual(await documentIn(world));
  });

  test.each([
    [{ id: 'qingshi/2024/4' }, 'cannot change id'],
    [{ heldOn: 'last week' }, 'would break its contract'],
    [{ decisions: { 'qingshi/2024/3/9-nothing': null } }, 'nothing in decisions'],
    [{ attendance: { 柏青山: { span: [0, 1_000_000] } } }, 'is no stretch of the page'],
    [{ attendance: { 柏青山: { span: [5, 5] } } }, 'is no stretch of the page'],
    [{ attendance: { 柏青山: { span: [-3, 2] } } }, 'would break its contract'],
    [{ attendance: { 柏青山: { span: [0.5, 3] } } }, 'would break its contract'],
    [{ attendance: { 柏青山: { span: [0, 3] } } }, 'is not what the page has at'],
    [
      { attendance: [{ name: '市长', role: 'chair', span: [0, 2], confidence: 1 }] },
      'is not what the page has at',
    ],
    [{ items: [{ number: 1, heading: '灌溉', kind: 'other', span: [9, 3] }] }, 'is no stretch of the page'],
  ])('%j is refused, with the reason, and changes nothing', async (patch, reason) => {
    const world = await worldWithSpring();
    const before = await documentIn(world);

    await expect(correct(world, patch)).rejects.toMatchObject({
      code: 'bad-correction',
      message: expect.stringContaining(reason),
    });

    expect(await documentIn(world)).toEqual(before);
  });

  test.each([
    [{ text: '会议同意另一件事。' }, 'is not what the page has at'],
    [{ span: [0, 2] }, 'is not what the page has at'],
    [{ deadline: { text: '年底前', date: '2024-12-31' } }, 'does not stand on the page'],
  ])('of a decision that the page does not bear out, %j, is refused', async (change, reason) => {
    const world = await worldWithSpring();
    const before = await documentIn(world);
    const [first] = before?.decisions ?? [];

    await expect(correct(world, { decisions: { [String(first?.id)]: change } })).rejects.toMatchObject({
      code: 'bad-correction',
      message: expect.stringContaining(reason),
    });

    expect(await documentIn(world)).toEqual(before);
  });

  test('that no longer fits is left out, and said so', async () => {
    const world = await worldWithSpring();
    const [first] = (await documentIn(world))?.decisions ?? [];
    await correct(world, { decisions: { [String(first?.id)]: { kind: 'defer' } } });

    await deliver(world, {
      ...spring,
      page: { ...springMeeting, decisions: [{ subject: '《青石县渡口管理规定》' }] },
      fetchedAt: '2024-05-01T00:00:00.000Z',
    });

    const document = await documentIn(world);
    expect(document?.corrections).toBeUndefined();
    expect(document?.quality.issues).toContainEqual(
      expect.objectContaining({ code: 'correction-unapplied', severity: 'warning' }),
    );
  });

  test('can come through the parse queue; one that makes no sense ends in quarantine', async () => {
    const world = await worldWithSpring();
    const good = JSON.stringify({ correct: meeting, patch: { body: '青石县人民政府' }, ...decided });
    const bad = JSON.stringify({ correct: meeting, patch: { id: 'x' }, ...decided });

    await receive(good, world.record);
    await receive(bad, world.record);

    expect((await documentIn(world))?.body).toBe('青石县人民政府');
    expect(await world.store.get(`quarantine/${sha256(bad)}.json`)).toBeDefined();
  });
});

describe('a page that is gone from its site', () => {
  const look = (world: World, at: string, missing = url) => missPage({ missing, at }, world.record);

  test('leaves its meeting published, with that said of it', async () => {
    const world = await worldWithSpring();

    expect(await look(world, '2024-06-01T00:00:00.000Z')).toBe(true);

    const found = await recordIn(world);
    expect(found).toMatchObject({ facts: { id: meeting }, goneAt: '2024-06-01T00:00:00.000Z' });
    expect(found?.instant).toBeDefined();
    expect(found?.modifiedAt).toBeUndefined();
  });

  test('is there again when it is seen later, in whichever order that is told', async () => {
    const [world, other] = [await worldWithSpring(), await worldWithSpring()];
    const back = { ...spring, fetchedAt: '2024-06-02T00:00:00.000Z' };

    await look(world, '2024-06-01T00:00:00.000Z');
    await deliver(world, back);
    await deliver(other, back);
    await look(other, '2024-06-01T00:00:00.000Z');

    expect((await recordIn(world))?.goneAt).toBeUndefined();
    expect(await essenceIn(other)).toEqual(await essenceIn(world));
  });

  test('changes nothing when that is known, or when it never became a meeting', async () => {
    const world = await worldWithSpring();
    await look(world, '2024-06-01T00:00:00.000Z');

    expect(await look(world, '2024-06-01T00:00:00.000Z')).toBe(false);
    expect(await look(world, '2024-06-01T00:00:00.000Z', 'https://www.qingshi.example/other.html')).toBe(
      false,
    );
  });
});

describe('a withdrawn meeting', () => {
  test('is not published, keeps its record, and says who withdrew it and why', async () => {
    const world = await worldWithSpring();

    expect(await withdraw(world, true)).toBe(true);

    expect(await documentIn(world)).toBeUndefined();
    const record = await recordIn(world);
    expect(record).toMatchObject({ facts: { id: meeting }, withdrawal: { withdrawn: true, ...decided } });
    expect(record?.instant).toBeUndefined();
  });

  test('stays withdrawn when its page is read again or changes', async () => {
    const world = await worldWithSpring();
    await withdraw(world, true);

    await deliver(world, {
      ...spring,
      parse: pageParser('2.0.0', (document) => ({ ...document, number: 3 })),
    });

    expect(await documentIn(world)).toBeUndefined();
  });

  test('is published again by what answers a later revision, whatever the clocks say and in any order', async () => {
    const [world, other] = [await worldWithSpring(), await worldWithSpring()];
    const [early, late] = ['2024-04-01T08:00:00.000Z', '2024-04-02T08:00:00.000Z'];

    expect(await withdraw(world, true, { answers: 1, at: late })).toBe(true);
    expect(await withdraw(world, false, { answers: 2, at: early })).toBe(true);
    expect(await withdraw(other, false, { answers: 2, at: early })).toBe(false);
    expect(await withdraw(other, true, { answers: 1, at: late })).toBe(false);

    expect(await documentIn(world)).toMatchObject({ id: meeting });
    expect(await essenceIn(other)).toEqual(await essenceIn(world));
  });

  test('that is withdrawn already says that nothing changes', async () => {
    const world = await worldWithSpring();
    expect(await withdraw(world, true)).toBe(true);
    const { withdrawal, modifiedAt } = (await recordIn(world)) ?? {};

    expect(await withdraw(world, true)).toBe(false);
    expect(await withdraw(world, true, { answers: 2, at: '2024-05-01T08:00:00.000Z' })).toBe(false);
    expect(await withdraw(world, false, { answers: 0 })).toBe(false);

    expect(await documentIn(world)).toBeUndefined();
    expect(await recordIn(world)).toMatchObject({ withdrawal, modifiedAt });
  });

  test('answers a revision that the row never had only before it gets there', async () => {
    const world = await worldWithSpring();
    await withdraw(world, true, { answers: 40 });
    const { rev = 0 } = (await recordIn(world)) ?? {};

    expect(await withdraw(world, false, { answers: rev })).toBe(true);
    expect(await documentIn(world)).toMatchObject({ id: meeting });
  });

  test('must exist', async () => {
    const world = await freshWorld(tables);
    await expect(withdraw(world, true)).rejects.toMatchObject({ code: 'no-such-meeting' });
  });
});
