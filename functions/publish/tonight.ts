import canonicalize from 'canonicalize';
import type { Source } from '../../schemas/generated/source.ts';
import { type Clock, DAY_MS } from '../shared/clock.ts';
import { shardOf, shortHash } from '../shared/hash.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';
import type { GovernmentSummary } from '../shared/records/summaries.ts';
import { sourcePage } from './addresses.ts';
import type { Shown } from './render.ts';
import type { ScheduleDeps } from './schedule.ts';

const DAYS = 7;
/** Enough to tell a release from the one before. */
const RELEASE_LENGTH = 8;

/** Of what every target of a government shows beside its records: another release, other settings, another name. */
export const releaseOf = (
  { renderingVersion, settings }: Shown,
  sources: readonly Source[],
  government: string,
): string => {
  const source = sources.find(({ id }) => id === government);
  return shortHash(canonicalize({ renderingVersion, settings, source }) ?? '').slice(0, RELEASE_LENGTH);
};

export interface TonightDeps extends Shown {
  readonly sources: readonly Source[];
  readonly publicStore: Pick<ObjectStore, 'head'>;
  readonly clock: Clock;
}

/**
 * Which governments are compared in a night, and how far: each once a week, with a quarter of its bytes; besides, at
 * once, those that were built last by another release or with other settings, and those whose page is gone. For thousands of
 * governments a query and some listings each night cost more than all that is published (docs/cost.md).
 */
export const tonight =
  ({ sources, publicStore, clock, ...shown }: TonightDeps): NonNullable<ScheduleDeps['tonight']> =>
  async (summary) => {
    const day = Math.floor(clock().getTime() / DAY_MS);
    if (shardOf(summary.source, DAYS) === day % DAYS) return 'quarter';
    if (summary.release !== releaseOf(shown, sources, summary.source)) return 'listing';
    return isListed(summary) && (await publicStore.head(sourcePage(summary.source))) === undefined
      ? 'listing'
      : undefined;
  };

const isListed = ({ meetings, unlisted }: GovernmentSummary): boolean => meetings > 0 && unlisted !== true;
