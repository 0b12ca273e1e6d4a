import { discover } from '../functions/discover/discover.ts';
import { type Crawled, isCrawled, isDue } from '../functions/discover/schedule.ts';
import { fetchAddress } from '../functions/fetch/fetch.ts';
import type { SiteSettings } from '../functions/publish/site-settings.ts';
import { missPage } from '../functions/record/amend.ts';
import { ingest } from '../functions/record/ingest.ts';
import type { StoredSnapshot } from '../functions/record/snapshot.ts';
import { systemClock } from '../functions/shared/clock.ts';
import { asker } from '../functions/shared/crawl/ask.ts';
import { isOfStore, isOfSystem, stackOf } from '../functions/shared/errors.ts';
import { undiciHttp } from '../functions/shared/http/http.undici.ts';
import { sleep } from '../functions/shared/http/polite.ts';
import { mapParallel } from '../functions/shared/parallel.ts';
import type { AbsenceNotice } from '../schemas/generated/absence-notice.ts';
import type { ParseRequest } from '../schemas/generated/parse-request.ts';
import type { Folder } from './folder.ts';
import { recordDepsOf } from './installation.ts';
import { reasonOf } from './reasons.ts';
import type { Terminal } from './terminal.ts';
import { userAgentOf } from './user-agent.ts';

/** Sources that are read at the same time; each host is asked one request after the other all the same. */
const SOURCES_AT_ONCE = 8;
/** Addresses that are taken from the work list at once. */
const TAKEN_AT_ONCE = 100;

export interface CrawlOptions {
  /** Lets requests reach this machine and private networks. */
  readonly allowPrivate?: boolean;
  /** The site that is published; hosts are told of it. */
  readonly site?: SiteSettings;
}

/** What a round of crawling came to. */
export interface CrawlRound {
  readonly added: number;
  readonly fetched: number;
  /** Meetings that are new or have changed. */
  readonly recorded: number;
  /** Why sources could not be read. */
  readonly failures: readonly { readonly source: string; readonly message: string }[];
  /** More is due now: the round ended because its time was up. */
  readonly unfinished: boolean;
}

/** Crawls on one machine: the work lists of the ledger are drained in this process. */
export interface Crawler {
  /** Sources that are switched on. */
  readonly sources: readonly Crawled[];
  /**
   * Looks at the lists of the sources whose time has come, then fetches and records what is due, until nothing is, the
   * time is up or the signal comes. Everything it knows is written down as it goes; the next round goes on from there.
   * @param looking Sources whose lists are read whether it is their time or not.
   */
  round(
    until: Date,
    signal: AbortSignal,
    terminal: Terminal,
    looking?: ReadonlySet<string>,
  ): Promise<CrawlRound>;
  /** When the next source, or page, is due; undefined when there is nothing to wait for. */
  nextDueAt(): Promise<Date | undefined>;
  close(): Promise<void>;
}

export function openCrawler(folder: Folder, { allowPrivate, site }: CrawlOptions): Crawler {
  const { ledger, sourceStates: states, store, drop, hosts } = folder;
  const http = undiciHttp(allowPrivate === true ? { allowPrivate } : {});
  const clock = systemClock;
  const ask = asker({
    http,
    hosts,
    clock,
    sleep,
    userAgent: userAgentOf(site),
  });
  const sources = folder.sources.filter(isCrawled);

  async function dueNow(source: Crawled, passedOver: ReadonlySet<string>): Promise<string[]> {
    const due: string[] = [];
    for await (const url of ledger.due(source.id, clock().toISOString())) {
      if (!passedOver.has(url) && due.push(url) >= TAKEN_AT_ONCE) break;
    }
    return due;
  }

  return {
    sources,
    async round(until, signal, terminal, looking = new Set()) {
      const { log } = terminal;
      const failures: { source: string; message: string }[] = [];
      let [added, fetched, recorded] = [0, 0, 0];
      let unfinished = false;
      const over = () => signal.aborted || clock() >= until;
      const handOver = async (request: ParseRequest, atHand?: StoredSnapshot) => {
        const outcome = await ingest(request, recordDepsOf(folder, terminal), atHand);
        if (outcome.kind === 'committed') recorded++;
      };
      const look = async (source: Crawled) => {
        const due = looking.has(source.id) || isDue(await states.read(source.id), clock);
        if (!due || over()) return;
        const found = await discover(source, { states, ledger, ask, drop, wake: async () => {}, clock, log });
        added += found.added;
        if (found.error !== undefined) failures.push({ source: source.id, message: found.error.message });
      };
      const fetchDue = async (source: Crawled) => {
        const tellGone = async (notice: AbsenceNotice) => {
          if (await missPage(notice, recordDepsOf(folder, terminal))) recorded++;
        };
        const deps = { ledger, ask, drop, store, handOver, tellGone, clock, log };
        for (;;) {
          const due = await dueNow(source, passedOver);
          if (due.length === 0) return;
          for (const url of due) {
            if (over()) {
              unfinished = true;
              return;
            }
            try {
              const outcome = await fetchAddress(source, url, deps);
              if (outcome === 'fetched') fetched++;
              // The work list may name what is not due; it would go on naming it.
              if (outcome === 'not-due') passedOver.add(url);
            } catch (error) {
              // One address that cannot be dealt with does not keep the others waiting; the next round tries it again.
              if (isOfStore(error) || isOfSystem(error)) throw error;
              passedOver.add(url);
              failures.push({ source: source.id, message: `${url}: ${reasonOf(error)}` });
            }
            terminal.progress.step(`Fetching minutes of ${source.id}`, fetched);
          }
        }
      };
      const passedOver = new Set<string>();
      const broken: unknown[] = [];
      await mapParallel(sources, SOURCES_AT_ONCE, async (source) => {
        for (const step of [look, fetchDue]) {
          try {
            await step(source);
          } catch (error) {
            if (isOfStore(error) || isOfSystem(error)) {
              broken.push(error);
              return;
            }
            // One source that cannot be dealt with does not keep the others waiting, nor its lists what is due.
            log.error('failed on a source', { source: source.id, error: stackOf(error) });
            failures.push({ source: source.id, message: reasonOf(error) });
          }
        }
      });
      // Only when all of them have let go.
      if (broken.length > 0) throw broken[0];
      terminal.progress.clear();
      return { added, fetched, recorded, failures, unfinished };
    },
    async nextDueAt() {
      const moments: string[] = [];
      for (const source of sources) {
        moments.push((await states.read(source.id))?.nextDueAt ?? clock().toISOString());
        const first = await ledger.firstDueAt(source.id);
        if (first !== undefined) moments.push(first);
      }
      const [first] = moments.sort();
      return first === undefined ? undefined : new Date(first);
    },
    close: () => http.close(),
  };
}
