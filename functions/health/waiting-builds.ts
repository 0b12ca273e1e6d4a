import { LONGEST_BACKOFF_MS, STUCK_AFTER_MS } from '../publish/instants.ts';
import { DAY_MS } from '../shared/clock.ts';
import { isKind } from '../shared/errors.ts';
import { mapParallel } from '../shared/parallel.ts';
import type { BuildRow } from '../shared/records/build-rows.ts';
import { isGovernment } from '../shared/records/tables.ts';
import type { HealthDeps } from './deps.ts';

const IN_PARALLEL = 16;

export interface WaitingBuilds {
  /** Governments whose build has waited too long, whether it is tried again or not, and since when. */
  readonly stuck: ReadonlyMap<string, string>;
  /** Since when the build has waited that has waited longest, of whatever scope, ISO 8601 in UTC. */
  readonly since?: string;
}

/** The builds that wait. One that rests does not: more is coming in, and it is built once that is there. */
export async function waitingBuilds({ builds, clock }: HealthDeps): Promise<WaitingBuilds> {
  const now = clock().getTime();
  const late = new Date(now - STUCK_AFTER_MS).toISOString();
  const scopes: string[] = [];
  for await (const scope of builds.due(new Date(now + LONGEST_BACKOFF_MS).toISOString())) scopes.push(scope);
  const found = await mapParallel(scopes, IN_PARALLEL, async (scope) => {
    const { dirtySince, restMs, wakeAt = '' } = await rowOf(scope);
    const rests = restMs !== undefined && wakeAt > late;
    return rests || dirtySince === undefined ? [] : [{ scope, dirtySince }];
  });
  const waiting = found.flat();
  const since = waiting.map(({ dirtySince }) => dirtySince).sort()[0];
  // A scope with a slash, or that of all, is no government: whoever builds it tells.
  const stuck = waiting.filter(({ scope, dirtySince }) => isGovernment(scope) && dirtySince < late);
  return {
    stuck: new Map(stuck.map(({ scope, dirtySince }) => [scope, dirtySince])),
    ...(since !== undefined && { since }),
  };

  /** One that breaks its schema can never be built. */
  async function rowOf(scope: string): Promise<Partial<BuildRow>> {
    try {
      return (await builds.read(scope)) ?? {};
    } catch (error) {
      if (!isKind(error, 'permanent')) throw error;
      return { dirtySince: new Date(now - DAY_MS).toISOString() };
    }
  }
}
