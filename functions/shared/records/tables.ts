import { sha256, shardOf } from '../hash.ts';

/** A sparse index that holds keys only: rows stand in it for as long as they carry both of its attributes. */
export interface IndexShape {
  readonly name: string;
  readonly hashKey: string;
  readonly rangeKey: string;
}

/** The keys of a table and its indexes, said once for the CDK construct, the embedded run and the tests. */
export interface TableShape {
  readonly name: string;
  readonly hashKey: 'pk';
  readonly rangeKey: 'sk';
  readonly indexes: readonly IndexShape[];
}

/** The builds that are to come, by the instant at which they are due. */
export const DIRTY_INDEX = { name: 'dirty', hashKey: 'dirty', rangeKey: 'wakeAt' } as const;
/** The published meetings by month of publication, in the order of publication. */
export const PUBLISHED_INDEX = {
  name: 'published',
  hashKey: 'publishedMonth',
  rangeKey: 'publishedAt',
} as const;

export const RECORDS_TABLE = {
  name: 'records',
  hashKey: 'pk',
  rangeKey: 'sk',
  indexes: [DIRTY_INDEX, PUBLISHED_INDEX],
} as const satisfies TableShape;

/** Key of a row. */
export interface RowKey {
  readonly pk: string;
  readonly sk: string;
}

/** The scope of the build of all governments. */
export const ALL = 'all';
/** Scopes below that are parts of what is published of all. */
export const isGovernment = (scope: string): boolean => scope !== ALL && !scope.startsWith(`${ALL}/`);
/** Partition of the build of all and of the summaries. */
const ALL_PARTITION = 'ALL';

const governmentPartition = (source: string) => `GOV#${source}`;

/** The government that an identifier of a meeting names. */
export const governmentOf = (meeting: string): string => meeting.slice(0, meeting.indexOf('/'));

const MEETING_PREFIX = 'MEETING#';

export const meetingKey = (meeting: string): RowKey => ({
  pk: governmentPartition(governmentOf(meeting)),
  sk: `${MEETING_PREFIX}${meeting}`,
});

/** The meeting whose row has this key. */
export const meetingOfKey = ({ sk }: RowKey): string => sk.slice(MEETING_PREFIX.length);

/** Where the rows of a government's meetings stand. */
export const meetingsOf = (source: string): { readonly pk: string; readonly between: [string, string] } => ({
  pk: governmentPartition(source),
  between: [MEETING_PREFIX, `${MEETING_PREFIX}~`],
});

/** Row of a scope's next build. */
export const buildKey = (scope: string): RowKey => ({
  pk: scope === ALL ? ALL_PARTITION : governmentPartition(scope),
  sk: 'BUILD',
});

/** The scope whose build has this key. */
export const scopeOfKey = ({ pk }: RowKey): string =>
  pk === ALL_PARTITION ? ALL : pk.slice(governmentPartition('').length);

export const summaryKey = (source: string): RowKey => ({
  pk: ALL_PARTITION,
  sk: governmentPartition(source),
});

/** The government whose summary has this key. */
export const sourceOfSummary = ({ sk }: RowKey): string => sk.slice(governmentPartition('').length);

/** Where the summaries of all governments stand. */
export const SUMMARIES = {
  pk: ALL_PARTITION,
  between: [governmentPartition(''), governmentPartition('~')],
} as const;

/** Row that is there while the table is being made anew from objects. */
export const RESTORATION_KEY: RowKey = { pk: ALL_PARTITION, sk: 'RESTORATION' };

/** Row of the ledger that remembers which meeting an address became. */
export const addressKey = (address: string): RowKey => ({ pk: `ADDRESS#${sha256(address)}`, sk: 'MEETING' });

/** Row of everything that addresses claim of the meetings of one kind that a government held on one day. */
export const claimKey = ({ source, kind, day }: { source: string; kind: string; day: string }): RowKey => ({
  pk: governmentPartition(source),
  sk: `CLAIM#MEETING#${kind}#${day}`,
});

/** Row that says to which meeting a further identifier leads. */
export const aliasKey = (id: string): RowKey => ({
  pk: governmentPartition(governmentOf(id)),
  sk: `CLAIM#ALIAS#${id}`,
});

/** Partitions of the index over which the builds that wait are spread. */
const DIRTY_SHARDS = 4;
/** The values of the index's hash key. */
export const DIRTY_VALUES: readonly string[] = Array.from(
  { length: DIRTY_SHARDS },
  (_, shard) => `DIRTY#${shard}`,
);
export const dirtyValueOf = (scope: string): string => `DIRTY#${shardOf(scope, DIRTY_SHARDS)}`;
