import type { Source } from '../../schemas/generated/source.ts';
import { dynamoStatusStore } from '../health/status-store.dynamo.ts';
import type { Clock } from '../shared/clock.ts';
import { loadDocument } from '../shared/documents.ts';
import type { Log } from '../shared/log.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';
import { dynamoBuildRows } from '../shared/records/build-rows.dynamo.ts';
import type { Wake } from '../shared/records/build-rows.ts';
import { dynamoMeetingRows } from '../shared/records/meeting-rows.dynamo.ts';
import { dynamoSummaries } from '../shared/records/summaries.dynamo.ts';
import type { Table } from '../shared/records/table.ts';
import { RESTORATION_KEY } from '../shared/records/tables.ts';
import { whenAsked } from '../shared/when-asked.ts';
import type { Announce } from './announce.http.ts';
import type { BuildDeps } from './build.ts';
import { cacheControlOf, storedTypeOf } from './content-type.ts';
import type { PlanDeps } from './plan.ts';
import { RENDERING_VERSION } from './rendering-version.ts';
import type { SiteSettings } from './site-settings.ts';
import { isTopic } from './websub.ts';

/** What differs between AWS, a folder and a test. */
export interface BuildParts {
  /** The `records` table. */
  readonly table: Table;
  /** The private store: documents/, builds/, accepted-losses/. */
  readonly store: ObjectStore;
  readonly publicStore: ObjectStore;
  readonly sources: readonly Source[];
  readonly site: SiteSettings;
  readonly clock: Clock;
  readonly log: Log;
  /** See {@link BuildDeps}. */
  readonly timeoutMs: number;
  readonly announce?: Announce;
  /** See `PlanDeps`. */
  readonly gatherMs?: number;
  readonly wake?: Wake;
}

/** What renders is two thirds of the program: a sweep, and a message for which nothing is due, do without. */
const whenBuilt = (deps: PlanDeps): BuildDeps['plan'] => {
  const planning = whenAsked(async () => (await import('./plan.ts')).planner(deps));
  return async (scope, options) => (await planning())(scope, options);
};

/** Builds over the records table and two object stores: the same everywhere. */
export function buildDeps(parts: BuildParts): BuildDeps {
  const { table, store, publicStore, sources, site, clock, log, timeoutMs, announce, gatherMs, wake } = parts;
  const builds = dynamoBuildRows(table);
  const summaries = dynamoSummaries(table);
  return {
    builds,
    manifests: store,
    publicStore,
    plan: whenBuilt({
      rows: dynamoMeetingRows(table),
      summaries,
      builds,
      statuses: dynamoStatusStore(table),
      load: ({ current }) => loadDocument(store, current.documentKey),
      manifests: store,
      publicStore,
      sources,
      site,
      renderingVersion: RENDERING_VERSION,
      clock,
      log,
      ...(gatherMs !== undefined && { gatherMs }),
      ...(wake !== undefined && { wake }),
    }),
    placesOf: async (scope) => (await import('./places.ts')).placesOf(scope),
    isRestoring: async () => (await table.get(RESTORATION_KEY)) !== undefined,
    lastGeneration: async (scope) => (await import('./plan.ts')).lastGenerationIn(summaries)(scope),
    servedAs: (path) => ({
      contentType: storedTypeOf(path),
      cacheControl: cacheControlOf(path, site.hubUrl !== undefined && isTopic(path)),
    }),
    renderingVersion: RENDERING_VERSION,
    settings: site,
    clock,
    timeoutMs,
    ...(announce !== undefined && { announce: (written) => announce(written, site) }),
    log,
  };
}
