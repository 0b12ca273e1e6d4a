import type { Source } from '../../schemas/generated/source.ts';
import type { Problem, Quarantined, SourceStatus, State } from '../../schemas/generated/status.ts';
import statusSchema from '../../schemas/status.schema.json' with { type: 'json' };
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
  stuckProblem,
  thinnerProblem,
  unreviewedProblem,
} from './words.ts';

/** Everything that the status of a source follows from. */
export interface Evidence {
  readonly source: Pick<Source, 'id' | 'name' | 'timeZone' | 'crawl'>;
  /** What happened when its lists were read last; absent before the first time. */
  readonly state: SourceState | undefined;
  readonly facts: SourceFacts;
  readonly quarantined: Quarantined;
  /** Meetings that wait for a person. */
  readonly waitingForReview: number;
  /** Since when a build of it has waited, ISO 8601 in UTC; absent while none has waited long. */
  readonly stuckSince?: string;
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

/** Meetings that wait for a person for so long are told of as a problem. */
const UNREVIEWED_AFTER_MS = 14 * DAY_MS;

/** States that call for a person. */
export const UNWELL: ReadonlySet<State> = new Set([
  'stuck',
  'broken',
  'failing',
  'overdue',
  'silent',
  'shrunk',
  'thinner',
  'unreviewed',
]);

/**
 * How a source fares. Pure. Where several things are wrong, all are told, and the state is the worst of them, in the
 * order of this table:
 *
 * | state      | when |
 * | ---------- | ---- |
 * | stuck      | what was recorded has waited for a build for more than an hour |
 * | broken     | some of what is published could not be renewed (publish/status.ts, which knows first) |
 * | failing    | the last look failed, for a reason that lasts, or three times in a row |
 * | overdue    | the next look is late by more than a day |
 * | silent     | the newest minutes are older than three times the usual gap |
 * | shrunk     | the first page of a list has less than half of the entries that it had |
 * | thinner    | a fact is told by far fewer of the newest ten documents than of those before |
 * | unreviewed | a meeting has waited for a person for more than two weeks |
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
  const crawling = crawled && state?.lastRunAt !== undefined ? problemsOf(evidence, lists, cadence) : [];
  const waitingSince = evidence.waitingForReview > 0 ? facts.waitingSince : undefined;
  const problems = inOrder([...publishing(evidence), ...crawling, ...reviewing(evidence)]);
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
    ...(waitingSince !== undefined && { waitingSince: dayOf(waitingSince, source) }),
  };
}

/** States in the order in which they call for a person; the schema says it. */
const ORDER: readonly string[] = statusSchema.$defs.State.enum;

/** The worst first. */
export const inOrder = (problems: readonly Problem[]): Problem[] =>
  [...problems].sort((one, other) => ORDER.indexOf(one.code) - ORDER.indexOf(other.code));

/** What is wrong with its builds. */
const publishing = ({ source, stuckSince }: Evidence): Problem[] =>
  stuckSince === undefined ? [] : [stuckProblem(dayOf(stuckSince, source))];

/** What waits for a person too long. */
function reviewing({ source, facts, waitingForReview, now }: Evidence): Problem[] {
  const { waitingSince } = facts;
  if (waitingForReview === 0 || waitingSince === undefined) return [];
  if (now.getTime() - Date.parse(waitingSince) <= UNREVIEWED_AFTER_MS) return [];
  return [unreviewedProblem(waitingForReview, dayOf(waitingSince, source))];
}

const dayOf = (moment: string, { timeZone }: Evidence['source']): string =>
  dayAt(new Date(moment), timeZone) ?? moment.slice(0, 10);

function outcomeOf(
  { crawl }: Evidence['source'],
  state: SourceState | undefined,
  [worst]: readonly Problem[],
): State {
  if (worst !== undefined) return worst.code;
  if (crawl === undefined) return 'files';
  if (!crawl.enabled) return 'off';
  return state?.lastRunAt === undefined ? 'never-run' : 'well';
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

/** What is wrong with its lists and its pages. */
function problemsOf(
  { source, state, facts, now, before }: Evidence,
  lists: readonly ListState[],
  cadence: number | undefined,
): Problem[] {
  const problems: Problem[] = [];
  const error = state && errorOf(state, before, (moment) => moment);
  const { failures = 0, lastError } = state ?? {};
  if (error !== undefined && (failures >= CHANCES || !PASSING.has(lastError?.code ?? ''))) {
    problems.push(failingProblem(source.id, error));
  }
  const dueOn = overdueSince(source, state, now);
  if (dueOn !== undefined) problems.push(overdueProblem(source.id, dueOn));
  const newest = facts.ledger?.days.at(-1);
  const today = dayAt(now, source.timeZone);
  if (newest !== undefined && cadence !== undefined && today !== undefined) {
    if (daysBetween(newest, today) > SILENT_AFTER * Math.max(1, cadence)) {
      problems.push(silentProblem(source.id, newest, cadence));
    }
  }
  for (const { entries, usualEntries } of lists) {
    if (entries === undefined || usualEntries < FEWEST_ENTRIES || entries >= usualEntries * SHRUNK_TO)
      continue;
    problems.push(shrunkProblem(source.id, entries, usualEntries));
  }
  for (const fact of fallen(facts.fill)) {
    if (facts.fill === undefined) continue;
    problems.push(thinnerProblem(source.id, fact, facts.fill.before[fact], facts.fill.newest[fact]));
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
