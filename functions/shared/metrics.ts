/**
 * What is measured, and in which unit of CloudWatch. Each costs by the month for each stage that tells of it (docs/cost.md), so
 * that nothing is a dimension but the stage: which source or page it was, the line says that it stands in.
 */
export const METRICS = {
  // One for each run that came to its end: heartbeats of success, which an alarm misses.
  SweepSucceeded: 'Count',
  NightSucceeded: 'Count',
  DiscoverSucceeded: 'Count',
  HealthSucceeded: 'Count',
  CanarySucceeded: 'Count',
  /** 1 for a page that became a document, 0 for one that was put aside. */
  PageBecameDocument: 'Count',
  /** The same as a balance: 1 for a page that was put aside, −1 for a document. Few pages come to a small sum, whatever they are. */
  PutAsideBeyondDocuments: 'None',
  /** Since a list named the page that is followed: in the end, or so far. */
  MinutesFromListToFeed: 'None',
  /** Since a build of what is shown of all governments last came to its end, and what that could not render. */
  FeedAgeHours: 'None',
  FeedTargetsFailed: 'Count',
  /** For how long the build has waited that has waited longest, without those that rest. */
  BuildAgeMinutes: 'None',
  /** For how long a person has been waited for: by a meeting, by a page whose government is not told. */
  ReviewAgeDays: 'None',
  QuarantineAgeDays: 'None',
  /** One for each source that calls for a person and did not before. */
  SourcesNewlyUnwell: 'Count',
  // Of all sources: that call for a person; that came to do so since the last look, of 100; that fell silent lately, of 100; whose
  // facts there was no time to read.
  SourcesUnwell: 'Count',
  SourcesNewlyUnwellPercent: 'Percent',
  SourcesSilentPercent: 'Percent',
  SourcesLeft: 'Count',
} as const;

export type MetricName = keyof typeof METRICS;
/** What a line of the log measures, besides what it says. */
export type Measures = Readonly<Partial<Record<MetricName, number>>>;
export const NAMESPACE = 'OpenMinutes';

/**
 * A line that CloudWatch takes metrics from, in its embedded metric format, and that reads like every other: with `timestamp`
 * and `level` at its top and all it says under `message`, as Lambda's own JSON format has it.
 * @param at Now.
 */
export function embedded(
  stage: string,
  level: 'INFO' | 'WARN' | 'ERROR',
  message: object,
  measures: Measures,
  at: Date,
): string {
  const Metrics = Object.entries(METRICS).flatMap(([Name, Unit]) =>
    Name in measures ? [{ Name, Unit }] : [],
  );
  const CloudWatchMetrics = [{ Namespace: NAMESPACE, Dimensions: [['Stage']], Metrics }];
  const _aws = { Timestamp: at.getTime(), CloudWatchMetrics };
  return JSON.stringify({ timestamp: at.toISOString(), level, message, Stage: stage, ...measures, _aws });
}
