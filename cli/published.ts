import type { DrainOutcome } from '../functions/publish/drain.ts';
import type { Installation, Published } from './installation.ts';
import type { Terminal } from './terminal.ts';

/** What could not be published, a line each; nothing where all was. */
export const failuresOf = ({ failed }: Pick<DrainOutcome, 'failed'>): string =>
  failed.map(({ scope, target = scope, reason }) => `not published ${target}: ${reason}\n`).join('');

/**
 * Says what was published, and what was not.
 * @returns the exit status: 1 when something could not be, or is not yet.
 */
export function tellPublished(
  outcome: Published,
  installation: Pick<Installation, 'publicPlace' | 'site' | 'stage'>,
  terminal: Terminal,
): number {
  const { written, removed, unfinished, followsAt, failed } = outcome;
  const { publicPlace, stage } = installation;
  terminal.err(failuresOf(outcome));
  terminal.out(
    `Wrote ${written} files and removed ${removed} in ${publicPlace} for ${installation.site().baseUrl}\n`,
  );
  if (followsAt !== undefined) terminal.out(`What is shown of all governments follows at ${followsAt}.\n`);
  if (stage !== undefined && unfinished.length > 0) {
    const more = unfinished.length > NAMED ? ` and ${unfinished.length - NAMED} more` : '';
    terminal.err(
      `Not built yet: ${unfinished.slice(0, NAMED).join(', ')}${more}. That goes on without this command; \`open-minutes status --stage ${stage.name}\` tells how far it is.\n`,
    );
  }
  return failed.length + unfinished.length === 0 ? 0 : 1;
}

/** Scopes that a message names. */
const NAMED = 5;
