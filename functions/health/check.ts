import type { Source } from '../../schemas/generated/source.ts';
import type { Quarantined, SourceStatus } from '../../schemas/generated/status.ts';
import { sourceName } from '../publish/source-name.ts';
import { dayAt } from '../shared/clock.ts';
import { canonical } from '../shared/documents.ts';
import { isOfStore, isOfSystem, stackOf } from '../shared/errors.ts';
import { mapParallel } from '../shared/parallel.ts';
import { assess, UNWELL } from './assess.ts';
import type { HealthDeps } from './deps.ts';
import { groupBy } from './group.ts';
import { NOTHING_QUARANTINED, quarantinedBySource } from './put-aside.ts';
import { isStale, readFacts } from './read-facts.ts';
import type { StoredStatus } from './status-store.ts';

const IN_PARALLEL = 8;
const DEFAULT_TIME_ZONE = 'Asia/Shanghai';

export interface HealthOptions {
  /** Reads all facts anew, however old they are. */
  readonly afresh?: boolean;
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
 * Looks after every source that is switched on or holds minutes: says how it fares, and makes the status page dirty
 * where that has changed. While nothing happens to a source it costs two reads; nobody is woken, because the sweep
 * finds what is dirty and so writes the page once for many changes.
 */
export async function checkHealth(
  deps: HealthDeps,
  { afresh = false }: HealthOptions = {},
): Promise<HealthOutcome> {
  const { statuses, store, log } = deps;
  const stored = new Map((await statuses.all()).map((one) => [one.status.id, one]));
  const waiting = await waitingBySource(deps);
  const zones = new Map(deps.sources.map(({ id, timeZone }) => [id, timeZone]));
  const dayOf = (moment: string, source: string) =>
    dayAt(new Date(moment), zones.get(source) ?? DEFAULT_TIME_ZONE) ?? moment.slice(0, 10);
  const quarantined = await quarantinedBySource(store, dayOf);
  const sources = await toBeChecked([...waiting.keys(), ...quarantined.keys()], deps);

  const all = await mapParallel(sources, IN_PARALLEL, async (source): Promise<Fares[]> => {
    const before = stored.get(source.id);
    const waitingOfIt = waiting.get(source.id) ?? [];
    try {
      const after = await statusOf(source, before, waitingOfIt, quarantined.get(source.id), afresh, deps);
      tell(before?.status, after.status, deps);
      return [{ before, after }];
    } catch (error) {
      if (isOfStore(error) || isOfSystem(error)) throw error;
      // What is said of it stays as it was, and the others are looked after all the same.
      log.error('source not checked', { source: source.id, error: stackOf(error) });
      return [];
    }
  });
  const fares = all.flat();
  const left = [...stored.keys()].filter((id) => !sources.some((source) => source.id === id));
  const changed = await save(fares, left, deps);
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

/**
 * Saves what has changed, and makes the status page dirty if that is anything it shows. Killed after a status was saved
 * and before the page was told, the next check would find nothing changed; so what is under way is noted first.
 * @returns whether the page is to be rendered.
 */
async function save(
  fares: readonly Fares[],
  left: readonly string[],
  { statuses, publications }: HealthDeps,
): Promise<boolean> {
  const differing = fares.filter(({ before, after }) => !isSame(before, after));
  const shows = fares.some(({ before, after }) => !isSame(before?.status, after.status)) || left.length > 0;
  const changed = shows || (await statuses.isChanging());
  if (shows) await statuses.beginChange();
  await mapParallel(differing, IN_PARALLEL, ({ after }) => statuses.put(after));
  await mapParallel(left, IN_PARALLEL, (id) => statuses.remove(id));
  if (changed) {
    await publications.markDirty(['page/status']);
    await statuses.endChange();
  }
  return changed;
}

const isSame = (one: object | undefined, other: object): boolean =>
  one !== undefined && canonical(one) === canonical(other);

/** Sources that are switched on, hold minutes, or have pages that wait or were put aside. */
async function toBeChecked(others: readonly string[], { sources, library }: HealthDeps): Promise<Checked[]> {
  const ids = new Set([
    ...sources.flatMap(({ id, crawl }) => (crawl?.enabled === true ? [id] : [])),
    ...(await library.sources()),
    ...others,
  ]);
  return [...ids].sort().map((id) => {
    const known = sources.find((source) => source.id === id);
    return known ?? { id, name: sourceName(sources, id), timeZone: DEFAULT_TIME_ZONE };
  });
}

async function waitingBySource({ waiting }: HealthDeps): Promise<Map<string, string[]>> {
  const ids: string[] = [];
  for await (const id of waiting()) ids.push(id);
  return groupBy(ids, (id) => id.slice(0, id.indexOf('/')));
}

async function statusOf(
  source: Checked,
  before: StoredStatus | undefined,
  waiting: readonly string[],
  quarantined: Quarantined = NOTHING_QUARANTINED,
  afresh: boolean,
  deps: HealthDeps,
): Promise<Required<StoredStatus>> {
  const now = deps.clock();
  const state = source.crawl === undefined ? undefined : await deps.states.read(source.id);
  const [newest] = await deps.library.newestMeetings(source.id, 1);
  const known = before?.facts;
  const facts =
    known === undefined || afresh || isStale(known, state, newest?.document.id, now)
      ? await readFacts(source, waiting, deps)
      : known;
  const status = assess({
    source,
    state,
    facts,
    quarantined,
    waitingForReview: waiting.length,
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
