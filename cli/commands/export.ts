import { join, resolve } from 'node:path';
import { refused } from '../../functions/shared/errors.ts';
import { type Where, working } from '../installation.ts';
import { mirror } from '../mirror.ts';
import { stopOnSignals } from '../stop.ts';
import type { Terminal } from '../terminal.ts';

/** Where an export notes what it has copied; hidden, so that it is no part of the site. */
const NOTES = '.open-minutes-export.jsonl';

/**
 * `export DIR`: what is public, as files of a folder that any web server serves. Again, it copies what has changed since,
 * and removes what is public no more; killed, the next one goes on.
 */
export async function exportPublic(folder: string, options: Where, terminal: Terminal): Promise<number> {
  const stop = stopOnSignals();
  try {
    return await working(options, async ({ publicStore, publicPlace }) => {
      if (resolve(folder) === resolve(publicPlace))
        throw refused('same-folder', `${folder} is what is public itself; export it into another folder`);
      const { copied, unchanged, removed } = await mirror(publicStore, folder, {
        prefixes: [''],
        notes: join(folder, NOTES),
        isGone: () => true,
        terminal,
        signal: stop.signal,
      });
      terminal.out(
        `Copied ${copied} files of ${publicPlace} into ${folder}, left ${unchanged} as they were, removed ${removed}.\n`,
      );
      return stop.status() ?? 0;
    });
  } finally {
    stop.dispose();
  }
}
