import type { Source } from '../../schemas/generated/source.ts';
import type { SourceStatus } from '../../schemas/generated/status.ts';
import { LONGEST_BACKOFF_MS, STUCK_AFTER_MS } from '../publish/instants.ts';
import { sourceName } from '../publish/source-name.ts';
import { DAY_MS, dayAt } from '../shared/clock.ts';
import { canonical } from '../shared/documents.ts';
import { isKind, isOfStore, isOfSystem, stackOf } from '../shared/errors.ts';
import { mapParallel } from '../shared/parallel.ts';
import type { BuildRow } from '../shared/records/build-rows.ts';
import { everySummary, type GovernmentSummary } from '../shared/records/summaries.ts';
import { ALL, isGovernment } from '../shared/records/tables.ts';
import { assess, type Evidence, UNWELL } from './assess.ts';
import type { HealthDeps } from './deps.ts';
import { NOTHING_QUARANTINED, quarantinedBySource } from './put-aside.ts';
import { isStale, readFacts } from './read-facts.ts';
import type { StoredStatus } from './status-store.ts';

const IN_PARALLEL = 8;
const DEFAULT_TIME_ZONE = 'Asia/Shanghai';

export interface HealthOptions {
  /** Reads all facts anew, however old they are. */
  readonly afresh?: boolean;
  /** True when too little time is left to read more: then old facts do, and what has none is left for the next check. */
  readonly isTimeUp?: () => boolean;
}

/** What a check came to. */
export interface HealthOutcome {
  /** Sources looked at. */
  readonly sources: number;
  /** Those of them that call for a person. */
  readonly unwell: number;
  /** Something is to be published. */
  readonly changed: boolean;
}

type Checked = Pick<Source, 'id' | 'name' | 'timeZone' | 'series' | 'crawl'>;

/**
 * Looks after every source that is switched on or holds minutes: says how it fares, and marks the build of all, which
 * shows it. While nothing happens to a source it costs one read; nobody is woken, because the sweep finds the mark and so
 * writes the page once for many changes.
 */
export async function checkHealth(
  deps: HealthDeps,
  { afresh = false, isTimeUp = () => false }: HealthOptions = {},
): Promise<HealthOutcome> {
  const { statuses, store, builds, clock, log } = deps;
  const stored = new Map((await statuses.all()).map((one) => [one.status.id, one]));
  const summaries = new Map((await everySummary(deps.summaries)).map((one) => [one.source, one]));
  const stuck = await stuckBuilds(deps);
  const zones = new Map(deps.sources.map(({ id, timeZone }) => [id, timeZone]));
  const dayOf = (moment: string, source: string) =>
    dayAt(new Date(moment), zones.get(source) ?? DEFAULT_TIME_ZONE) ?? moment.slice(0, 10);
  const quarantined = await quarantinedBySource(store, dayOf);
  const readAt = ({ id }: Checked): string => stored.get(id)?.facts?.readAt ?? '';
  // What was read longest ago has its turn first, in case the time does not do for all.
  const sources = toBeChecked([...summaries.values()], [...stuck.keys(), ...quarantined.keys()], deps).sort(
    (one, other) => (readAt(one) < readAt(other) ? -1 : readAt(one) > readAt(other) ? 1 : 0),
  );

  const all = await mapParallel(sources, IN_PARALLEL, async (source): Promise<Fares[]> => {
    const before = stored.get(source.id);
    const stuckSince = stuck.get(source.id);
    let after: Required<StoredStatus> | undefined;
    try {
      after = await statusOf(source, before, { afresh, isTimeUp }, deps, {
        summary: summaries.get(source.id),
        quarantined: quarantined.get(source.id) ?? NOTHING_QUARANTINED,
        ...(stuckSince !== undefined && { stuckSince }),
      });
    } catch (error) {
      if (isOfStore(error) || isOfSystem(error)) throw error;
      // What is said of it stays as it was, and the others are looked after all the same.
      log.error('source not checked', { source: source.id, error: stackOf(error) });
    }
    if (after === undefined) return [];
    // At once: what was read is not read in vain where the time ends before the check.
    if (!isSame(before, after)) await statuses.put(after);
    tell(before?.status, after.status, deps);
    return [{ before, after }];
  });
  const fares = all.flat();
  const isChecked = new Set(sources.map(({ id }) => id));
  const left = [...stored.keys()].filter((id) => !isChecked.has(id));
  await mapParallel(left, IN_PARALLEL, (id) => statuses.remove(id));
  const changed = left.length > 0 || fares.some(({ before, after }) => !isSame(before?.status, after.status));
  // Also when nothing has changed: whoever was killed between the rows and the mark comes back so.
  await builds.mark(ALL, clock().toISOString());
  const outcome = {
    sources: sources.length,
    unwell: fares.filter(({ after }) => UNWELL.has(after.status.state)).length,
    changed,
  };
  log.info('health checked', outcome);
  return outcome;
}

interface Fares {
  readonly before: StoredStatus | undefined;
  readonly after: StoredStatus;
}

const isSame = (one: object | undefined, other: object): boolean =>
  one !== undefined && canonical(one) === canonical(other);

/** Governments whose build has waited too long, whether it is tried again or not, and since when. */
async function stuckBuilds({ builds, clock }: HealthDeps): Promise<ReadonlyMap<string, string>> {
  const now = clock().getTime();
  const late = new Date(now - STUCK_AFTER_MS).toISOString();
  const stuck = new Map<string, string>();
  for await (const scope of builds.due(new Date(now + LONGEST_BACKOFF_MS).toISOString())) {
    // A scope with a slash, or that of all, is no government: whoever builds it tells.
    if (!isGovernment(scope)) continue;
    const { dirtySince, restMs, wakeAt = '' } = await rowOf(scope);
    // More is coming in, and it is built once that is there.
    if (restMs !== undefined && wakeAt > late) continue;
    if (dirtySince !== undefined && dirtySince < late) stuck.set(scope, dirtySince);
  }
  return stuck;

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
  return [...ids].sort().map((id) => {
    const known = sources.find((source) => source.id === id);
    return known ?? { id, name: sourceName(sources, id), timeZone: DEFAULT_TIME_ZONE };
  });
}

async function statusOf(
  source: Checked,
  before: StoredStatus | undefined,
  { afresh, isTimeUp }: Required<HealthOptions>,
  deps: HealthDeps,
  {
    summary,
    ...evidence
  }: Pick<Evidence, 'quarantined' | 'stuckSince'> & { readonly summary: GovernmentSummary | undefined },
): Promise<Required<StoredStatus> | undefined> {
  const now = deps.clock();
  const state = source.crawl === undefined ? undefined : await deps.states.read(source.id);
  const known = before?.facts;
  const isToRead = known === undefined || afresh || isStale(known, state, summary, now);
  const facts = isToRead && !isTimeUp() ? await readFacts(source, deps) : known;
  if (facts === undefined) return undefined;
  const status = assess({
    ...evidence,
    source,
    state,
    facts,
    waitingForReview: summary?.waiting ?? 0,
    before: before?.status,
    now,
  });
  return { status, facts };
}

/** One line for every source that calls for a person, with every check, so that an alarm can count them. */
function tell(before: SourceStatus | undefined, after: SourceStatus, { log }: HealthDeps): void {
  const { id: source, state, since, problems } = after;
  if (UNWELL.has(state)) {
    log.warn('source unwell', { source, state, since, reason: problems[0]?.messageEn });
  } else if (before !== undefined && UNWELL.has(before.state)) {
    log.info('source recovered', { source, state, before: before.state });
  }
}
