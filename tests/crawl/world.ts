import type { Discovered } from '../../functions/discover/deps.ts';
import { discover } from '../../functions/discover/discover.ts';
import type { Crawled } from '../../functions/discover/schedule.ts';
import { fetchAddress } from '../../functions/fetch/fetch.ts';
import { asker } from '../../functions/shared/crawl/ask.ts';
import {
  dynamoHostStore,
  dynamoLedger,
  dynamoSourceStates,
} from '../../functions/shared/crawl/crawl-stores.dynamo.ts';
import type { LedgerEntry } from '../../functions/shared/crawl/ledger.ts';
import { undiciHttp } from '../../functions/shared/http/http.undici.ts';
import type { PoliteDeps } from '../../functions/shared/http/polite.ts';
import { silentLog } from '../../functions/shared/log.ts';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';
import { type LocalRecords, openLocalRecords } from '../../functions/shared/records/dynalite.ts';
import type { AbsenceNotice } from '../../schemas/generated/absence-notice.ts';
import type { ParseRequest } from '../../schemas/generated/parse-request.ts';
import type { List, Source } from '../../schemas/generated/source.ts';
import type { Replica } from './replica.ts';

/**
 * The crawl over a table in memory, with a clock that a test turns. Tests may share the tables: each has its own
 * replica, whose port tells its source and its hosts from the others'.
 */
export async function openWorld(shared?: LocalRecords, options: Pick<PoliteDeps, 'isImpatient'> = {}) {
  const records = shared ?? (await openLocalRecords());
  const store = memoryStore();
  const drop = memoryStore();
  const ledger = dynamoLedger(records.sources);
  const states = dynamoSourceStates(records.sources);
  const http = undiciHttp({ allowPrivate: true });
  let now = Date.parse('2024-09-02T08:00:00Z');
  const slept: number[] = [];
  const clock = () => new Date(now);
  const ask = asker({
    http,
    hosts: dynamoHostStore(records.sources),
    clock,
    sleep: async (ms) => {
      slept.push(ms);
      now += ms;
    },
    userAgent: 'open-minutes-test',
    ...options,
  });
  const handedOver: ParseRequest[] = [];
  const toldGone: string[] = [];
  const deps = {
    states,
    ledger,
    ask,
    drop,
    store,
    clock,
    log: silentLog,
    wake: async () => {},
    tellGone: async ({ missing }: AbsenceNotice) => {
      toldGone.push(missing);
    },
    handOver: async (request: ParseRequest) => {
      handedOver.push(request);
    },
  };
  return {
    deps,
    store,
    drop,
    ledger,
    states,
    handedOver,
    toldGone,
    slept,
    now: () => clock().toISOString(),
    /** Milliseconds. */
    wait: (ms: number) => {
      now += ms;
    },
    advance: (hours: number) => {
      now += hours * 3600_000;
    },
    /** A look at the lists. */
    discover: (source: Crawled): Promise<Discovered> => discover(source, deps),
    /** Fetches everything that is due, until nothing is. */
    async fetchAll(source: Source): Promise<Record<string, number>> {
      const outcomes: Record<string, number> = {};
      for (let rounds = 0; rounds < 10; rounds++) {
        const due: string[] = [];
        for await (const url of ledger.due(source.id, clock().toISOString())) due.push(url);
        if (due.length === 0) break;
        for (const url of due) {
          const outcome = await fetchAddress(source, url, deps);
          outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        }
      }
      return outcomes;
    },
    /** One look at one address, whether it is due or not. */
    async fetch(source: Source, url: string) {
      const entry = await ledger.read(source.id, url);
      if (entry !== undefined) {
        await ledger.change({ ...entry, dueAt: clock().toISOString(), version: entry.version + 1 });
      }
      return { outcome: await fetchAddress(source, url, deps), entry: await ledger.read(source.id, url) };
    },
    async entries(source: Source): Promise<LedgerEntry[]> {
      const all: LedgerEntry[] = [];
      for await (const one of ledger.all(source.id)) all.push(one);
      return all.sort((a, b) => (a.url < b.url ? -1 : 1));
    },
    close: async () => {
      await http.close();
      if (shared === undefined) await records.close();
    },
  };
}

/** A source whose lists are those of a test server. */
export const sourceOn = (replica: Replica, list: Partial<List> & object, more: object = {}): Crawled => ({
  id: `qingxi-${replica.host.split(':')[1]}`,
  name: '云岭市青溪区人民政府',
  timeZone: 'Asia/Shanghai',
  language: 'zh-Hans-CN',
  hosts: [replica.host],
  bodies: ['云岭市青溪区人民政府', '青溪区人民政府'],
  crawl: {
    enabled: true,
    lists: [{ kind: 'html', url: `${replica.origin}/zwgk/cwhy/`, ...list } as List],
    // Long enough that a busy machine does not pass for a slow site; who tests slow ones says so.
    limits: { spacingSeconds: 1, timeoutSeconds: 10 },
    ...more,
  },
});
