import { dynamoLibrary } from '../publish/library.dynamo.ts';
import { dynamoPublicationStore } from '../publish/publication-store.dynamo.ts';
import { waitingMeetings } from '../record/review-list.dynamo.ts';
import { systemClock } from '../shared/clock.ts';
import { dynamoLedger, dynamoSourceStates } from '../shared/crawl/crawl-stores.dynamo.ts';
import type { HealthVariable } from '../shared/environment.ts';
import { jsonLog } from '../shared/log.ts';
import { s3ObjectStore } from '../shared/object-store/object-store.s3.ts';
import { dynamoTable } from '../shared/records/client.dynamo.ts';
import { bundledSources } from '../shared/sources.ts';
import type { HealthDeps } from './deps.ts';
import { dynamoStatusStore } from './status-store.dynamo.ts';

/** What health needs on AWS, from its environment. */
export function healthOnAws(environment: Readonly<Record<HealthVariable, string>>): HealthDeps {
  const records = dynamoTable({ name: environment.RECORDS_TABLE });
  const crawl = dynamoTable({ name: environment.SOURCES_TABLE });
  const store = s3ObjectStore(environment.PRIVATE_BUCKET);
  return {
    sources: bundledSources,
    states: dynamoSourceStates(crawl),
    ledger: dynamoLedger(crawl),
    library: dynamoLibrary(records, store),
    async *waiting() {
      for await (const { document } of waitingMeetings(records, store)) yield document.id;
    },
    store,
    statuses: dynamoStatusStore(records),
    publications: dynamoPublicationStore(records),
    clock: systemClock,
    log: jsonLog,
  };
}
