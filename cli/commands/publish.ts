import { acceptLoss } from '../../functions/publish/downloads/loss.ts';
import { publishedDownloads } from '../../functions/publish/downloads/published.ts';
import { systemClock } from '../../functions/shared/clock.ts';
import { refused } from '../../functions/shared/errors.ts';
import { type Embedded, openEmbedded } from '../embedded.ts';
import { failuresOf, publishFolder } from '../publish-folder.ts';
import { type Place, siteOf } from '../site.ts';
import type { Terminal } from '../terminal.ts';

/**
 * `publish`: writes into public/ what has changed; with `--all` compares every file that is published.
 * @returns the exit status: 1 when something could not be published; everything else is.
 */
export async function publish(
  options: Place & { readonly all?: boolean; readonly acceptLoss?: string },
  terminal: Terminal,
): Promise<number> {
  const site = siteOf(options);
  const embedded = await openEmbedded(options.data);
  try {
    if (options.acceptLoss !== undefined) await acceptLossOf(options.acceptLoss, embedded);
    const outcome = await publishFolder(embedded, site, terminal, options);
    terminal.err(failuresOf(outcome));
    terminal.out(
      `Wrote ${outcome.written} files and removed ${outcome.removed} in ${embedded.publicFolder} for ${site.baseUrl}\n`,
    );
    return outcome.failed.length === 0 ? 0 : 1;
  } finally {
    await embedded.close();
  }
}

async function acceptLossOf(source: string, { store, publicStore, builds }: Embedded): Promise<void> {
  const published = await publishedDownloads(source, publicStore);
  if (published === undefined) throw refused('no-tables', `No tables of ${source} are published`);
  const at = systemClock().toISOString();
  await acceptLoss(published, { by: 'the command line', at }, store);
  await builds.mark(source, at);
}
