import type { Context } from 'aws-lambda';
import { asSwitched } from '../shared/crawl/switches.ts';
import { healthVariables, readEnvironment } from '../shared/environment.ts';
import { checkHealth } from './check.ts';
import { healthOnAws } from './on-aws.ts';

const deps = healthOnAws(readEnvironment(healthVariables));

/** Left of the function's time, in milliseconds: when nothing new is begun, and when what is being read is broken off. */
const TO_BEGIN_MS = 90_000;
const TO_END_MS = 45_000;

/** Looks after the sources, once an hour. */
export const handler = async (_event: unknown, context: Context) => {
  const sources = asSwitched(deps.sources, await deps.switches.read());
  const left = () => context.getRemainingTimeInMillis();
  return checkHealth(
    { ...deps, sources },
    { isTimeUp: () => left() < TO_BEGIN_MS, isOver: () => left() < TO_END_MS },
  );
};
