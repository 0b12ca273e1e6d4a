import { refused } from '../../functions/shared/errors.ts';
import { configured } from '../configuration.ts';
import type { Where } from '../installation.ts';
import { checkSource } from '../sources.ts';
import type { Terminal } from '../terminal.ts';

/**
 * `sources enable ID`, `sources disable ID`: switches the schedule of a source on or off: for a data folder by a copy of its
 * file in there, on a stage by a row of the table of sources.
 * @throws OpenMinutesError `refused` for an id that is no source, and for a source whose lists nobody has described.
 */
export const switchSource = (
  id: string,
  enabled: boolean,
  options: Where,
  terminal: Terminal,
): Promise<number> =>
  configured(options, async ({ sources, switchSource: switchHere }) => {
    checkSource(id, sources);
    const source = sources.find((one) => one.id === id);
    if (source?.crawl === undefined) {
      throw refused(
        'no-lists',
        `nobody has described where ${id} lists its minutes; \`open-minutes sources add URL\` proposes it from a list page`,
      );
    }
    const already = source.crawl.enabled === enabled ? ' already' : '';
    // Written down all the same: else it would be as the next deployment has it, or the next release.
    const how = await switchHere(source, enabled);
    terminal.out(`${id} is switched ${enabled ? 'on' : 'off'}${already}, ${how}\n`);
    return 0;
  });
