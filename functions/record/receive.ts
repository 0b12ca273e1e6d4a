import approvalSchema from '../../schemas/approval-request.schema.json' with { type: 'json' };
import type { ApprovalRequest } from '../../schemas/generated/approval-request.ts';
import type { ParseRequest } from '../../schemas/generated/parse-request.ts';
import schema from '../../schemas/parse-request.schema.json' with { type: 'json' };
import { isKind, type OpenMinutesError } from '../shared/errors.ts';
import { parseJson, validator } from '../shared/validate.ts';
import type { RecordDeps } from './deps.ts';
import { ingest } from './ingest.ts';
import { quarantine } from './quarantine.ts';
import { approvePage } from './review.ts';
import { storeSnapshot } from './snapshot.ts';

const asRequest = validator<ParseRequest>(schema, 'parse-request');
const asApproval = validator<ApprovalRequest>(approvalSchema, 'approval-request');

/**
 * Works off a message of the parse queue: a page to be recorded, or one that was approved. What is neither will not
 * become it by being delivered again: it is kept like a page that is no minutes, and quarantined.
 * @throws OpenMinutesError when the message should come back.
 */
export async function receive(body: string, deps: RecordDeps): Promise<void> {
  let request: ParseRequest;
  try {
    const message = parseJson(body, 'parse-request');
    if (isApproval(message)) {
      await approvePage(asApproval(message), deps);
      return;
    }
    request = asRequest(message);
  } catch (error) {
    if (!isKind(error, 'permanent')) throw error;
    await setAside(body, error, deps);
    return;
  }
  await ingest(request, deps);
}

const isApproval = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'approve' in message;

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
