import { dynamoPublicationStore } from '../publish/publication-store.dynamo.ts';
import { sqsWake } from '../publish/wake.sqs.ts';
import { dynamoHeadStore } from '../record/head-store.dynamo.ts';
import { workOff } from '../shared/batch.ts';
import { projectVariables, readEnvironment } from '../shared/environment.ts';
import { jsonLog } from '../shared/log.ts';
import { s3ObjectStore } from '../shared/object-store/object-store.s3.ts';
import { dynamoTable } from '../shared/records/client.dynamo.ts';
import { changedHeads } from './changed-heads.ts';
import type { ProjectDeps } from './deps.ts';
import { projectMeeting } from './project.ts';
import { dynamoProjectionStore } from './projection-store.dynamo.ts';
import { isSweep, type ProjectEvent, sweep } from './sweep.ts';

const environment = readEnvironment(projectVariables);
const table = dynamoTable({ name: environment.RECORDS_TABLE });
const deps: ProjectDeps = {
  store: s3ObjectStore(environment.PRIVATE_BUCKET),
  heads: dynamoHeadStore(table),
  projections: dynamoProjectionStore(table),
  publications: dynamoPublicationStore(table),
  wake: sqsWake(environment.PUBLISH_QUEUE_URL),
  log: jsonLog,
};

/** Projects the heads that the stream tells of, and sweeps when the schedule says so. */
export const handler = async (event: ProjectEvent) =>
  isSweep(event)
    ? sweep(deps)
    : workOff(event.Records, changedHeads, (meeting) => projectMeeting(meeting, deps), jsonLog);
