import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PublishedMeeting } from '../../functions/publish/library.ts';
import { nameId } from '../../functions/shared/records/groups.ts';
import { pointerKey } from '../../functions/shared/records/listings.ts';
import { type Page, quietMeeting, springMeeting, summerMeeting } from '../record/minutes.ts';
import { deliver, drain, freshWorld, libraryOf, openTables, type World } from '../record/world.ts';

let tables: Awaited<ReturnType<typeof openTables>>;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables.close());

const undated: Page = { id: 'yunpu/2a3b4c5d6e7f', publishedAt: '2024-02-01' };
const PAGES = [springMeeting, summerMeeting, quietMeeting, undated];

async function stocked(pages: readonly Page[] = PAGES): Promise<World> {
  const world = await freshWorld(tables);
  for (const page of pages) {
    await deliver(world, {
      page,
      url: `https://www.example/${page.id}`,
      fetchedAt: '2024-07-20T00:00:00.000Z',
    });
  }
  await drain(world);
  return world;
}

const idsOf = (meetings: readonly PublishedMeeting[]) => meetings.map(({ document }) => document.id);
const collect = async (meetings: AsyncIterable<PublishedMeeting>) => {
  const all: PublishedMeeting[] = [];
  for await (const meeting of meetings) all.push(meeting);
  return idsOf(all);
};
const lists = (world: World, list: string, sk: string, meeting: string) =>
  world.table.put({ ...pointerKey({ list, sk }), meeting });

describe('the library', () => {
  test('knows a meeting with its document and its times', async () => {
    const library = libraryOf(await stocked());

    const meeting = await library.meeting(springMeeting.id);

    expect(meeting?.document.title).toBe('qingshi/2024/3 会议纪要');
    expect(meeting?.firstSeenAt).toBe('2024-07-20T00:00:00.000Z');
    expect(meeting && 'modifiedAt' in meeting).toBe(false);
    expect(await library.meeting('qingshi/2024/99')).toBeUndefined();
  });

  test('gathers what one organisation was told to do, and what became of one document', async () => {
    const again: Page = {
      ...springMeeting,
      id: 'qingshi/2024/9',
      publishedAt: '2024-07-18',
      decisions: [
        { subject: '《青石县茶园灌溉办法》', responsible: '县水利局' },
        { subject: '《青石县集市管理办法》', responsible: '县商务局' },
      ],
    };
    const world = await stocked([...PAGES, again]);
    const library = libraryOf(world);
    const water = { kind: 'organizations', id: nameId('县水利局') } as const;

    const told = await library.groupDecisions('qingshi', water, 10);
    expect(told.map(({ decision, meeting }) => [meeting.document.id, decision.subjects[0]])).toEqual([
      ['qingshi/2024/9', '《青石县茶园灌溉办法》'],
      ['qingshi/2024/3', '《青石县茶园灌溉办法》'],
    ]);
    expect(await library.groupDecisions('qingshi', water, 1)).toHaveLength(1);
    expect(await library.groupDecisions('yunpu', water, 10)).toEqual([]);

    const charged = await library.chargedOrganizations('qingshi');
    expect(charged.map(({ name }) => name).sort()).toEqual(['县交通局', '县住建局', '县商务局', '县水利局']);
    expect(charged.find(({ id }) => id === water.id)?.newest.meeting.document.id).toBe('qingshi/2024/9');
  });

  test('lists nothing of a group under a pointer that the document does not yield', async () => {
    const world = await stocked();
    const other = { kind: 'organizations', id: nameId('县档案馆') } as const;
    await lists(
      world,
      `qingshi/organizations/${other.id}`,
      '2024-03-14T16:00:00.000Z#qingshi/2024/3',
      springMeeting.id,
    );
    await world.table.put({ ...pointerKey({ list: 'qingshi/organizations', sk: other.id }) });

    expect(await libraryOf(world).groupDecisions('qingshi', other, 10)).toEqual([]);
    expect((await libraryOf(world).chargedOrganizations('qingshi')).map(({ name }) => name)).not.toContain(
      '县档案馆',
    );
  });

  test('gives what was published up to the end of a day or a month, and knows the next one', async () => {
    const library = libraryOf(await stocked());

    expect(await collect(library.published('all', 'meetings', '2024-03-15'))).toEqual([
      'qingshi/2024/3',
      'yunpu/2a3b4c5d6e7f',
      'yunpu/2023/12',
    ]);
    expect(await collect(library.published('all', 'meetings', '2024-03-14'))).toEqual([
      'yunpu/2a3b4c5d6e7f',
      'yunpu/2023/12',
    ]);
    expect(await collect(library.published('qingshi', 'meetings', '2024-03'))).toEqual(['qingshi/2024/3']);
    expect(await collect(library.published('qingshi', 'meetings', '2024-02'))).toEqual([]);
    expect(await library.periodAfter('qingshi', 'meetings', '2024-03')).toBe('2024-07');
    expect(await library.periodAfter('qingshi', 'meetings', '2024-07')).toBeUndefined();
    expect(await library.periodAfter('all', 'meetings', '2024-02-28')).toBe('2024-03-15');
  });

  test('gives the newest meetings by publication, of all sources or of one', async () => {
    const library = libraryOf(await stocked());

    expect(idsOf(await library.newestMeetings('all', 10))).toEqual([
      'qingshi/2024/7',
      'qingshi/2024/3',
      'yunpu/2a3b4c5d6e7f',
      'yunpu/2023/12',
    ]);
    expect(idsOf(await library.newestMeetings('all', 2))).toEqual(['qingshi/2024/7', 'qingshi/2024/3']);
    expect(idsOf(await library.newestMeetings('yunpu', 10))).toEqual(['yunpu/2a3b4c5d6e7f', 'yunpu/2023/12']);
    expect(await library.newestMeetings('nowhere', 10)).toEqual([]);
    expect(await library.newestMeetings('all', 0)).toEqual([]);
  });

  test('gives the newest decisions, those of one meeting in the order of its page', async () => {
    const library = libraryOf(await stocked());

    const decisions = await library.newestDecisions('all', 10);

    expect(decisions.map(({ decision }) => decision.subjects[0])).toEqual([
      '《青石县渡口管理规定》',
      '《青石县茶园灌溉办法》',
      '《青石县古桥修缮方案》',
    ]);
    expect(decisions[0]?.meeting.document.id).toBe('qingshi/2024/7');
    expect(await library.newestDecisions('qingshi', 2)).toHaveLength(2);
    expect(await library.newestDecisions('yunpu', 10)).toEqual([]);
  });

  test('gives a partition by day held, then by id', async () => {
    const twin = { ...springMeeting, id: 'qingshi/2024/11' };
    const library = libraryOf(await stocked([...PAGES, twin]));

    expect(await collect(library.heldIn('qingshi', '2024'))).toEqual([
      'qingshi/2024/11',
      'qingshi/2024/3',
      'qingshi/2024/7',
    ]);
    expect(await collect(library.heldIn('yunpu', 'undated'))).toEqual([undated.id]);
    expect(await collect(library.heldIn('yunpu', '1999'))).toEqual([]);
  });

  test('knows sources and partitions', async () => {
    const library = libraryOf(await stocked());

    expect(await library.sources()).toEqual(['qingshi', 'yunpu']);
    expect(await library.years('yunpu')).toEqual(['2023', 'undated']);
    expect(await library.years('nowhere')).toEqual([]);
  });

  test('gives everything, however many there are', async () => {
    const many = Array.from({ length: 130 }, (_, index) => ({
      ...quietMeeting,
      id: `yunpu/2023/${index + 1}`,
      publishedAt: `2024-01-${String((index % 28) + 1).padStart(2, '0')}`,
    }));
    const library = libraryOf(await stocked(many));

    const newest = await library.newestMeetings('all', 1000);

    const order = newest.map(({ document }) => `${document.publishedAt}#${document.id}`);
    expect(newest).toHaveLength(130);
    expect(order).toEqual([...order].sort().reverse());
    expect((await collect(library.heldIn('yunpu', '2023'))).length).toBe(130);
  });
});

describe('a pointer that is not right', () => {
  test('to a meeting that does not exist is passed over', async () => {
    const world = await stocked();
    await lists(world, 'qingshi/meetings', '2030-01-01T00:00:00.000Z#qingshi/2030/1', 'qingshi/2030/1');

    expect(idsOf(await libraryOf(world).newestMeetings('qingshi', 1))).toEqual(['qingshi/2024/7']);
  });

  test('to a place where the meeting stood before is passed over', async () => {
    const world = await stocked();
    await lists(world, 'qingshi/deciding', '2030-01-01T00:00:00.000Z#qingshi/2024/3', springMeeting.id);
    await lists(world, 'qingshi/held/2024', '2024-01-01#qingshi/2024/7', summerMeeting.id);

    const library = libraryOf(world);

    expect((await library.newestDecisions('qingshi', 1))[0]?.meeting.document.id).toBe('qingshi/2024/7');
    expect(await collect(library.heldIn('qingshi', '2024'))).toEqual(['qingshi/2024/3', 'qingshi/2024/7']);
  });

  test('does not make a source or a partition', async () => {
    const world = await stocked();
    await lists(world, 'sources', 'ghost', '');
    await lists(world, 'ghost/meetings', '2024-01-01#qingshi/2024/3', springMeeting.id);
    await lists(world, 'qingshi/years', '1999', '');
    await lists(world, 'qingshi/held/1999', '1999-01-01#qingshi/2024/3', springMeeting.id);

    const library = libraryOf(world);

    expect(await library.sources()).toEqual(['qingshi', 'yunpu']);
    expect(await library.years('qingshi')).toEqual(['2024']);
  });
});

test('a document that was changed in the store is not published', async () => {
  const world = await stocked();
  const head = await world.record.heads.read(springMeeting.id);
  const key = head?.current.documentKey ?? '';
  await world.store.put(key, new TextEncoder().encode('{}'));

  await expect(libraryOf(world).meeting(springMeeting.id)).rejects.toMatchObject({
    code: 'document-damaged',
  });
});
