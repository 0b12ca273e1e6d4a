import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sourceOf } from '../functions/parse/lexicon/governments.ts';
import { refused } from '../functions/shared/errors.ts';
import { bundledSources, readSources } from '../functions/shared/sources.ts';
import type { Source } from '../schemas/generated/source.ts';
import { sampleSources } from './project-root.ts';

/** The sources that the command line knows: those that are deployed, and the invented ones of the sample. */
export const knownSources: readonly Source[] = [...bundledSources, ...readSources(sampleSources)];

/** Folder of a data folder in which the operator keeps source files of their own. */
export const ownSourcesFolder = (dataFolder: string): string => join(dataFolder, 'sources');

/**
 * The sources of a data folder: those of its own `sources/`, and the known ones that it does not describe anew.
 * @throws OpenMinutesError `permanent`, code `bad-source`, that says what is wrong with which file.
 */
export function sourcesOf(dataFolder: string): readonly Source[] {
  const folder = ownSourcesFolder(dataFolder);
  if (!existsSync(folder)) return knownSources;
  const own = readSources(folder);
  return [...knownSources.filter(({ id }) => !own.some((source) => source.id === id)), ...own];
}

/** @throws OpenMinutesError `refused` that lists the known sources, for an id that is none of them, nor of a government in the table. */
export function checkSource(id: string | undefined, sources: readonly Source[] = knownSources): void {
  if (id === undefined || sourceOf(id, sources) !== undefined) return;
  const known = sources.map((source) => `${source.id} (${source.name})`).join(', ');
  throw refused(
    'unknown-source',
    `there is no source ${JSON.stringify(id)}; known are ${known}, and every province, prefecture and county by the slug of its name, as suzhou or nanjing-gulou`,
  );
}
