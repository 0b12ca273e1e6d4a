import { approvePage } from '../../functions/record/amend.ts';
import { moveMeeting } from '../../functions/record/move.ts';
import {
  answerPage,
  openQuestions,
  pageIdOf,
  uniteMeetings,
  waitingPage,
} from '../../functions/record/review.ts';
import { isKind, OpenMinutesError, permanent } from '../../functions/shared/errors.ts';
import { type Embedded, openEmbedded, recordDepsOf } from '../embedded.ts';
import { checkSource } from '../sources.ts';
import type { Terminal } from '../terminal.ts';

interface Where {
  readonly data: string;
}

/** `review`: what waits for a person, and why. */
export async function listWaiting(options: Where, terminal: Terminal): Promise<number> {
  const embedded = await openEmbedded(options.data);
  try {
    let count = 0;
    for await (const { meeting, document, page, published } of embedded.waiting()) {
      count += 1;
      const [said, why] =
        document instanceof OpenMinutesError
          ? ['cannot be read', document.message]
          : [`${document.heldOn ?? 'day unknown'}  ${document.title}`, document.quality.review];
      terminal.out(
        [
          `${meeting}  ${said}`,
          `  why: ${why ?? 'unknown'}`,
          `  page: ${options.data}/store/raw/${page}`,
          published
            ? '  meanwhile published: another reading of this meeting'
            : '  nothing of it is published',
          '',
        ].join('\n'),
      );
    }
    for await (const { sha256, url, message } of openQuestions(embedded.store)) {
      count += 1;
      const id = pageIdOf(sha256);
      terminal.out(
        [
          `${id}  ${url ?? 'a file'}`,
          `  question: ${message}`,
          `  page: ${options.data}/store/raw/${sha256}`,
          `  answer: open-minutes review approve ${id} --source SLUG`,
          '',
        ].join('\n'),
      );
    }
    terminal.out(count === 0 ? 'Nothing waits for review.\n' : `${count} waiting.\n`);
    return 0;
  } finally {
    await embedded.close();
  }
}

/**
 * `review approve ID…`: lets what waits of these meetings be published. With a source, these are pages that wait for
 * their government, or meetings that were taken for those of another one: now they are that one's.
 * @returns the exit status: 1 when anything could not be approved; the others are.
 */
export async function approveWaiting(
  meetings: readonly string[],
  options: Where & { readonly source?: string },
  terminal: Terminal,
): Promise<number> {
  const { source } = options;
  const embedded = await openEmbedded(options.data);
  const deps = recordDepsOf(embedded, terminal);
  let approved = 0;
  try {
    checkSource(source, embedded.sources);
    for (const meeting of meetings) {
      try {
        if (isPage(meeting)) terminal.out(await answer(meeting, source, embedded, terminal));
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
    if (approved > 0) terminal.out('`open-minutes publish` shows what was approved.\n');
    return approved === meetings.length ? 0 : 1;
  } finally {
    await embedded.close();
  }
}

/**
 * `review unite ONE OTHER`: makes one meeting of two.
 * @returns the exit status: 1 where that cannot be.
 */
export async function uniteTwo(
  one: string,
  other: string,
  options: Where,
  terminal: Terminal,
): Promise<number> {
  const embedded = await openEmbedded(options.data);
  try {
    const meeting = await uniteMeetings(one, other, recordDepsOf(embedded, terminal));
    terminal.out(`${one} and ${other} are ${meeting}\n\`open-minutes publish\` shows it.\n`);
    return 0;
  } catch (error) {
    if (!isKind(error, 'permanent')) throw error;
    terminal.err(`open-minutes: ${error.message}\n`);
    return 1;
  } finally {
    await embedded.close();
  }
}

/** A meeting's id has a stroke in it. */
const isPage = (id: string): boolean => !id.includes('/');

/**
 * Says which government a page is of, and records it as a meeting of that.
 * @returns what became of it, in words.
 */
async function answer(
  page: string,
  source: string | undefined,
  embedded: Embedded,
  terminal: Terminal,
): Promise<string> {
  if (source === undefined)
    throw permanent('no-source', 'Its government is asked for: say it with --source SLUG');
  const outcome = await answerPage(page, source, recordDepsOf(embedded, terminal));
  if (outcome.kind === 'quarantined') throw permanent(outcome.code, outcome.message);
  if (outcome.kind === 'asked') throw permanent('which-government', outcome.question);
  const { meeting, review } = outcome;
  return `approved ${page} as ${meeting}\n${review === undefined ? '' : `  which waits for review: ${review}\n`}`;
}
