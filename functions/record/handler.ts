import type { SQSEvent } from 'aws-lambda';
import { messages, workOff } from '../shared/batch.ts';
import { systemClock } from '../shared/clock.ts';
import { readEnvironment, recordVariables } from '../shared/environment.ts';
import { jsonLog } from '../shared/log.ts';
import { s3ObjectStore } from '../shared/object-store/object-store.s3.ts';
import { dynamoTable } from '../shared/records/client.dynamo.ts';
import { bundledSources } from '../shared/sources.ts';
import type { RecordDeps } from './deps.ts';
import { dynamoHeadStore } from './head-store.dynamo.ts';
import { receive } from './receive.ts';

const environment = readEnvironment(recordVariables);
const deps: RecordDeps = {
  store: s3ObjectStore(environment.PRIVATE_BUCKET),
  heads: dynamoHeadStore(dynamoTable({ name: environment.RECORDS_TABLE })),
  sources: bundledSources,
  clock: systemClock,
  log: jsonLog,
};

/** Records the pages that the parse queue asks for. */
export const handler = (event: SQSEvent) =>
  workOff(event.Records, messages, (body) => receive(body, deps), deps.log);
