// Facts that a person has held against the page: found right, or corrected and thereby right.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { correctMeeting } from '../../functions/record/amend.ts';
import { receive } from '../../functions/record/receive.ts';
import { restore } from '../../functions/record/restore.ts';
import { attendanceHash, decisionHash, issueHash } from '../../functions/shared/checked.ts';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { pageParser, springMeeting } from './minutes.ts';
import {
  type Delivery,
  deliver,
  freshWorld,
  openTables,
  publishedIn,
  type World,
  worldOver,
} from './world.ts';

let tables: Awaited<ReturnType<typeof openTables>>;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables.close());

const meeting = springMeeting.id;
const decided = { by: '青石县公开办', why: '与原文核对无误', at: '2024-04-01T08:00:00.000Z' };
const doubted = (document: MinutesDocument): MinutesDocument => ({
  ...document,
  decisions: document.decisions.map((one) => ({ ...one, confidence: 0.7 })),
  attendance: document.attendance.map((one) => ({
    ...one,
    confidence: 0.5,
    flags: ['name-uncertain'],
    alternatives: ['柏青'],
  })),
  quality: {
    score: 0.8,
    issues: [{ code: 'number-repaired', severity: 'warning', message: 'The number lost a digit.' }],
  },
});
const spring: Delivery = {
  page: springMeeting,
  url: 'https://www.qingshi.example/jiyao/3.html',
  fetchedAt: '2024-03-16T00:00:00.000Z',
  parse: pageParser('1.0.0', doubted),
};
const readAnew = (revise: (document: MinutesDocument) => MinutesDocument): Delivery => ({
  ...spring,
  parse: pageParser('2.0.0', revise),
});

async function worldInDoubt(): Promise<{ world: World; document: MinutesDocument }> {
  const world = await freshWorld(tables);
  await deliver(world, spring);
  return { world, document: await shown(world) };
}
async function shown(world: World): Promise<MinutesDocument> {
  const [document] = await publishedIn(world, 'qingshi');
  if (document === undefined) throw new Error('nothing is published');
  return document;
}
const allHashes = ({ decisions, attendance, quality }: MinutesDocument): string[] => [
  ...decisions.map(decisionHash),
  ...attendance.map(attendanceHash),
  ...quality.issues.map(issueHash),
];
const confirm = (world: World, confirms: readonly string[]) =>
  correctMeeting({ correct: meeting, patch: {}, confirms: [...confirms], ...decided }, world.record);

describe('what a person has found right', () => {
  test('is no longer in doubt, and nothing else changes: no revision, no correction listed', async () => {
    const { world, document } = await worldInDoubt();

    expect(await confirm(world, allHashes(document))).toBe(true);

    const after = await shown(world);
    expect(after.decisions.map(({ confidence }) => confidence)).toEqual([1, 1]);
    expect(after.attendance).toEqual(
      document.attendance.map(({ flags: _, alternatives: __, ...one }) => ({ ...one, confidence: 1 })),
    );
    expect(after.quality.issues).toMatchObject([{ code: 'number-repaired', severity: 'info' }]);
    expect(after.corrections).toBeUndefined();
    expect(await world.record.records.read(meeting)).not.toHaveProperty('modifiedAt');
    expect(await confirm(world, allHashes(document))).toBe(false);
  });

  test('stays so when a newer parser reads the same', async () => {
    const { world, document } = await worldInDoubt();
    await confirm(world, allHashes(document));

    await deliver(
      world,
      readAnew((page) => ({ ...doubted(page), validity: '长期' })),
    );

    const { validity, decisions, attendance } = await shown(world);
    expect(validity).toBe('长期');
    expect([...decisions, ...attendance].map(({ confidence }) => confidence)).toEqual([1, 1, 1, 1]);
  });

  test('is in doubt again where a reading says something else', async () => {
    const { world, document } = await worldInDoubt();
    await confirm(world, allHashes(document));

    await deliver(
      world,
      readAnew((page) => ({
        ...doubted(page),
        attendance: doubted(page).attendance.map((one) =>
          one.name === '柏青山' ? { ...one, organization: '县林业局' } : one,
        ),
      })),
    );

    expect((await shown(world)).attendance).toMatchObject([
      { name: '柏青山', confidence: 0.5, flags: ['name-uncertain'] },
      { name: '竹清和', confidence: 1 },
    ]);
  });

  test('is known when rows are made anew from objects', async () => {
    const { world, document } = await worldInDoubt();
    await confirm(world, allHashes(document));
    const table = await tables.fresh();

    await restore(worldOver(world.store, table).record);

    expect(await shown(worldOver(world.store, table))).toEqual(await shown(world));
  });

  test('can be said in the message that corrects it', async () => {
    const { world, document } = await worldInDoubt();
    const [first] = document.attendance;
    if (first === undefined) throw new Error('nobody was there');
    const after = { ...first, organization: '县林业局' };
    const message = {
      correct: meeting,
      patch: { attendance: { [first.name]: { organization: '县林业局' } } },
      confirms: [attendanceHash(after)],
      ...decided,
    };

    await receive(JSON.stringify(message), world.record);

    const { attendance, corrections } = await shown(world);
    expect(attendance[0]).toMatchObject({ organization: '县林业局', confidence: 1 });
    expect(attendance[0]).not.toHaveProperty('flags');
    expect(corrections).toEqual([decided]);
  });

  test('is something: what changes nothing and confirms nothing is refused', async () => {
    const { world } = await worldInDoubt();
    await expect(confirm(world, [])).rejects.toMatchObject({ code: 'bad-correction' });
  });
});
