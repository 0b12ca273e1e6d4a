// 3,200 sources over dynalite: a check ends in its time whatever there is to read, and the next goes on where it stopped.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkHealth, type HealthOptions } from '../../functions/health/check.ts';
import type { HealthDeps } from '../../functions/health/deps.ts';
import { dynamoStatusStore } from '../../functions/health/status-store.dynamo.ts';
import { dynamoLedger, dynamoSourceStates } from '../../functions/shared/crawl/crawl-stores.dynamo.ts';
import type { LedgerEntry } from '../../functions/shared/crawl/ledger.ts';
import type { SourceState } from '../../functions/shared/crawl/source-state.ts';
import { ledgerKey, sourceStateKey } from '../../functions/shared/crawl/tables.ts';
import { silentLog } from '../../functions/shared/log.ts';
import type { Measures } from '../../functions/shared/metrics.ts';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';
import { dynamoBuildRows } from '../../functions/shared/records/build-rows.dynamo.ts';
import { type LocalRecords, openLocalRecords } from '../../functions/shared/records/dynalite.ts';
import { rowOfMeeting } from '../../functions/shared/records/meeting-row.ts';
import { dynamoMeetingRows } from '../../functions/shared/records/meeting-rows.dynamo.ts';
import { dynamoSummaries } from '../../functions/shared/records/summaries.dynamo.ts';
import { summaryKey } from '../../functions/shared/records/tables.ts';
import type { Source } from '../../schemas/generated/source.ts';
import { recordOf } from '../publish/all/world.ts';
import { smallMeeting } from '../publish/small-meeting.ts';

const SOURCES = 3200;
/** What a check may take here, in milliseconds of the processor, those of dynalite included; on AWS it has ten minutes. */
const LIMIT_MS = 12_000;
const NOW = Date.parse('2024-12-01T08:00:00Z');
const HOUR_MS = 3_600_000;
const LAST_RUN = '2024-12-01T06:00:00.000Z';

const ids = Array.from({ length: SOURCES }, (_, n) => `county-${String(n).padStart(4, '0')}`);
const sources = ids.map(
  (id): Source => ({
    id,
    name: `${id}人民政府`,
    timeZone: 'Asia/Shanghai',
    language: 'zh-Hans-CN',
    bodies: [`${id}人民政府`],
    crawl: { enabled: true, lists: [{ kind: 'html', url: `https://www.${id}.example/zwgk/` }] },
  }),
);

let records: LocalRecords;
let deps: HealthDeps;
let now = NOW;
let reads = 0;
let measured: Measures | undefined;

beforeAll(async () => {
  records = await openLocalRecords();
  const { table, sources: crawl } = records;
  const state = (source: string): SourceState => ({
    ...{ source, lists: {}, failures: 0, version: 1, lastRunAt: LAST_RUN, lastSuccessAt: LAST_RUN },
    nextDueAt: '2024-12-02T06:00:00.000Z',
  });
  const entry = (source: string): LedgerEntry => ({
    ...{ source, url: `https://www.${source}.example/1.html`, title: '常务会议纪要', version: 1 },
    ...{ firstSeenAt: LAST_RUN, fate: 'fetched', attempts: 0, listedOn: '2024-11-29' },
  });
  await crawl.write(
    ids.flatMap((id) => [
      { ...sourceStateKey(id), ...state(id) },
      { ...ledgerKey(id, entry(id).url), ...entry(id) },
    ]),
    [],
  );
  await table.write(
    ids.flatMap((id) => {
      const { document, firstSeenAt } = smallMeeting(`${id}/2024/1`, { heldOn: '2024-11-20', number: 1 });
      const record = recordOf({ ...document, text: '' }, 'documents/x.json', firstSeenAt);
      const recent = [`${record.instant}#${id}/2024/1`];
      const summary = { source: id, generation: 1, meetings: 1, decisions: 0, recent };
      return [rowOfMeeting(record), { ...summaryKey(id), ...summary }];
    }),
    [],
  );
  const rows = dynamoMeetingRows(table);
  deps = {
    sources,
    states: dynamoSourceStates(crawl),
    ledger: dynamoLedger(crawl),
    rows: {
      of(...given) {
        reads += 1;
        return rows.of(...given);
      },
    },
    load: () => Promise.reject(new Error('no document is needed')),
    summaries: dynamoSummaries(table),
    builds: dynamoBuildRows(table),
    store: memoryStore(),
    statuses: dynamoStatusStore(table),
    clock: () => new Date(now),
    log: {
      ...silentLog,
      info(event, _fields, measures) {
        if (event === 'health checked') measured = measures;
      },
    },
  };
}, 120_000);
afterAll(() => records.close());

/** The time that only this process takes, in milliseconds: a busy machine takes nothing from it. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The check of an hour, of which it may take as long as said; how long it took, in milliseconds of the processor. */
async function hourly(limitMs: number) {
  const begun = processorMs();
  const left = () => limitMs - (processorMs() - begun);
  const options: HealthOptions = {
    isTimeUp: () => left() < limitMs * 0.3,
    isOver: () => left() < limitMs * 0.2,
  };
  reads = 0;
  now += HOUR_MS;
  const outcome = await checkHealth(deps, options);
  return { ...outcome, reads, ms: Math.round(processorMs() - begun) };
}

describe('3,200 sources', () => {
  it('are looked after in checks that end in their time, each of which goes on where the last one stopped', async () => {
    const hours: Awaited<ReturnType<typeof hourly>>[] = [];
    do hours.push(await hourly(LIMIT_MS));
    while ((hours.at(-1)?.left ?? 0) > 0 && hours.length < 24);

    console.info(
      `3,200 sources never read: ${hours.map(({ reads: read, ms }) => `${read} in ${ms} ms`).join(', ')}`,
    );
    for (const { ms } of hours) expect(ms).toBeLessThan(LIMIT_MS);
    // None is read twice, and none is left out.
    expect(hours.reduce((sum, hour) => sum + hour.reads, 0)).toBe(SOURCES);
    expect(hours.at(-1)).toMatchObject({ sources: SOURCES, left: 0 });
    expect(await deps.statuses.all()).toHaveLength(SOURCES);
    expect(await deps.statuses.tried()).toEqual({});
    expect(measured).toMatchObject({ HealthSucceeded: 1, SourcesLeft: 0 });
  }, 240_000);

  it('to which nothing has happened are looked after in one check, reading no records', async () => {
    const hour = await hourly(LIMIT_MS);
    console.info(`3,200 sources to which nothing happened: ${hour.ms} ms`);
    expect(hour).toMatchObject({ reads: 0, left: 0, changed: false });
    expect(hour.ms).toBeLessThan(LIMIT_MS);
  }, 60_000);

  it('whose lists fail all are told of, also where there is no time to read anything', async () => {
    const failing = {
      at: new Date(now).toISOString(),
      code: 'list-gone',
      message: 'The list is gone',
    };
    await records.sources.write(
      ids.map((id) => ({
        ...sourceStateKey(id),
        ...{ source: id, lists: {}, failures: 3, version: 2, lastRunAt: failing.at, lastError: failing },
        // As if something were new besides: it would be read.
        lastNewAt: new Date(now + 30 * 60_000).toISOString(),
      })),
      [],
    );
    now += HOUR_MS;
    const outcome = await checkHealth(deps, { isTimeUp: () => true });
    expect(outcome).toMatchObject({ unwell: SOURCES, left: SOURCES, changed: true });
    expect(measured).toMatchObject({ SourcesUnwell: SOURCES, SourcesLeft: SOURCES });
  }, 60_000);
});
