import { sha256, shardOf } from '../hash.ts';

/**
 * The `records` table: its keys and its one index, said once for the CDK construct, the embedded run and the tests.
 * The index is sparse: only rows with work left to do carry its attributes.
 */
export const RECORDS_TABLE = {
  name: 'records',
  hashKey: 'pk',
  rangeKey: 'sk',
  workIndex: { name: 'work', hashKey: 'work', rangeKey: 'workSince', projection: 'KEYS_ONLY' },
} as const;

/** Key of a row. */
export interface RowKey {
  readonly pk: string;
  readonly sk: string;
}

/** Partitions over which each kind of work, and each listing across all sources, is spread. */
export const SHARDS = 8;

const meetingPartition = (meeting: string) => `MEETING#${meeting}`;

export const headKey = (meeting: string): RowKey => ({ pk: meetingPartition(meeting), sk: 'HEAD' });
export const projectionKey = (meeting: string): RowKey => ({
  pk: meetingPartition(meeting),
  sk: 'PROJECTION',
});
export const revisionKey = (meeting: string, rev: number): RowKey => ({
  pk: meetingPartition(meeting),
  sk: `REV#${String(rev).padStart(6, '0')}`,
});
export const decisionKey = (meeting: string, decision: string): RowKey => ({
  pk: meetingPartition(meeting),
  sk: `DECISION#${decision}`,
});

/** A long list of people takes several rows. */
export const attendanceKey = (meeting: string, part: number): RowKey => ({
  pk: meetingPartition(meeting),
  sk: `ATTENDANCE#${String(part + 1).padStart(3, '0')}`,
});

/** Row of the ledger that remembers which meeting an address became. */
export const addressKey = (address: string): RowKey => ({ pk: `ADDRESS#${sha256(address)}`, sk: 'MEETING' });

const governmentPartition = (source: string) => `GOV#${source}`;

/** Row of everything that addresses claim of the meetings of one kind that a government held on one day. */
export const claimKey = ({ source, kind, day }: { source: string; kind: string; day: string }): RowKey => ({
  pk: governmentPartition(source),
  sk: `CLAIM#MEETING#${kind}#${day}`,
});

/** Row that says to which meeting a further identifier leads. */
export const aliasKey = (id: string): RowKey => ({
  pk: governmentPartition(id.slice(0, id.indexOf('/'))),
  sk: `CLAIM#ALIAS#${id}`,
});

export const publicationKey = (publication: string): RowKey => ({ pk: `FEED#${publication}`, sk: 'STATE' });

/** Value of the index's hash key for a meeting that waits to be projected. */
export const projectWork = (shard: number) => `PROJECT#${shard}`;
/** Value of the index's hash key for a publication that waits to be rendered. */
export const publishWork = (shard: number) => `PUBLISH#${shard}`;

export const projectWorkOf = (meeting: string) => projectWork(shardOf(meeting, SHARDS));
export const publishWorkOf = (publication: string) => publishWork(shardOf(publication, SHARDS));
