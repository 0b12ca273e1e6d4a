import type { AbsenceNotice } from '../../schemas/generated/absence-notice.ts';
import type { ApprovalRequest } from '../../schemas/generated/approval-request.ts';
import type { CorrectionRequest } from '../../schemas/generated/correction-request.ts';
import type { WithdrawalRequest } from '../../schemas/generated/withdrawal-request.ts';
import { applied } from '../shared/corrections.ts';
import { currentDocument } from '../shared/documents.ts';
import { isKind, permanent, transient } from '../shared/errors.ts';
import type { Head } from '../shared/head.ts';
import { normaliseUrl } from '../shared/normalise-url.ts';
import { approve, correct, doubt, miss, readdressed, withdraw } from './commit.ts';
import type { RecordDeps } from './deps.ts';

/** Commits of others that are let past. */
const TRIES = 25;

type Deps = Pick<RecordDeps, 'heads' | 'clock' | 'log'>;

/**
 * Changes a head, mostly by a decision that a person has taken. Done twice, it changes nothing.
 * @returns false when the head says so already.
 * @throws OpenMinutesError `permanent`, code `no-such-meeting`; `transient` when others kept coming first.
 */
async function amend(
  meeting: string,
  what: string,
  change: (head: Head, at: string) => Head | 'unchanged' | Promise<Head | 'unchanged'>,
  { heads, clock, log }: Deps,
): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const head = await heads.find(meeting);
    if (head === undefined) throw permanent('no-such-meeting', `There is no meeting ${meeting}`);
    const changed = await change(head, clock().toISOString());
    if (changed === 'unchanged') return false;
    try {
      await heads.commit(changed, head.rev);
      log.info(what, { meeting: head.meeting });
      return true;
    } catch (error) {
      if (!isKind(error, 'conflict')) throw error;
    }
  }
  throw transient('contended', `${TRIES} other commits of ${meeting} came first`);
}

/** Approves a page: what it says is published although it would wait for review, also when it is read again. */
export const approvePage = ({ approve: meeting, sha256 }: ApprovalRequest, deps: Deps): Promise<boolean> =>
  amend(meeting, 'approved', (head, at) => approve(head, sha256, at), deps);

/**
 * Corrects what is published of a meeting, now and after its page is read again.
 * @throws OpenMinutesError `permanent`, code `bad-correction`, that says what in it does not fit.
 */
export const correctMeeting = (
  { correct: meeting, patch, by, why, at: decidedAt }: CorrectionRequest,
  deps: Deps & Pick<RecordDeps, 'store'>,
): Promise<boolean> =>
  amend(
    meeting,
    'corrected',
    async (head, at) => {
      // The meeting may have turned out to be another one, and so its decisions.
      const correction = readdressed({ patch, by, why, at: decidedAt }, meeting, head.meeting);
      const changed = correct(head, correction, at);
      // One that does not fit is refused now, not left out later.
      if (changed !== 'unchanged') applied(await currentDocument(deps.store, head), correction);
      return changed;
    },
    deps,
  );

/**
 * Notes that a page is gone from its site. The meeting stays published, with that said of it.
 * @returns false when the page never became a meeting, or that is known.
 */
export async function missPage({ missing, at: seenAt }: AbsenceNotice, deps: Deps): Promise<boolean> {
  const address = normaliseUrl(missing);
  const meeting = await deps.heads.ownerOf(address);
  if (meeting === undefined) return false;
  return amend(
    meeting,
    'page gone',
    (head, at) => miss(head, address, new Date(seenAt).toISOString(), at),
    deps,
  );
}

/**
 * Lets what stands at an address wait for review: it may be about another meeting. Nothing is done where there is no such
 * meeting yet.
 * @param address Its hash.
 */
export async function doubtAddress(meeting: string, address: string, deps: Deps): Promise<boolean> {
  if ((await deps.heads.find(meeting)) === undefined) return false;
  return amend(meeting, 'doubted', (head, at) => doubt(head, address, at), deps);
}

/** Withdraws a meeting, or publishes it again. */
export const withdrawMeeting = (
  { withdraw: meeting, withdrawn, by, why, at: decidedAt }: WithdrawalRequest,
  deps: Deps,
): Promise<boolean> =>
  amend(
    meeting,
    withdrawn ? 'withdrawn' : 'restored',
    (head, at) => withdraw(head, { withdrawn, by, why, at: decidedAt }, at),
    deps,
  );
