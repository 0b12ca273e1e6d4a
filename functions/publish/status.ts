import type { Source } from '../../schemas/generated/source.ts';
import type { Problem, SourceStatus, Status } from '../../schemas/generated/status.ts';
import schema from '../../schemas/status.schema.json' with { type: 'json' };
import { inOrder } from '../health/assess.ts';
import { brokenProblem, stuckProblem } from '../health/words.ts';
import { dayAt } from '../shared/clock.ts';
import type { GovernmentSummary } from '../shared/records/summaries.ts';
import { sourceName } from './source-name.ts';
import { cleanText, mapText } from './text.ts';
import type { Unfinished } from './unfinished.ts';

/** States in the order in which they call for a person; the schema says it. */
const ORDER: readonly string[] = schema.$defs.State.enum;
const DEFAULT_TIME_ZONE = 'Asia/Shanghai';

/** What the status of all is made of. */
export interface Known {
  /** How the sources fared when `health` looked at them last. */
  readonly statuses: readonly SourceStatus[];
  /** What the last build of each government could not renew. */
  readonly summaries: readonly GovernmentSummary[];
  /** Governments whose summary cannot be read. */
  readonly brokenSummaries: readonly string[];
  /** What the last builds of all could not renew. */
  readonly unfinished: Unfinished;
  readonly sources: readonly Source[];
}

/** The file `status.json`: the sources that need attention first, others in the order of their ids. */
export function statusOf({ statuses, summaries, brokenSummaries, unfinished, sources }: Known): Status {
  const byId = new Map(statuses.map((status) => [status.id, status]));
  for (const summary of summaries) {
    if (summary.failed === undefined) continue;
    tell(summary.source, summary, summary.failed);
  }
  for (const source of brokenSummaries)
    tell(source, { meetings: 0 }, { targets: 1, first: 'summary', code: 'invalid-summary' });
  const rank = ({ state }: SourceStatus) => ORDER.indexOf(state);
  const sorted = [...byId.values()].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
  const { all, nightly, stuckSince } = unfinished;
  const failed = [...all, ...nightly];
  const [first] = failed;
  const problems: Problem[] = [
    ...(stuckSince === undefined ? [] : [stuckProblem(dayAt(new Date(stuckSince), DEFAULT_TIME_ZONE) ?? '')]),
    ...(first === undefined
      ? []
      : [brokenProblem({ targets: failed.length, first: first.target, code: first.code })]),
  ];
  // Titles and messages come from the sites.
  return { schemaVersion: '1.1', problems, sources: mapText(sorted, cleanText) };

  function tell(source: string, counts: Counts, failure: Failed): void {
    byId.set(source, broken(byId.get(source) ?? unknown(source, counts, sources), failure, sources));
  }
}

type Failed = Omit<NonNullable<GovernmentSummary['failed']>, 'since'> & { readonly since?: string };
type Counts = Pick<GovernmentSummary, 'meetings' | 'waiting'>;

/** With what could not be renewed, which is known before `health` looks again. */
function broken(status: SourceStatus, failed: Failed, sources: readonly Source[]): SourceStatus {
  const problems = inOrder([...status.problems, brokenProblem(failed, status.id)]);
  const state = problems[0]?.code ?? status.state;
  if (state === status.state) return { ...status, problems };
  const { timeZone = DEFAULT_TIME_ZONE } = sources.find(({ id }) => id === status.id) ?? {};
  const since = failed.since && dayAt(new Date(failed.since), timeZone);
  return { ...status, state, before: status.state, ...(since !== undefined && { since }), problems };
}

/** Of a government that `health` has not looked at yet. */
const unknown = (
  source: string,
  { meetings, waiting = 0 }: Counts,
  sources: readonly Source[],
): SourceStatus => ({
  id: source,
  name: sourceName(sources, source),
  state: 'files',
  problems: [],
  meetings,
  gaps: [],
  quarantined: { count: 0, pages: [] },
  waitingForReview: waiting,
});
