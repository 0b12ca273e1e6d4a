import type { ApprovalRequest } from '../../schemas/generated/approval-request.ts';
import { isKind, permanent, transient } from '../shared/errors.ts';
import { approve } from './commit.ts';
import type { RecordDeps } from './deps.ts';

/** Commits of others that are let past. */
const TRIES = 25;

/**
 * Approves a page: what it says of the meeting is published although it would wait for review, also when it is read
 * again. Done twice, it changes nothing.
 * @returns false when the page was approved already.
 * @throws OpenMinutesError `permanent`, code `no-such-meeting`; `transient` when others kept coming first.
 */
export async function approvePage(
  { approve: meeting, sha256 }: ApprovalRequest,
  { heads, clock, log }: Pick<RecordDeps, 'heads' | 'clock' | 'log'>,
): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const head = await heads.read(meeting);
    if (head === undefined) throw permanent('no-such-meeting', `There is no meeting ${meeting}`);
    const approved = approve(head, sha256, clock().toISOString());
    if (approved === 'unchanged') return false;
    try {
      await heads.commit(approved, head.rev);
      log.info('approved', { meeting, sha256 });
      return true;
    } catch (error) {
      if (!isKind(error, 'conflict')) throw error;
    }
  }
  throw transient('contended', `${TRIES} other commits of ${meeting} came first`);
}

/**
 * What `approvePage` has to be asked for, so that what waits now is published.
 * @throws OpenMinutesError `permanent`: `no-such-meeting`, `nothing-waits`.
 */
export async function waitingPage(
  meeting: string,
  { heads }: Pick<RecordDeps, 'heads'>,
): Promise<ApprovalRequest> {
  const head = await heads.read(meeting);
  if (head === undefined) throw permanent('no-such-meeting', `There is no meeting ${meeting}`);
  if (head.waiting === undefined) throw permanent('nothing-waits', `Nothing of ${meeting} waits for review`);
  return { approve: meeting, sha256: head.waiting.sha256 };
}
