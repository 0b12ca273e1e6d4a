import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../functions/shared/project-root.ts';

/** A place in the bundle that runs (cli/launch), as traces name it. */
const PLACE = /(file:\/\/[^\s()]{1,999}\.mjs):(\d{1,9}):(\d{1,9})/gu;

/**
 * The trace of an error with the places in the sources that its places in the bundle were made of. That Node does so by
 * itself (`--enable-source-maps`) would cost each start a tenth of a second.
 */
export const inSources = (trace: string): string =>
  trace.replace(PLACE, (place, url: string, line: string, column: string) => {
    const map = `${fileURLToPath(url)}.map`;
    if (!existsSync(map)) return place;
    const entry = new SourceMap(JSON.parse(readFileSync(map, 'utf8'))).findEntry(
      Number(line) - 1,
      Number(column) - 1,
    );
    if (!('originalSource' in entry)) return place;
    const source = fileURLToPath(new URL(entry.originalSource, url));
    return `${relative(projectRoot, source)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
