import type { SQSEvent } from 'aws-lambda';
import absenceSchema from '../../schemas/absence-notice.schema.json' with { type: 'json' };
import approvalSchema from '../../schemas/approval-request.schema.json' with { type: 'json' };
import correctionSchema from '../../schemas/correction-request.schema.json' with { type: 'json' };
import type { AbsenceNotice } from '../../schemas/generated/absence-notice.ts';
import type { ApprovalRequest } from '../../schemas/generated/approval-request.ts';
import type { CorrectionRequest } from '../../schemas/generated/correction-request.ts';
import type { MoveRequest } from '../../schemas/generated/move-request.ts';
import type { ParseRequest } from '../../schemas/generated/parse-request.ts';
import type { WithdrawalRequest } from '../../schemas/generated/withdrawal-request.ts';
import moveSchema from '../../schemas/move-request.schema.json' with { type: 'json' };
import withdrawalSchema from '../../schemas/withdrawal-request.schema.json' with { type: 'json' };
import { type BatchResponse, workOff } from '../shared/batch.ts';
import { isKind, type OpenMinutesError } from '../shared/errors.ts';
import type { NoteFailure } from '../shared/failures.ts';
import { parseJson } from '../shared/parse-json.ts';
import { asRunBatch, type RunBatch } from '../shared/runs.ts';
import { validator } from '../shared/validate.ts';
import { approvePage, correctMeeting, missPage, withdrawMeeting } from './amend.ts';
import type { RecordDeps } from './deps.ts';
import { ingest } from './ingest.ts';
import { moveMeeting } from './move.ts';
import { asParseRequest } from './pages.ts';
import { quarantine } from './quarantine.ts';
import { giveReceipt } from './receipts.ts';
import { recordRun } from './run.ts';
import { storeSnapshot } from './snapshot.ts';

const asApproval = validator<ApprovalRequest>(approvalSchema, 'approval-request');
const asCorrection = validator<CorrectionRequest>(correctionSchema, 'correction-request');
const asAbsence = validator<AbsenceNotice>(absenceSchema, 'absence-notice');
const asMove = validator<MoveRequest>(moveSchema, 'move-request');
const asWithdrawal = validator<WithdrawalRequest>(withdrawalSchema, 'withdrawal-request');

/** What can be asked for besides reading a page, told apart by its verb: decisions of people, and that a page is gone. */
const AMENDMENTS: Readonly<Record<string, (message: unknown, deps: RecordDeps) => Promise<unknown>>> = {
  approve: (message, deps) => approvePage(asApproval(message), deps),
  missing: (message, deps) => missPage(asAbsence(message), deps),
  correct: (message, deps) => correctMeeting(asCorrection(message), deps),
  move: (message, deps) => {
    const { move: meeting, source } = asMove(message);
    return moveMeeting(meeting, source, deps);
  },
  withdraw: (message, deps) => withdrawMeeting(asWithdrawal(message), deps),
};

/** Kept for the pages that are being read when no further one is begun, in milliseconds: one of 10 MB may take 27 s. */
const TO_END_MS = 32_000;

/** What calls the record function: the parse queue, or a run over what is stored. */
export type RecordEvent = SQSEvent | RunBatch;

/**
 * Works off a batch of the parse queue, or of a run.
 * @param leftMs Milliseconds until the function is ended.
 * @returns of a queue, which messages are to be delivered again; of a run, what is left of the batch.
 */
export async function receiveEvent(
  event: RecordEvent,
  deps: RecordDeps,
  noteFailure: NoteFailure,
  leftMs: () => number,
): Promise<BatchResponse | RunBatch> {
  if ('Records' in event)
    return workOff(event.Records, (body) => receive(body, deps), { log: deps.log, noteFailure, leftMs });
  return recordRun(asRunBatch(event), deps, () => leftMs() < TO_END_MS);
}

/**
 * Works off a message of the parse queue: a page to be recorded, a page that is gone, or a decision of a person about a meeting. What is
 * neither, or cannot be done, will not become it by being delivered again: it is kept like a page that is no minutes,
 * and quarantined.
 * @throws OpenMinutesError when the message should come back.
 */
export async function receive(body: string, deps: RecordDeps): Promise<void> {
  let request: ParseRequest;
  try {
    const message = parseJson(body, 'parse-request');
    const amendment = Object.entries(AMENDMENTS).find(([verb]) => names(message, verb));
    if (amendment !== undefined) {
      await amendment[1](message, deps);
      return;
    }
    request = asParseRequest(message);
  } catch (error) {
    if (!isKind(error, 'permanent')) throw error;
    await setAside(body, error, deps);
    return;
  }
  const { receipt, ...page } = request;
  const outcome = await ingest(page, deps);
  if (receipt !== undefined) await giveReceipt(receipt, outcome, deps);
}

const names = (message: unknown, verb: string): boolean =>
  typeof message === 'object' && message !== null && verb in message;

async function setAside(
  body: string,
  reason: OpenMinutesError,
  { store, clock, log }: RecordDeps,
): Promise<void> {
  const at = clock();
  const sha256 = await storeSnapshot(store, new TextEncoder().encode(body));
  const message = { sha256, contentType: 'application/json', fetchedAt: at.toISOString() };
  await quarantine(store, message, reason, at);
  log.error('message quarantined', { sha256, code: reason.code, reason: reason.message });
}
