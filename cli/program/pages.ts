// Pages come in and are published: in a data folder, or on a stage.
import type { IngestOptions } from '../commands/ingest.ts';
import type { VerifyCommand } from '../commands/verify.ts';
import type { Where } from '../installation.ts';
import { ending, type Group } from './group.ts';
import { anywhere, baseUrlOption, pathsArgument, portOption, sourceOption } from './options.ts';

export const addPages: Group = (program, terminal) => {
  anywhere(program.command('ingest'))
    .description('store, parse and record minutes; publish shows them')
    .addArgument(pathsArgument('<paths...>'))
    .addOption(sourceOption())
    .action(async (paths: string[], options: IngestOptions) => {
      const { ingest } = await import('../commands/ingest.ts');
      await ending(ingest(paths, options, terminal));
    });

  anywhere(program.command('backfill'))
    .description(
      'the same for a history of pages: on a stage by a run of its own, beside the queue of today’s pages',
    )
    .addArgument(pathsArgument('<paths...>'))
    .addOption(sourceOption())
    .action(async (paths: string[], options: IngestOptions) => {
      const { backfill } = await import('../commands/backfill.ts');
      await ending(backfill(paths, options, terminal));
    });

  anywhere(program.command('reprocess'))
    .description('parse every stored page again, e.g. with a better parser')
    .addOption(sourceOption('only the pages of this government'))
    .option('--unread', 'only pages that were fetched and of which nothing has come, e.g. lost dead letters')
    .action(async (options: Where & { source?: string; unread?: true }) => {
      const { reprocess } = await import('../commands/reprocess.ts');
      await ending(reprocess(options, terminal));
    });

  anywhere(program.command('publish'))
    .description('write what has changed into what is public, and say what was written')
    .option('--all', 'compare every published file, and mend what is missing or changed')
    .option(
      '--accept-loss <source>',
      'replace the tables of that government although many of their rows are missing now',
    )
    .addOption(portOption().conflicts('stage'))
    .addOption(baseUrlOption())
    .action(async (options: Where & { all?: true; acceptLoss?: string }) => {
      const { publish } = await import('../commands/publish.ts');
      await ending(publish(options, terminal));
    });

  anywhere(program.command('verify'))
    .description(
      'hold what is public against what was published and what is recorded, say what differs, and mend it',
    )
    .argument('[sources...]', 'only what is published of these governments')
    .option('--bytes', 'read every byte, instead of asking which files there are')
    .option(
      '--run',
      'with --stage: let a run of the stage compare everything, and tell of what differs in its logs',
    )
    .addOption(portOption().conflicts('stage'))
    .addOption(baseUrlOption())
    .action(async (sources: string[], options: VerifyCommand) => {
      const { verify } = await import('../commands/verify.ts');
      await ending(verify(sources, options, terminal));
    });

  anywhere(program.command('export'))
    .description('copy what is public into a folder, as files; again, what has changed since')
    .argument('<folder>', 'for the files')
    .action(async (folder: string, options: Where) => {
      const { exportPublic } = await import('../commands/export.ts');
      await ending(exportPublic(folder, options, terminal));
    });
};
