import type { Source } from '../../schemas/generated/source.ts';
import type { Problem, Quarantined, SourceStatus, State } from '../../schemas/generated/status.ts';
import { stateKey } from '../discover/discover.ts';
import { DAY_MS, dayAt } from '../shared/clock.ts';
import type { ListState, SourceState } from '../shared/crawl/source-state.ts';
import { cadenceOf, daysBetween, slowedDown } from './cadence.ts';
import type { SourceFacts } from './facts.ts';
import { fallen } from './fill.ts';
import {
  failingProblem,
  incompleteProblem,
  overdueProblem,
  shrunkProblem,
  silentProblem,
  slowerProblem,
  thinnerProblem,
} from './words.ts';

/** Everything that the status of a source follows from. */
export interface Evidence {
  readonly source: Pick<Source, 'id' | 'name' | 'timeZone' | 'crawl'>;
  /** What happened when its lists were read last; absent before the first time. */
  readonly state: SourceState | undefined;
  readonly facts: SourceFacts;
  readonly quarantined: Quarantined;
  readonly waitingForReview: number;
  /** What was said of it last. */
  readonly before: SourceStatus | undefined;
  readonly now: Date;
}

/** Failures that may be chance are told of after so many in a row; all others at once. */
const CHANCES = 3;
const PASSING: ReadonlySet<string> = new Set([
  'timeout',
  'unreachable',
  'incomplete',
  'throttled',
  'server-error',
  'host-paused',
]);
/** New minutes that are missing for so many times the usual gap. */
const SILENT_AFTER = 3;
/** A first page that has less than this share of the entries that it had at its best. */
const SHRUNK_TO = 0.5;
const FEWEST_ENTRIES = 4;
/** Of a list that says how many entries it has, so much must have been seen: some come and go meanwhile. */
const READ_WHOLE = 0.95;
const OVERDUE_AFTER_MS = DAY_MS;

/** States that call for a person. */
export const UNWELL: ReadonlySet<State> = new Set(['failing', 'overdue', 'silent', 'shrunk', 'thinner']);

/**
 * How a source fares. Pure. Where several things are wrong, all are told, and the state is the worst of them, in the
 * order of this table:
 *
 * | state      | when |
 * | ---------- | ---- |
 * | failing    | the last look failed, for a reason that lasts, or three times in a row |
 * | overdue    | the next look is late by more than a day |
 * | silent     | the newest minutes are older than three times the usual gap |
 * | shrunk     | the first page of a list has less than half of the entries that it had |
 * | thinner    | a fact is told by far fewer of the newest ten documents than of those before |
 * | incomplete | a list has not been read to its end, or says that it has more than was seen |
 * | slower     | the gaps have doubled |
 * | well       | none of these |
 *
 * Everything in it changes only when something happens: times are days of events, counts of failures are rounded.
 */
export function assess(evidence: Evidence): SourceStatus {
  const { source, state, facts, before, now } = evidence;
  const day = (moment: string | undefined) =>
    moment === undefined ? undefined : dayAt(new Date(moment), source.timeZone);
  const crawled = source.crawl?.enabled === true;
  const days = facts.ledger?.days ?? [];
  const cadence = source.crawl?.cadenceDays ?? cadenceOf(days);
  const lists = listsOf(source, state);
  const problems = crawled && state?.lastRunAt !== undefined ? problemsOf(evidence, lists, cadence) : [];
  const known = crawled && state !== undefined;
  const outcome = outcomeOf(source, state, problems);
  const today = dayAt(now, source.timeZone);
  const lastError = known ? errorOf(state, before, day) : undefined;
  const lastSuccessOn = known ? day(state.lastSuccessAt) : undefined;
  const nextDueOn = known ? day(state.nextDueAt) : undefined;
  const history = crawled && lists.length > 0 ? historyOf(lists) : undefined;
  const listedOn = days.at(-1);
  return {
    id: source.id,
    name: source.name,
    state: outcome,
    ...changeOf(outcome, before, today),
    problems,
    ...(lastSuccessOn !== undefined && { lastSuccessOn }),
    ...(nextDueOn !== undefined && { nextDueOn }),
    ...(lastError !== undefined && { lastError }),
    ...(listedOn !== undefined && { listedOn }),
    ...(cadence !== undefined && { cadenceDays: cadence }),
    meetings: facts.meetings,
    ...(facts.newest !== undefined && { newest: facts.newest }),
    ...(history !== undefined && { history }),
    gaps: [...facts.gaps],
    ...(facts.ledger !== undefined && {
      addresses: {
        waiting: facts.ledger.waiting,
        fetched: facts.ledger.fetched,
        gone: facts.ledger.gone,
        missing: facts.ledger.missing,
        refused: facts.ledger.refused,
      },
      unfetched: [...facts.ledger.unfetched],
    }),
    quarantined: evidence.quarantined,
    waitingForReview: evidence.waitingForReview,
  };
}

function outcomeOf(
  { crawl }: Evidence['source'],
  state: SourceState | undefined,
  [worst]: readonly Problem[],
): State {
  if (crawl === undefined) return 'files';
  if (!crawl.enabled) return 'off';
  if (state?.lastRunAt === undefined) return 'never-run';
  return worst?.code ?? 'well';
}

/** Since when it is so, and what was before: kept while the state stays. */
function changeOf(
  state: State,
  before: SourceStatus | undefined,
  today: string | undefined,
): Pick<SourceStatus, 'since' | 'before'> {
  if (before === undefined) return {};
  if (before.state !== state) return { before: before.state, ...(today !== undefined && { since: today }) };
  return {
    ...(before.since !== undefined && { since: before.since }),
    ...(before.before !== undefined && { before: before.before }),
  };
}

/** What is wrong, the worst first. */
function problemsOf(
  { source, state, facts, now, before }: Evidence,
  lists: readonly ListState[],
  cadence: number | undefined,
): Problem[] {
  const problems: Problem[] = [];
  const error = state && errorOf(state, before, (moment) => moment);
  const { failures = 0, lastError } = state ?? {};
  if (error !== undefined && (failures >= CHANCES || !PASSING.has(lastError?.code ?? ''))) {
    problems.push(failingProblem(error.code, error.message, error.failures));
  }
  const dueOn = overdueSince(source, state, now);
  if (dueOn !== undefined) problems.push(overdueProblem(dueOn));
  const newest = facts.ledger?.days.at(-1);
  const today = dayAt(now, source.timeZone);
  if (newest !== undefined && cadence !== undefined && today !== undefined) {
    if (daysBetween(newest, today) > SILENT_AFTER * Math.max(1, cadence)) {
      problems.push(silentProblem(newest, cadence));
    }
  }
  for (const { entries, usualEntries } of lists) {
    if (entries === undefined || usualEntries < FEWEST_ENTRIES || entries >= usualEntries * SHRUNK_TO)
      continue;
    problems.push(shrunkProblem(entries, usualEntries));
  }
  for (const fact of fallen(facts.fill)) {
    if (facts.fill === undefined) continue;
    problems.push(thinnerProblem(fact, facts.fill.before[fact], facts.fill.newest[fact]));
  }
  for (const list of lists) {
    const { complete, total } = list;
    const seen = seenOf(list);
    const bounded = source.crawl?.since !== undefined;
    if (!complete) problems.push(incompleteProblem(seen, total));
    else if (!bounded && total !== undefined && seen !== undefined && seen < total * READ_WHOLE) {
      problems.push(incompleteProblem(seen, total));
    }
  }
  const slower = slowedDown(facts.ledger?.days ?? []);
  if (slower !== undefined) problems.push(slowerProblem(slower.now, slower.before));
  return problems;
}

function overdueSince(
  { timeZone }: Evidence['source'],
  state: SourceState | undefined,
  now: Date,
): string | undefined {
  if (state?.nextDueAt === undefined) return undefined;
  const due = new Date(state.nextDueAt);
  return now.getTime() - due.getTime() > OVERDUE_AFTER_MS ? dayAt(due, timeZone) : undefined;
}

/** The states of the lists that are configured now; one of a list that is no longer does not count. */
function listsOf({ crawl }: Evidence['source'], state: SourceState | undefined): ListState[] {
  return (crawl?.lists ?? []).flatMap((list) => {
    const found = state?.lists[stateKey(list)];
    return found === undefined ? [] : [found];
  });
}

/** Entries that were read on the way to the list's end; where that is not reached, as far as it goes. */
const seenOf = ({ complete, toRead, walked }: ListState): number | undefined =>
  complete ? walked : toRead.find(({ until }) => until === undefined)?.before;

function historyOf(lists: readonly ListState[]): NonNullable<SourceStatus['history']> {
  const stated = lists.flatMap(({ total }) => (total === undefined ? [] : [total]));
  const seen = lists.flatMap((list) => seenOf(list) ?? []);
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
  return {
    complete: lists.every(({ complete }) => complete),
    ...(seen.length > 0 && { seen: sum(seen) }),
    ...(stated.length > 0 && { stated: sum(stated) }),
  };
}

/**
 * The last error. A host that is left in peace was not asked: then the error before is the reason that helps. The
 * count is rounded down, so that a source that goes on failing does not change what is published with every try.
 */
function errorOf(
  { lastError, failures }: SourceState,
  before: SourceStatus | undefined,
  day: (moment: string | undefined) => string | undefined,
): SourceStatus['lastError'] {
  if (lastError === undefined || failures === 0) return undefined;
  const on = day(lastError.at);
  if (on === undefined) return undefined;
  const shown = lastError.code === 'host-paused' && before?.lastError ? before.lastError : lastError;
  return { on, code: shown.code, message: shown.message, failures: roundedDown(failures) };
}

/** 1, 2, 5, 10, 20, 50 … */
function roundedDown(count: number): number {
  const power = 10 ** Math.floor(Math.log10(count));
  const step = [5, 2, 1].find((one) => one * power <= count) ?? 1;
  return step * power;
}
