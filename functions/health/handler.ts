import type { Context } from 'aws-lambda';
import { asSwitched } from '../shared/crawl/switches.ts';
import { healthVariables, readEnvironment } from '../shared/environment.ts';
import { checkHealth } from './check.ts';
import { healthOnAws } from './on-aws.ts';

const deps = healthOnAws(readEnvironment(healthVariables));

/** Kept for writing down what was found, in milliseconds. */
const TO_END_MS = 60_000;

/** Looks after the sources, once an hour. */
export const handler = async (_event: unknown, context: Context) => {
  const sources = asSwitched(deps.sources, await deps.switches.read());
  return checkHealth(
    { ...deps, sources },
    { isTimeUp: () => context.getRemainingTimeInMillis() < TO_END_MS },
  );
};
