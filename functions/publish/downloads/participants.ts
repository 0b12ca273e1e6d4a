import type { Attendance } from '../../../schemas/generated/minutes.ts';
import type { MinutesFacts } from '../../shared/head.ts';
import { type OrganizationName, type OrganizationNames, severally } from '../index/organizations.ts';

/** The people that a meeting names. A name that the page cuts off is nobody's name. */
export const peopleOf = ({ attendance }: Pick<MinutesFacts, 'attendance'>): ReadonlySet<string> =>
  new Set(attendance.filter(isNamed).map(({ name }) => name));

/** The bodies that a meeting names, each once. */
export function organizationsOf(
  { attendance, decisions }: Pick<MinutesFacts, 'attendance' | 'decisions'>,
  names: OrganizationNames,
): ReadonlyMap<string, OrganizationName> {
  const named = [
    ...attendance.flatMap(({ organization }) => severally(organization)),
    ...decisions.flatMap(({ responsible }) => responsible.map(({ name }) => name)),
  ];
  return new Map(
    named.flatMap((name) => {
      const organization = names.of(name);
      return organization === undefined ? [] : [[organization.id, organization] as const];
    }),
  );
}

export const isNamed = ({ flags }: Attendance): boolean => flags?.includes('name-truncated') !== true;
