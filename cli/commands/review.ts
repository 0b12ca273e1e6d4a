import { approvePage } from '../../functions/record/amend.ts';
import { waitingPage } from '../../functions/record/review.ts';
import { systemClock } from '../../functions/shared/clock.ts';
import { isKind } from '../../functions/shared/errors.ts';
import { openEmbedded } from '../embedded.ts';
import { project } from '../publish-folder.ts';
import type { Terminal } from '../terminal.ts';

interface Where {
  readonly data: string;
}

/** `review`: what waits for a person, and why. */
export async function listWaiting(options: Where, terminal: Terminal): Promise<number> {
  const embedded = await openEmbedded(options.data);
  try {
    let count = 0;
    for await (const { document, page, published } of embedded.waiting()) {
      count += 1;
      const { id, title, heldOn, quality } = document;
      terminal.out(
        [
          `${id}  ${heldOn ?? 'day unknown'}  ${title}`,
          `  why: ${quality.review ?? 'unknown'}`,
          `  page: ${options.data}/store/raw/${page}`,
          published
            ? '  meanwhile published: another reading of this meeting'
            : '  nothing of it is published',
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
 * `review approve ID…`: lets what waits of these meetings be published.
 * @returns the exit status: 1 when anything could not be approved; the others are.
 */
export async function approveWaiting(
  meetings: readonly string[],
  options: Where,
  terminal: Terminal,
): Promise<number> {
  const embedded = await openEmbedded(options.data);
  const deps = { heads: embedded.heads, clock: systemClock, log: terminal.log };
  let approved = 0;
  try {
    for (const meeting of meetings) {
      try {
        await approvePage(await waitingPage(meeting, deps), deps);
        terminal.out(`approved ${meeting}\n`);
        approved += 1;
      } catch (error) {
        if (!isKind(error, 'permanent')) throw error;
        terminal.err(`refused ${meeting}: ${error.message}\n`);
      }
    }
    await project(embedded, terminal);
    if (approved > 0) terminal.out('`open-minutes publish` shows what was approved.\n');
    return approved === meetings.length ? 0 : 1;
  } finally {
    await embedded.close();
  }
}
