// What grows without bound: the decisions of a page, the meetings of one day and those of none, what lies in the tables.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Parse } from '../../functions/record/deps.ts';
import type { Item } from '../../functions/shared/records/table.ts';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { smallMeeting } from '../publish/small-meeting.ts';
import { openWorld, samplePages, type World } from './world.ts';

/** What DynamoDB takes in an item, in bytes. */
const LARGEST_ITEM = 400 * 1024;

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

/** The page of these is the document that is to come out of it. */
const parse: Parse = ({ bytes, ...page }) => {
  const document = JSON.parse(Buffer.from(bytes).toString('utf8')) as MinutesDocument;
  return { ...document, provenance: { ...document.provenance, ...page } };
};

const ingest = (document: MinutesDocument) =>
  world.ingest(
    {
      name: `${document.id}.html`,
      bytes: Buffer.from(JSON.stringify(document)),
      contentType: 'text/html',
      source: document.source,
    },
    world.recordDeps(world.table, parse),
  );

const sizeOf = (row: Item): number => Buffer.byteLength(JSON.stringify(row));

async function rowsOf(pk: string): Promise<Item[]> {
  const rows: Item[] = [];
  for await (const row of world.table.range(pk)) rows.push(row);
  return rows;
}

it('minutes of three thousand decisions are recorded and published', async () => {
  const decisions = Array.from({ length: 3000 }, (_, i) => ({
    id: `yunze/2024/1/${i.toString(16).padStart(8, '0')}`,
    subjects: [`《云泽县第${i}号渡口管理办法》`],
  }));
  const { document } = smallMeeting('yunze/2024/1', { number: 1, heldOn: '2024-03-01', decisions });

  expect(await ingest(document)).toMatchObject({ kind: 'committed', meeting: 'yunze/2024/1' });
  const { failed } = await world.publish();

  expect(failed).toEqual([]);
  for (const row of await rowsOf('GOV#yunze')) expect(sizeOf(row)).toBeLessThan(LARGEST_ITEM);
  const csv = (await world.text('data/yunze/decisions.csv')) ?? '';
  expect(csv.trimEnd().split('\r\n')).toHaveLength(decisions.length + 1);
  expect(await world.text('yunze/meetings/2024/1.html')).toContain('《云泽县第2999号渡口管理办法》');
});

it.each([
  ['published on one day', { heldOn: '2024-06-10', issuedOn: '2024-06-21' }],
  ['that tell no day', {}],
])('however many meetings %s: no row grows with them', async (_, days) => {
  const few = 40;
  const many = 160;
  const sizes: number[] = [];
  for (let i = 0; i < many; i += 1) {
    // A kind of meeting each, as several of one kind on a day are a question.
    await ingest(
      smallMeeting(`gov-${i % 4}/2024/${i + 1}`, { number: i + 1, series: `第${i}种会议`, ...days }).document,
    );
    if (i + 1 !== few && i + 1 !== many) continue;
    expect((await world.publish()).failed).toEqual([]);
    const rows = (await Promise.all([0, 1, 2, 3].map((g) => rowsOf(`GOV#gov-${g}`)))).flat();
    sizes.push(Math.max(...[...rows, ...(await rowsOf('ALL'))].map(sizeOf)));
  }
  const [before = 0, after = 0] = sizes;
  expect(after).toBeLessThan(before * 1.1);
  const { items } = JSON.parse((await world.text('feeds/meetings.json')) ?? '{}');
  expect(items).toHaveLength(50);
});

it('of a page there lie no rows but its meeting, its address, what it claims, and the build', async () => {
  for (const page of samplePages(['yunze'])) await world.ingest(page);
  await world.publish();

  const kinds = (await rowsOf('GOV#yunze')).map(({ sk }) => sk.replace(/^(MEETING|CLAIM#[A-Z]+)#.*/u, '$1'));

  expect([...new Set(kinds)].sort()).toEqual(['BUILD', 'CLAIM#MEETING', 'MEETING']);
  expect(kinds.filter((kind) => kind === 'MEETING')).toHaveLength(5);
});
