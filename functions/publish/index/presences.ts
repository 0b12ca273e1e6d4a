import type { Attendance } from '../../../schemas/generated/minutes.ts';
import type { MinutesFacts } from '../../shared/head.ts';

type Role = Attendance['role'];

/** Of several roles at one meeting the one that says most. */
const WEIGHT: readonly Role[] = ['chair', 'present', 'observer', 'recorder', 'absent'];

/** One person over several meetings. */
export interface Presence {
  readonly name: string;
  /** The role at each of the meetings; undefined where the minutes do not name the person. */
  readonly roles: readonly (Role | undefined)[];
  readonly counts: Readonly<Partial<Record<Role, number>>>;
  /** Meetings that name the person. */
  readonly named: number;
}

/** Who was at which of these meetings. A name that the page cuts off is nobody's name. */
export function presences(documents: readonly MinutesFacts[]): Presence[] {
  const people = new Map<string, (Role | undefined)[]>();
  for (const [index, { attendance }] of documents.entries()) {
    for (const { name, role, flags } of attendance) {
      if (flags?.includes('name-truncated')) continue;
      const roles = people.get(name) ?? new Array<Role | undefined>(documents.length).fill(undefined);
      roles[index] = heavier(roles[index], role);
      people.set(name, roles);
    }
  }
  return [...people].map(([name, roles]) => {
    const counts: Partial<Record<Role, number>> = {};
    for (const role of roles) if (role !== undefined) counts[role] = (counts[role] ?? 0) + 1;
    return { name, roles, counts, named: roles.filter((role) => role !== undefined).length };
  });
}

const heavier = (one: Role | undefined, other: Role): Role =>
  one !== undefined && WEIGHT.indexOf(one) <= WEIGHT.indexOf(other) ? one : other;

/** Those named most often first; among equals, in the order of the minutes. */
export const mostNamed = (people: readonly Presence[], limit: number): Presence[] =>
  [...people].sort((a, b) => b.named - a.named).slice(0, limit);

/** People that a picture has room for. */
const PICTURED_PEOPLE = 20;

/** Who stands in the picture of these meetings. */
export const pictured = (documents: readonly MinutesFacts[]): Presence[] =>
  mostNamed(presences(documents), PICTURED_PEOPLE);

/** In the order in which they were held; those without a day first. */
export const byDay = (documents: readonly MinutesFacts[]): MinutesFacts[] => {
  const day = ({ heldOn = '' }: MinutesFacts) => heldOn;
  return [...documents].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
};
