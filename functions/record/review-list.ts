import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { Clock } from '../shared/clock.ts';
import { loadDocument, underMeeting } from '../shared/documents.ts';
import { isHeld } from '../shared/head.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';
import type { BuildRows } from '../shared/records/build-rows.ts';
import type { MeetingRows } from '../shared/records/meeting-rows.ts';
import type { Summaries } from '../shared/records/summaries.ts';
import { ALL } from '../shared/records/tables.ts';

/** A reading that a person must look at before it is published. */
export interface WaitingMeeting {
  readonly document: MinutesDocument;
  /** SHA-256 of the page that it was read from. */
  readonly page: string;
  /** Whether another reading of the meeting is published meanwhile. */
  readonly published: boolean;
}

export interface ReviewDeps {
  readonly store: Pick<ObjectStore, 'get'>;
  readonly rows: Pick<MeetingRows, 'of'>;
  readonly summaries: Pick<Summaries, 'all'>;
  readonly builds: Pick<BuildRows, 'due'>;
  readonly clock: Clock;
}

/**
 * What waits for review of all governments, longest waiting first. Asked are those whose last build found something, and
 * those that wait to be built.
 */
export async function* waitingMeetings(deps: ReviewDeps): AsyncGenerator<WaitingMeeting> {
  const sources = new Set<string>();
  for await (const { source, waiting = 0 } of deps.summaries.all()) if (waiting > 0) sources.add(source);
  for await (const scope of deps.builds.due(deps.clock().toISOString())) sources.add(scope);
  sources.delete(ALL);

  const found: (WaitingMeeting & { readonly since: string })[] = [];
  for (const source of sources) {
    for await (const record of deps.rows.of(source)) {
      const { waiting, meeting, unitedWith } = record;
      if (waiting === undefined || unitedWith !== undefined) continue;
      const document = underMeeting(await loadDocument(deps.store, waiting.documentKey), meeting);
      found.push({ document, page: waiting.sha256, published: !isHeld(record), since: waiting.observedAt });
    }
  }
  found.sort((one, other) => (one.since < other.since ? -1 : one.since > other.since ? 1 : 0));
  for (const { since: _, ...waiting } of found) yield waiting;
}
