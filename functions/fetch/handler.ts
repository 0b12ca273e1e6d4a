import type { Context, SQSEvent } from 'aws-lambda';
import { crawlOnAws } from '../shared/crawl/on-aws.ts';
import { asSwitched } from '../shared/crawl/switches.ts';
import { fetchVariables, readEnvironment } from '../shared/environment.ts';
import { failureNotes } from '../shared/failures.ts';
import { jsonLog } from '../shared/log.ts';
import { bundledSources } from '../shared/sources.ts';
import { sqsPostpone } from './postpone.sqs.ts';
import { receiveFetches } from './receive.ts';
import { sqsToRecord } from './to-record.sqs.ts';

const environment = readEnvironment(fetchVariables);
// A function that waits costs as much as one that works.
const crawl = crawlOnAws(environment, { isImpatient: true });
const deps = {
  ...crawl,
  ...sqsToRecord(environment.PARSE_QUEUE_URL),
  noteFailure: failureNotes(crawl.store, jsonLog),
};
const postpone = sqsPostpone(environment.FETCH_QUEUE_URL);

/** Fetches the addresses that the fetch queue names. */
export const handler = async (event: SQSEvent, context: Context) => {
  const sources = asSwitched(bundledSources, await crawl.switches.read());
  const timed = { ...deps, leftMs: () => context.getRemainingTimeInMillis() };
  return receiveFetches(event.Records, sources, timed, postpone);
};
