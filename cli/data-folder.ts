import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { SITE_FILE } from '../functions/publish/read-site-file.ts';
import { refused } from '../functions/shared/errors.ts';
import { slipsBetween } from './slips.ts';

/** What open-minutes keeps in a data folder; any of it makes a folder that was named one. */
const KEPT = ['store', 'public', 'records', 'records.new', 'lock', 'sources', 'drop', SITE_FILE];
/** What no other folder has together: such a one may have been meant. */
const UNMISTAKABLE = ['store', 'records'];

/** How many other things are named to whoever has mistyped a folder. */
const NAMED = 3;

/**
 * Sees to it that a folder that was asked for is a data folder: a mistyped name is no new, empty one.
 * @throws OpenMinutesError `refused`, code `no-data-folder`, that names those beside it.
 */
export function expectDataFolder(data: string): void {
  if (isDataFolder(data)) return;
  const others = dataFoldersBeside(data);
  const beside = others.length === 0 ? '' : ` Data folders beside it: ${others.join(', ')}.`;
  const what = existsSync(data)
    ? `${data} is no data folder of open-minutes`
    : `there is no data folder ${data}`;
  throw refused('no-data-folder', `${what}.${beside} \`open-minutes start\` and \`ingest\` make a new one.`);
}

/**
 * Sees to it that a folder may become a data folder: it is one, is empty, or is not there yet. Hidden files do not count.
 * @returns whether it is none yet.
 * @throws OpenMinutesError `refused`, code `no-data-folder`, for one in which somebody keeps something else.
 */
export function expectRoomForData(data: string): boolean {
  if (isDataFolder(data)) return false;
  if (!isFolder(data)) return true;
  const others = readdirSync(data).filter((name) => !name.startsWith('.') && name !== 'lost+found');
  if (others.length > 0)
    throw refused(
      'no-data-folder',
      `${data} holds other things (${others.slice(0, NAMED).join(', ')}${others.length > NAMED ? ', …' : ''}) and is no data folder of open-minutes; give --data a folder of its own.`,
    );
  return true;
}

const isDataFolder = (path: string): boolean =>
  isFolder(path) && readdirSync(path).some((name) => KEPT.includes(name));

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Other data folders where the one that was asked for should lie, as they would be typed; those first whose names are most like it. */
function dataFoldersBeside(data: string): readonly string[] {
  const parent = dirname(resolve(data));
  if (!isFolder(parent)) return [];
  const asked = basename(resolve(data));
  return readdirSync(parent)
    .filter((name) => name !== asked && holdsData(join(parent, name)))
    .map((name) => ({ name, slips: slipsBetween(asked, name) }))
    .sort((a, b) => a.slips - b.slips || (a.name < b.name ? -1 : 1))
    .slice(0, NAMED)
    .map(({ name }) => join(dirname(data), name));
}

const holdsData = (path: string): boolean => UNMISTAKABLE.every((part) => isFolder(join(path, part)));
