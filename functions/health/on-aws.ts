import { systemClock } from '../shared/clock.ts';
import { dynamoLedger, dynamoSourceStates } from '../shared/crawl/crawl-stores.dynamo.ts';
import { dynamoSwitches, type SourceSwitches } from '../shared/crawl/switches.ts';
import { loadDocument } from '../shared/documents.ts';
import type { HealthVariable } from '../shared/environment.ts';
import { jsonLog } from '../shared/log.ts';
import { s3ObjectStore } from '../shared/object-store/object-store.s3.ts';
import { dynamoBuildRows } from '../shared/records/build-rows.dynamo.ts';
import { dynamoTable } from '../shared/records/client.dynamo.ts';
import { dynamoMeetingRows } from '../shared/records/meeting-rows.dynamo.ts';
import { dynamoSummaries } from '../shared/records/summaries.dynamo.ts';
import { bundledSources } from '../shared/sources.ts';
import type { HealthDeps } from './deps.ts';
import { dynamoStatusStore } from './status-store.dynamo.ts';

/** What health needs on AWS, from its environment. */
export function healthOnAws(
  environment: Readonly<Record<HealthVariable, string>>,
): HealthDeps & { readonly switches: SourceSwitches } {
  const records = dynamoTable({ name: environment.RECORDS_TABLE });
  const crawl = dynamoTable({ name: environment.SOURCES_TABLE });
  const store = s3ObjectStore(environment.PRIVATE_BUCKET);
  return {
    sources: bundledSources,
    states: dynamoSourceStates(crawl),
    switches: dynamoSwitches(crawl),
    ledger: dynamoLedger(crawl),
    rows: dynamoMeetingRows(records),
    load: ({ current }) => loadDocument(store, current.documentKey),
    summaries: dynamoSummaries(records),
    builds: dynamoBuildRows(records),
    store,
    statuses: dynamoStatusStore(records),
    clock: systemClock,
    log: jsonLog,
  };
}
