import { restore as restoreRecords } from '../../functions/record/restore.ts';
import { openEmbedded, recordDepsOf } from '../embedded.ts';
import type { Terminal } from '../terminal.ts';

/**
 * `restore`: makes the database of a data folder anew from what is stored, with everything that people have decided.
 * @returns the exit status: 1 when some stored objects could not be read; everything else is restored.
 */
export async function restore(options: { readonly data: string }, terminal: Terminal): Promise<number> {
  const embedded = await openEmbedded(options.data, { isRestoring: true });
  try {
    const { meetings, damaged } = await restoreRecords(recordDepsOf(embedded, terminal));
    const left = damaged === 0 ? '' : `; ${damaged} stored objects cannot be read and were left out`;
    terminal.out(`Restored ${meetings} meetings${left}. \`open-minutes publish\` shows them.\n`);
    return damaged === 0 ? 0 : 1;
  } finally {
    await embedded.close();
  }
}
