// What people decide about meetings: what waits, what is wrong, what must not be public.
import { type Command, Option } from 'commander';
import type { Dismissal } from '../../functions/record/dismissal.ts';
import type { Where } from '../installation.ts';
import { ending, type Group } from './group.ts';
import { anywhere, baseUrlOption, portOption } from './options.ts';

type ReviewOptions = Where & { serve?: true; by?: string; golds?: string };

const byOption = () => new Option('--by <name>', 'who answers for it; published').makeOptionMandatory();
const CORRECT_HELP = `
The patch names what is otherwise, and nothing else. Decisions are best named by their identifiers, people by their names and
agenda items by their numbers, so that the rest of the list stays as it is, also when the page is read again:

  { "decisions": { "suzhou-gusu/2023/17/1a2b3c4d": { "subjects": ["《渡口管理办法》"] } } }

null takes a part away. A list in the place of that replaces the whole list, with whatever a later reading would have mended in it.
The documents of a decision follow from its subjects, unless the patch states "documents"; [] says that there are none.
`;
const whyOption = () => new Option('--why <text>', 'why; published').makeOptionMandatory();

export const addDeciding: Group = (program, terminal) => {
  const review = anywhere(program.command('review'))
    .description('tell what waits for a person before it is published, and why; or decide it at a desk')
    .option(
      '--serve',
      'open the review desk on this machine: what waits, what is doubtful and what readers reported, beside the text',
    )
    .option('--by <name>', 'with --serve and dismiss: who decides; published with corrections')
    .option(
      '--golds <folder>',
      'with --serve: where the desk exports what was reviewed, as golds of npm run eval',
    )
    .addOption(portOption('with --serve: port of the desk (default: any free one)'))
    .addOption(baseUrlOption())
    .action(async (options: ReviewOptions) => {
      if (options.serve === true) {
        const { serveReview } = await import('../commands/review-serve.ts');
        await ending(serveReview(options, terminal));
        return;
      }
      const { listWaiting } = await import('../commands/review.ts');
      await ending(listWaiting(options, terminal));
    });

  review
    .command('golds')
    .description('write what was approved, corrected or found right into a folder, as golds of npm run eval')
    .argument('<folder>', 'for the pages and what they say')
    .action(async (folder: string, _: object, command: Command) => {
      const { writeGolds } = await import('../commands/review-serve.ts');
      await ending(writeGolds(folder, command.optsWithGlobals(), terminal));
    });

  review
    .command('unite')
    .description('make one meeting of two; the one that was published first keeps its address')
    .argument('<one>', 'the identifier of a meeting')
    .argument('<other>', 'that of another one of the same government')
    .action(async (one: string, other: string, _: object, command: Command) => {
      const { uniteTwo } = await import('../commands/review.ts');
      await ending(uniteTwo(one, other, command.optsWithGlobals(), terminal));
    });

  review
    .command('approve')
    .description('let what waits of these meetings be published, now and when their pages are read again')
    .argument('<ids...>', 'identifiers of meetings, or of pages whose government is asked for')
    .option('--source <slug>', 'the government that these pages are of')
    .action(async (ids: string[], _: object, command: Command) => {
      const { approveWaiting } = await import('../commands/review.ts');
      await ending(approveWaiting(ids, command.optsWithGlobals(), terminal));
    });

  review
    .command('dismiss')
    .description('say that nothing is to become of pages that were put aside, now and when they come again')
    .argument('<pages...>', 'their SHA-256, or the beginnings of it that review and status tell')
    // The command above takes it, wherever it stands.
    .option('--by <name>', 'who decides; written down')
    .requiredOption('--why <text>', 'why; written down')
    .action(async (pages: string[], _: object, command: Command) => {
      const options = command.optsWithGlobals();
      if (options.by === undefined) command.error("error: required option '--by <name>' not specified");
      const { dismissPages } = await import('../commands/review.ts');
      await ending(dismissPages(pages, options as Where & Dismissal, terminal));
    });

  anywhere(program.command('correct'))
    .description('correct what is published of a meeting, now and whenever its page is read again')
    .argument('<meeting>', 'its identifier, e.g. suzhou-gusu/2023/17')
    .argument('<patch>', 'a file with a JSON Merge Patch (RFC 7396) of its document')
    .addOption(byOption())
    .addOption(whyOption())
    .addHelpText('after', CORRECT_HELP)
    .action(async (meeting: string, patch: string, options: Where & { by: string; why: string }) => {
      const { correct } = await import('../commands/amend.ts');
      await ending(correct(meeting, patch, options, terminal));
    });

  anywhere(program.command('withdraw'))
    .description('take a meeting out of everything that is published, but for a notice in its place')
    .argument('<meeting>', 'its identifier')
    .addOption(byOption())
    .addOption(whyOption())
    .option('--undo', 'publish it again')
    .action(async (meeting: string, options: Where & { by: string; why: string; undo?: true }) => {
      const { withdraw } = await import('../commands/amend.ts');
      await ending(withdraw(meeting, options, terminal));
    });
};
