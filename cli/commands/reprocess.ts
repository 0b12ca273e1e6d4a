import { openEmbedded } from '../embedded.ts';
import { ingestAll, type Pending, statusOf } from '../ingest-all.ts';
import { stopOnSignals } from '../stop.ts';
import { storedPages } from '../stored-pages.ts';
import { summaryOf } from '../summary.ts';
import type { Terminal } from '../terminal.ts';

/** `reprocess`: every stored page goes the way again that a new one goes, e.g. with a better parser. */
export async function reprocess(options: { readonly data: string }, terminal: Terminal): Promise<number> {
  const stop = stopOnSignals();
  const embedded = await openEmbedded(options.data);
  try {
    const pages: Pending[] = [];
    for await (const request of storedPages(embedded)) {
      pages.push({ input: request.url ?? `store/raw/${request.sha256}`, request: async () => ({ request }) });
    }
    const results = await ingestAll(pages, embedded, terminal, stop.signal);
    terminal.out(await summaryOf(results, embedded));
    return stop.status() ?? statusOf(results);
  } finally {
    await embedded.close();
    stop.dispose();
  }
}
