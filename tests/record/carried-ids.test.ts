import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withCarriedIds } from '../../functions/record/carried-ids.ts';
import type { Parse } from '../../functions/record/deps.ts';
import { factsOf } from '../../functions/shared/documents.ts';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { type Page, pageParser, springMeeting } from './minutes.ts';
import { type Delivery, deliver, freshWorld, keysIn, openTables } from './world.ts';

const MEETING = springMeeting.id;

/** A decision in few words: what it disposes of, and its words on the page. */
interface Decided {
  readonly id: string;
  readonly words: string;
  readonly subjects?: readonly string[];
}

const page =
  '会议听取汇报，同意安排专项资金，由县财政局落实。会议决定推迟审议《青石县集市章程》。会议要求加强巡查。';

async function documentOf(decisions: readonly Decided[], text = page): Promise<MinutesDocument> {
  const document = await pageParser()(
    {
      bytes: new TextEncoder().encode(JSON.stringify({ ...springMeeting, decisions: [] })),
      contentType: 'text/html',
      sha256: 'a'.repeat(64),
    },
    [],
  );
  return {
    ...document,
    text,
    decisions: decisions.map(({ id, words, subjects = [] }) => ({
      id: `${MEETING}/${id}`,
      kind: 'approve',
      subjects: [...subjects],
      responsible: [],
      text: words,
      span: [text.indexOf(words), text.indexOf(words) + words.length],
      confidence: 0.9,
    })),
  };
}

async function carried(
  before: readonly Decided[],
  now: readonly Decided[],
  text = page,
): Promise<readonly string[]> {
  const document = await documentOf(now, text);
  const { decisions } = withCarriedIds(document, factsOf(await documentOf(before)));
  return decisions.map(({ id }) => id.slice(MEETING.length + 1));
}

const funds: Decided = { id: 'aaaaaaaa', words: '同意安排专项资金' };
const fundsWithDuty: Decided = { id: 'bbbbbbbb', words: '同意安排专项资金，由县财政局落实' };
const rules: Decided = {
  id: 'cccccccc',
  words: '推迟审议《青石县集市章程》',
  subjects: ['《青石县集市章程》'],
};
const patrol: Decided = { id: 'dddddddd', words: '加强巡查' };

describe('the identifiers of decisions that are read anew', () => {
  test('stay where they are the same', async () => {
    expect(await carried([funds, rules], [rules, funds, patrol])).toEqual([
      'cccccccc',
      'aaaaaaaa',
      'dddddddd',
    ]);
  });

  test('are carried over where the words overlap', async () => {
    expect(await carried([funds, rules], [fundsWithDuty, rules])).toEqual(['aaaaaaaa', 'cccccccc']);
  });

  test('are carried over where the title is the same, wherever it stands', async () => {
    const text = `会议原则同意《青石县集市章程》。${'会议听取汇报。'.repeat(9)}`;
    const now = { id: 'eeeeeeee', words: '原则同意《青石县集市章程》', subjects: ['《青石县集市章程》'] };

    expect(await carried([rules], [now], text)).toEqual(['cccccccc']);
  });

  test('follow their words when more stands above them', async () => {
    const text = `会议通报了近期工作，并要求各部门抓好落实，按时上报结果。${page}`;

    expect(await carried([funds], [patrol, fundsWithDuty], text)).toEqual(['dddddddd', 'aaaaaaaa']);
  });

  test('are not given to another decision that stands in their place', async () => {
    const text = page.replace('同意安排专项资金', '同意组建工作专班');
    const now = { id: 'ffffffff', words: '同意组建工作专班' };

    expect(await carried([funds], [now], text)).toEqual(['ffffffff']);
  });

  test('are not taken from a decision that is there still', async () => {
    expect(await carried([funds], [funds, fundsWithDuty])).toEqual(['aaaaaaaa', 'bbbbbbbb']);
  });

  test('are each carried over once', async () => {
    expect(
      await carried([funds], [fundsWithDuty, { id: 'eeeeeeee', words: '专项资金，由县财政局' }]),
    ).toEqual(['aaaaaaaa', 'eeeeeeee']);
  });

  test('are carried again as they were when that is read again', async () => {
    const before = await documentOf([funds, rules]);
    const once = withCarriedIds(await documentOf([fundsWithDuty, rules]), factsOf(before));

    expect(withCarriedIds(await documentOf([fundsWithDuty, rules]), factsOf(once))).toEqual(once);
  });
});

describe('recording a page that is read anew', () => {
  let tables: Awaited<ReturnType<typeof openTables>>;
  beforeAll(async () => {
    tables = await openTables();
  });
  afterAll(() => tables.close());

  const spring: Delivery = {
    page: springMeeting,
    url: 'https://www.qingshi.example/jiyao/3.html',
    fetchedAt: '2024-03-16T00:00:00.000Z',
  };
  /** Identifies decisions by other words. */
  const otherwise: Parse = pageParser('1.1.0', (document) => ({
    ...document,
    decisions: document.decisions.map((decision, i) => ({
      ...decision,
      id: `${document.id}/0000000${i}`,
      subjects: [],
    })),
  }));
  const shorter: Page = { ...springMeeting, decisions: springMeeting.decisions?.slice(1) ?? [] };

  test('keeps the identifiers, and leaves no tombstone', async () => {
    const world = await freshWorld(tables);
    await deliver(world, spring);
    const before = await world.record.records.read(MEETING);

    await deliver(world, { ...spring, parse: otherwise });
    await deliver(world, { ...spring, parse: otherwise });

    const after = await world.record.records.read(MEETING);
    expect(after?.current.parser).toBe('1.1.0');
    expect(after?.facts?.decisions.map(({ id }) => id)).toEqual(before?.facts?.decisions.map(({ id }) => id));
    expect(after).not.toHaveProperty('goneDecisions');
    expect(after).not.toHaveProperty('modifiedAt');
  });

  test('leaves a tombstone of a decision that is gone, until it is there again', async () => {
    const world = await freshWorld(tables);
    await deliver(world, spring);
    const [first] = (await world.record.records.read(MEETING))?.facts?.decisions ?? [];

    await deliver(world, { ...spring, page: shorter, fetchedAt: '2024-03-20T00:00:00.000Z' });
    expect((await world.record.records.read(MEETING))?.goneDecisions).toEqual([first?.id]);
    expect(await keysIn(world.store, 'decisions/')).toHaveLength(1);

    await deliver(world, { ...spring, fetchedAt: '2024-03-24T00:00:00.000Z' });
    expect(await world.record.records.read(MEETING)).not.toHaveProperty('goneDecisions');
  });

  test('of which nothing was published leaves none', async () => {
    const world = await freshWorld(tables);
    await deliver(world, { ...spring, page: { ...springMeeting, doubt: 'Garbled.' } });

    await deliver(world, { ...spring, page: shorter, fetchedAt: '2024-03-20T00:00:00.000Z' });

    expect(await world.record.records.read(MEETING)).not.toHaveProperty('goneDecisions');
  });
});
