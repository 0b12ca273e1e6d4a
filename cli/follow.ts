import { checkHealth } from '../functions/health/check.ts';
import type { SiteSettings } from '../functions/publish/site-settings.ts';
import { type CrawlRound, openCrawler } from './crawl.ts';
import type { Folder } from './folder.ts';
import { healthDepsOf } from './health.ts';
import { publishFolder } from './publish-folder.ts';
import { failuresOf } from './published.ts';
import type { Stop } from './stop.ts';
import type { Terminal } from './terminal.ts';

/** A long history is published bit by bit, so that the first feed does not wait for the last page. */
const SLICE_MS = 60_000;
/** However far off the next look is, the schedules are looked at again after this. */
const LONGEST_WAIT_MS = 15 * 60_000;
/** What is due at once on paper is left this much time, so that a fault of ours never spins. */
const SHORTEST_WAIT_MS = 1_000;

export interface FollowOptions {
  readonly allowPrivate?: boolean;
}

/**
 * Keeps to the schedules of the sources that are switched on: looks, fetches, records and publishes when something is
 * due, until it is told to stop; with `once`, until nothing is due any more.
 */
export async function follow(
  folder: Folder,
  site: SiteSettings,
  { allowPrivate, once = false }: FollowOptions & { once?: boolean },
  stop: Stop,
  terminal: Terminal,
): Promise<{ failed: boolean }> {
  const crawler = openCrawler(folder, {
    ...(allowPrivate !== undefined && { allowPrivate }),
    site,
  });
  let failed = false;
  try {
    if (crawler.sources.length === 0) return { failed };
    terminal.out(`Following ${crawler.sources.map(({ id }) => id).join(', ')}\n`);
    while (!stop.signal.aborted) {
      const round = await crawler.round(new Date(Date.now() + SLICE_MS), stop.signal, terminal);
      failed ||= round.failures.length > 0;
      await publishRound(round, folder, site, terminal);
      if (round.unfinished) continue;
      const next = await crawler.nextDueAt();
      if (!once) await waitUntil(next, stop);
      else if (round.failures.length > 0 || next === undefined || next.getTime() > Date.now()) break;
    }
    return { failed };
  } finally {
    await crawler.close();
  }
}

async function publishRound(
  round: CrawlRound,
  folder: Folder,
  site: SiteSettings,
  terminal: Terminal,
): Promise<void> {
  for (const { source, message } of round.failures) terminal.err(`${source}: ${message}\n`);
  if (round.fetched === 0 && round.added === 0) {
    // Nothing new, but a source may fail now, have recovered, or have been silent for long enough.
    const { changed } = await checkHealth(healthDepsOf(folder, terminal));
    if (changed) await publishFolder(folder, site, terminal);
    return;
  }
  const outcome = await publishFolder(folder, site, terminal);
  terminal.err(failuresOf(outcome));
  terminal.out(
    `Found ${round.added} new addresses, fetched ${round.fetched} pages, recorded ${round.recorded} meetings, wrote ${outcome.written} files\n`,
  );
}

async function waitUntil(moment: Date | undefined, stop: Stop): Promise<void> {
  const ms = (moment?.getTime() ?? Number.POSITIVE_INFINITY) - Date.now();
  let timer: NodeJS.Timeout | undefined;
  const elapsed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, ms)));
  });
  await Promise.race([elapsed, stop.requested]);
  clearTimeout(timer);
}
