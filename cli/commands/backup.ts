import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { refused } from '../../functions/shared/errors.ts';
import type { Source } from '../../schemas/generated/source.ts';
import { configured } from '../configuration.ts';
import { expectRoomForData } from '../data-folder.ts';
import { type Where, working } from '../installation.ts';
import { mirror } from '../mirror.ts';
import { writeOwnSource } from '../own-sources.ts';
import { rememberSite } from '../site.ts';
import { knownSources } from '../sources.ts';
import { stopOnSignals } from '../stop.ts';
import type { Terminal } from '../terminal.ts';

/** What cannot be made anew from anything else: pages, what was read in them, and what people have decided. */
const TRUTH = ['raw/', 'documents/', 'decisions/', 'quarantine/', 'accepted-losses/', 'reports/'];
/** Of a page that could be read since. */
const MAY_GO = 'quarantine/';

const NOTES = 'backup.jsonl';

/**
 * `backup DIR`: everything that the records and the published files can be made of, as a data folder: `restore --data DIR`
 * makes a working one of it. Again, it copies what was added since; nothing but what has left quarantine is removed, so that
 * what is lost there is not lost here.
 */
export async function backup(folder: string, options: Where, terminal: Terminal): Promise<number> {
  expectRoomForData(folder);
  if (existsSync(join(folder, 'records')))
    throw refused(
      'in-use',
      `${folder} is a data folder with records of its own; a backup needs a folder for itself`,
    );
  const stop = stopOnSignals();
  try {
    const { sources, publisher } = await configured(options, async (configuration) => configuration);
    const status = await working(options, async ({ store, name }) => {
      const { copied, unchanged } = await mirror(store, join(folder, 'store'), {
        prefixes: TRUTH,
        notes: join(folder, NOTES),
        isGone: (key) => key.startsWith(MAY_GO),
        terminal,
        signal: stop.signal,
      });
      terminal.out(`Copied ${copied} objects of ${name} into ${folder}, which had ${unchanged} already.\n`);
      return stop.status() ?? 0;
    });
    if (publisher !== undefined) rememberSite(folder, publisher);
    for (const source of sources) if (isOwn(source)) writeOwnSource(folder, source);
    if (status === 0)
      terminal.out(`\`open-minutes restore --data ${folder}\` makes the records of a data folder of it.\n`);
    return status;
  } finally {
    stop.dispose();
  }
}

/** Whether a source is another one than that which comes with the program. */
const isOwn = (source: Source): boolean =>
  !isDeepStrictEqual(
    source,
    knownSources.find(({ id }) => id === source.id),
  );
