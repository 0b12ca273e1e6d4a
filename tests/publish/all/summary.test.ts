import { describe, expect, it } from 'vitest';
import { sourcePage } from '../../../functions/publish/addresses.ts';
import type { PublishedDownloads } from '../../../functions/publish/downloads/published.ts';
import { TABLES } from '../../../functions/publish/downloads/tables.ts';
import { governmentIndex } from '../../../functions/publish/index/government-index.ts';
import { summaryOf } from '../../../functions/publish/index/summary.ts';
import type { FailedTarget } from '../../../functions/publish/targets/target.ts';
import type { MeetingRecord } from '../../../functions/shared/head.ts';
import type { GovernmentSummary } from '../../../functions/shared/records/summaries.ts';
import { AllWorld } from './world.ts';

/** Bytes of a row of DynamoDB, by the rules of its documentation («DynamoDB item sizes»). */
function rowBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return 1 + Math.ceil(String(value).length / 2);
  if (typeof value === 'boolean' || value === null) return 1;
  if (Array.isArray(value)) return 3 + value.reduce((sum: number, one) => sum + 1 + rowBytes(one), 0);
  return Object.entries(Object(value)).reduce(
    (sum, [name, one]) => sum + 1 + Buffer.byteLength(name) + rowBytes(one),
    3,
  );
}

const rowOf = (summary: GovernmentSummary): object => ({
  pk: 'ALL',
  sk: `GOV#${summary.source}`,
  ...summary,
});

const downloads = (source: string): PublishedDownloads => ({
  source,
  hash: 'f'.repeat(64),
  archive: {
    hash: 'f'.repeat(16),
    bytes: 999_999_999,
    rows: new Map(TABLES.map(({ name }) => [name, 4_294_967])),
  },
});

async function recordsOf(source: string, id: (n: number) => string, count: number): Promise<MeetingRecord[]> {
  const world = new AllWorld();
  for (let n = 1; n <= count; n++)
    await world.publish(id(n), {
      publishedAt: `2024-03-${String((n % 28) + 1).padStart(2, '0')}T12:48:00+08:00`,
    });
  for (let n = 1; n <= count / 2; n++) await world.withdraw(id(n));
  const records: MeetingRecord[] = [];
  for await (const record of world.rows.of(source)) records.push(record);
  return records;
}

const summarise = async (
  source: string,
  records: readonly MeetingRecord[],
  failed: readonly FailedTarget[],
): Promise<GovernmentSummary> => {
  const load = () => Promise.reject(new Error('not needed'));
  const index = await governmentIndex(source, records, { load, sources: [] });
  return summaryOf(index, { generation: 123_456_789, failed, files: new Map() }, downloads(source));
};

const NOTHING: readonly FailedTarget[] = [];
const FAILED: readonly FailedTarget[] = [
  {
    target: `meeting/${'😀纪要<&>"\\'.repeat(200)}`,
    code: '\u0000\ud800'.repeat(300),
    message: 'x'.repeat(10_000),
    since: '2024-03-05T04:48:00.000Z',
    tries: 3,
  },
];

describe('the summary of a government', () => {
  it('is at most 1 KB as a row, with what is newest in it', async () => {
    const source = 'suzhou-gusu';
    const records = await recordsOf(source, (n) => `${source}/2023/${n}`, 60);
    const summary = await summarise(source, records, NOTHING);
    expect(rowBytes(rowOf(summary))).toBeLessThanOrEqual(1024);
    expect(summary).toMatchObject({ meetings: 30, decisions: 30, newest: '2024-03-28T04:48:00.000Z' });
    expect(summary.recent.length).toBeGreaterThanOrEqual(4);
    expect(summary.withdrawn).toHaveLength(3);
  });

  it.each([
    ['long names', `${'neimenggu-xilinguole-'.repeat(4)}zhenglanqi`, NOTHING],
    ['failures with hostile names', 'suzhou-gusu', FAILED],
    ['both', `${'neimenggu-xilinguole-'.repeat(4)}zhenglanqi`, FAILED],
  ])('is at most 1 KB with %s', async (_, source, failed) => {
    const records = await recordsOf(source, (n) => `${source}/h-${'0123456789abcdef'.repeat(2)}-${n}`, 40);
    const summary = await summarise(source, records, failed);
    expect(rowBytes(rowOf(summary))).toBeLessThanOrEqual(1024);
    expect(summary.meetings).toBe(20);
  });

  it('says that nothing may link the government while its page is not there', async () => {
    const records = await recordsOf('yunze', (n) => `yunze/2024/${n}`, 2);
    const load = () => Promise.reject(new Error('not needed'));
    const index = await governmentIndex('yunze', records, { load, sources: [] });
    const done = { generation: 1, failed: NOTHING };
    expect(summaryOf(index, { ...done, files: new Map() }, undefined).unlisted).toBe(true);
    const files = new Map([[sourcePage('yunze'), 'etag']]);
    expect(summaryOf(index, { ...done, files }, undefined).unlisted).toBeUndefined();
  });
});
