import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { headWith } from '../../../functions/record/commit.ts';
import { sightingOf } from '../../../functions/record/known.ts';
import type { MeetingRecord } from '../../../functions/shared/head.ts';
import { dynamoBuildRows } from '../../../functions/shared/records/build-rows.dynamo.ts';
import { restsUntil } from '../../../functions/shared/records/build-rows.ts';
import { meetingOfRow, rowOfMeeting } from '../../../functions/shared/records/meeting-row.ts';
import { dynamoMeetingRows } from '../../../functions/shared/records/meeting-rows.dynamo.ts';
import { dynamoSummaries } from '../../../functions/shared/records/summaries.dynamo.ts';
import type { GovernmentSummary } from '../../../functions/shared/records/summaries.ts';
import { openTables } from '../../record/world.ts';
import { laggingTable } from './lagging.ts';

let tables: Awaited<ReturnType<typeof openTables>>;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables.close());

async function collect<T>(all: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of all) found.push(one);
  return found;
}
const at = (minute: number) => new Date(Date.UTC(2024, 7, 1, 0, minute)).toISOString();

describe('the builds that wait', () => {
  test('are marked, one token a mark, since the first', async () => {
    const builds = dynamoBuildRows(await tables.fresh());

    expect(await builds.read('qingshi')).toBeUndefined();
    expect(await builds.mark('qingshi', at(0))).toEqual({ token: 1, wakeAt: at(0), dirtySince: at(0) });
    expect(await builds.mark('qingshi', at(1))).toEqual({ token: 2, wakeAt: at(1), dirtySince: at(0) });
    expect(await builds.read('qingshi')).toEqual({ token: 2, wakeAt: at(1), dirtySince: at(0) });
  });

  test('may be due later, which puts nothing off that is due before', async () => {
    const builds = dynamoBuildRows(await tables.fresh());

    const { token } = await builds.mark('all', at(1), { wakeAt: at(15) });
    expect(await builds.mark('all', at(2), { wakeAt: at(15) })).toEqual({
      token: token + 1,
      wakeAt: at(15),
      dirtySince: at(1),
    });
    expect(await builds.mark('all', at(3))).toMatchObject({ wakeAt: at(3) });
    expect(await builds.mark('all', at(4), { wakeAt: at(15) })).toEqual({
      token: token + 3,
      wakeAt: at(3),
      dirtySince: at(1),
    });
  });

  test('rest while they are marked again and again by who lets them, and keep their place in the index', async () => {
    const builds = dynamoBuildRows(await tables.fresh());
    const rests = { restMs: 30 * 60_000 };
    const first = await builds.mark('qingshi', at(0), rests);
    // Nothing was built a moment ago.
    expect(first).toMatchObject({ wakeAt: at(0), markedAt: at(0) });
    expect(restsUntil(first)).toBeUndefined();
    await builds.clear('qingshi', first.token, { builtAt: at(1) });

    expect(await builds.mark('qingshi', at(10), rests)).toMatchObject({ wakeAt: at(40), dirtySince: at(10) });
    const again = await builds.mark('qingshi', at(35), rests);
    expect(again).toMatchObject({ token: 3, wakeAt: at(40), markedAt: at(35) });
    expect(restsUntil(again)).toBe(at(65));
    expect(restsUntil({ ...again, markedAt: at(3000) })).toBe(at(10 + 2 * 24 * 60));
    await builds.rest('qingshi', 3, at(65));
    expect(await collect(builds.due(at(64)))).toEqual([]);

    // A failed build is tried again as soon as something is new, and one that may not rest is not made to.
    await builds.postpone('qingshi', 3, at(90));
    expect(await builds.mark('qingshi', at(66), rests)).toEqual({
      ...{ token: 4, wakeAt: at(66), dirtySince: at(10), builtAt: at(1), builtToken: 1 },
    });
    const urgent = await builds.mark('qingshi', at(67));
    expect(restsUntil(await builds.mark('qingshi', at(68), rests))).toBeUndefined();
    expect(await builds.read('qingshi')).toMatchObject({ wakeAt: urgent.wakeAt, token: 6 });
  });

  test('rest also after a build in which more came in, unless that may not', async () => {
    const builds = dynamoBuildRows(await tables.fresh());
    const rests = { restMs: 30 * 60_000 };
    for (const [scope, options, until] of [
      ['qingshi', rests, at(32)],
      ['yunpu', {}, undefined],
    ] as const) {
      const { token } = await builds.mark(scope, at(0), rests);
      await builds.mark(scope, at(2), options);

      expect(await builds.clear(scope, token, { builtAt: at(3) })).toBe(false);

      const row = await builds.read(scope);
      expect(row).toMatchObject({ token: token + 1, dirtySince: at(3) });
      expect(row && restsUntil(row)).toBe(until);
    }
  });

  test('rest after a build that came as late as may be, though more came in while it was on', async () => {
    const builds = dynamoBuildRows(await tables.fresh());
    const rests = { restMs: 30 * 60_000 };
    const late = 2 * 24 * 60;
    const { token } = await builds.mark('qingshi', at(0), rests);
    await builds.clear('qingshi', token, { builtAt: at(0) });
    await builds.mark('qingshi', at(1), rests);
    const seen = await builds.mark('qingshi', at(late), rests);
    expect(restsUntil(seen)).toBe(at(late + 1));
    await builds.mark('qingshi', at(late + 2), rests);

    expect(await builds.clear('qingshi', seen.token, { builtAt: at(late + 3) })).toBe(false);

    const row = await builds.read('qingshi');
    expect(row && restsUntil(row)).toBe(at(late + 2 + 30));
  });

  test('are marked by many at a time without any of them being lost', async () => {
    const table = await tables.fresh();
    const marks = Array.from({ length: 12 }, (_, i) =>
      dynamoBuildRows(table).mark('qingshi', at(i), i % 3 === 0 ? {} : { restMs: 60_000 }),
    );
    const tokens = (await Promise.all(marks)).map((row) => row.token);

    expect([...tokens].sort((one, other) => one - other)).toEqual(marks.map((_, i) => i + 1));
  });

  test('are due when their time has come, longest waiting first, whatever is built', async () => {
    const builds = dynamoBuildRows(await tables.fresh());
    const scopes = ['all', 'qingshi', 'yunpu', 'yunze', 'linlan-qingyu', 'suzhou-gusu'];
    for (const [i, scope] of scopes.entries()) await builds.mark(scope, at(9 - i));

    expect(await collect(builds.due(at(8)))).toEqual([...scopes.slice(1)].reverse());
    expect(await collect(builds.due(at(0)))).toEqual([]);
  });

  test('say which marks are built, whichever build ends last', async () => {
    const builds = dynamoBuildRows(await tables.fresh());
    const builtToken = async () => (await builds.read('qingshi'))?.builtToken;
    const first = await builds.mark('qingshi', at(0));
    const second = await builds.mark('qingshi', at(1));
    await builds.mark('qingshi', at(2));

    expect(await builds.clear('qingshi', second.token, { builtAt: at(3) })).toBe(false);
    expect(await builtToken()).toBe(2);
    // One that began earlier.
    expect(await builds.clear('qingshi', first.token, { builtAt: at(4) })).toBe(false);
    expect(await builds.read('qingshi')).toMatchObject({ builtToken: 2, builtAt: at(3), token: 3 });
    expect(await builds.clear('qingshi', 3, { builtAt: at(5) })).toBe(true);
    expect(await builds.mark('qingshi', at(6))).toMatchObject({ token: 4, builtToken: 3 });
    // Of a table that was made anew since.
    expect(await builds.clear('qingshi', 90, { builtAt: at(7) })).toBe(false);
    expect(await builtToken()).toBe(3);
  });

  test('wait no more when they are cleared, until something is to be looked at again', async () => {
    const builds = dynamoBuildRows(await tables.fresh());
    const { token } = await builds.mark('qingshi', at(0));

    expect(await builds.clear('qingshi', token, { wakeAt: at(5) })).toBe(true);
    expect(await builds.read('qingshi')).toEqual({ token, wakeAt: at(5) });
    expect(await collect(builds.due(at(4)))).toEqual([]);
    expect(await collect(builds.due(at(5)))).toEqual(['qingshi']);
    expect(await builds.clear('qingshi', token)).toBe(true);
    expect(await builds.read('qingshi')).toEqual({ token });
    expect(await collect(builds.due(at(59)))).toEqual([]);
  });

  test('go on waiting where they were marked meanwhile', async () => {
    const builds = dynamoBuildRows(await tables.fresh());
    const { token } = await builds.mark('qingshi', at(0));
    await builds.mark('qingshi', at(1));

    expect(await builds.clear('qingshi', token)).toBe(false);
    expect(await builds.read('qingshi')).toMatchObject({ token: 2, wakeAt: at(1), dirtySince: at(0) });
  });

  test('have waited since the last build, and not since the one before, however often they are marked meanwhile', async () => {
    const builds = dynamoBuildRows(await tables.fresh());
    for (let hour = 0; hour < 5; hour += 1) {
      const { token } = await builds.mark('all', at(60 * hour));
      await builds.mark('all', at(60 * hour + 1), { restMs: 60_000 });
      expect(await builds.clear('all', token, { builtAt: at(60 * hour + 2) })).toBe(false);
      const since = at(60 * hour + 2);
      expect(await builds.read('all')).toMatchObject({ builtAt: since, dirtySince: since });
    }
  });
});

describe('the summaries of governments', () => {
  const summary: GovernmentSummary = {
    source: 'qingshi',
    generation: 3,
    meetings: 2,
    decisions: 5,
    newest: at(0),
    recent: [`${at(0)}#qingshi/2024/3`],
    since: '2024',
    archive: { hash: '0123456789abcdef', bytes: 1024, rows: { meetings: 2 } },
    failed: { targets: 1, first: 'meeting/qingshi/2024/3', code: 'document-damaged', since: at(1) },
    waiting: 1,
  };

  test('are replaced by those of a later build only', async () => {
    const summaries = dynamoSummaries(await tables.fresh());

    expect(await summaries.put(summary)).toBe(true);
    expect(await summaries.put({ ...summary, generation: 2, meetings: 9 })).toBe(false);
    expect(await summaries.put({ ...summary, meetings: 9 })).toBe(false);
    expect(await summaries.put({ ...summary, generation: 4, meetings: 3 })).toBe(true);
    expect(await collect(summaries.all())).toEqual([{ ...summary, generation: 4, meetings: 3 }]);
  });

  test('are found for all governments, and not the mark of the build of all among them', async () => {
    const table = await tables.fresh();
    const summaries = dynamoSummaries(table);
    await dynamoBuildRows(table).mark('all', at(0));
    for (const source of ['yunpu', 'qingshi']) await summaries.put({ ...summary, source });

    expect((await collect(summaries.all())).map(({ source }) => source)).toEqual(['qingshi', 'yunpu']);
  });
});

function recordOf(meeting: string, instant?: string): MeetingRecord {
  const observedAt = at(0);
  const version = {
    documentKey: `documents/${meeting}/x.json`,
    contentHash: 'a',
    sha256: 'b',
    observedAt,
    parser: '1.0.0',
    rank: '1.00001.4',
    source: 'qingshi',
  };
  const head = headWith(undefined, meeting, {
    schemaVersion: 2,
    places: sightingOf('https://www.qingshi.example/3', version),
  });
  if (head === 'unchanged') throw new Error('A first sighting changes something');
  return {
    ...head,
    facts: {
      id: meeting,
      schemaVersion: 2,
      form: 'minutes',
      source: 'qingshi',
      title: '第3次会议纪要',
      items: [],
      decisions: [],
      attendance: [],
      quality: { score: 1, issues: [] },
      provenance: { sha256: 'b'.repeat(64), contentType: 'text/html', script: 'hans', parser: '1.0.0' },
    },
    ...(instant !== undefined && { instant }),
  };
}

describe('the rows of meetings', () => {
  test('are found by government, and the published ones by month, newest first', async () => {
    const table = await tables.fresh();
    const rows = dynamoMeetingRows(table);
    const records = [
      recordOf('qingshi/2024/3', '2024-03-14T16:00:00.000Z'),
      recordOf('qingshi/2024/4', '2024-03-31T17:00:00.000Z'),
      recordOf('qingshi/2024/5', '2024-04-01'),
      recordOf('qingshi/2024/6', '0000'),
      recordOf('qingshi/2024/7'),
      recordOf('qingshi-xian/2024/1', '2024-04-02'),
    ];
    for (const record of records) await table.put(rowOfMeeting(record));
    await dynamoBuildRows(table).mark('qingshi', at(0));

    expect(await collect(rows.of('qingshi'))).toEqual(records.slice(0, 5));
    expect(await rows.read('qingshi/2024/7')).toEqual(records[4]);
    expect(await rows.read('qingshi/2024/8')).toBeUndefined();
    // The month is that of the calendar at the sources.
    expect(await collect(rows.publishedIn('2024-04'))).toEqual([
      '2024-04-02#qingshi-xian/2024/1',
      '2024-04-01#qingshi/2024/5',
      '2024-03-31T17:00:00.000Z#qingshi/2024/4',
    ]);
    expect(await collect(rows.publishedIn('0000'))).toEqual(['0000#qingshi/2024/6']);
  });

  test('are the records again', () => {
    const record = recordOf('qingshi/2024/3', at(0));

    expect(meetingOfRow(rowOfMeeting(record))).toEqual(record);
  });

  test('have their keys in the order of documents, in whatever order they come', () => {
    const record = recordOf('qingshi/2024/3', at(0));
    const turned = Object.fromEntries(Object.entries(rowOfMeeting(record)).reverse());
    const { facts } = record;
    const row = { ...rowOfMeeting(record), facts: Object.fromEntries(Object.entries(facts ?? {}).reverse()) };

    expect(JSON.stringify(meetingOfRow({ ...turned, ...row }))).toBe(
      JSON.stringify(meetingOfRow(rowOfMeeting(record))),
    );
    expect(Object.keys(meetingOfRow(row).facts ?? {})).toEqual(Object.keys(facts ?? {}).sort());
  });

  test('go without the facts where these are too large, and stay far below what DynamoDB takes', () => {
    const record = recordOf('qingshi/2024/3', at(0));
    const { facts } = record;
    if (facts === undefined) throw new Error('The record has facts');
    const long = { ...record, facts: { ...facts, validity: '长'.repeat(100_000) } };
    const { facts: _, ...small } = record;

    expect(meetingOfRow(rowOfMeeting(long))).toEqual(small);
  });

  test('that are not rows of meetings are refused', () => {
    const row = rowOfMeeting(recordOf('qingshi/2024/3'));

    expect(() => meetingOfRow({ ...row, rev: 'three' })).toThrow(/rev/u);
    expect(() => meetingOfRow({ ...row, facts: { title: 1 } })).toThrow();
  });
});

describe('an index that lags', () => {
  test('shows what was, until it catches up', async () => {
    const table = laggingTable(await tables.fresh());
    const rows = dynamoMeetingRows(table);
    const [old, moved, fresh] = ['2024-03-01', '2024-04-01', '2024-03-02'];
    await table.put(rowOfMeeting(recordOf('qingshi/2024/3', old)));
    table.fallBehind();
    await table.put(rowOfMeeting(recordOf('qingshi/2024/3', moved)));
    await table.put(rowOfMeeting(recordOf('qingshi/2024/4', fresh)));

    expect(await collect(rows.publishedIn('2024-03'))).toEqual([`${old}#qingshi/2024/3`]);
    expect(await collect(rows.publishedIn('2024-04'))).toEqual([]);
    expect((await rows.read('qingshi/2024/3'))?.instant).toBe(moved);
    table.catchUp();
    expect(await collect(rows.publishedIn('2024-03'))).toEqual([`${fresh}#qingshi/2024/4`]);
    expect(await collect(rows.publishedIn('2024-04'))).toEqual([`${moved}#qingshi/2024/3`]);
  });
});
