import type { Source } from '../../schemas/generated/source.ts';
import type { SourceStatus } from '../../schemas/generated/status.ts';
import { sourceName } from '../publish/source-name.ts';
import { dayAt } from '../shared/clock.ts';
import type { SourceState } from '../shared/crawl/source-state.ts';
import { canonical } from '../shared/documents.ts';
import { isOfStore, isOfSystem, stackOf } from '../shared/errors.ts';
import { chunksOf, mapParallel } from '../shared/parallel.ts';
import { everySummary, type GovernmentSummary } from '../shared/records/summaries.ts';
import { ALL } from '../shared/records/tables.ts';
import { assess, UNWELL } from './assess.ts';
import type { HealthDeps } from './deps.ts';
import type { SourceFacts } from './facts.ts';
import { measuresOf } from './measures.ts';
import { NOTHING_QUARANTINED, readPutAside } from './put-aside.ts';
import { isStale, readFacts } from './read-facts.ts';
import type { StoredStatus, Tried } from './status-store.ts';
import { waitingBuilds } from './waiting-builds.ts';

const LOOKED_AT_IN_PARALLEL = 16;
/** Sources of which much is read at a time. */
const READ_IN_PARALLEL = 8;
const DEFAULT_TIME_ZONE = 'Asia/Shanghai';

export interface HealthOptions {
  /** Reads all facts anew, however old they are. */
  readonly afresh?: boolean;
  /** True when too little time is left to read more: then old facts do, and what has none is left for the next check. */
  readonly isTimeUp?: () => boolean;
  /** True when the time is over: what is being read then is broken off. */
  readonly isOver?: () => boolean;
}

/** What a check came to. */
export interface HealthOutcome {
  /** Sources looked at. */
  readonly sources: number;
  /** Those of them that call for a person. */
  readonly unwell: number;
  /** Those of which there was no time to read what is new: the next check begins with them. */
  readonly left: number;
  /** Something is to be published. */
  readonly changed: boolean;
}

type Checked = Pick<Source, 'id' | 'name' | 'timeZone' | 'series' | 'crawl'>;

/** A source as a check looks at it. */
interface Looked {
  readonly source: Checked;
  readonly state: SourceState | undefined;
  readonly summary: GovernmentSummary | undefined;
}

/**
 * Looks after every source that is switched on or holds minutes: says how it fares, and marks the build of all, which
 * shows it. First a look at each, which costs one read and says what is wrong with its lists; then, as far as the time
 * goes, much is read of those to which something has happened, what was read longest ago first. All that was found is
 * written down at once: whenever a check is ended, the next goes on where it stopped. Nobody is woken, because the sweep finds
 * the mark and so writes the page once for many changes.
 */
export async function checkHealth(deps: HealthDeps, options: HealthOptions = {}): Promise<HealthOutcome> {
  const { statuses, store, builds, clock, log } = deps;
  const { afresh = false, isTimeUp = () => false, isOver = () => false } = options;
  const [all, tried] = [await statuses.all(), await statuses.tried()];
  const stored = new Map(all.map((one) => [one.status.id, one]));
  const summaries = new Map((await everySummary(deps.summaries)).map((one) => [one.source, one]));
  const waiting = await waitingBuilds(deps);
  const zones = new Map(deps.sources.map(({ id, timeZone }) => [id, timeZone]));
  const putAside = await readPutAside(
    store,
    (moment, source) =>
      dayAt(new Date(moment), zones.get(source) ?? DEFAULT_TIME_ZONE) ?? moment.slice(0, 10),
  );
  const sources = toBeChecked(
    [...summaries.values()],
    [...waiting.stuck.keys(), ...putAside.bySource.keys()],
    deps,
  );
  let changed = false;
  let newlyUnwell = 0;

  const stale = (await mapParallel(sources, LOOKED_AT_IN_PARALLEL, lookAt)).flat();
  const unread = await readInTurn(stale);
  await mapParallel(unread, LOOKED_AT_IN_PARALLEL, sayWithOldFacts);

  const isChecked = new Set(sources.map(({ id }) => id));
  const gone = [...stored.keys()].filter((id) => !isChecked.has(id));
  await mapParallel(gone, LOOKED_AT_IN_PARALLEL, async (id) => {
    await statuses.remove(id);
    stored.delete(id);
    changed = true;
  });
  const now = clock();
  const { builtAt: allBuiltAt } = (await builds.read(ALL)) ?? {};
  // Also when nothing has changed: whoever was killed between the rows and the mark comes back so.
  await builds.mark(ALL, now.toISOString());
  const found = [...stored.values()].map(({ status }) => status);
  const unwell = found.filter(({ state }) => UNWELL.has(state)).length;
  const left = unread.length;
  const outcome = { sources: sources.length, unwell, left, changed };
  const { askedSince } = putAside;
  const measured = {
    statuses: found,
    allBuiltAt,
    buildWaitsSince: waiting.since,
    askedSince,
    left,
    newlyUnwell,
    now,
  };
  log.info('health checked', outcome, measuresOf(measured));
  return outcome;

  /** Says how a source fares as far as one read tells, unless more of it is to be read. */
  async function lookAt(source: Checked): Promise<Looked[]> {
    const state =
      source.crawl === undefined ? undefined : await goingOn(source, () => deps.states.read(source.id));
    if (state === 'failed') return [];
    const looked = { source, state, summary: summaries.get(source.id) };
    const known = stored.get(source.id)?.facts;
    if (known === undefined || afresh || isStale(known, state, looked.summary, clock())) return [looked];
    await say(looked, known);
    return [];
  }

  /**
   * Reads much of each, what was read or tried longest ago first; what was once not read to its end, alone.
   * @returns those that are left.
   */
  async function readInTurn(all: readonly Looked[]): Promise<Looked[]> {
    const inTurn = [...all].sort((one, other) => byText(turnOf(one), turnOf(other)));
    const open = new Map(Object.entries(tried));
    const unread = new Set(inTurn);
    for (const some of inGroups(inTurn, ({ source: { id } }) => tried[id] !== undefined)) {
      if (isTimeUp()) break;
      // Before they are read: whoever is killed by it says nothing afterwards.
      for (const { source } of some) open.set(source.id, clock().toISOString());
      await statuses.setTried(Object.fromEntries(open));
      await mapParallel(some, some.length, async (looked) => {
        const { id } = looked.source;
        const before = tried[id];
        const isBegun = !isTimeUp();
        if (isBegun && (await read(looked))) {
          unread.delete(looked);
          open.delete(id);
        } else if (!isBegun && before === undefined) open.delete(id);
        else if (!isBegun && before !== undefined) open.set(id, before);
      });
    }
    const ids = new Set(sources.map(({ id }) => id));
    const tries: Tried = Object.fromEntries([...open].filter(([id]) => ids.has(id)));
    if (unread.size < inTurn.length || canonical(tries) !== canonical(tried)) await statuses.setTried(tries);
    return [...unread];
  }

  function turnOf({ source: { id } }: Looked): string {
    const readAt = stored.get(id)?.facts?.readAt ?? '';
    const triedAt = tried[id] ?? '';
    return triedAt > readAt ? triedAt : readAt;
  }

  /** @returns false when it was broken off. */
  async function read(looked: Looked): Promise<boolean> {
    const facts = await goingOn(looked.source, () => readFacts(looked.source, deps, isOver));
    if (facts === undefined) log.warn('source not read to its end', { source: looked.source.id });
    else if (facts !== 'failed') await say(looked, facts);
    return facts !== undefined;
  }

  /** What is wrong with its lists is told all the same. */
  async function sayWithOldFacts(looked: Looked): Promise<void> {
    const known = stored.get(looked.source.id)?.facts;
    if (known !== undefined) await say(looked, known);
  }

  async function say({ source, state, summary }: Looked, facts: SourceFacts): Promise<void> {
    const before = stored.get(source.id);
    const stuckSince = waiting.stuck.get(source.id);
    const status = await goingOn(source, () =>
      assess({
        source,
        state,
        facts,
        quarantined: putAside.bySource.get(source.id) ?? NOTHING_QUARANTINED,
        waitingForReview: summary?.waiting ?? 0,
        ...(stuckSince !== undefined && { stuckSince }),
        before: before?.status,
        now: clock(),
      }),
    );
    if (status === 'failed') return;
    const after: StoredStatus = { status, facts };
    if (!isSame(before, after)) await statuses.put(after);
    if (!isSame(before?.status, status)) changed = true;
    stored.set(source.id, after);
    if (tell(before?.status, status, deps) === 'newly unwell') newlyUnwell += 1;
  }

  /** What is said of a source that cannot be looked at stays as it was, and the others are looked after all the same. */
  async function goingOn<T>(source: Checked, work: () => T | Promise<T>): Promise<T | 'failed'> {
    try {
      return await work();
    } catch (error) {
      if (isOfStore(error) || isOfSystem(error)) throw error;
      log.error('source not checked', { source: source.id, error: stackOf(error) });
      return 'failed';
    }
  }
}

const isSame = (one: object | undefined, other: object): boolean =>
  one !== undefined && canonical(one) === canonical(other);

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** In the order of their turns, several together, but each of those that are to be alone by itself. */
function inGroups<T>(all: readonly T[], isAlone: (one: T) => boolean): T[][] {
  const runs: T[][] = [];
  for (const one of all) {
    const run = runs.at(-1);
    const [first] = run ?? [];
    if (run === undefined || first === undefined || isAlone(one) || isAlone(first)) runs.push([one]);
    else run.push(one);
  }
  return runs.flatMap((run) => chunksOf(run, READ_IN_PARALLEL));
}

/** Sources that are switched on, hold minutes or pages that wait, or have something to be published or put aside. */
function toBeChecked(
  summaries: readonly GovernmentSummary[],
  others: readonly string[],
  { sources }: HealthDeps,
): Checked[] {
  const ids = new Set([
    ...sources.flatMap(({ id, crawl }) => (crawl?.enabled === true ? [id] : [])),
    ...summaries.flatMap(({ source, meetings, waiting = 0 }) => (meetings + waiting > 0 ? [source] : [])),
    ...others,
  ]);
  const known = new Map(sources.map((source) => [source.id, source]));
  return [...ids]
    .sort()
    .map((id) => known.get(id) ?? { id, name: sourceName(sources, id), timeZone: DEFAULT_TIME_ZONE });
}

/** One line for every source that calls for a person, with every check; the first time it is counted, and said to the caller. */
function tell(
  before: SourceStatus | undefined,
  after: SourceStatus,
  { log }: HealthDeps,
): 'newly unwell' | undefined {
  const { id: source, state, since, problems } = after;
  const wasUnwell = before !== undefined && UNWELL.has(before.state);
  if (UNWELL.has(state)) {
    const fields = { source, state, since, reason: problems[0]?.messageEn };
    if (wasUnwell) log.warn('source unwell', fields);
    else {
      log.warn('source unwell', fields, { SourcesNewlyUnwell: 1 });
      return 'newly unwell';
    }
  } else if (wasUnwell) {
    log.info('source recovered', { source, state, before: before.state });
  }
  return undefined;
}
