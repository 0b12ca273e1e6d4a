import { dynamoRecordStore } from '../record/record-store.dynamo.ts';
import { systemClock } from '../shared/clock.ts';
import { dynamoLedger } from '../shared/crawl/crawl-stores.dynamo.ts';
import { dynamoFollowed } from '../shared/crawl/followed.ts';
import type { CanaryVariable } from '../shared/environment.ts';
import { jsonLog } from '../shared/log.ts';
import { s3ObjectStore } from '../shared/object-store/object-store.s3.ts';
import { dynamoTable } from '../shared/records/client.dynamo.ts';
import type { CanaryDeps } from './follow.ts';

/** What the canary needs on AWS, from its environment. */
export function canaryOnAws(environment: Readonly<Record<CanaryVariable, string>>): CanaryDeps {
  const crawl = dynamoTable({ name: environment.SOURCES_TABLE });
  return {
    followed: dynamoFollowed(crawl),
    ledger: dynamoLedger(crawl),
    records: dynamoRecordStore(dynamoTable({ name: environment.RECORDS_TABLE })),
    store: s3ObjectStore(environment.PRIVATE_BUCKET),
    publicStore: s3ObjectStore(environment.PUBLIC_BUCKET),
    clock: systemClock,
    log: jsonLog,
  };
}
