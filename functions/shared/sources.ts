import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSource } from '../../schemas/generated/checks.ts';
import type { Source } from '../../schemas/generated/source.ts';
import { permanent } from './errors.ts';
import { keeping } from './keeping.ts';
import { parseJson } from './parse-json.ts';
import { projectRoot } from './project-root.ts';

const asSource = keeping(() => isSource, 'source');

/**
 * The sources that a folder describes, one JSON file each, in the order of their ids.
 * @throws OpenMinutesError `permanent` that says what is wrong with which file.
 */
export function readSources(folder: string): readonly Source[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.sort().map((name) => readSource(join(folder, name), name.slice(0, -'.json'.length)));
}

function readSource(path: string, id: string): Source {
  let source: Source;
  try {
    source = asSource(parseJson(readFileSync(path, 'utf8'), 'source'));
  } catch (error) {
    throw permanent('bad-source', `${path}: ${error instanceof Error ? error.message : error}`, error);
  }
  if (source.id !== id) throw permanent('bad-source', `${path} must bear the name of its id ${source.id}`);
  return source;
}

/**
 * The sources in one file, as bundles have them.
 * @throws OpenMinutesError `permanent` for one that breaks its schema.
 */
export function parseSources(json: string): readonly Source[] {
  const sources = parseJson(json, 'sources');
  if (!Array.isArray(sources)) throw permanent('bad-source', 'The sources are no list');
  return sources.map((source) => asSource(source));
}

/** The sources in the bundle of a function: one file, checked when the bundle was made. */
export const BUNDLED_SOURCES = 'sources.json';

const bundle = process.env.LAMBDA_TASK_ROOT;

/** The sources that come with the code: from the bundle on Lambda, else from the folder at the root of the project. */
export const bundledSources: readonly Source[] =
  bundle === undefined
    ? readSources(join(projectRoot, 'sources'))
    : JSON.parse(readFileSync(join(bundle, BUNDLED_SOURCES), 'utf8'));
