import type { SQSEvent } from 'aws-lambda';
import { type BatchDeps, type BatchResponse, workOff } from '../shared/batch.ts';
import { parseJson } from '../shared/parse-json.ts';
import { asRunBatch, DEPTHS, type Depth, type RunBatch } from '../shared/runs.ts';
import { validator } from '../shared/validate.ts';
import { type BuildDeps, build } from './build.ts';
import { verifyRun } from './run.ts';
import { nightly, type ScheduleDeps, sweep } from './schedule.ts';
import { verify } from './verify.ts';

/** A message of the publish queue. */
export interface BuildMessage {
  /** A government, `all`, or a shard of the tables of all. */
  readonly scope: string;
  /** Compares what is public before it builds, by listing or also by bytes. */
  readonly verify?: Depth;
}

/** What calls the publish function: its queue, the schedule, a run, or a person who wants every government compared. */
export type PublishEvent =
  | SQSEvent
  | RunBatch
  | { readonly sweep: true }
  | { readonly nightly: true; readonly every?: true };

/** What the publish function needs from outside. */
export type PublishDeps = BuildDeps & ScheduleDeps & BatchDeps;

/** Kept for the last writes and the manifest when nothing new is begun any more, in milliseconds. */
const TO_END_MS = 90_000;

const asBuildMessage = validator<BuildMessage>(
  {
    type: 'object',
    additionalProperties: false,
    required: ['scope'],
    properties: {
      scope: { type: 'string', minLength: 1 },
      verify: { enum: DEPTHS },
    },
  },
  'message',
);

/**
 * Builds the scopes that a batch names, if they are due; sweeps; goes over everything.
 * @param leftMs Milliseconds until the function is ended.
 */
export async function receive(
  event: PublishEvent,
  deps: PublishDeps,
  leftMs: () => number,
): Promise<BatchResponse | RunBatch | undefined> {
  if ('Records' in event) {
    const timed = { ...deps, isTimeUp: () => leftMs() < TO_END_MS };
    return workOff(event.Records, (body) => work(body, timed), deps);
  }
  if ('run' in event) return verifyRun(asRunBatch(event), deps);
  const { tonight: _, ...ofEvery } = deps;
  if ('sweep' in event) await sweep(deps);
  else await nightly(event.every === true ? ofEvery : deps);
  return undefined;
}

/** A build that could not end keeps its mark, and the sweep lets it go on. */
async function work(body: string, deps: BuildDeps): Promise<void> {
  const { scope, verify: depth } = asBuildMessage(parseJson(body, 'message'));
  if (depth !== undefined) await verify(scope, deps, depth === 'listing' ? {} : { bytes: depth });
  await build(scope, deps);
}
