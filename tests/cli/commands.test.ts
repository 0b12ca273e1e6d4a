// Every command over a data folder; tests/aws/commands.test.ts tries the same over a stage.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openInstallation } from '../../cli/installation.ts';
import { describeCommands } from './over-both/commands.ts';
import type { World } from './over-both/world.ts';

async function openFolderWorld(): Promise<World> {
  const data = mkdtempSync(join(tmpdir(), 'open-minutes-commands-'));
  const lose = async (part: string) => rmSync(join(data, part), { recursive: true });
  return {
    where: { data },
    publishesAtOnce: false,
    async read(path) {
      try {
        return readFileSync(join(data, 'public', path), 'utf8');
      } catch {
        return undefined;
      }
    },
    open: () => openInstallation({ data }),
    losePublic: () => lose('public'),
    loseRecords: () => lose('records'),
    close: async () => rmSync(data, { recursive: true, force: true }),
  };
}

describeCommands('a data folder', openFolderWorld);
