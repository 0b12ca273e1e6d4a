#!/usr/bin/env -S npx tsx
// The command line. Each command is loaded only when it is called: `parse` does not wait for the AWS SDK.
import './heap.ts';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { RESERVED_SOURCE_IDS } from '../functions/publish/addresses.ts';
import type { SiteSettings } from '../functions/publish/site-settings.ts';
import { OpenMinutesError } from '../functions/shared/errors.ts';
import packageJson from '../package.json' with { type: 'json' };
import { expectDataFolder, expectRoomForData } from './data-folder.ts';
import { READABLE } from './inputs.ts';
import { isStorageFailure, reasonOf } from './reasons.ts';
import { processTerminal } from './terminal.ts';

const terminal = processTerminal();

const dataOption = () =>
  new Option('--data <dir>', 'the data folder; what is published lies in its public/').default(
    '.open-minutes',
  );
/** Commands that make a data folder where there is none, and those that need none unless one is named. */
const MAKE_DATA: ReadonlySet<string> = new Set(['start', 'ingest', 'init', 'enable', 'disable', 'add']);
const PUTS_IN: ReadonlySet<string> = new Set(['start', 'ingest']);
const MAY_LACK_DATA: ReadonlySet<string> = new Set(['list', 'check']);
const portOption = () =>
  new Option(
    '--port <number>',
    'port on this machine (default: 8080, or the next one that is free)',
  ).argParser(parsePort);
const baseUrlOption = () =>
  new Option(
    '--base-url <url>',
    'for this run: the address under which public/ will be read (default: as `init` was told, else http://localhost:PORT)',
  ).argParser(parseBaseUrl);
const sourceOption = () =>
  new Option('--source <id>', 'government that the minutes are of (default: recognised from the page)');
const allowPrivateOption = () =>
  new Option('--allow-private', 'let sources be fetched from this machine and private networks');
const hostOption = () =>
  new Option('--host <address>', 'address of this machine to listen on; 0.0.0.0 in a container').default(
    '127.0.0.1',
  );
const pathsArgument = (usage: '[paths...]' | '<paths...>') =>
  new Argument(usage, `files (${READABLE}) and folders of minutes`);

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

From a clone of the project, \`open-minutes\` is \`npm run open-minutes --\`.`,
  )
  .hook('preAction', (_, command) => {
    const { data } = command.optsWithGlobals<{ data?: string }>();
    if (data === undefined) return;
    const isNamed = command.getOptionValueSource('data') === 'cli';
    if (MAKE_DATA.has(command.name())) {
      // Somebody who has mistyped the folder of yesterday would wonder where everything is.
      if (expectRoomForData(data) && isNamed && PUTS_IN.has(command.name()))
        terminal.out(`${data} is a new data folder.\n`);
    } else if (!MAY_LACK_DATA.has(command.name()) || isNamed) expectDataFolder(data);
  })
  .showHelpAfterError('(--help tells more)');

/** A setting of the site, by the option that says it. */
const SITE_OPTIONS: Readonly<Record<keyof SiteSettings, readonly [flag: string, description: string]>> = {
  baseUrl: ['--base-url <url>', 'address under which public/ will be read'],
  title: ['--title <text>', 'name of the site, in Chinese'],
  titleHant: ['--title-hant <text>', 'in traditional script'],
  titleEn: ['--title-en <text>', 'in English'],
  operator: ['--operator <name>', 'who runs it'],
  contact: ['--contact <address>', 'where they are reached: a mail address, or an https: page'],
  reportUrl: [
    '--report-url <address>',
    'where readers report mistakes, if elsewhere; {address} and {value} are filled in, as in an issue tracker’s form',
  ],
  tagAuthority: [
    '--tag-authority <domain,year>',
    'part of the permanent identifier of whatever is published; never changes (default: host of the address, this year)',
  ],
  dataLicense: ['--data-license <spdx>', 'licence of feeds and downloads (default: CC-BY-4.0)'],
  dataLicenseUrl: ['--data-license-url <url>', 'where a licence that is not known here can be read'],
  hubUrl: ['--hub-url <url>', 'a WebSub hub that is told of changed feeds'],
};

const initCommand = program
  .command('init')
  .description(
    'say once who publishes and where; the data folder remembers it. Asks for what no option says, on a terminal',
  )
  .addOption(dataOption());
for (const [flag, description] of Object.values(SITE_OPTIONS)) initCommand.option(flag, description);
initCommand.action(async (options: { data: string }) => {
  const { init } = await import('./commands/init.ts');
  const { promptOn } = await import('./prompt.ts');
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const prompt = isTerminal ? promptOn(process.stdin, process.stdout) : undefined;
  try {
    process.exitCode = await init(options, terminal, prompt);
  } finally {
    prompt?.close();
  }
});

program
  .command('start')
  .description(
    'ingest minutes (the bundled sample where none are given), publish them and serve them on this machine',
  )
  .addArgument(pathsArgument('[paths...]'))
  .addOption(dataOption())
  .addOption(portOption())
  .addOption(hostOption())
  .addOption(baseUrlOption())
  .addOption(sourceOption())
  .option('--once', 'publish, print a summary and exit: nothing is served')
  .addOption(allowPrivateOption())
  .action(
    async (
      paths: string[],
      options: {
        data: string;
        port?: number;
        host: string;
        baseUrl?: string;
        source?: string;
        once?: true;
        allowPrivate?: true;
      },
    ) => {
      const { start } = await import('./commands/start.ts');
      process.exitCode = await start(paths, options, terminal);
    },
  );

program
  .command('parse')
  .description('print the minutes document of one file as JSON; nothing is stored')
  .argument('<file>', `a file (${READABLE}) of minutes or of the report of a meeting`)
  .addOption(sourceOption())
  .option(
    '--explain',
    'print {"document", "explanation"} instead: which rule made each fact of which words, what its confidence was measured of, every match, and what guards suppressed',
  )
  .action(async (file: string, options: { source?: string; explain?: true }) => {
    const { parseFile } = await import('./commands/parse.ts');
    process.exitCode = await parseFile(file, options, terminal);
  });

program
  .command('ingest')
  .description('store, parse and record minutes; publish shows them')
  .addArgument(pathsArgument('<paths...>'))
  .addOption(dataOption())
  .addOption(sourceOption())
  .action(async (paths: string[], options: { data: string; source?: string }) => {
    const { ingest } = await import('./commands/ingest.ts');
    process.exitCode = await ingest(paths, options, terminal);
  });

program
  .command('publish')
  .description('write what has changed into public/')
  .option('--all', 'read every published file, and mend what is missing or changed')
  .option(
    '--accept-loss <source>',
    'replace the tables of that government although many of their rows are missing now',
  )
  .addOption(dataOption())
  .addOption(portOption())
  .addOption(baseUrlOption())
  .action(
    async (options: { data: string; port?: number; baseUrl?: string; all?: true; acceptLoss?: string }) => {
      const { publish } = await import('./commands/publish.ts');
      process.exitCode = await publish(options, terminal);
    },
  );

program
  .command('serve')
  .description('serve what has been published on this machine; ingest and publish may run meanwhile')
  .addOption(dataOption())
  .addOption(portOption())
  .addOption(hostOption())
  .action(async (options: { data: string; port?: number; host: string }) => {
    const { serve } = await import('./commands/serve.ts');
    process.exitCode = await serve(options, terminal);
  });

program
  .command('reprocess')
  .description('parse every stored page again, e.g. with a better parser')
  .addOption(dataOption())
  .action(async (options: { data: string }) => {
    const { reprocess } = await import('./commands/reprocess.ts');
    process.exitCode = await reprocess(options, terminal);
  });

program
  .command('restore')
  .description('make a lost database anew from the stored documents and decisions')
  .addOption(dataOption())
  .action(async (options: { data: string }) => {
    const { restore } = await import('./commands/restore.ts');
    process.exitCode = await restore(options, terminal);
  });

const review = program
  .command('review')
  .description('tell what waits for a person before it is published, and why; or decide it at a desk')
  .option(
    '--serve',
    'open the review desk on this machine: what waits, what is doubtful and what readers reported, beside the text',
  )
  .option('--by <name>', 'with --serve: who decides; published with corrections')
  .option(
    '--golds <folder>',
    'with --serve: where the desk exports what was reviewed, as golds of npm run eval',
  )
  .addOption(
    new Option('--port <number>', 'with --serve: port of the desk (default: any free one)').argParser(
      parsePort,
    ),
  )
  .addOption(baseUrlOption())
  .addOption(dataOption())
  .action(
    async (options: {
      data: string;
      serve?: true;
      by?: string;
      golds?: string;
      port?: number;
      baseUrl?: string;
    }) => {
      if (options.serve === true) {
        const { serveReview } = await import('./commands/review-serve.ts');
        process.exitCode = await serveReview(options, terminal);
        return;
      }
      const { listWaiting } = await import('./commands/review.ts');
      process.exitCode = await listWaiting(options, terminal);
    },
  );

review
  .command('golds')
  .description('write what was approved, corrected or found right into a folder, as golds of npm run eval')
  .argument('<folder>', 'for the pages and what they say')
  .action(async (folder: string, _: object, command: Command) => {
    const { writeGolds } = await import('./commands/review-serve.ts');
    process.exitCode = await writeGolds(folder, command.optsWithGlobals<{ data: string }>(), terminal);
  });

review
  .command('unite')
  .description('make one meeting of two; the one that was published first keeps its address')
  .argument('<one>', 'the identifier of a meeting')
  .argument('<other>', 'that of another one of the same government')
  .action(async (one: string, other: string, _: object, command: Command) => {
    const { uniteTwo } = await import('./commands/review.ts');
    process.exitCode = await uniteTwo(one, other, command.optsWithGlobals<{ data: string }>(), terminal);
  });

review
  .command('approve')
  .description('let what waits of these meetings be published, now and when their pages are read again')
  .argument('<ids...>', 'identifiers of meetings, or of pages whose government is asked for')
  .option('--source <slug>', 'the government that these pages are of')
  .action(async (ids: string[], _: object, command: Command) => {
    const { approveWaiting } = await import('./commands/review.ts');
    const options = command.optsWithGlobals<{ data: string; source?: string }>();
    process.exitCode = await approveWaiting(ids, options, terminal);
  });

const sources = program.command('sources').description('the governments whose minutes are read');

sources
  .command('list', { isDefault: true })
  .description(
    'a line for each: whether its schedule is on, how it fares, when it was read and when it is due',
  )
  .addOption(dataOption())
  .action(async (options: { data: string }) => {
    const { listSources } = await import('./commands/sources-list.ts');
    process.exitCode = await listSources(options, terminal);
  });

sources
  .command('check')
  .description('try a source now: read its first pages and newest minutes, store nothing, say what was found')
  .argument('<id>', 'the source')
  .addOption(dataOption())
  .addOption(allowPrivateOption())
  .action(async (id: string, options: { data: string; allowPrivate?: true }) => {
    const { checkOneSource } = await import('./commands/sources-check.ts');
    process.exitCode = await checkOneSource(id, options, terminal);
  });

sources
  .command('add')
  .description('propose a source file from a list page; prints JSON')
  .argument('<url>', 'the page that lists the minutes')
  .option('--id <id>', 'the identifier of the source (default: made from the host)', parseSourceId)
  .option('--write', 'write it into sources/ of the data folder instead of printing it')
  .addOption(dataOption())
  .addOption(allowPrivateOption())
  .action(async (url: string, options: { data: string; id?: string; write?: true; allowPrivate?: true }) => {
    const { addSource } = await import('./commands/sources-add.ts');
    process.exitCode = await addSource(url, options, terminal);
  });

for (const [name, enabled] of [
  ['enable', true],
  ['disable', false],
] as const) {
  sources
    .command(name)
    .description(`switch the schedule of a source ${enabled ? 'on' : 'off'}, for this data folder`)
    .argument('<id>', 'the source')
    .addOption(dataOption())
    .action(async (id: string, options: { data: string }) => {
      const { switchSource } = await import('./commands/sources-switch.ts');
      process.exitCode = switchSource(id, enabled, options, terminal);
    });
}

sources
  .command('roster')
  .description(
    'propose the names for the roster of a source, from the minutes in the data folder; prints JSON',
  )
  .argument('<id>', 'the source')
  .addOption(dataOption())
  .action(async (id: string, options: { data: string }) => {
    const { proposeRosterOf } = await import('./commands/sources.ts');
    process.exitCode = await proposeRosterOf(id, options, terminal);
  });

const byOption = () => new Option('--by <name>', 'who answers for it; published').makeOptionMandatory();
const whyOption = () => new Option('--why <text>', 'why; published').makeOptionMandatory();

program
  .command('correct')
  .description('correct what is published of a meeting, now and whenever its page is read again')
  .argument('<meeting>', 'its identifier, e.g. suzhou-gusu/2023/17')
  .argument('<patch>', 'a file with a JSON Merge Patch (RFC 7396) of its document')
  .addOption(byOption())
  .addOption(whyOption())
  .addOption(dataOption())
  .action(async (meeting: string, patch: string, options: { data: string; by: string; why: string }) => {
    const { correct } = await import('./commands/amend.ts');
    process.exitCode = await correct(meeting, patch, options, terminal);
  });

program
  .command('withdraw')
  .description('take a meeting out of everything that is published, but for a notice in its place')
  .argument('<meeting>', 'its identifier')
  .addOption(byOption())
  .addOption(whyOption())
  .option('--undo', 'publish it again')
  .addOption(dataOption())
  .action(async (meeting: string, options: { data: string; by: string; why: string; undo?: true }) => {
    const { withdraw } = await import('./commands/amend.ts');
    process.exitCode = await withdraw(meeting, options, terminal);
  });

program
  .command('status')
  .description('tell what the data folder holds and what waits to be done')
  .addOption(dataOption())
  .option('--json', 'as JSON')
  .action(async (options: { data: string; json?: true }) => {
    const { status } = await import('./commands/status.ts');
    process.exitCode = await status(options, terminal);
  });

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a number up to 65535.');
  return port;
}

function parseSourceId(text: string): string {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) || RESERVED_SOURCE_IDS.has(text)) {
    throw new InvalidArgumentError(
      'An identifier is made of a-z, 0-9 and single hyphens, and is no name in use.',
    );
  }
  return text;
}

function parseBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || /[?#]/.test(text)) {
    throw new InvalidArgumentError('It is an absolute http or https address, without a query.');
  }
  return url.href.replace(/\/{1,99}$/, '');
}

// A reader of the output that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

function tell(error: unknown): void {
  terminal.err(`open-minutes: ${reasonOf(error)}\n`);
  // What we did not foresee is worth its trace.
  const foreseen = error instanceof OpenMinutesError || isStorageFailure(error);
  if (!foreseen && error instanceof Error) terminal.err(`${error.stack}\n`);
}

// What goes wrong within a callback of a library, where nobody can catch it, ends the run like everything else.
process.on('uncaughtException', (error) => {
  tell(error);
  process.exit(1);
});

try {
  await program.parseAsync();
} catch (error) {
  tell(error);
  process.exitCode = 1;
}
