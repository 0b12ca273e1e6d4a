import type { Context } from 'aws-lambda';
import { crawlOnAws } from '../shared/crawl/on-aws.ts';
import { asSwitched } from '../shared/crawl/switches.ts';
import { discoverVariables, readEnvironment } from '../shared/environment.ts';
import { bundledSources } from '../shared/sources.ts';
import type { DiscoverDeps } from './deps.ts';
import { discoverDue } from './discover-due.ts';
import { sqsWakeFetch } from './wake-fetch.sqs.ts';

const environment = readEnvironment(discoverVariables);
const crawl = crawlOnAws(environment);
const deps: DiscoverDeps = {
  ...crawl,
  wake: sqsWakeFetch(environment.FETCH_QUEUE_URL),
};
/** What is to be left of the function's time when it ends by itself, in milliseconds. */
const RESERVE_MS = 90_000;

/** Looks at the lists whose time has come. */
export const handler = async (_event: unknown, context: Context) => {
  const until = new Date(Date.now() + context.getRemainingTimeInMillis() - RESERVE_MS);
  return discoverDue(asSwitched(bundledSources, await crawl.switches.read()), until, deps);
};
