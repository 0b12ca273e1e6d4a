import type { MinutesFacts } from '../../shared/head.ts';
import type { ObjectStore } from '../../shared/object-store/object-store.ts';
import type { PublishedDownloads } from '../downloads/published.ts';
import { hasPage, type OrganizationNames } from '../index/organizations.ts';
import type { PublishedDecision, PublishedMeeting } from '../index/published-meeting.ts';
import type { TargetContext } from './rendering.ts';

/** What the targets of a government depend on beside its index. */
export interface GovernmentContext extends TargetContext {
  /** Its downloads as they are public now; undefined where none are. */
  readonly published: PublishedDownloads | undefined;
  readonly publicStore: Pick<ObjectStore, 'get'>;
  /**
   * Whether rows may go that are in these: an operator has said so, or people have taken something out since, which does
   * not wait.
   * @param loss What is said of it.
   */
  isLossAccepted(downloads: PublishedDownloads, loss: unknown): Promise<boolean>;
}

/** As an input: all that is shown of these meetings. */
export const versionsOf = (meetings: readonly PublishedMeeting[]): readonly string[] =>
  meetings.map(({ version }) => version);

/** As an input: these decisions. */
export const decisionsShown = (
  decisions: readonly PublishedDecision[],
): readonly (readonly [version: string, decision: string])[] =>
  decisions.map(({ meeting, decision }) => [meeting.version, decision.id]);

/** As an input: under which name the bodies stand that these decisions are given to, and where their pages are. */
export function labelsOf(
  decisions: Iterable<Pick<MinutesFacts['decisions'][number], 'responsible'>>,
  names: OrganizationNames,
): readonly (readonly [written: string, name: string, page?: string])[] {
  const written = new Set<string>();
  for (const { responsible } of decisions) for (const { name } of responsible) written.add(name);
  return [...written].flatMap((one) => {
    const organization = names.of(one);
    if (organization === undefined) return [];
    const { id, name } = organization;
    return [hasPage(organization) ? ([one, name, id] as const) : ([one, name] as const)];
  });
}

/** The same of all decisions of these meetings. */
export const labelsIn = (meetings: readonly PublishedMeeting[], names: OrganizationNames) =>
  labelsOf(
    meetings.flatMap(({ document }) => document.decisions),
    names,
  );
