// The governments whose minutes are read.
import type { AddOptions } from '../commands/sources-add.ts';
import type { Where } from '../installation.ts';
import { ending, type Group } from './group.ts';
import { allowPrivateOption, anywhere, inFolder, parseSourceId, sourceArgument } from './options.ts';

export const addSources: Group = (program, terminal) => {
  const sources = program.command('sources').description('the governments whose minutes are read');

  anywhere(sources.command('list', { isDefault: true }))
    .description(
      'a line for each: whether its schedule is on, how it fares, when it was read and when it is due',
    )
    .action(async (options: Where) => {
      const { listSources } = await import('../commands/sources-list.ts');
      await ending(listSources(options, terminal));
    });

  anywhere(sources.command('check'))
    .description(
      'try a source now: read its first pages and newest minutes, store nothing, say what was found',
    )
    .addArgument(sourceArgument())
    .addOption(allowPrivateOption())
    .action(async (id: string, options: Where & { allowPrivate?: true }) => {
      const { checkOneSource } = await import('../commands/sources-check.ts');
      await ending(checkOneSource(id, options, terminal));
    });

  inFolder(sources.command('add'))
    .description('propose a source file from a list page; prints JSON')
    .argument('<url>', 'the page that lists the minutes')
    .option('--id <id>', 'the identifier of the source (default: made from the host)', parseSourceId)
    .option('--write', 'write it into sources/ of the data folder instead of printing it')
    .addOption(allowPrivateOption())
    .action(async (url: string, options: AddOptions) => {
      const { addSource } = await import('../commands/sources-add.ts');
      await ending(addSource(url, options, terminal));
    });

  for (const [name, enabled] of [
    ['enable', true],
    ['disable', false],
  ] as const) {
    anywhere(sources.command(name))
      .description(`switch the schedule of a source ${enabled ? 'on' : 'off'}, for this data folder or stage`)
      .addArgument(sourceArgument())
      .action(async (id: string, options: Where) => {
        const { switchSource } = await import('../commands/sources-switch.ts');
        await ending(switchSource(id, enabled, options, terminal));
      });
  }

  anywhere(sources.command('roster'))
    .description(
      'propose the names for the roster of a source, from the minutes that are recorded; prints JSON',
    )
    .addArgument(sourceArgument())
    .action(async (id: string, options: Where) => {
      const { proposeRosterOf } = await import('../commands/sources.ts');
      await ending(proposeRosterOf(id, options, terminal));
    });
};
