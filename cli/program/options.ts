// The options that several commands have, each said once.
import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import { RESERVED_SOURCE_IDS } from '../../functions/publish/addresses.ts';
import { READABLE } from '../inputs.ts';
import type { Where } from '../installation.ts';

const dataOption = () =>
  new Option('--data <dir>', 'the data folder; what is published lies in its public/').default(
    '.open-minutes',
  );

/** Of a command that works in a data folder on this machine. */
export const inFolder = (command: Command): Command => command.addOption(dataOption());

/** Of a command that works in a data folder or, with the same words, on a stage on AWS. */
export const anywhere = (command: Command): Command =>
  onStage(inFolder(command), 'the stage on AWS to work on, instead of a data folder');

/** Of a command about what a data folder does not have. */
export const onStage = (command: Command, which = 'the stage on AWS to work on'): Command =>
  command
    .addOption(new Option('--stage <name>', which).conflicts(['data', 'baseUrl']))
    .addOption(new Option('--profile <name>', 'with --stage: the profile, as the AWS CLI takes it'))
    .addOption(new Option('--region <name>', 'with --stage: the region, as the AWS CLI takes it'))
    .addOption(
      new Option(
        '--wait <seconds>',
        'with --stage: how long to wait for what the stage does (default: 300)',
      ).argParser(parseSeconds),
    );

/** What the options of a command say of where it works. What says something of a stage only ends a command without one. */
export function expectWhere(command: Command): Partial<Where> {
  const where = command.optsWithGlobals<Partial<Where>>();
  for (const name of ['profile', 'region', 'wait'] as const) {
    if (where[name] !== undefined && where.stage === undefined)
      command.error(`error: option '--${name}' says something of a stage: name it with --stage`);
  }
  return where;
}

export const portOption = (of = 'port on this machine (default: 8080, or the next one that is free)') =>
  new Option('--port <number>', of).argParser(parsePort);

export const baseUrlOption = () =>
  new Option(
    '--base-url <url>',
    'for this run: the address under which public/ will be read (default: as `init` was told, else http://localhost:PORT)',
  ).argParser(parseBaseUrl);

export const sourceOption = (of = 'government that the minutes are of (default: recognised from the page)') =>
  new Option('--source <id>', of);

export const allowPrivateOption = () =>
  new Option('--allow-private', 'let sources be fetched from this machine and private networks');

export const hostOption = () =>
  new Option('--host <address>', 'address of this machine to listen on; 0.0.0.0 in a container').default(
    '127.0.0.1',
  );

export const pathsArgument = (usage: '[paths...]' | '<paths...>') =>
  new Argument(usage, `files (${READABLE}) and folders of minutes`);

export const sourceArgument = () => new Argument('<id>', 'the source');

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a number up to 65535.');
  return port;
}

function parseSeconds(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('It is a whole number of seconds.');
  return Number(text);
}

export function parseSourceId(text: string): string {
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
