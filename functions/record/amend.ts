import type { AbsenceNotice } from '../../schemas/generated/absence-notice.ts';
import type { ApprovalRequest } from '../../schemas/generated/approval-request.ts';
import type { CorrectionRequest } from '../../schemas/generated/correction-request.ts';
import type { WithdrawalRequest } from '../../schemas/generated/withdrawal-request.ts';
import { applied, changes } from '../shared/corrections.ts';
import { canonical, currentDocument } from '../shared/documents.ts';
import { permanent } from '../shared/errors.ts';
import { sha256 } from '../shared/hash.ts';
import type { Head, MeetingRecord } from '../shared/head.ts';
import { normaliseUrl } from '../shared/normalise-url.ts';
import { headWith, readdressed } from './commit.ts';
import type { RecordDeps } from './deps.ts';
import { markGovernments } from './mark.ts';
import { knownBy, type Statement, storeNote } from './notes.ts';
import { untilWritten } from './until-written.ts';
import { writeHead } from './write.ts';

type Deps = Pick<RecordDeps, 'store' | 'records' | 'builds' | 'wake' | 'restMs' | 'clock' | 'log'>;

/** What is said of a meeting, and when that was decided; undefined where nothing is to be said of it. */
interface Said {
  readonly what: string;
  /** No person has decided it. */
  readonly mayRest?: true;
  readonly at: string;
  of(record: MeetingRecord): Statement | undefined;
  /** @throws OpenMinutesError when it must not be said. */
  check?(record: MeetingRecord, statement: Statement): Promise<void>;
}

/**
 * Changes a record by what is said of the meeting, mostly by a person. Done twice, it changes nothing.
 * @returns the record before the change and the head after it; undefined when it says so already.
 * @throws OpenMinutesError `permanent`, code `no-such-meeting`; `transient` when others kept coming first.
 */
function amend(
  meeting: string,
  said: Said,
  deps: Deps,
): Promise<{ readonly before: MeetingRecord; readonly after: Head } | undefined> {
  const { store, records, log } = deps;
  return untilWritten(meeting, async () => {
    const record = await records.find(meeting);
    if (record === undefined) throw permanent('no-such-meeting', `There is no meeting ${meeting}`);
    const statement = said.of(record);
    if (statement === undefined) return undefined;
    const note = { meeting: record.meeting, at: said.at, statement };
    const head = headWith(record, record.meeting, knownBy(note));
    if (head === 'unchanged') {
      await markGovernments([record.source], deps, said);
      return undefined;
    }
    await said.check?.(record, statement);
    await storeNote(store, note);
    await writeHead(head, record, deps);
    await markGovernments([record.source], deps, said);
    log.info(said.what, { meeting: record.meeting });
    return { before: record, after: head };
  });
}

/** Approves a page: what it says is published although it would wait for review, also when it is read again. */
export async function approvePage(
  { approve: meeting, sha256: page }: ApprovalRequest,
  deps: Deps,
): Promise<boolean> {
  const at = deps.clock().toISOString();
  const change = await amend(meeting, { what: 'approved', at, of: () => ({ approved: page }) }, deps);
  return change !== undefined;
}

/**
 * Corrects what is published of a meeting, or says of facts that they are right, now and after its page is read again.
 * @throws OpenMinutesError `permanent`, code `bad-correction`, that says what in it does not fit.
 */
export async function correctMeeting(
  { correct: meeting, patch, confirms, by, why, at }: CorrectionRequest,
  deps: Deps,
): Promise<boolean> {
  if (!changes({ patch }) && (confirms ?? []).length === 0)
    throw permanent('bad-correction', 'A correction changes something, or finds something right');
  const change = await amend(
    meeting,
    {
      what: 'corrected',
      at,
      // The meeting may have turned out to be another one, and so its decisions.
      of: (record) => {
        const correction = { patch, ...(confirms !== undefined && { confirms }), by, why, at };
        return { corrected: readdressed(correction, meeting, record.meeting) };
      },
      // One that does not fit is refused now, not left out later.
      check: async (record, statement) => {
        if ('corrected' in statement) applied(await currentDocument(deps.store, record), statement.corrected);
      },
    },
    deps,
  );
  return change !== undefined;
}

/**
 * Notes that a page is gone from its site. The meeting stays published, with that said of it; seen again later, the page
 * is there again.
 * @returns false when the page never became a meeting, or that is known.
 */
export async function missPage({ missing, at }: AbsenceNotice, deps: Deps): Promise<boolean> {
  const address = normaliseUrl(missing);
  const meeting = await deps.records.ownerOf(address);
  if (meeting === undefined) return false;
  const absent = sha256(address);
  const seenAt = new Date(at).toISOString();
  const said: Said = {
    what: 'page gone',
    mayRest: true,
    at: seenAt,
    of: ({ places }) => (places[absent] === undefined ? undefined : { absent, seenAt }),
  };
  return (await amend(meeting, said, deps)) !== undefined;
}

/**
 * Lets what stands at an address wait for review, until a person has approved it or it tells a number: it may be about
 * another meeting of the same day. Nothing is done where there is no such meeting yet.
 * @param address Its hash.
 */
export async function doubtAddress(meeting: string, address: string, deps: Deps): Promise<boolean> {
  if ((await deps.records.find(meeting)) === undefined) return false;
  const at = deps.clock().toISOString();
  const change = await amend(
    meeting,
    { what: 'doubted', mayRest: true, at, of: () => ({ doubted: address }) },
    deps,
  );
  return change !== undefined;
}

/**
 * Withdraws a meeting, or publishes it again. Of several such decisions, the one counts that answers the latest revision.
 * One that withdraws a meeting that turned out to be another one meanwhile withdraws that: it has seen none of its revisions.
 * @returns false when nothing is published otherwise for it: the meeting is in that state, or a later decision counts.
 */
export async function withdrawMeeting(
  { withdraw: meeting, withdrawn, by, why, at, answers }: WithdrawalRequest,
  deps: Deps,
): Promise<boolean> {
  const withdrawal = { withdrawn, by, why, at, answers };
  const change = await amend(
    meeting,
    {
      what: withdrawn ? 'withdrawn' : 'restored',
      at,
      of: ({ meeting: now, aliases = [], rev, withdrawals = [] }) => {
        if (!withdrawn || now === meeting || aliases.includes(meeting)) return { withdrawal };
        const known = withdrawals.find((one) => canonical({ ...one, answers }) === canonical(withdrawal));
        return { withdrawal: known ?? { ...withdrawal, answers: Math.max(answers, rev) } };
      },
    },
    deps,
  );
  return change !== undefined && isWithdrawn(change.before) !== isWithdrawn(change.after);
}

const isWithdrawn = ({ withdrawal }: Head): boolean => withdrawal?.withdrawn === true;
