import type { ParseRequest } from '../../schemas/generated/parse-request.ts';
import schema from '../../schemas/parse-request.schema.json' with { type: 'json' };
import { isKind, type OpenMinutesError } from '../shared/errors.ts';
import { parseJson, validator } from '../shared/validate.ts';
import type { RecordDeps } from './deps.ts';
import { ingest } from './ingest.ts';
import { quarantine } from './quarantine.ts';
import { storeSnapshot } from './snapshot.ts';

const asRequest = validator<ParseRequest>(schema, 'parse-request');

/**
 * Works off a message of the parse queue. One that is no parse request will not become one by being delivered again:
 * it is kept like a page that is no minutes, and quarantined.
 * @throws OpenMinutesError when the message should come back.
 */
export async function receive(body: string, deps: RecordDeps): Promise<void> {
  let request: ParseRequest;
  try {
    request = asRequest(parseJson(body, 'parse-request'));
  } catch (error) {
    if (!isKind(error, 'permanent')) throw error;
    await setAside(body, error, deps);
    return;
  }
  await ingest(request, deps);
}

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
