import { canaryVariables, readEnvironment } from '../shared/environment.ts';
import { follow } from './follow.ts';
import { canaryOnAws } from './on-aws.ts';

const deps = canaryOnAws(readEnvironment(canaryVariables));

/** Looks where the page is that is followed. */
export const handler = () => follow(deps);
