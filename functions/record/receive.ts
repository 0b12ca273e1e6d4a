import type { ParseRequest } from '../../schemas/generated/parse-request.ts';
import schema from '../../schemas/parse-request.schema.json' with { type: 'json' };
import { isKind } from '../shared/errors.ts';
import { sha256 } from '../shared/hash.ts';
import { parseJson, validator } from '../shared/validate.ts';
import type { RecordDeps } from './deps.ts';
import { ingest } from './ingest.ts';

const asRequest = validator<ParseRequest>(schema, 'parse-request');

/**
 * Works off a message of the parse queue. One that is no parse request will not become one by being delivered again:
 * it is quarantined as it is.
 * @throws OpenMinutesError `transient` when the message should come back.
 */
export async function receive(body: string, deps: RecordDeps): Promise<void> {
  let request: ParseRequest;
  try {
    request = asRequest(parseJson(body, 'parse-request'));
  } catch (error) {
    if (!isKind(error, 'permanent')) throw error;
    await quarantineMessage(body, { code: error.code, message: error.message }, deps);
    return;
  }
  await ingest(request, deps);
}

async function quarantineMessage(
  body: string,
  reason: { code: string; message: string },
  { store, clock, log }: RecordDeps,
): Promise<void> {
  const hash = sha256(body);
  const notice = { sha256: hash, ...reason, at: clock().toISOString(), body };
  await store.put(`quarantine/${hash}.json`, new TextEncoder().encode(JSON.stringify(notice)), {
    contentType: 'application/json',
  });
  log.error('message quarantined', { sha256: hash, ...reason });
}
