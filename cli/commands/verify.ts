import { buildDeps } from '../../functions/publish/build-parts.ts';
import {
  type VerifyOptions,
  type VerifyOutcome,
  verify as verifyScope,
} from '../../functions/publish/verify.ts';
import { systemClock } from '../../functions/shared/clock.ts';
import { refused } from '../../functions/shared/errors.ts';
import { silentLog } from '../../functions/shared/log.ts';
import { mapParallel } from '../../functions/shared/parallel.ts';
import { verifying } from '../../functions/shared/runs.ts';
import { type Installation, type Where, working } from '../installation.ts';
import { tellPublished } from '../published.ts';
import { everyScope } from '../scopes.ts';
import { checkSource } from '../sources.ts';
import { runOnStage } from '../stage/run.ts';
import { stopOnSignals } from '../stop.ts';
import type { Terminal } from '../terminal.ts';

export interface VerifyCommand extends Where {
  /** Reads every byte that is public, instead of asking the store what it has. */
  readonly bytes?: true;
  /** Everything, by a run of the stage. */
  readonly run?: true;
}

const AT_ONCE = 4;
/** Paths that are named of a scope. */
const NAMED = 5;

/**
 * `verify [SOURCE…]`: holds what is public against what builds have written and what is recorded, and mends it.
 * @returns the exit status: 0 where all is as it should be, or is now.
 */
export async function verify(
  sources: readonly string[],
  options: VerifyCommand,
  terminal: Terminal,
): Promise<number> {
  return working(options, async (installation) => {
    installation.site();
    if (options.run === true) return verifyByRun(installation, options.bytes === true, terminal);
    for (const source of sources) checkSource(source, installation.sources);
    const scopes = sources.length > 0 ? sources : await everyScope(installation);
    const depth: VerifyOptions = options.bytes === true ? { bytes: 'all' } : {};
    const found = await compare(scopes, installation, terminal, depth);
    terminal.out(summaryOf(found));
    const wrong = wrongIn(found);
    if (wrong.length === 0) return 0;
    const status = tellPublished(await installation.publish(terminal), installation, terminal);
    if (status !== 0) return status;
    const left = await compare(wrong, installation, terminal, depth);
    terminal.out(wrongIn(left).length === 0 ? 'All is as it should be now.\n' : summaryOf(left));
    return wrongIn(left).length === 0 ? 0 : 1;
  });
}

const wrongIn = (found: readonly VerifyOutcome[]): readonly string[] =>
  found.flatMap(({ scope, state }) => (state === 'as-recorded' ? [] : [scope]));

async function verifyByRun(installation: Installation, bytes: boolean, terminal: Terminal): Promise<number> {
  const { stage } = installation;
  if (stage === undefined) throw refused('no-runs', 'a data folder has no runs: --stage names a stage');
  const stop = stopOnSignals();
  try {
    return await runOnStage(verifying(bytes ? 'all' : 'listing'), installation, stage, stop, terminal);
  } finally {
    stop.dispose();
  }
}

/** Compares, and marks what differs: whoever builds then mends it. */
export async function compare(
  scopes: readonly string[],
  installation: Installation,
  terminal: Terminal,
  options: VerifyOptions,
): Promise<readonly VerifyOutcome[]> {
  const { table, store, publicStore, sources, builds } = installation;
  const parts = { table, store, publicStore, sources, clock: systemClock, log: silentLog };
  // Nothing is built with them.
  const deps = { ...buildDeps({ ...parts, site: installation.site(), timeoutMs: 0 }), builds };
  let done = 0;
  try {
    return await mapParallel(scopes, AT_ONCE, async (scope) => {
      const outcome = await verifyScope(scope, deps, options);
      done += 1;
      terminal.progress.step('Comparing what is public', done, scopes.length);
      return outcome;
    });
  } finally {
    terminal.progress.clear();
  }
}

function summaryOf(found: readonly VerifyOutcome[]): string {
  const files = found.reduce((sum, one) => sum + one.files, 0);
  const wrong = found.filter(({ state }) => state !== 'as-recorded');
  const looked = `Compared ${files} files of ${found.length} ${found.length === 1 ? 'part' : 'parts'}: `;
  if (wrong.length === 0) return `${looked}all are as they were published.\n`;
  return [`${looked}${wrong.length} are not as they should be.\n`, ...wrong.map(inWords)].join('');
}

function inWords({ scope, state, files, missing, foreign, orphans, outdated }: VerifyOutcome): string {
  if (state === 'under-way') return `  ${scope}: a build is at work, or was killed; it is finished first\n`;
  const parts = [
    said(missing, 'missing'),
    said(foreign, 'with other bytes'),
    said(orphans, 'that nobody published'),
    outdated === 0 ? [] : [`    ${outdated} that show something else than what is recorded\n`],
  ].flat();
  return [
    `  ${scope}\n`,
    ...(parts.length > 0
      ? parts
      : [
          files === 0
            ? '    nothing of it is published yet\n'
            : '    what was published is not known any more\n',
        ]),
  ].join('');
}

function said(paths: readonly string[], what: string): string[] {
  if (paths.length === 0) return [];
  const more = paths.length > NAMED ? ', …' : '';
  return [`    ${paths.length} ${what}: ${paths.slice(0, NAMED).join(', ')}${more}\n`];
}
