// What commands work on: a data folder, or a stage on AWS. Nothing else about a command differs between the two.

import type { StatusStore } from '../functions/health/status-store.ts';
import type { DrainOutcome } from '../functions/publish/drain.ts';
import type { SiteSettings } from '../functions/publish/site-settings.ts';
import type { RecordDeps } from '../functions/record/deps.ts';
import type { RecordStore } from '../functions/record/record-store.ts';
import type { WaitingMeeting } from '../functions/record/review-list.ts';
import { systemClock } from '../functions/shared/clock.ts';
import type { Ledger } from '../functions/shared/crawl/ledger.ts';
import type { SourceStates } from '../functions/shared/crawl/source-state.ts';
import type { ObjectStore } from '../functions/shared/object-store/object-store.ts';
import type { BuildRows, Wake } from '../functions/shared/records/build-rows.ts';
import type { MeetingRows } from '../functions/shared/records/meeting-rows.ts';
import { everySummary, type Summaries } from '../functions/shared/records/summaries.ts';
import type { Table } from '../functions/shared/records/table.ts';
import { isGovernment } from '../functions/shared/records/tables.ts';
import type { Source } from '../schemas/generated/source.ts';
import type { Ingested, Pending } from './ingest-all.ts';
import type { Stage } from './stage/stage.ts';
import type { Terminal } from './terminal.ts';

/** Where a command works, as its options say it. */
export interface Where {
  /** The data folder, unless a stage is named. */
  readonly data: string;
  readonly stage?: string;
  /** As the AWS CLI takes them: the profile of the shared configuration, and the region. */
  readonly profile?: string;
  readonly region?: string;
  /** For how many seconds a command waits for what a stage does, before it says that it goes on. */
  readonly wait?: number;
  /** For this run: the address and the port under which a folder is published. */
  readonly baseUrl?: string;
  readonly port?: number;
}

export interface OpenOptions {
  /** The table of the records is to be made anew from what is stored. */
  readonly isRestoring?: boolean;
  /** On a stage, it does its work also while another command makes that table anew. */
  readonly alsoWhileRestoring?: boolean;
}

/** What came of publishing. */
export interface Published extends DrainOutcome {
  /** What goes on after the command has ended: scopes that a stage has not built in time. */
  readonly unfinished: readonly string[];
  /** When a stage builds what is shown of all governments, where it gathers that a while: ISO 8601 in UTC. */
  readonly followsAt?: string;
}

/** Everything that commands need from outside, in one data folder or on one stage. */
export interface Installation {
  /** How people call it: `my-data`, `stage prod`. */
  readonly name: string;
  /** raw/, documents/, decisions/, quarantine/, builds/. */
  readonly store: ObjectStore;
  /** Exactly the published files, and where people find them. */
  readonly publicStore: ObjectStore;
  readonly publicPlace: string;
  /** The `records` table. */
  readonly table: Table;
  readonly records: RecordStore;
  readonly rows: MeetingRows;
  readonly builds: BuildRows;
  readonly summaries: Summaries;
  /** The sources that are known here, as they are switched here. */
  readonly sources: readonly Source[];
  readonly ledger: Ledger;
  readonly sourceStates: SourceStates;
  /** How the sources fared when that was last looked at. */
  readonly statuses: StatusStore;
  /** Who builds what was marked is told of it; in a folder nobody needs to be. */
  readonly wake: Wake;
  /** What only a stage has: queues, alarms, runs. */
  readonly stage?: Stage;
  /** The settings with which it is published. @throws OpenMinutesError `refused` where nobody answers for them. */
  site(): SiteSettings;
  /** Where a person finds what the private store has under a key. */
  placeOf(key: string): string;
  /** What waits for review. */
  waiting(): AsyncIterable<WaitingMeeting>;
  /** Reads pages, and says of each what became of it. An aborted signal ends it before the next page. */
  take(pages: readonly Pending[], options: TakeOptions): Promise<readonly Ingested[]>;
  /** Publishes whatever is due, after what this command has recorded. */
  publish(terminal: Terminal): Promise<Published>;
  /**
   * Ends a command that has recorded something: a folder says how it is published, a stage is waited for.
   * @param what is shown by it, in words: `it`.
   * @returns the exit status: 1 when something could not be published.
   */
  settle(what: string, terminal: Terminal): Promise<number>;
  /** Lets go of it. */
  close(): Promise<void>;
}

export interface TakeOptions {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  /** Pages that were read before by this very release are read again. */
  readonly again?: boolean;
}

/**
 * Opens what a command works on.
 * @throws OpenMinutesError as `openFolder` and `openStage`.
 */
export async function openInstallation(where: Where, options: OpenOptions = {}): Promise<Installation> {
  if (where.stage === undefined)
    return (await import('./folder.ts')).openFolder(where.data, { ...where, ...options });
  return (await import('./stage/open.ts')).openStage(where.stage, { ...where, ...options });
}

/** Does something with what a command works on, and lets go of it. */
export async function working<T>(
  where: Where,
  work: (installation: Installation) => Promise<T>,
  options: OpenOptions = {},
): Promise<T> {
  const installation = await openInstallation(where, options);
  try {
    return await work(installation);
  } finally {
    await installation.close();
  }
}

/** Says that nothing is published now, where the table is being made anew. */
export async function tellRestoring(
  { records }: Pick<Installation, 'records'>,
  terminal: Terminal,
): Promise<boolean> {
  const isRestoring = await records.isRestoring();
  if (isRestoring)
    terminal.err(
      'The records are being made anew. Until `open-minutes restore` has ended, nothing is published.\n',
    );
  return isRestoring;
}

/** What `record` needs. */
export const recordDepsOf = (
  {
    store,
    records,
    builds,
    sources,
    wake,
  }: Pick<Installation, 'store' | 'records' | 'builds' | 'sources' | 'wake'>,
  { log }: Pick<Terminal, 'log'>,
): RecordDeps => ({ store, records, builds, wake, sources, clock: systemClock, log });

/** The governments of which something is recorded: those that were built, and those that wait for it. */
export async function sourcesIn({
  summaries,
  builds,
}: Pick<Installation, 'summaries' | 'builds'>): Promise<string[]> {
  const found = new Set<string>();
  for (const { source, meetings } of await everySummary(summaries)) if (meetings > 0) found.add(source);
  for await (const scope of builds.due(systemClock().toISOString()))
    if (isGovernment(scope)) found.add(scope);
  return [...found].sort();
}
