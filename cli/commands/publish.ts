import { parsePublication } from '../../functions/publish/publications.ts';
import type { PublicationId } from '../../functions/shared/publication.ts';
import { openEmbedded } from '../embedded.ts';
import { project, publishFolder } from '../publish-folder.ts';
import { type Place, siteAt } from '../site.ts';
import type { Terminal } from '../terminal.ts';

/** `publish`: writes into public/ what has changed; with `--all` compares every file that is published. */
export async function publish(
  options: Place & { readonly data: string; readonly all?: boolean; readonly acceptLoss?: string },
  terminal: Terminal,
): Promise<number> {
  const site = siteAt(options);
  const embedded = await openEmbedded(options.data);
  try {
    await project(embedded, terminal);
    if (options.acceptLoss !== undefined) {
      const id: PublicationId = `data/${options.acceptLoss}/all`;
      parsePublication(id);
      await embedded.publications.acceptLoss(id);
    }
    const { written, removed } = await publishFolder(embedded, site, terminal, options);
    terminal.out(
      `Wrote ${written} files and removed ${removed} in ${embedded.publicFolder} for ${site.baseUrl}\n`,
    );
    return 0;
  } finally {
    await embedded.close();
  }
}
