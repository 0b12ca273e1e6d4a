import type { Context } from 'aws-lambda';
import { readEnvironment, recordVariables } from '../shared/environment.ts';
import { recordOnAws } from './on-aws.ts';
import { type RecordEvent, receiveEvent } from './receive.ts';

const { noteFailure, ...deps } = recordOnAws(readEnvironment(recordVariables));

/** Records the pages that the parse queue asks for, and those that a run goes over. */
export const handler = (event: RecordEvent, context: Context) =>
  receiveEvent(event, deps, noteFailure, () => context.getRemainingTimeInMillis());
