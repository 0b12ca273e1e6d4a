// What is done on this machine alone: say who publishes, look at a page, start and serve a data folder.
import type { SiteSettings } from '../../functions/publish/site-settings.ts';
import type { ServeOptions } from '../commands/serve.ts';
import type { StartOptions } from '../commands/start.ts';
import { READABLE } from '../inputs.ts';
import { prepareForOne } from '../one-page.ts';
import { ending, type Group } from './group.ts';
import {
  allowPrivateOption,
  baseUrlOption,
  hostOption,
  inFolder,
  pathsArgument,
  portOption,
  sourceOption,
} from './options.ts';

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

export const addLocal: Group = (program, terminal) => {
  const init = inFolder(program.command('init')).description(
    'say once who publishes and where; the data folder remembers it. Asks for what no option says, on a terminal',
  );
  for (const [flag, description] of Object.values(SITE_OPTIONS)) init.option(flag, description);
  init.action(async (options: { data: string }) => {
    const { init } = await import('../commands/init.ts');
    const { promptOn } = await import('../prompt.ts');
    const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
    const prompt = isTerminal ? promptOn(process.stdin, process.stdout) : undefined;
    try {
      await ending(init(options, terminal, prompt));
    } finally {
      prompt?.close();
    }
  });

  inFolder(program.command('start'))
    .description(
      'ingest minutes (the bundled sample where none are given), publish them and serve them on this machine',
    )
    .addArgument(pathsArgument('[paths...]'))
    .addOption(portOption())
    .addOption(hostOption())
    .addOption(baseUrlOption())
    .addOption(sourceOption())
    .option('--once', 'publish, print a summary and exit: nothing is served')
    .addOption(allowPrivateOption())
    .action(async (paths: string[], options: StartOptions) => {
      const { start } = await import('../commands/start.ts');
      await ending(start(paths, options, terminal));
    });

  inFolder(program.command('serve'))
    .description('serve what has been published on this machine; ingest and publish may run meanwhile')
    .addOption(portOption())
    .addOption(hostOption())
    .action(async (options: ServeOptions) => {
      const { serve } = await import('../commands/serve.ts');
      await ending(serve(options, terminal));
    });

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
      prepareForOne(file);
      const { parseFile } = await import('../commands/parse.ts');
      await ending(parseFile(file, options, terminal));
    });
};
