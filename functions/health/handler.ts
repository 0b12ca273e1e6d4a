import { healthVariables, readEnvironment } from '../shared/environment.ts';
import { checkHealth } from './check.ts';
import { healthOnAws } from './on-aws.ts';

const deps = healthOnAws(readEnvironment(healthVariables));

/** Looks after the sources, once an hour. */
export const handler = () => checkHealth(deps);
