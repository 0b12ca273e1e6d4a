import type { SQSEvent } from 'aws-lambda';
import { systemClock } from '../shared/clock.ts';
import { publishVariables, readEnvironment } from '../shared/environment.ts';
import { jsonLog } from '../shared/log.ts';
import { s3ObjectStore } from '../shared/object-store/object-store.s3.ts';
import { dynamoTable } from '../shared/records/client.dynamo.ts';
import { bundledSources } from '../shared/sources.ts';
import { hubAnnounce } from './announce.http.ts';
import { dynamoLibrary } from './library.dynamo.ts';
import { dynamoPublicationStore } from './publication-store.dynamo.ts';
import { readSiteSettings } from './read-site-settings.ts';
import { receivePublications } from './receive.ts';
import { sqsWakeSeldom } from './wake.sqs.ts';

const environment = readEnvironment(publishVariables);
const table = dynamoTable({ name: environment.RECORDS_TABLE });
const deps = {
  publications: dynamoPublicationStore(table),
  library: dynamoLibrary(table, s3ObjectStore(environment.PRIVATE_BUCKET)),
  publicStore: s3ObjectStore(environment.PUBLIC_BUCKET),
  sources: bundledSources,
  site: readSiteSettings(environment.SITE),
  wake: sqsWakeSeldom(environment.PUBLISH_QUEUE_URL, systemClock),
  announce: hubAnnounce({ log: jsonLog }),
  log: jsonLog,
};

/** Renders the publications that the publish queue wakes. */
export const handler = (event: SQSEvent) => receivePublications(event.Records, deps);
