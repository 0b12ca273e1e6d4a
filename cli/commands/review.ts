import { approvePage } from '../../functions/record/amend.ts';
import { type Dismissal, dismissPage } from '../../functions/record/dismissal.ts';
import { moveMeeting } from '../../functions/record/move.ts';
import {
  answerPage,
  openQuestions,
  pageIdOf,
  uniteMeetings,
  waitingPage,
} from '../../functions/record/review.ts';
import { snapshotKey } from '../../functions/record/snapshot.ts';
import { isKind, OpenMinutesError, permanent } from '../../functions/shared/errors.ts';
import { type Installation, recordDepsOf, type Where, working } from '../installation.ts';
import { checkSource } from '../sources.ts';
import { callOf } from '../stage/stage.ts';
import type { Terminal } from '../terminal.ts';

/** `review`: what waits for a person, and why. */
export const listWaiting = (options: Where, terminal: Terminal): Promise<number> =>
  working(options, async (installation) => {
    let count = 0;
    for await (const { meeting, document, page, published } of installation.waiting()) {
      count += 1;
      const [said, why] =
        document instanceof OpenMinutesError
          ? ['cannot be read', document.message]
          : [`${document.heldOn ?? 'day unknown'}  ${document.title}`, document.quality.review];
      terminal.out(
        [
          `${meeting}  ${said}`,
          `  why: ${why ?? 'unknown'}`,
          `  page: ${installation.placeOf(snapshotKey(page))}`,
          published
            ? '  meanwhile published: another reading of this meeting'
            : '  nothing of it is published',
          '',
        ].join('\n'),
      );
    }
    for await (const { sha256, url, message } of openQuestions(installation.store)) {
      count += 1;
      const id = pageIdOf(sha256);
      const where = installation.stage === undefined ? '' : ` ${callOf(installation.stage)}`;
      terminal.out(
        [
          `${id}  ${url ?? 'a file'}`,
          `  question: ${message}`,
          `  page: ${installation.placeOf(snapshotKey(sha256))}`,
          `  answer: open-minutes review approve ${id} --source SLUG${where}`,
          `  or, if nothing is to become of it: open-minutes review dismiss ${id} --by … --why …${where}`,
          '',
        ].join('\n'),
      );
    }
    terminal.out(count === 0 ? 'Nothing waits for review.\n' : `${count} waiting.\n`);
    return 0;
  });

/**
 * `review approve ID…`: lets what waits of these meetings be published. With a source, these are pages that wait for
 * their government, or meetings that were taken for those of another one: now they are that one's.
 * @returns the exit status: 1 when anything could not be approved; the others are.
 */
export const approveWaiting = (
  meetings: readonly string[],
  options: Where & { readonly source?: string },
  terminal: Terminal,
): Promise<number> =>
  working(options, async (installation) => {
    const { source } = options;
    const deps = recordDepsOf(installation, terminal);
    checkSource(source, installation.sources);
    let approved = 0;
    for (const meeting of meetings) {
      try {
        if (isPage(meeting)) terminal.out(await answer(meeting, source, installation, terminal));
        else if (source !== undefined) {
          terminal.out(`moved ${meeting} to ${await moveMeeting(meeting, source, deps)}\n`);
        } else {
          await approvePage(await waitingPage(meeting, deps), deps);
          terminal.out(`approved ${meeting}\n`);
        }
        approved += 1;
      } catch (error) {
        if (!isKind(error, 'permanent')) throw error;
        terminal.err(`refused ${meeting}: ${error.message}\n`);
      }
    }
    const status = approved > 0 ? await installation.settle('what was approved', terminal) : 0;
    return approved === meetings.length ? status : 1;
  });

/**
 * `review unite ONE OTHER`: makes one meeting of two.
 * @returns the exit status: 1 where that cannot be.
 */
export const uniteTwo = (one: string, other: string, options: Where, terminal: Terminal): Promise<number> =>
  working(options, async (installation) => {
    try {
      const meeting = await uniteMeetings(one, other, recordDepsOf(installation, terminal));
      terminal.out(`${one} and ${other} are ${meeting}\n`);
    } catch (error) {
      if (!isKind(error, 'permanent')) throw error;
      terminal.err(`open-minutes: ${error.message}\n`);
      return 1;
    }
    return installation.settle('it', terminal);
  });

/**
 * `review dismiss PAGE…`: nothing is to become of pages that were put aside, now and when they come again.
 * @returns the exit status: 1 when one of them was not put aside; the others are dismissed.
 */
export const dismissPages = (
  pages: readonly string[],
  options: Where & Dismissal,
  terminal: Terminal,
): Promise<number> =>
  working(options, async (installation) => {
    const { by, why } = options;
    const deps = recordDepsOf(installation, terminal);
    let dismissed = 0;
    for (const page of pages) {
      try {
        const sha256 = await dismissPage(page, { by, why }, deps);
        terminal.out(`dismissed ${sha256}; its bytes stay: ${installation.placeOf(snapshotKey(sha256))}\n`);
        dismissed += 1;
      } catch (error) {
        if (!isKind(error, 'permanent')) throw error;
        terminal.err(`refused ${page}: ${error.message}\n`);
      }
    }
    return dismissed === pages.length ? 0 : 1;
  });

/** A meeting's id has a stroke in it. */
const isPage = (id: string): boolean => !id.includes('/');

/**
 * Says which government a page is of, and records it as a meeting of that.
 * @returns what became of it, in words.
 */
async function answer(
  page: string,
  source: string | undefined,
  installation: Installation,
  terminal: Terminal,
): Promise<string> {
  if (source === undefined)
    throw permanent('no-source', 'Its government is asked for: say it with --source SLUG');
  const outcome = await answerPage(page, source, recordDepsOf(installation, terminal));
  if (outcome.kind === 'quarantined') throw permanent(outcome.code, outcome.message);
  if (outcome.kind === 'asked') throw permanent('which-government', outcome.question);
  const { meeting, review } = outcome;
  return `approved ${page} as ${meeting}\n${review === undefined ? '' : `  which waits for review: ${review}\n`}`;
}
