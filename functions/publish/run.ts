import { permanent } from '../shared/errors.ts';
import type { RunBatch } from '../shared/runs.ts';
import { scopeOfManifest } from './manifest.ts';
import type { ScheduleDeps } from './schedule.ts';

/**
 * Asks for what builds have written to be compared with what is public, and mended: a message for each manifest of the
 * batch. Comparing itself goes the way of every build, through the queue, so that nobody builds beside it.
 * @returns what is left to be done: nothing.
 * @throws OpenMinutesError `permanent`, code `bad-run`, for work of another room; `transient` when some messages could not be
 *   sent: done again, those that were sent are not sent twice within five minutes.
 */
export async function verifyRun(batch: RunBatch, { send }: Pick<ScheduleDeps, 'send'>): Promise<RunBatch> {
  const { run, execution, items, depth = 'listing' } = batch;
  if (run !== 'verify') throw permanent('bad-run', `publish does not know how to ${run}`);
  const scopes = items.flatMap(({ Key }) => scopeOfManifest(Key) ?? []);
  await send(
    scopes.map((scope) => ({ scope, verify: depth })),
    `run-${execution}`,
  );
  return { ...batch, items: [] };
}
