import { restore as restoreRecords } from '../../functions/record/restore.ts';
import { recordDepsOf, type Where, working } from '../installation.ts';
import type { Terminal } from '../terminal.ts';

/**
 * `restore`: makes the table of the records anew from what is stored, with everything that people have decided.
 * @returns the exit status: 1 when some stored objects could not be read; everything else is restored.
 */
export const restore = (options: Where, terminal: Terminal): Promise<number> =>
  working(
    options,
    async (installation) => {
      if (installation.stage !== undefined)
        terminal.err('Until this has ended, nothing is built. If it is stopped, run it again.\n');
      const { meetings, damaged } = await restoreRecords(recordDepsOf(installation, terminal));
      const left = damaged === 0 ? '' : `; ${damaged} stored objects cannot be read and were left out`;
      terminal.out(`Restored ${meetings} meetings${left}.\n`);
      const status = await installation.settle('them', terminal);
      return damaged === 0 ? status : 1;
    },
    { isRestoring: true },
  );
