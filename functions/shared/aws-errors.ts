import { conflict, OpenMinutesError, permanent, transient } from './errors.ts';

/** Names under which DynamoDB and S3 say that a condition did not hold. */
const CONDITION_FAILED = new Set([
  'ConditionalCheckFailedException',
  'ConditionalRequestConflict',
  'PreconditionFailed',
]);

/** Errors of status 400 that pass with time, all the same. */
const THROTTLED = new Set([
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestTimeout',
  'RequestTimeoutException',
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'TransactionConflictException',
]);

/**
 * An error of the AWS SDK as one of ours: a condition that does not hold is a conflict; throttling, a fault of the
 * service (5xx) and anything that never reached the service are transient; what else the service refuses is permanent.
 * @param doing What was being done to what, for the message.
 */
export function fromAws(error: unknown, doing: string): OpenMinutesError {
  if (error instanceof OpenMinutesError) return error;
  const name = error instanceof Error ? error.name : 'UnknownError';
  const status = statusOf(error);
  const message = `${doing}: ${name}${error instanceof Error && error.message ? `: ${error.message}` : ''}`;
  if (CONDITION_FAILED.has(name) || status === 412 || status === 409) {
    return conflict('condition-failed', message, error);
  }
  const refusedForGood = status !== undefined && status >= 400 && status < 500;
  if (refusedForGood && status !== 408 && status !== 429 && !THROTTLED.has(name)) {
    return permanent('store-refused', message, error);
  }
  return transient('store-unavailable', message, error);
}

/** The HTTP status of an AWS SDK error; undefined when no answer came. */
export function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('$metadata' in error)) return undefined;
  const metadata = error.$metadata;
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return undefined;
  return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined;
}
