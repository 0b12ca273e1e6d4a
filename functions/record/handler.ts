import type { Context } from 'aws-lambda';
import { sqsWake } from '../publish/wake.sqs.ts';
import { systemClock } from '../shared/clock.ts';
import { readEnvironment, recordVariables } from '../shared/environment.ts';
import { failureNotes } from '../shared/failures.ts';
import { jsonLog } from '../shared/log.ts';
import { s3ObjectStore } from '../shared/object-store/object-store.s3.ts';
import { dynamoBuildRows } from '../shared/records/build-rows.dynamo.ts';
import { dynamoTable } from '../shared/records/client.dynamo.ts';
import { bundledSources } from '../shared/sources.ts';
import type { RecordDeps } from './deps.ts';
import { type RecordEvent, receiveEvent } from './receive.ts';
import { dynamoRecordStore } from './record-store.dynamo.ts';

const environment = readEnvironment(recordVariables);
const table = dynamoTable({ name: environment.RECORDS_TABLE });
const deps: RecordDeps = {
  store: s3ObjectStore(environment.PRIVATE_BUCKET),
  records: dynamoRecordStore(table),
  builds: dynamoBuildRows(table),
  wake: sqsWake(environment.PUBLISH_QUEUE_URL, systemClock),
  restMs: Number(environment.REST_MINUTES) * 60_000,
  sources: bundledSources,
  clock: systemClock,
  log: jsonLog,
};

const noteFailure = failureNotes(deps.store, jsonLog);

/** Records the pages that the parse queue asks for, and those that a run goes over. */
export const handler = (event: RecordEvent, context: Context) =>
  receiveEvent(event, deps, noteFailure, () => context.getRemainingTimeInMillis());
