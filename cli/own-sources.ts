import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Source } from '../schemas/generated/source.ts';
import { ownSourcesFolder } from './sources.ts';

/** Where the source file of a data folder lies. */
export const ownSourceFile = (dataFolder: string, id: string): string =>
  join(ownSourcesFolder(dataFolder), `${id}.json`);

export const hasOwnSource = (dataFolder: string, id: string): boolean =>
  existsSync(ownSourceFile(dataFolder, id));

/** Writes a source file into a data folder, whole or not at all; it goes before the one that comes with the code. */
export function writeOwnSource(dataFolder: string, { $schema: _, ...source }: Source): string {
  const path = ownSourceFile(dataFolder, source.id);
  mkdirSync(ownSourcesFolder(dataFolder), { recursive: true });
  const aside = `${path}.new`;
  writeFileSync(aside, `${JSON.stringify(source, null, 2)}\n`);
  renameSync(aside, path);
  return path;
}
