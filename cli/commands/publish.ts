import { acceptLoss } from '../../functions/publish/downloads/loss.ts';
import { publishedDownloads } from '../../functions/publish/downloads/published.ts';
import { systemClock } from '../../functions/shared/clock.ts';
import { refused } from '../../functions/shared/errors.ts';
import { type Installation, type Where, working } from '../installation.ts';
import { tellPublished } from '../published.ts';
import { everyScope } from '../scopes.ts';
import type { Terminal } from '../terminal.ts';
import { compare } from './verify.ts';

/**
 * `publish`: writes what has changed into what is public; with `--all` compares every file that is published.
 * @returns the exit status: 1 when something could not be published; everything else is.
 */
export async function publish(
  options: Where & { readonly all?: boolean; readonly acceptLoss?: string },
  terminal: Terminal,
): Promise<number> {
  return working(options, async (installation) => {
    // Before a byte is written: what may not be published is not begun.
    installation.site();
    if (options.acceptLoss !== undefined) await acceptLossOf(options.acceptLoss, installation);
    if (options.all === true)
      // The etag of S3 is a hash of the bytes: to read them would tell nothing more.
      await compare(
        await everyScope(installation),
        installation,
        terminal,
        installation.stage === undefined ? { bytes: 'all' } : {},
      );
    return tellPublished(await installation.publish(terminal), installation, terminal);
  });
}

async function acceptLossOf(source: string, { store, publicStore, builds }: Installation): Promise<void> {
  const published = await publishedDownloads(source, publicStore);
  if (published === undefined) throw refused('no-tables', `No tables of ${source} are published`);
  const at = systemClock().toISOString();
  await acceptLoss(published, { by: 'the command line', at }, store);
  await builds.mark(source, at);
}
