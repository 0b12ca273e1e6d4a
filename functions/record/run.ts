import { isKind, OpenMinutesError, stackOf, transient } from '../shared/errors.ts';
import { unmeasured } from '../shared/log.ts';
import { mapParallel } from '../shared/parallel.ts';
import { type RunBatch, type RunFailure, writeReport } from '../shared/runs.ts';
import type { RecordDeps } from './deps.ts';
import { ingest } from './ingest.ts';
import { pageOf, requestUnder } from './pages.ts';
import { readSnapshot } from './snapshot.ts';

/** Reading computes on one thread; the stores are waited for side by side. */
const AT_ONCE = 4;
/** Of a larger page each may take half a minute (functions/parse/bounded): they come last, one after the other. */
const LARGE_BYTES = 1024 * 1024;
/** Of a batch as it was at first, so much may be impossible: more of it is no matter of single pages, and the batch fails. */
const TOLERATED = 0.2;

/** Too much of a batch is impossible. By its name the state machine knows that trying again does not help. */
export class TooManyFailed extends Error {
  constructor(impossible: number, size: number, last: RunFailure | undefined) {
    super(`${impossible} of ${size} cannot be done, the last of them ${last?.key}: ${last?.message}`);
    this.name = 'TooManyFailed';
  }
}

/** What became of an item: what it is counted as, why it is impossible, or that it is left, for the reason that there is. */
type Done = { readonly counted: string } | { readonly failure: RunFailure } | { readonly left: unknown };

/**
 * Reads stored pages again as if they had just been fetched: every commit is a join, so that what people have decided
 * stays, and done again it changes nothing. A page that cannot be read is put aside as always; one of which the bytes
 * are lost is impossible, and reported.
 * @param isTimeUp No further page is begun then.
 * @returns what is left to be done: fewer items than came.
 * @throws OpenMinutesError `transient` when nothing could be done, and it is worth another try; TooManyFailed.
 */
export async function recordRun(
  batch: RunBatch,
  deps: RecordDeps,
  isTimeUp: () => boolean,
): Promise<RunBatch> {
  // Most of what is read once more has been put aside before: that tells nothing of the sites of today.
  const again = { ...deps, log: unmeasured(deps.log) };
  const pages = new Map<string, string>();
  const large: string[] = [];
  const attempt = async (key: string, mayBeLarge: boolean): Promise<Done> => {
    if (isTimeUp()) return { left: 'there was no time' };
    try {
      const request = await requestUnder(key, deps);
      if (request === undefined) return { counted: 'gone' };
      const first = pages.get(pageOf(request)) ?? key;
      if (first !== key) return { counted: 'repeated' };
      pages.set(pageOf(request), key);
      const bytes = await readSnapshot(deps.store, request.sha256);
      if (!mayBeLarge && bytes.length > LARGE_BYTES) {
        large.push(key);
        return { left: 'it is large' };
      }
      const { kind } = await ingest(request, again, { sha256: request.sha256, bytes, isNew: false });
      return { counted: kind };
    } catch (error) {
      if (isKind(error, 'transient') || isKind(error, 'conflict')) return { left: error };
      const failure = failureOf(key, error);
      deps.log.error('impossible', { ...failure, error: stackOf(error) });
      return { failure };
    }
  };

  const keys = [...new Set(batch.items.map(({ Key }) => Key))];
  const done = new Map<string, Done>();
  await mapParallel(keys, AT_ONCE, async (key) => done.set(key, await attempt(key, false)));
  for (const key of large) done.set(key, await attempt(key, true));

  const items = batch.items.filter(({ Key }) => isLeft(done.get(Key)));
  if (items.length > 0 && items.length === batch.items.length) throw stuck(items.length, [...done.values()]);
  const counts: Record<string, number> = {};
  for (const one of done.values()) {
    const outcome = 'counted' in one ? one.counted : 'failure' in one ? 'impossible' : 'left';
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  const { left: _, ...report } = counts;
  const failed = [...done.values()].flatMap((one) => ('failure' in one ? [one.failure] : []));
  await writeReport(deps.store, batch, { counts: report, failed });
  deps.log.info('batch done', { run: batch.run, execution: batch.execution, ...counts });
  const { size = batch.items.length } = batch;
  const impossible = (batch.impossible ?? 0) + failed.length;
  if (impossible > TOLERATED * size) throw new TooManyFailed(impossible, size, failed.at(-1));
  return { ...batch, items, ...(items.length > 0 && { size, impossible }) };
}

const isLeft = (done: Done | undefined): boolean => done === undefined || 'left' in done;

/** An error that is none of ours is a fault of the code: trying again does not mend it. */
const failureOf = (key: string, error: unknown): RunFailure => ({
  key,
  code: error instanceof OpenMinutesError ? error.code : 'unexpected',
  message: error instanceof Error ? error.message : String(error),
});

/** Not one item could be done. */
function stuck(items: number, done: readonly Done[]): OpenMinutesError {
  const [reason] = done.flatMap((one) => ('left' in one ? [one.left] : []));
  const why = reason instanceof Error ? reason.message : String(reason);
  return transient('batch-stuck', `None of ${items} could be done: ${why}`, reason);
}
