import { permanent } from '../shared/errors.ts';
import type { PublicationId } from '../shared/publication.ts';
import { validator } from '../shared/validate.ts';
import { parsePublication } from './publications.ts';
import { type PublishDeps, type PublishOutcome, publish } from './publish.ts';

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
 * Works off a message of the publish queue, whose body is the id of a publication, or the word of an operator.
 * @throws OpenMinutesError `permanent` when nothing is published under that id; whatever `publish` throws.
 */
export async function receive(body: string, deps: PublishDeps): Promise<PublishOutcome> {
  if (body.startsWith('{')) return receiveAcceptance(body, deps);
  assertPublication(body);
  return publish(body, deps);
}

async function receiveAcceptance(body: string, deps: PublishDeps): Promise<PublishOutcome> {
  const { acceptLoss: source } = asAcceptance(parseJson(body));
  const id: PublicationId = `data/${source}/all`;
  assertPublication(id);
  await deps.publications.acceptLoss(id);
  return publish(id, deps);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw permanent('bad-message', 'A message of the publish queue is neither an id nor JSON', error);
  }
}

function assertPublication(id: string): asserts id is PublicationId {
  parsePublication(id);
}
