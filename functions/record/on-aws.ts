import { sqsWake } from '../publish/wake.sqs.ts';
import { systemClock } from '../shared/clock.ts';
import type { RecordVariable } from '../shared/environment.ts';
import { failureNotes, type NoteFailure } from '../shared/failures.ts';
import { jsonLog } from '../shared/log.ts';
import { s3ObjectStore } from '../shared/object-store/object-store.s3.ts';
import { dynamoBuildRows } from '../shared/records/build-rows.dynamo.ts';
import { dynamoTable } from '../shared/records/client.dynamo.ts';
import { bundledSources } from '../shared/sources.ts';
import type { RecordDeps } from './deps.ts';
import { dynamoRecordStore } from './record-store.dynamo.ts';

/** What record needs on AWS, from its environment. */
export function recordOnAws(
  environment: Readonly<Record<RecordVariable, string>>,
): RecordDeps & { readonly noteFailure: NoteFailure } {
  const table = dynamoTable({ name: environment.RECORDS_TABLE });
  const store = s3ObjectStore(environment.PRIVATE_BUCKET);
  const queues = {
    governments: environment.PUBLISH_QUEUE_URL,
    heavy: environment.HEAVY_PUBLISH_QUEUE_URL,
  };
  return {
    store,
    records: dynamoRecordStore(table),
    builds: dynamoBuildRows(table),
    wake: sqsWake(queues, systemClock),
    restMs: Number(environment.REST_MINUTES) * 60_000,
    sources: bundledSources,
    clock: systemClock,
    log: jsonLog,
    noteFailure: failureNotes(store, jsonLog),
  };
}
