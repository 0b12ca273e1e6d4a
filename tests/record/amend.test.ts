import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { correctMeeting, missPage, withdrawMeeting } from '../../functions/record/amend.ts';
import { receive } from '../../functions/record/receive.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { pageParser, springMeeting, summerMeeting } from './minutes.ts';
import {
  type Delivery,
  deliver,
  drain,
  freshWorld,
  libraryOf,
  openTables,
  rowsIn,
  type World,
} from './world.ts';

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
  await drain(world);
  return world;
}

const documentIn = async (world: World) => (await libraryOf(world).meeting(meeting))?.document;
const correct = (world: World, patch: Record<string, unknown>, more: Partial<typeof decided> = {}) =>
  correctMeeting({ correct: meeting, patch, ...decided, ...more }, world.record);
const withdraw = (world: World, withdrawn: boolean, at = decided.at) =>
  withdrawMeeting({ withdraw: meeting, withdrawn, ...decided, at }, world.record);

describe('a correction', () => {
  test('changes what is published, says who and why, and moves the meeting where it belongs now', async () => {
    const world = await worldWithSpring();

    expect(await correct(world, { heldOn: '2023-03-08' })).toBe(true);
    await drain(world);

    expect(await documentIn(world)).toMatchObject({ heldOn: '2023-03-08', corrections: [decided] });
    const library = libraryOf(world);
    expect(await library.years('qingshi')).toEqual(['2023']);
    expect((await library.meeting(meeting))?.modifiedAt).toBe(decided.at);
    const revisions = (await rowsIn(world, `MEETING#${meeting}`)).filter(({ sk }) => sk.startsWith('REV#'));
    expect(revisions.map(({ reason }) => reason)).toEqual(['first', 'correction']);
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
    await drain(world);

    expect(await documentIn(world)).toMatchObject({ body: '青石县人民政府', decisions: [] });
  });

  test('reaches one decision by its id and one person by name, and leaves the others alone', async () => {
    const world = await worldWithSpring();
    const [first, second] = (await documentIn(world))?.decisions ?? [];

    await correct(world, {
      decisions: { [String(first?.id)]: { responsible: [{ name: '县林业局', role: 'lead' }] } },
      attendance: { 竹清和: null },
    });
    await drain(world);

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
    await drain(world);

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
    await drain(world);

    const found = await libraryOf(world).meeting(meeting);
    expect(found).toMatchObject({ document: { id: meeting }, goneAt: '2024-06-01T00:00:00.000Z' });
    expect(found?.modifiedAt).toBeUndefined();
  });

  test('is there again when it is seen later, in whichever order that is told', async () => {
    const [world, other] = [await worldWithSpring(), await worldWithSpring()];
    const back = { ...spring, fetchedAt: '2024-06-02T00:00:00.000Z' };

    await look(world, '2024-06-01T00:00:00.000Z');
    await deliver(world, back);
    await deliver(other, back);
    await look(other, '2024-06-01T00:00:00.000Z');
    await drain(world);
    await drain(other);

    expect((await libraryOf(world).meeting(meeting))?.goneAt).toBeUndefined();
    expect(await libraryOf(other).meeting(meeting)).toEqual(await libraryOf(world).meeting(meeting));
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
  test('is listed nowhere, and leaves a tombstone that says who and why', async () => {
    const world = await worldWithSpring();
    await deliver(world, {
      page: summerMeeting,
      url: 'https://www.qingshi.example/jiyao/7.html',
      fetchedAt: '2024-07-11T00:00:00.000Z',
    });
    await drain(world);

    expect(await withdraw(world, true)).toBe(true);
    await drain(world);

    const library = libraryOf(world);
    expect(await library.meeting(meeting)).toBeUndefined();
    expect((await library.newestMeetings('all', 10)).map(({ document }) => document.id)).toEqual([
      summerMeeting.id,
    ]);
    expect(await library.tombstone(meeting)).toEqual({
      id: meeting,
      schemaVersion: 1,
      source: 'qingshi',
      withdrawn: decided,
    });
    expect(await library.tombstone(summerMeeting.id)).toBeUndefined();
    const decisions = (await rowsIn(world, `MEETING#${meeting}`)).filter(({ sk }) =>
      sk.startsWith('DECISION#'),
    );
    expect(decisions.map(({ gone }) => gone)).toEqual([true, true]);
  });

  test('stays withdrawn when its page is read again or changes', async () => {
    const world = await worldWithSpring();
    await withdraw(world, true);

    await deliver(world, {
      ...spring,
      parse: pageParser('2.0.0', (document) => ({ ...document, number: 3 })),
    });
    await drain(world);

    expect(await documentIn(world)).toBeUndefined();
  });

  test('is published again when that is decided later; the latest decision counts in any order', async () => {
    const [world, other] = [await worldWithSpring(), await worldWithSpring()];
    const [before, after] = ['2024-04-01T08:00:00.000Z', '2024-04-02T08:00:00.000Z'];

    await withdraw(world, true, before);
    await withdraw(world, false, after);
    await withdraw(other, false, after);
    expect(await withdraw(other, true, before)).toBe(false);
    await drain(world);
    await drain(other);

    expect(await documentIn(world)).toMatchObject({ id: meeting });
    expect(await documentIn(other)).toEqual(await documentIn(world));
  });

  test('must exist', async () => {
    const world = await freshWorld(tables);
    await expect(withdraw(world, true)).rejects.toMatchObject({ code: 'no-such-meeting' });
  });
});
