import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { READABLE } from '../inputs.ts';
import type { Terminal } from '../terminal.ts';
import { addDeciding } from './decide.ts';
import { addLocal } from './local.ts';
import { addOperating } from './operate.ts';
import { expectWhere } from './options.ts';
import { addPages } from './pages.ts';
import { addSources } from './sources.ts';

/** Commands that make a data folder where there is none, and those that need none unless one is named. */
const MAKE_DATA: ReadonlySet<string> = new Set([
  'start',
  'ingest',
  'backfill',
  'init',
  'enable',
  'disable',
  'add',
]);
const PUTS_IN: ReadonlySet<string> = new Set(['start', 'ingest', 'backfill']);
const MAY_LACK_DATA: ReadonlySet<string> = new Set(['list', 'check']);

/** The command line with all of its commands; each loads what it does only when it is called. */
export function programOn(terminal: Terminal): Command {
  const program = new Command('open-minutes')
    .description('Decisions and attendance from government meeting minutes, as feeds and open data.')
    .version(packageJson.version)
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .addHelpText(
      'after',
      `
Minutes are read from ${READABLE}, at most 10 MiB each,
in UTF-8 or in the encoding that the page declares.

  open-minutes start --once --data my-data pages/   ingest a folder and publish it into my-data/public/
  open-minutes init --data my-data                  say once who publishes, and where
  open-minutes serve --data my-data                 look at it
  open-minutes status --stage prod                  the same commands work on a stage on AWS, with
                                                    --profile and --region as the AWS CLI takes them

From a clone of the project, \`open-minutes\` is \`npm run open-minutes --\`.`,
    )
    .hook('preAction', (_, command) => expectPlace(command, terminal))
    .showHelpAfterError('(--help tells more)');
  for (const add of [addLocal, addPages, addDeciding, addSources, addOperating]) add(program, terminal);
  return program;
}

/** What decides where a command works, as npm hands on what it has taken for its own. */
const WHERE = { data: 'npm_config_data', 'base-url': 'npm_config_base_url' };

/** Without `--` before them, npm takes options for its own: the command would work elsewhere, and not say so. */
function expectOwnOptions(command: Command): void {
  for (const [name, variable] of Object.entries(WHERE)) {
    if (process.env[variable] !== undefined)
      command.error(
        `error: npm has taken --${name} for its own; write \`npm run open-minutes -- ${command.name()} …\`, with the hyphens`,
      );
  }
}

/** Sees to it that the data folder that a command works in is one. */
async function expectPlace(command: Command, terminal: Terminal): Promise<void> {
  expectOwnOptions(command);
  const { data, stage } = expectWhere(command);
  if (data === undefined || stage !== undefined) return;
  const { expectDataFolder, expectRoomForData } = await import('../data-folder.ts');
  const isNamed = command.getOptionValueSourceWithGlobals('data') === 'cli';
  if (MAKE_DATA.has(command.name())) {
    if (!expectRoomForData(data) || !PUTS_IN.has(command.name())) return;
    await expectInputs(command.args, terminal);
    // Somebody who has mistyped the folder of yesterday would wonder where everything is.
    if (isNamed) terminal.out(`${data} is a new data folder.\n`);
  } else if (!MAY_LACK_DATA.has(command.name()) || isNamed) expectDataFolder(data);
}

/**
 * Sees to it that something is there to be read before a data folder is made for it.
 * @throws OpenMinutesError `refused`, code `nothing-to-read`, once the reason of each was told.
 */
async function expectInputs(paths: readonly string[], terminal: Terminal): Promise<void> {
  if (paths.length === 0) return;
  const { findInputs } = await import('../inputs.ts');
  const { files, refusals } = await findInputs(paths);
  if (files.length > 0) return;
  for (const { input, reason } of refusals) terminal.err(`refused ${input}: ${reason}\n`);
  const { refused } = await import('../../functions/shared/errors.ts');
  throw refused('nothing-to-read', 'there is nothing to read, so no data folder was made');
}
