import type { SQSRecord } from 'aws-lambda';
import { type BatchResponse, messages, workOff } from '../shared/batch.ts';
import { transient } from '../shared/errors.ts';
import { parseJson, validator } from '../shared/validate.ts';
import { type BuildDeps, build } from './build.ts';
import { verify } from './verify.ts';

/** A message of the publish queue. */
export interface BuildMessage {
  /** A government, or `all`. */
  readonly scope: string;
  /** Compares what is public before it builds, by listing or also by bytes. */
  readonly verify?: 'listing' | 'thirtieth' | 'all';
}

const asBuildMessage = validator<BuildMessage>(
  {
    type: 'object',
    additionalProperties: false,
    required: ['scope'],
    properties: {
      scope: { type: 'string', minLength: 1 },
      verify: { enum: ['listing', 'thirtieth', 'all'] },
    },
  },
  'message',
);

/** Works off a batch of the publish queue: builds the scopes that it names, if they are due. */
export const receiveBuilds = (records: readonly SQSRecord[], deps: BuildDeps): Promise<BatchResponse> =>
  workOff(records, messages, (body) => receive(asBuildMessage(parseJson(body, 'message')), deps), deps.log);

async function receive({ scope, verify: depth }: BuildMessage, deps: BuildDeps): Promise<void> {
  if (depth !== undefined) await verify(scope, deps, depth === 'listing' ? {} : { bytes: depth });
  const { state } = await build(scope, deps);
  if (state === 'unfinished') throw transient('build-unfinished', `The build of ${scope} goes on later`);
}
