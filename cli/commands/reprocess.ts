import { reprocessing } from '../../functions/shared/runs.ts';
import { type Pending, statusOf } from '../ingest-all.ts';
import { type Installation, type Where, working } from '../installation.ts';
import { checkSource } from '../sources.ts';
import { runOnStage } from '../stage/run.ts';
import { stopOnSignals } from '../stop.ts';
import { storedPages } from '../stored-pages.ts';
import { summaryOf } from '../summary.ts';
import type { Terminal } from '../terminal.ts';
import { unreadPages } from '../unread-pages.ts';

/**
 * `reprocess`: every stored page goes the way again that a new one goes, e.g. with a better parser; on a stage as a run.
 * @param options.source Only the pages of that government.
 * @param options.unread Only those that were fetched, and of which nothing has come.
 */
export async function reprocess(
  options: Where & { readonly source?: string; readonly unread?: boolean },
  terminal: Terminal,
): Promise<number> {
  const { source: wanted, unread = false } = options;
  const stop = stopOnSignals();
  try {
    return await working(options, async (installation) => {
      checkSource(wanted, installation.sources);
      if (!unread && installation.stage !== undefined)
        return runOnStage(reprocessing(wanted), installation, installation.stage, stop, terminal);
      const pages = await (unread ? unreadPages(installation, wanted) : everyPage(installation, wanted));
      const results = await installation.take(pages, { terminal, signal: stop.signal, again: true });
      terminal.out(await summaryOf(results, installation));
      return stop.status() ?? statusOf(results);
    });
  } finally {
    stop.dispose();
  }
}

async function everyPage(installation: Installation, wanted: string | undefined): Promise<Pending[]> {
  const pages: Pending[] = [];
  for await (const request of storedPages(installation)) {
    if (wanted !== undefined && request.source !== wanted) continue;
    pages.push({
      input: request.url ?? `store/raw/${request.sha256}`,
      request: async () => ({ request }),
    });
  }
  return pages;
}
