import type { Attendance } from '../../../schemas/generated/minutes.ts';
import type { MinutesFacts } from '../../shared/head.ts';
import { chargedOrganizations } from '../../shared/records/groups.ts';
import { severally } from './keys.ts';

/** Who has a name of their own in a set of minutes. */
interface Participants {
  readonly people: ReadonlySet<string>;
  readonly organizations: ReadonlySet<string>;
}

/**
 * The people and organisations that a meeting names. Whoever must carry out a decision and is not in the attendance is
 * an organisation. A name that the page cuts off is nobody's name.
 */
export function participantsOf({ attendance, decisions }: MinutesFacts): Participants {
  const present = new Set(attendance.map(({ name }) => name));
  return {
    people: new Set(attendance.filter(isNamed).map(({ name }) => name)),
    organizations: new Set([
      ...attendance.flatMap(({ organization }) => severally(organization)),
      ...chargedOrganizations(decisions, present),
    ]),
  };
}

export const isNamed = ({ flags }: Attendance): boolean => flags?.includes('name-truncated') !== true;
