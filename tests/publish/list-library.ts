import type { Library, PublishedMeeting } from '../../functions/publish/library.ts';
import { partitionOf } from '../../functions/shared/publication.ts';
import type { SourceStatus } from '../../schemas/generated/status.ts';

/** A library over a list of meetings, newest publication first: for tests of what is rendered, not of how it is found. */
export function listLibrary(meetings: readonly PublishedMeeting[], statuses: SourceStatus[] = []): Library {
  const of = (scope: string) =>
    meetings.filter(({ document }) => scope === 'all' || document.source === scope);
  const yearsOf = (source: string) =>
    [...new Set(of(source).map(({ document }) => partitionOf(document)))].sort();
  return {
    meeting: async (id) => meetings.find(({ document }) => document.id === id),
    tombstone: async () => undefined,
    newestMeetings: async (scope, limit) => of(scope).slice(0, limit),
    newestDecisions: async (scope, limit) =>
      of(scope)
        .flatMap((meeting) => meeting.document.decisions.map((decision) => ({ meeting, decision })))
        .slice(0, limit),
    async *heldIn(source, year) {
      yield* of(source)
        .filter(({ document }) => partitionOf(document) === year)
        .reverse();
    },
    sources: async () => [...new Set(meetings.map(({ document }) => document.source))].sort(),
    years: async (source) => yearsOf(source),
    async *meetingIds(source) {
      yield* of(source).map(({ document }) => document.id);
    },
    dataFiles: async () => [],
    statuses: async () => statuses,
  };
}
