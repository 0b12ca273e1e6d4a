import type { Responsible } from '../../../../schemas/generated/minutes.ts';
import type { MinutesFacts } from '../../../shared/head.ts';
import type { OrganizationNames } from '../../index/organizations.ts';

export const DUTIES: readonly Responsible['role'][] = ['lead', 'owner', 'support'];

/** How often an organisation, or a person, was told to do something. */
export interface Tasks {
  readonly name: string;
  readonly counts: Readonly<Record<Responsible['role'], number>>;
  readonly total: number;
}

/**
 * Everyone who was told to do something, each body under one name, the busiest first; among equals, in the order in
 * which they come.
 */
export function tasksOf(
  documents: readonly Pick<MinutesFacts, 'decisions'>[],
  names: OrganizationNames,
): Tasks[] {
  const found = new Map<string, Record<Responsible['role'], number>>();
  for (const { name: written, role } of documents.flatMap(({ decisions }) =>
    decisions.flatMap(({ responsible }) => responsible),
  )) {
    const name = names.of(written)?.name ?? written;
    const counts = found.get(name) ?? { lead: 0, owner: 0, support: 0 };
    counts[role] += 1;
    found.set(name, counts);
  }
  return [...found]
    .map(([name, counts]) => ({
      name,
      counts,
      total: DUTIES.reduce((sum, duty) => sum + counts[duty], 0),
    }))
    .sort((a, b) => b.total - a.total);
}
