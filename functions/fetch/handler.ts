import type { SQSEvent } from 'aws-lambda';
import { crawlOnAws } from '../shared/crawl/on-aws.ts';
import { fetchVariables, readEnvironment } from '../shared/environment.ts';
import { bundledSources } from '../shared/sources.ts';
import type { FetchDeps } from './deps.ts';
import { receiveFetches } from './receive.ts';
import { sqsToRecord } from './to-record.sqs.ts';

const environment = readEnvironment(fetchVariables);
const deps: FetchDeps = {
  ...crawlOnAws(environment),
  ...sqsToRecord(environment.PARSE_QUEUE_URL),
};

/** Fetches the addresses that the fetch queue names. */
export const handler = (event: SQSEvent) => receiveFetches(event.Records, bundledSources, deps);
