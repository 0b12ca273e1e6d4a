import type { Context } from 'aws-lambda';
import { publishVariables, readEnvironment } from '../shared/environment.ts';
import { publishOnAws } from './on-aws.ts';
import { type PublishEvent, receive } from './receive.ts';

const deps = publishOnAws(readEnvironment(publishVariables));

/** Builds what the publish queue wakes; wakes what is due when the schedule says so. */
export const handler = (event: PublishEvent, context: Context) =>
  receive(event, deps, () => context.getRemainingTimeInMillis());
