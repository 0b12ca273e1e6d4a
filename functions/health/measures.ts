import type { SourceStatus } from '../../schemas/generated/status.ts';
import { DAY_MS, HOUR_MS } from '../shared/clock.ts';
import type { Measures } from '../shared/metrics.ts';
import { UNWELL } from './assess.ts';

/** A source that fell silent so long ago is no news: sites do end. */
const LATELY_MS = 14 * DAY_MS;
/** Fewer silent sources are no sign of a fault of ours. */
const FEWEST_SILENT = 3;
/** Of so few sources each is worth a word by itself; of more, so many at least. */
const FEW_SOURCES = 100;
const FEWEST_NEWLY_UNWELL = 3;
const MINUTE_MS = 60_000;

/** What the measures of a check follow from; moments are ISO 8601 in UTC, or days. */
export interface Measured {
  readonly statuses: readonly SourceStatus[];
  /** When a build of all last came to its end; absent before the first. */
  readonly allBuiltAt: string | undefined;
  readonly buildWaitsSince: string | undefined;
  readonly askedSince: string | undefined;
  /** Sources whose facts there was no time to read. */
  readonly left: number;
  /** Sources that call for a person now, and did not before this check. */
  readonly newlyUnwell: number;
  readonly now: Date;
}

/** What a check that came to its end measures. Pure. */
export function measuresOf(measured: Measured): Measures {
  const { statuses, allBuiltAt, buildWaitsSince, askedSince, left, newlyUnwell, now } = measured;
  const since = (moment: string | undefined, unit: number): number =>
    moment === undefined ? 0 : Math.max(0, (now.getTime() - Date.parse(moment)) / unit);
  const [waitingSince] = statuses.flatMap((one) => one.waitingSince ?? []).sort();
  const silent = statuses.filter(
    (one) => one.state === 'silent' && now.getTime() - Date.parse(one.since ?? '') <= LATELY_MS,
  );
  const percent = (some: number, fewest: number): number =>
    some < fewest ? 0 : (100 * some) / statuses.length;
  const fewest = statuses.length > FEW_SOURCES ? FEWEST_NEWLY_UNWELL : 1;
  return {
    HealthSucceeded: 1,
    FeedAgeHours: since(allBuiltAt, HOUR_MS),
    BuildAgeMinutes: since(buildWaitsSince, MINUTE_MS),
    ReviewAgeDays: since(waitingSince, DAY_MS),
    QuarantineAgeDays: since(askedSince, DAY_MS),
    SourcesUnwell: statuses.filter(({ state }) => UNWELL.has(state)).length,
    SourcesNewlyUnwellPercent: percent(newlyUnwell, fewest),
    SourcesSilentPercent: percent(silent.length, FEWEST_SILENT),
    SourcesLeft: left,
  };
}
