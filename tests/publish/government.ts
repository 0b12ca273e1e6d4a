// A government as publish sees it, out of meetings that a test has in mind: its records, its index, its files.
import { publishedDownloads } from '../../functions/publish/downloads/published.ts';
import type { AllIndex } from '../../functions/publish/index/all-index.ts';
import {
  asIfNotWithdrawn,
  type GovernmentIndex,
  governmentIndex,
} from '../../functions/publish/index/government-index.ts';
import { byArrival, type PublishedMeeting } from '../../functions/publish/index/published-meeting.ts';
import { summaryOf } from '../../functions/publish/index/summary.ts';
import { statusOf } from '../../functions/publish/status.ts';
import { NIGHTLY, targetsOfAll } from '../../functions/publish/targets/all/all.ts';
import type { GovernmentContext } from '../../functions/publish/targets/context.ts';
import { governmentTargets } from '../../functions/publish/targets/government.ts';
import type { RenderedFile, Target } from '../../functions/publish/targets/target.ts';
import { canonical, factsOf } from '../../functions/shared/documents.ts';
import { permanent } from '../../functions/shared/errors.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import type { MeetingRecord } from '../../functions/shared/head.ts';
import type { GovernmentSummary } from '../../functions/shared/records/summaries.ts';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { Source } from '../../schemas/generated/source.ts';
import type { SourceStatus } from '../../schemas/generated/status.ts';
import { site, sources } from './settings.ts';

/** A published meeting with the text of its page. */
export interface WholeMeeting extends PublishedMeeting {
  readonly document: MinutesDocument;
}

export interface KeptRecord {
  readonly record: MeetingRecord;
  readonly document: MinutesDocument;
}

/** The record of a meeting, with what a test wants to be particular about it. */
export function recordOf(
  { document, firstSeenAt, modifiedAt, goneAt }: Omit<WholeMeeting, 'version'>,
  particulars: Partial<MeetingRecord> = {},
): KeptRecord {
  const hash = sha256(canonical(document));
  const record: MeetingRecord = {
    meeting: document.id,
    source: document.source,
    rev: 1,
    places: {},
    current: {
      documentKey: `documents/${document.id}/${hash}.json`,
      contentHash: hash,
      sha256: document.provenance.sha256,
      observedAt: firstSeenAt,
      parser: document.provenance.parser,
      rank: '1',
      source: document.source,
    },
    firstSeenAt,
    ...(modifiedAt !== undefined && { modifiedAt }),
    ...(goneAt !== undefined && { goneAt }),
    schemaVersion: 1,
    facts: factsOf(document),
    ...particulars,
  };
  return { record, document };
}

const loadFrom =
  (kept: readonly KeptRecord[]) =>
  async ({ current }: MeetingRecord): Promise<MinutesDocument> => {
    const found = kept.find(({ record }) => record.current.documentKey === current.documentKey);
    if (found === undefined)
      throw permanent('document-missing', `There is no document ${current.documentKey}`);
    return found.document;
  };

export const indexOfRecords = (
  source: string,
  kept: readonly KeptRecord[],
  known: readonly Source[] = sources,
): Promise<GovernmentIndex> =>
  governmentIndex(
    source,
    kept.map(({ record }) => record).filter((record) => record.source === source),
    { load: loadFrom(kept), sources: known },
  );

export const indexOf = (source: string, meetings: readonly WholeMeeting[]): Promise<GovernmentIndex> =>
  indexOfRecords(
    source,
    meetings.map((meeting) => recordOf(meeting)),
  );

/** Nothing is public yet. */
export const NOTHING_PUBLIC: GovernmentContext = {
  site,
  sources,
  published: undefined,
  publicStore: { get: async () => undefined },
  isLossAccepted: async () => false,
};

export interface Rendered {
  readonly target: Target;
  readonly files: ReadonlyMap<string, RenderedFile>;
}

/** The targets of a government with what they render; by their ids. */
export async function renderedOf(
  index: GovernmentIndex,
  context: GovernmentContext = NOTHING_PUBLIC,
): Promise<Map<string, Rendered>> {
  const found = new Map<string, Rendered>();
  for (const target of governmentTargets(index, context)) {
    if (found.has(target.id)) throw new Error(`two targets are called ${target.id}`);
    found.set(target.id, { target, files: await target.render() });
  }
  return found;
}

/** The files of a government as text, by path. */
export async function filesOf(
  index: GovernmentIndex,
  context: GovernmentContext = NOTHING_PUBLIC,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const { target, files: own } of (await renderedOf(index, context)).values()) {
    for (const [path, { bytes }] of own) {
      if (files.has(path)) throw new Error(`${target.id} renders ${path}, as another does`);
      files.set(path, Buffer.from(bytes).toString());
    }
  }
  return files;
}

/** All targets, with what goes at once because of withdrawals. */
export async function targetsWithGone(source: string, kept: readonly KeptRecord[]): Promise<Target[]> {
  const index = await indexOfRecords(source, kept);
  const restored = await indexOfRecords(
    source,
    kept.map(({ record, document }) => ({ record: asIfNotWithdrawn(record), document })),
  );
  return governmentTargets(index, NOTHING_PUBLIC, restored);
}

/** The whole public folder of these meetings, newest publication first, with what is published of all governments. */
export async function siteOf(
  meetings: readonly WholeMeeting[],
  statuses: readonly SourceStatus[] = [],
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const add = (all: ReadonlyMap<string, string>) => {
    for (const [path, text] of all) {
      if (files.has(path)) throw new Error(`two targets render ${path}`);
      files.set(path, text);
    }
  };
  const summaries: GovernmentSummary[] = [];
  for (const source of [...new Set(meetings.map(({ document }) => document.source))].sort()) {
    const index = await indexOf(source, meetings);
    const own = await filesOf(index);
    add(own);
    const downloads = await publishedDownloads(source, storeOf(own));
    const done = { generation: 1, failed: [], files: new Map([...own.keys()].map((path) => [path, ''])) };
    summaries.push(summaryOf(index, done, downloads));
  }
  const decisions = meetings.flatMap((meeting) =>
    meeting.document.decisions.map((decision) => ({ meeting, decision })),
  );
  const all: AllIndex = {
    summaries,
    governments: summaries,
    meetings,
    decisions: decisions.slice(0, 50),
    arrived: byArrival(meetings),
    withdrawn: [],
    lags: false,
  };
  const status = statusOf({
    statuses,
    summaries,
    brokenSummaries: [],
    unfinished: { all: [], nightly: [] },
    sources,
  });
  for (const target of targetsOfAll(all, status, { ...NOTHING_PUBLIC, nightly: NIGHTLY }))
    add(
      new Map([...(await target.render())].map(([path, { bytes }]) => [path, Buffer.from(bytes).toString()])),
    );
  return files;
}

const storeOf = (files: ReadonlyMap<string, string>) => ({
  get: async (path: string) => {
    const text = files.get(path);
    return text === undefined ? undefined : { body: Buffer.from(text), etag: '"1"' };
  },
});
