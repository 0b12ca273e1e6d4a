import type { PublicationId } from '../shared/publication.ts';
import { parsePublication } from './publications.ts';
import { type PublishDeps, type PublishOutcome, publish } from './publish.ts';

/**
 * Works off a message of the publish queue, whose body is the id of a publication.
 * @throws OpenMinutesError `permanent` when nothing is published under that id; whatever `publish` throws.
 */
export async function receive(body: string, deps: PublishDeps): Promise<PublishOutcome> {
  assertPublication(body);
  return publish(body, deps);
}

function assertPublication(id: string): asserts id is PublicationId {
  parsePublication(id);
}
