import { systemClock } from '../shared/clock.ts';
import type { PublishVariable } from '../shared/environment.ts';
import { failureNotes } from '../shared/failures.ts';
import { jsonLog } from '../shared/log.ts';
import { s3ObjectStore } from '../shared/object-store/object-store.s3.ts';
import { dynamoTable } from '../shared/records/client.dynamo.ts';
import { dynamoSummaries } from '../shared/records/summaries.dynamo.ts';
import { bundledSources } from '../shared/sources.ts';
import { hubAnnounce } from './announce.http.ts';
import { buildDeps } from './build-parts.ts';
import { readSiteSettings } from './read-site-settings.ts';
import type { PublishDeps } from './receive.ts';
import { HEAVY_TIMEOUT_MS } from './timeout.ts';
import { tonight } from './tonight.ts';
import { type BuildQueues, sqsSend, sqsWake } from './wake.sqs.ts';

/** What publish needs on AWS, from its environment. */
export function publishOnAws(environment: Readonly<Record<PublishVariable, string>>): PublishDeps {
  const table = dynamoTable({ name: environment.RECORDS_TABLE });
  const queues: BuildQueues = {
    governments: environment.PUBLISH_QUEUE_URL,
    heavy: environment.HEAVY_PUBLISH_QUEUE_URL,
  };
  const store = s3ObjectStore(environment.PRIVATE_BUCKET);
  const deps = buildDeps({
    table,
    store,
    publicStore: s3ObjectStore(environment.PUBLIC_BUCKET),
    sources: bundledSources,
    site: readSiteSettings(environment.SITE),
    clock: systemClock,
    log: jsonLog,
    // That of the longer of the two functions that run this: what is looked after a little later is looked after.
    timeoutMs: HEAVY_TIMEOUT_MS,
    announce: hubAnnounce({ log: jsonLog }),
    // What is shown of all governments is built once for the builds of many.
    gatherMs: Number(environment.REST_MINUTES) * 30_000,
    wake: sqsWake(queues, systemClock),
  });
  return {
    ...deps,
    summaries: dynamoSummaries(table),
    send: sqsSend(queues),
    tonight: tonight({ ...deps, sources: bundledSources }),
    noteFailure: failureNotes(store, jsonLog),
  };
}
