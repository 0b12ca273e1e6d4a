// How it fares, and what is done when it does not fare well.
import { Argument } from 'commander';
import type { Redrive } from '../commands/redrive.ts';
import type { Where } from '../installation.ts';
import { QUEUES, type QueueName } from '../stage/stage.ts';
import { ending, type Group } from './group.ts';
import { anywhere, onStage } from './options.ts';

export const addOperating: Group = (program, terminal) => {
  anywhere(program.command('status'))
    .description(
      'tell what there is, what waits to be done, and on a stage its queues, dead letters and alarms',
    )
    .option('--json', 'as JSON')
    .option('--all', 'name everything and look through everything, however long that takes')
    .action(async (options: Where & { json?: true; all?: true }) => {
      const { status } = await import('../commands/status.ts');
      await ending(status(options, terminal));
    });

  onStage(program.command('redrive'))
    .description(
      'tell what the dead letters of a stage are and why each failed; nothing is changed without --yes',
    )
    .addArgument(new Argument('[queue]', 'only those of this queue').choices(QUEUES))
    .option('--yes', 'send them back, one by one; with --drop, drop them')
    .option('--drop', 'of one queue, what cannot be mended: take it away for good instead of sending it back')
    .option('--only <text>', 'only those in whose message that stands: an address, a hash, a government')
    .action(async (queue: QueueName | undefined, options: Redrive) => {
      const { redrive } = await import('../commands/redrive.ts');
      await ending(redrive(queue, options, terminal));
    });

  const runs = onStage(program.command('runs')).description(
    'the runs of a stage over everything that is stored',
  );
  runs
    .command('list', { isDefault: true })
    .description('the newest runs, and how each stands')
    .action(async (_, command) => {
      const { listRuns } = await import('../commands/runs.ts');
      await ending(listRuns(command.optsWithGlobals(), terminal));
    });
  for (const [name, what] of [
    ['show', 'follow a run to its end, and tell what came of it'],
    ['resume', 'go on with a run that failed or was stopped, with what is not done'],
    ['stop', 'begin nothing more of a run; what it has done stays done'],
  ] as const) {
    runs
      .command(name)
      .description(what)
      .argument('<run>', 'its name')
      .action(async (run: string, _, command) => {
        const { showRun, resumeRun, stopRun } = await import('../commands/runs.ts');
        const does = { show: showRun, resume: resumeRun, stop: stopRun }[name];
        await ending(does(run, command.optsWithGlobals(), terminal));
      });
  }

  anywhere(program.command('restore'))
    .description('make lost records anew from the stored documents and decisions')
    .action(async (options: Where) => {
      const { restore } = await import('../commands/restore.ts');
      await ending(restore(options, terminal));
    });

  anywhere(program.command('backup'))
    .description(
      'copy everything that the rest can be made of into a folder; `restore --data` makes a data folder of it',
    )
    .argument('<folder>', 'for the copy; again, what was added since')
    .action(async (folder: string, options: Where) => {
      const { backup } = await import('../commands/backup.ts');
      await ending(backup(folder, options, terminal));
    });
};
