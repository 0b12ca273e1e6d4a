import { refused } from '../../functions/shared/errors.ts';
import { writeOwnSource } from '../own-sources.ts';
import { checkSource, sourcesOf } from '../sources.ts';
import type { Terminal } from '../terminal.ts';

/**
 * `sources enable ID`, `sources disable ID`: switches the schedule of a source on or off for one data folder, by a
 * copy of its file in there.
 * @throws OpenMinutesError `refused` for an id that is no source, and for a source whose lists nobody has described.
 */
export function switchSource(
  id: string,
  enabled: boolean,
  options: { readonly data: string },
  terminal: Terminal,
): number {
  const sources = sourcesOf(options.data);
  checkSource(id, sources);
  const source = sources.find((one) => one.id === id);
  if (source?.crawl === undefined) {
    throw refused(
      'no-lists',
      `nobody has described where ${id} lists its minutes; \`open-minutes sources add URL\` proposes it from a list page`,
    );
  }
  if (source.crawl.enabled === enabled) {
    terminal.out(`${id} is switched ${enabled ? 'on' : 'off'} already.\n`);
    return 0;
  }
  const path = writeOwnSource(options.data, { ...source, crawl: { ...source.crawl, enabled } });
  terminal.out(
    enabled
      ? `${id} is switched on, by its copy in ${path}. \`npm start -- --data ${options.data}\` follows it.\n`
      : `${id} is switched off, by its copy in ${path}. What was recorded stays.\n`,
  );
  return 0;
}
