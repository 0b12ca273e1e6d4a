import type { SQSRecord } from 'aws-lambda';
import type { BatchResponse } from '../shared/batch.ts';
import type { PublicationId } from '../shared/publication.ts';
import { parseJson, validator } from '../shared/validate.ts';
import { parsePublication } from './publications.ts';
import { type PublishDeps, publishTogether } from './publish.ts';

/** An operator's word that the tables of a source may lose rows: `{"acceptLoss": "yunze"}`. */
const asAcceptance = validator<{ readonly acceptLoss: string }>(
  {
    type: 'object',
    required: ['acceptLoss'],
    properties: { acceptLoss: { type: 'string' } },
    additionalProperties: false,
  },
  'message',
);

/**
 * Works off a batch of the publish queue. The body of a message is the id of a publication, or the word of an operator.
 * What follows several publications is made dirty once for all of them. Messages with one body fail or succeed
 * together, so that a FIFO group is never carried on past a failed message of it.
 */
export async function receivePublications(
  records: readonly SQSRecord[],
  deps: PublishDeps,
): Promise<BatchResponse> {
  const failures = new Map<string, unknown>();
  const bodies = new Map<PublicationId, string[]>();
  for (const body of new Set(records.map((record) => record.body))) {
    try {
      const id = await publicationOf(body, deps);
      bodies.set(id, [...(bodies.get(id) ?? []), body]);
    } catch (error) {
      failures.set(body, error);
    }
  }
  for (const { id, outcome, error } of await publishTogether([...bodies.keys()], deps)) {
    if (outcome !== undefined) continue;
    for (const body of bodies.get(id) ?? []) failures.set(body, error);
  }
  for (const [key, error] of failures) {
    deps.log.error('failed, comes back', {
      key,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
  const failed = records.filter(({ body }) => failures.has(body));
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

/**
 * The publication that a message is about; an operator's word is noted before.
 * @throws OpenMinutesError `permanent` when nothing is published under that id, or the message is of another form.
 */
async function publicationOf(body: string, { publications }: PublishDeps): Promise<PublicationId> {
  if (!body.startsWith('{')) {
    assertPublication(body);
    return body;
  }
  const { acceptLoss: source } = asAcceptance(parseJson(body, 'message'));
  const id: PublicationId = `data/${source}/all`;
  assertPublication(id);
  await publications.acceptLoss(id);
  return id;
}

function assertPublication(id: string): asserts id is PublicationId {
  parsePublication(id);
}
