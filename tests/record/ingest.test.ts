import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { correctMeeting } from '../../functions/record/amend.ts';
import type { Parse } from '../../functions/record/deps.ts';
import { answerPage, openQuestions, pageIdOf } from '../../functions/record/review.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { addressKey } from '../../functions/shared/records/tables.ts';
import { pageParser, quietMeeting, springMeeting, summerMeeting } from './minutes.ts';
import { bytesOf, deliver, freshWorld, keysIn, openTables, publishedIn } from './world.ts';

let tables: Awaited<ReturnType<typeof openTables>>;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables.close());

const url = 'https://www.qingshi.example/jiyao/3.html';
const spring = { page: springMeeting, url, fetchedAt: '2024-03-16T02:00:00.000Z' };

describe('a page whose government is not told', () => {
  const untold = {
    page: { ...springMeeting, source: 'unknown', id: 'unknown/5f3a9c2d' },
    url,
    fetchedAt: spring.fetchedAt,
  };
  const page = sha256(bytesOf(untold));
  /** Reads the page under the source that it is asked for, as the parser does. */
  const parse: Parse = async (snapshot, sources, sourceId) => {
    const document = await pageParser()(snapshot, sources, sourceId);
    return sourceId === undefined ? document : { ...document, source: sourceId, id: `${sourceId}/2024/3` };
  };

  test('becomes no meeting, and is listed with the question', async () => {
    const world = await freshWorld(tables);

    expect(await deliver(world, untold)).toMatchObject({ kind: 'asked', page });

    expect(await keysIn(world.store, 'documents/')).toEqual([]);
    expect(await world.record.records.ownerOf(url)).toBeUndefined();
    const asked: string[] = [];
    for await (const entry of openQuestions(world.store)) asked.push(entry.sha256);
    expect(asked).toEqual([page]);
  });

  test('becomes a meeting of the government that a person says, for ever', async () => {
    const world = await freshWorld(tables);
    await deliver(world, { ...untold, parse });

    const outcome = await answerPage(pageIdOf(page), 'qingshi', { ...world.record, parse });

    expect(outcome).toMatchObject({ kind: 'committed', meeting: 'qingshi/2024/3' });
    expect(await keysIn(world.store, 'quarantine/')).toEqual([]);
    expect(await deliver(world, { ...untold, parse })).toEqual({
      kind: 'unchanged',
      meeting: 'qingshi/2024/3',
    });
    expect(await keysIn(world.store, 'quarantine/')).toEqual([]);
  });

  test('is not answered when it is not asked for', async () => {
    const world = await freshWorld(tables);
    await deliver(world, spring);
    await expect(answerPage(pageIdOf(page), 'qingshi', world.record)).rejects.toMatchObject({
      code: 'nothing-waits',
    });
  });
});

describe('ingesting a page', () => {
  test('commits its document and marks its government', async () => {
    const world = await freshWorld(tables);

    const outcome = await deliver(world, spring);

    const head = await world.record.records.read('qingshi/2024/3');
    expect(outcome).toMatchObject({ kind: 'committed', meeting: 'qingshi/2024/3', rev: 1 });
    expect(head).toMatchObject({
      rev: 1,
      source: 'qingshi',
      heldOn: '2024-03-08',
      firstSeenAt: '2024-03-16T02:00:00.000Z',
      facts: { id: 'qingshi/2024/3', title: 'qingshi/2024/3 会议纪要' },
      instant: '2024-03-14T16:00:00.000Z',
    });
    expect(head?.facts).not.toHaveProperty('text');
    expect(await world.record.builds.read('qingshi')).toEqual({
      token: 1,
      wakeAt: '2024-08-01T00:00:00.000Z',
      dirtySince: '2024-08-01T00:00:00.000Z',
    });
    expect(world.woken).toEqual(['qingshi']);
    expect(head?.modifiedAt).toBeUndefined();
    expect(await keysIn(world.store, 'documents/')).toEqual([head?.current.documentKey]);
  });

  test('again changes nothing but the mark, however often', async () => {
    const world = await freshWorld(tables);
    await deliver(world, spring);
    const before = await world.record.records.read('qingshi/2024/3');

    for (let times = 0; times < 10; times += 1) {
      expect(await deliver(world, spring)).toEqual({ kind: 'unchanged', meeting: 'qingshi/2024/3' });
    }

    expect(await world.record.records.read('qingshi/2024/3')).toEqual(before);
    expect(await keysIn(world.store, 'documents/')).toHaveLength(1);
    expect(await world.record.builds.read('qingshi')).toMatchObject({ token: 11 });
  });

  test('that says the same in other bytes is unchanged, and the published document stays', async () => {
    const world = await freshWorld(tables);
    await deliver(world, spring);
    const before = await world.record.records.read('qingshi/2024/3');

    const outcome = await deliver(world, {
      ...spring,
      page: { ...springMeeting, visits: 1042 },
      fetchedAt: '2024-03-20T02:00:00.000Z',
    });

    const after = await world.record.records.read('qingshi/2024/3');
    expect(outcome.kind).toBe('unchanged');
    expect(after?.current).toEqual(before?.current);
    expect(after?.modifiedAt).toBeUndefined();
  });

  test('that was edited says since when', async () => {
    const world = await freshWorld(tables);
    await deliver(world, spring);

    const outcome = await deliver(world, {
      ...spring,
      page: { ...springMeeting, publishedAt: '2024-03-18' },
      fetchedAt: '2024-03-19T02:00:00.000Z',
    });

    const head = await world.record.records.read('qingshi/2024/3');
    expect(outcome).toMatchObject({ kind: 'committed', rev: 2 });
    expect(head).toMatchObject({
      firstSeenAt: '2024-03-16T02:00:00.000Z',
      modifiedAt: '2024-03-19T02:00:00.000Z',
    });
  });

  test('with a better parser replaces the document and keeps the id', async () => {
    const world = await freshWorld(tables);
    await deliver(world, spring);

    const better = pageParser('1.1.0', (document) => ({
      ...document,
      id: 'qingshi/2024/4',
      title: '第3次会议纪要',
    }));
    const outcome = await deliver(world, { ...spring, parse: better });

    const head = await world.record.records.read('qingshi/2024/3');
    expect(outcome).toMatchObject({ kind: 'committed', meeting: 'qingshi/2024/3' });
    expect(outcome.kind === 'committed' && outcome.document.decisions[0]?.id).toMatch(/^qingshi\/2024\/3\//);
    expect(head?.current.parser).toBe('1.1.0');
    expect(await world.record.records.read('qingshi/2024/4')).toBeUndefined();
  });

  test('with a worse parser that comes late does not undo the better one', async () => {
    const world = await freshWorld(tables);
    await deliver(world, {
      ...spring,
      parse: pageParser('1.10.0', (document) => ({ ...document, title: '新' })),
    });

    await deliver(world, {
      ...spring,
      parse: pageParser('1.9.0', (document) => ({ ...document, title: '旧' })),
    });

    expect((await world.record.records.read('qingshi/2024/3'))?.current.parser).toBe('1.10.0');
  });
});

describe('a page with more facts than a row can hold', () => {
  const many = {
    ...spring,
    page: {
      ...springMeeting,
      decisions: Array.from({ length: 2500 }, (_, n) => ({ subject: `《青石县第${n}号渠道修缮办法》` })),
    },
  };

  test('is recorded and published: the document has them', async () => {
    const world = await freshWorld(tables);

    expect(await deliver(world, many)).toMatchObject({ kind: 'committed', rev: 1 });

    const record = await world.record.records.read('qingshi/2024/3');
    expect(record).not.toHaveProperty('facts');
    expect(record?.instant).toBe('2024-03-14T16:00:00.000Z');
    expect((await publishedIn(world, 'qingshi'))[0]?.decisions).toHaveLength(2500);
  });

  test('is corrected, read anew and edited like any other, and keeps its tombstones', async () => {
    const world = await freshWorld(tables);
    await deliver(world, many);
    const by = { by: '甲', why: '错字', at: '2024-04-01T00:00:00.000Z' };
    await correctMeeting({ correct: 'qingshi/2024/3', patch: { title: '更正' }, ...by }, world.record);
    const decisions = many.page.decisions.slice(1);

    await deliver(world, {
      ...spring,
      page: { ...springMeeting, decisions },
      fetchedAt: '2024-03-20T00:00:00.000Z',
    });

    const [document] = await publishedIn(world, 'qingshi');
    expect(document).toMatchObject({ title: '更正' });
    expect(document?.decisions).toHaveLength(2499);
    expect((await world.record.records.read('qingshi/2024/3'))?.goneDecisions).toHaveLength(1);
  });
});

describe('one meeting at two addresses', () => {
  test('is one meeting, published from where more is said', async () => {
    const world = await freshWorld(tables);
    const [first, ...others] = springMeeting.decisions ?? [];
    const excerpt = { ...springMeeting, decisions: first === undefined ? others : [first] };
    const pdf = 'https://www.qingshi.example/files/3.pdf';

    await deliver(world, {
      page: excerpt,
      url: pdf,
      contentType: 'application/pdf',
      fetchedAt: '2024-03-15T02:00:00Z',
    });
    const outcome = await deliver(world, spring);

    const head = await world.record.records.read('qingshi/2024/3');
    expect(outcome).toMatchObject({ kind: 'committed', meeting: 'qingshi/2024/3', rev: 2 });
    expect(
      Object.values(head?.places ?? {})
        .map(({ place }) => place)
        .sort(),
    ).toEqual([pdf, url].sort());
    expect(head?.current.sha256).toBe(sha256(bytesOf(spring)));
    expect(head).toMatchObject({
      firstSeenAt: '2024-03-15T02:00:00.000Z',
      modifiedAt: '2024-03-16T02:00:00.000Z',
    });
  });

  test('spelled in two ways is one address', async () => {
    const world = await freshWorld(tables);
    await deliver(world, spring);

    const outcome = await deliver(world, {
      ...spring,
      url: 'https://WWW.qingshi.example:443/jiyao/3.html?utm_source=feed#top',
      fetchedAt: '2024-03-17T02:00:00.000Z',
    });

    const head = await world.record.records.read('qingshi/2024/3');
    expect(outcome.kind).toBe('unchanged');
    expect(Object.keys(head?.places ?? {})).toHaveLength(1);
  });

  test('a local file that was corrected follows the earlier one, though it tells less', async () => {
    const world = await freshWorld(tables);
    await deliver(world, { page: springMeeting, fetchedAt: '2024-03-16T02:00:00Z' });
    const corrected = { ...springMeeting, present: [] };

    await deliver(world, { page: corrected, fetchedAt: '2024-03-17T02:00:00Z' });

    const head = await world.record.records.read('qingshi/2024/3');
    expect(head?.current.sha256).toBe(sha256(JSON.stringify(corrected)));
  });
});

describe('two meetings that claim one id', () => {
  const impostor = {
    page: { ...springMeeting, heldOn: '2024-03-29', decisions: [] },
    url: 'https://www.qingshi.example/jiyao/33.html',
    fetchedAt: '2024-04-02T02:00:00.000Z',
  };
  const suffixed = `qingshi/2024/3-${sha256(impostor.url).slice(0, 8)}`;

  test('stay two: the newcomer gets a suffix and says so', async () => {
    const world = await freshWorld(tables);
    await deliver(world, spring);

    const outcome = await deliver(world, impostor);
    const again = await deliver(world, impostor);

    expect(outcome).toMatchObject({ kind: 'committed', meeting: suffixed, rev: 1 });
    expect(outcome.kind === 'committed' && outcome.document.quality.issues[0]?.code).toBe(
      'identifier-collision',
    );
    expect(again).toEqual({ kind: 'unchanged', meeting: suffixed });
    expect((await world.record.records.read('qingshi/2024/3'))?.rev).toBe(1);
  });

  test('stay two also as local files', async () => {
    const world = await freshWorld(tables);
    await deliver(world, { page: springMeeting, fetchedAt: spring.fetchedAt });

    const outcome = await deliver(world, { page: impostor.page, fetchedAt: impostor.fetchedAt });

    expect(outcome.kind === 'committed' && outcome.meeting).toMatch(/^qingshi\/2024\/3-[0-9a-f]{8}$/);
  });

  test('stay two when the newcomer had claimed the id before the other committed', async () => {
    const world = await freshWorld(tables);
    await world.record.records.claim(impostor.url, 'qingshi/2024/3');
    await deliver(world, spring);

    const outcome = await deliver(world, impostor);

    expect(outcome).toMatchObject({ kind: 'committed', meeting: suffixed });
    expect(await world.table.get(addressKey(impostor.url))).toMatchObject({ meeting: suffixed });
  });

  test('stay two when both come at once', async () => {
    const world = await freshWorld(tables);

    const outcomes = await Promise.all([deliver(world, spring), deliver(world, impostor)]);

    const meetings = outcomes.map((outcome) => outcome.kind === 'committed' && outcome.meeting);
    expect(new Set(meetings).size).toBe(2);
    expect(meetings).toContain('qingshi/2024/3');
  });

  test('are one when the page has only corrected its day', async () => {
    const world = await freshWorld(tables);
    await deliver(world, spring);

    const outcome = await deliver(world, { ...impostor, url });

    expect(outcome).toMatchObject({ kind: 'committed', meeting: 'qingshi/2024/3', rev: 2 });
  });
});

describe('concurrent deliveries', () => {
  test('of one meeting are all taken into account', async () => {
    const world = await freshWorld(tables);
    const days = ['01', '02', '03', '04', '05', '06', '07', '08'];

    const outcomes = await Promise.all(
      days.map((day) =>
        deliver(world, {
          page: { ...springMeeting, present: [{ name: `柏青${day}` }] },
          url,
          fetchedAt: `2024-04-${day}T00:00:00.000Z`,
        }),
      ),
    );

    const head = await world.record.records.read('qingshi/2024/3');
    expect(outcomes.every(({ kind }) => kind !== 'quarantined')).toBe(true);
    expect(Object.keys(Object.values(head?.places ?? {})[0]?.pages ?? {})).toHaveLength(8);
    expect(head).toMatchObject({
      current: { observedAt: '2024-04-08T00:00:00.000Z' },
      firstSeenAt: '2024-04-01T00:00:00.000Z',
      modifiedAt: '2024-04-08T00:00:00.000Z',
    });
  });

  test('of several meetings do not disturb each other', async () => {
    const world = await freshWorld(tables);
    const pages = [springMeeting, summerMeeting, quietMeeting];

    await Promise.all(
      pages.map((page) =>
        deliver(world, { page, url: `https://www.example/${page.id}`, fetchedAt: '2024-07-20T00:00:00Z' }),
      ),
    );

    for (const { id } of pages) expect((await world.record.records.read(id))?.rev).toBe(1);
  });
});

describe('a page that cannot be read', () => {
  const broken = { page: '<p>not minutes</p>', url, fetchedAt: '2024-03-16T02:00:00.000Z' };
  const key = `quarantine/${sha256(broken.page)}.json`;

  test('is put into quarantine with the reason, once', async () => {
    const world = await freshWorld(tables);

    const outcome = await deliver(world, broken);
    const first = await world.store.get(key);
    await deliver({ ...world, record: { ...world.record, clock: () => new Date(0) } }, broken);

    expect(outcome).toEqual({
      kind: 'quarantined',
      code: 'not-minutes',
      message: 'The page is not minutes.',
    });
    expect(JSON.parse(new TextDecoder().decode(first?.body))).toEqual({
      sha256: sha256(broken.page),
      contentType: 'text/html',
      fetchedAt: broken.fetchedAt,
      url,
      code: 'not-minutes',
      message: 'The page is not minutes.',
      at: '2024-08-01T00:00:00.000Z',
    });
    expect(await world.store.get(key)).toEqual(first);
    expect(await keysIn(world.store, 'documents/')).toEqual([]);
  });

  test('leaves it when a parser can read it', async () => {
    const world = await freshWorld(tables);
    await deliver(world, broken);
    const able = pageParser();

    await deliver(world, {
      ...broken,
      parse: (snapshot, sources) =>
        able({ ...snapshot, bytes: new TextEncoder().encode(JSON.stringify(springMeeting)) }, sources),
    });

    expect(await world.store.get(key)).toBeUndefined();
  });

  test('by a parser that breaks is put aside as well', async () => {
    const world = await freshWorld(tables);
    const parse = () => {
      throw new TypeError('cannot read properties of undefined');
    };

    expect(await deliver(world, { ...spring, parse })).toMatchObject({
      kind: 'quarantined',
      code: 'parser-failed',
    });
  });

  test('for want of its bytes is no reason for quarantine', async () => {
    const world = await freshWorld(tables);
    await world.store.put(`raw/${'0'.repeat(64)}`, new Uint8Array([1]));
    const { ingest } = await import('../../functions/record/ingest.ts');
    const request = { contentType: 'text/html', fetchedAt: spring.fetchedAt };

    await expect(ingest({ ...request, sha256: 'f'.repeat(64) }, world.record)).rejects.toMatchObject({
      code: 'snapshot-missing',
    });
    await expect(ingest({ ...request, sha256: '0'.repeat(64) }, world.record)).rejects.toMatchObject({
      code: 'snapshot-damaged',
    });
    expect(await keysIn(world.store, 'quarantine/')).toEqual([]);
  });
});
