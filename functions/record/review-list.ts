import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { Clock } from '../shared/clock.ts';
import { loadDocument, underMeeting } from '../shared/documents.ts';
import { isKind, type OpenMinutesError } from '../shared/errors.ts';
import { isHeld } from '../shared/head.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';
import type { BuildRows } from '../shared/records/build-rows.ts';
import type { MeetingRows } from '../shared/records/meeting-rows.ts';
import type { Summaries } from '../shared/records/summaries.ts';
import { ALL } from '../shared/records/tables.ts';

/** A reading that a person must look at before it is published. */
export interface WaitingMeeting {
  readonly meeting: string;
  /** What it says; why that cannot be read where it is lost or damaged. */
  readonly document: MinutesDocument | OpenMinutesError;
  /** SHA-256 of the page that it was read from. */
  readonly page: string;
  /** Whether another reading of the meeting is published meanwhile. */
  readonly published: boolean;
}

export interface ReviewDeps {
  readonly store: Pick<ObjectStore, 'get'>;
  readonly rows: Pick<MeetingRows, 'of'>;
  readonly summaries: Pick<Summaries, 'all'>;
  readonly builds: Pick<BuildRows, 'due' | 'read'>;
  readonly clock: Clock;
}

/**
 * What waits for review of all governments, longest waiting first. Asked are those whose last build found something, and
 * those that wait to be built, also where that was put off.
 */
export async function* waitingMeetings(deps: ReviewDeps): AsyncGenerator<WaitingMeeting> {
  const sources = new Set<string>();
  for await (const { source, waiting = 0 } of deps.summaries.all()) if (waiting > 0) sources.add(source);
  for await (const scope of marked(deps)) sources.add(scope);
  sources.delete(ALL);

  const found: (WaitingMeeting & { readonly since: string })[] = [];
  for (const source of sources) {
    for await (const record of deps.rows.of(source)) {
      const { waiting, meeting, unitedWith } = record;
      if (waiting === undefined || unitedWith !== undefined) continue;
      const document = await waitingDocument(waiting.documentKey, meeting, deps);
      const published = !isHeld(record);
      found.push({ meeting, document, page: waiting.sha256, published, since: waiting.observedAt });
    }
  }
  found.sort((one, other) => (one.since < other.since ? -1 : one.since > other.since ? 1 : 0));
  for (const { since: _, ...waiting } of found) yield waiting;
}

/** Later than any build is put off. */
const NEVER = '9999';

/** The scopes of which something waits to be built, now or later; not those that are only to be looked at again. */
async function* marked({ builds, clock }: ReviewDeps): AsyncGenerator<string> {
  const now = new Set<string>();
  for await (const scope of builds.due(clock().toISOString())) {
    now.add(scope);
    yield scope;
  }
  for await (const scope of builds.due(NEVER)) {
    if (!now.has(scope) && (await builds.read(scope))?.dirtySince !== undefined) yield scope;
  }
}

/** A document that cannot be read keeps nobody from reviewing the others. */
async function waitingDocument(
  key: string,
  meeting: string,
  { store }: ReviewDeps,
): Promise<WaitingMeeting['document']> {
  try {
    return underMeeting(await loadDocument(store, key), meeting);
  } catch (error) {
    if (isKind(error, 'permanent')) return error;
    throw error;
  }
}
