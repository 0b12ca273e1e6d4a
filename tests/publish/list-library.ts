import type { Library, Published, PublishedMeeting } from '../../functions/publish/library.ts';
import { partitionOf } from '../../functions/shared/publication.ts';
import { chargedOrganizations, type Group, groupsOf, nameId } from '../../functions/shared/records/groups.ts';
import { periodOf } from '../../functions/shared/records/listings.ts';
import { TOPICS } from '../../functions/shared/topics.ts';
import type { SourceStatus } from '../../schemas/generated/status.ts';

/** A library over a list of meetings, newest publication first: for tests of what is rendered, not of how it is found. */
export function listLibrary(meetings: readonly PublishedMeeting[], statuses: SourceStatus[] = []): Library {
  const of = (scope: string) =>
    meetings.filter(({ document }) => scope === 'all' || document.source === scope);
  const yearsOf = (source: string) =>
    [...new Set(of(source).map(({ document }) => partitionOf(document)))].sort();
  const published = (scope: string, kind: Published) =>
    of(scope).filter(({ document }) => kind === 'meetings' || document.decisions.length > 0);
  const decisionsIn = (source: string, { kind, id }: Group) =>
    of(source)
      .flatMap((meeting) => meeting.document.decisions.map((decision) => ({ meeting, decision })))
      .filter(({ meeting, decision }) =>
        groupsOf(meeting.document, decision).some((group) => group.kind === kind && group.id === id),
      );
  return {
    meeting: async (id) => meetings.find(({ document }) => document.id === id),
    tombstone: async () => undefined,
    moved: async () => undefined,
    withdrawals: async () => [],
    newestMeetings: async (scope, limit) => of(scope).slice(0, limit),
    newestDecisions: async (scope, limit) =>
      of(scope)
        .flatMap((meeting) => meeting.document.decisions.map((decision) => ({ meeting, decision })))
        .slice(0, limit),
    groupDecisions: async (source, group, limit) => decisionsIn(source, group).slice(0, limit),
    chargedOrganizations: async (source) => {
      const names = new Set(
        of(source).flatMap(({ document }) =>
          chargedOrganizations(document.decisions, new Set(document.attendance.map(({ name }) => name))),
        ),
      );
      return [...names].flatMap((name) => {
        const id = nameId(name);
        const [newest] = decisionsIn(source, { kind: 'organizations', id });
        return newest === undefined ? [] : [{ id, name, newest }];
      });
    },
    topics: async (source) =>
      TOPICS.map(({ code }) => code).filter((id) => decisionsIn(source, { kind: 'topics', id }).length > 0),
    async *published(scope, kind, upTo = '~') {
      yield* published(scope, kind).filter(({ document }) => periodOf(document, scope) <= upTo);
    },
    periodAfter: async (scope, kind, period) =>
      published(scope, kind)
        .map(({ document }) => periodOf(document, scope))
        .sort()
        .find((one) => one > period),
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
    everySource: async () => [...new Set(meetings.map(({ document }) => document.source))].sort(),
    everyYear: async (source) => yearsOf(source),
    sourcesWithDownloads: async () => [...new Set(meetings.map(({ document }) => document.source))].sort(),
    writtenFiles: async (ids) => ids.map(() => ({})),
    statuses: async () => statuses,
    atOnce: () => listLibrary(meetings, statuses),
  };
}
