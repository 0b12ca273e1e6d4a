import type { DynamoDBStreamEvent } from 'aws-lambda';
import type { PublicationId } from '../shared/publication.ts';
import type { ProjectDeps } from './deps.ts';
import { drainOutbox } from './drain.ts';

/** What the schedule sends. */
interface Sweep {
  readonly sweep: true;
}

/** What wakes the project function: the table's stream, or the schedule. */
export type ProjectEvent = DynamoDBStreamEvent | Sweep;

export const isSweep = (event: ProjectEvent): event is Sweep => 'sweep' in event && event.sweep === true;

/** As many as one sweep gets through well within the function's time; the next one goes on from there. */
const MEETINGS = 500;
const PUBLICATIONS = 2000;

/** What a site has before its first meeting. */
const OPENING: readonly PublicationId[] = [
  'page/index',
  'page/status',
  'feed/decisions',
  'feed/meetings',
  'opml/all',
];

/**
 * Finds what lost wake-ups have left behind. Publications first, since that only sends messages, and since draining
 * wakes whatever it makes dirty by itself.
 * @throws OpenMinutesError `transient` when some meetings could not be projected; the others are.
 */
export async function sweep(deps: ProjectDeps): Promise<undefined> {
  const due = new Set([...(await markSite(deps)), ...(await deps.publications.due(PUBLICATIONS))]);
  await deps.wake([...due]);
  await drainOutbox(deps, { limit: MEETINGS });
  deps.log.info('swept', { woken: due.size });
}

/**
 * Stylesheet and schemas come with the code and belong to no meeting, so that no meeting makes them dirty: rendered
 * anew with every sweep, they follow a release, and nothing is written when they are the same.
 */
async function markSite({ publications }: ProjectDeps): Promise<readonly PublicationId[]> {
  const { files } = await publications.state('static');
  const marked: readonly PublicationId[] =
    Object.keys(files).length === 0 ? ['static', ...OPENING] : ['static'];
  await publications.markDirty(marked);
  return marked;
}
