import type { Quarantined } from '../../schemas/generated/status.ts';
import { type QuarantineEntry, readQuarantine, WHICH_GOVERNMENT } from '../record/quarantine.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';
import { mapParallel } from '../shared/parallel.ts';
import { groupBy } from './group.ts';

/** Entries that are read in one check; of more than these a person hears by the alarm on the yield of pages. */
const READ = 1000;
const IN_PARALLEL = 8;
/** Pages that are named for each source. */
const NAMED = 20;

export const NOTHING_QUARANTINED: Quarantined = { count: 0, pages: [] };

/** What lies in quarantine. */
export interface PutAside {
  /** A page of no known source is nobody's fault: `status` of the command line tells it. */
  readonly bySource: ReadonlyMap<string, Quarantined>;
  /** When the page was put aside that has asked longest which government it is of, ISO 8601 in UTC. The others ask for nothing. */
  readonly askedSince?: string;
}

/** Reads what lies in quarantine, or the first thousand of it. */
export async function readPutAside(
  store: Pick<ObjectStore, 'get' | 'list'>,
  dayOf: (moment: string, source: string) => string,
): Promise<PutAside> {
  const hashes: string[] = [];
  for await (const key of store.list('quarantine/')) {
    hashes.push(key.slice('quarantine/'.length, -'.json'.length));
    if (hashes.length === READ) break;
  }
  const read = await mapParallel(hashes, IN_PARALLEL, (hash) => readQuarantine(store, hash));
  const entries = read.flatMap((entry) => (entry === undefined ? [] : [entry]));
  const ofSources = entries.flatMap((entry) =>
    entry.source === undefined ? [] : [{ ...entry, source: entry.source }],
  );
  const groups = groupBy(ofSources, ({ source }) => source);
  const asked = entries.flatMap(({ code, at }) => (code === WHICH_GOVERNMENT ? [at] : [])).sort();
  const [askedSince] = asked;
  return {
    bySource: new Map([...groups].map(([source, group]) => [source, quarantinedOf(source, group, dayOf)])),
    ...(askedSince !== undefined && { askedSince }),
  };
}

function quarantinedOf(
  source: string,
  group: QuarantineEntry[],
  dayOf: (moment: string, source: string) => string,
): Quarantined {
  const newest = group.sort((a, b) => (a.at < b.at || (a.at === b.at && a.sha256 < b.sha256) ? 1 : -1));
  return {
    count: group.length,
    pages: newest.slice(0, NAMED).map(({ sha256, url, code, message, at }) => ({
      sha256,
      ...(url !== undefined && { url }),
      code,
      message,
      on: dayOf(at, source),
    })),
  };
}
