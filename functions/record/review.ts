import type { ApprovalRequest } from '../../schemas/generated/approval-request.ts';
import { permanent } from '../shared/errors.ts';
import type { RecordDeps } from './deps.ts';

/**
 * What `approvePage` has to be asked for, so that what waits now is published.
 * @throws OpenMinutesError `permanent`: `no-such-meeting`, `nothing-waits`.
 */
export async function waitingPage(
  meeting: string,
  { heads }: Pick<RecordDeps, 'heads'>,
): Promise<ApprovalRequest> {
  const head = await heads.find(meeting);
  if (head === undefined) throw permanent('no-such-meeting', `There is no meeting ${meeting}`);
  if (head.waiting === undefined) throw permanent('nothing-waits', `Nothing of ${meeting} waits for review`);
  return { approve: head.meeting, sha256: head.waiting.sha256 };
}
