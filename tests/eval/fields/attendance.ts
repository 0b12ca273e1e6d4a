import type { Attendance } from '../../../schemas/generated/minutes.ts';
import { normal, sameList } from '../comparable.ts';
import type { Gold, GoldAttendance } from '../gold.ts';
import { Tally } from '../tally.ts';

const sameBody = (want: GoldAttendance, got: Attendance): boolean =>
  [want.organization, ...(want.organizationVariants ?? [])].some((name) => sameList(name, got.organization));

const sameName = (want: GoldAttendance, got: Attendance): boolean => normal(want.name) === normal(got.name);

/** By name and a role in which a careful reader could have put them. */
const samePerson = (want: GoldAttendance, got: Attendance): boolean =>
  sameName(want, got) && [want.role, ...(want.roleVariants ?? [])].includes(got.role);

const isTruncated = ({ flags }: Attendance): boolean =>
  (flags ?? []).some((flag) => flag.includes('truncated'));

/** Whether the gold has this entry with its role and its body. */
export const isInGold = ({ attendance }: Gold, entry: Attendance): boolean =>
  attendance.some((want) => sameName(want, entry) && want.role === entry.role && sameBody(want, entry));

/** Posts as far as the gold tells them; those of the chair may stand with the meeting. */
function postOf({ meeting }: Gold, want: GoldAttendance): string | null | undefined {
  if (want.post !== undefined) return want.post;
  return want.role === 'chair' && meeting.chair ? meeting.chair.posts.join('、') || null : undefined;
}

function comparePost(gold: Gold, want: GoldAttendance, found: Attendance, post: Tally): void {
  const wanted = postOf(gold, want);
  if (wanted === undefined) return;
  const fault = `post of ${want.name}: want ${wanted}, got ${found.post ?? null}`;
  if (wanted === null) {
    if (found.post !== undefined) post.invented(fault);
  } else if (found.post === undefined) post.missed(fault);
  else if ([wanted, ...(want.postVariants ?? [])].some((one) => sameList(one, found.post))) post.right();
  else post.mistaken(fault);
}

/**
 * People by name and role, and of those found: their body, their post, and whether a cut name is flagged. The chair
 * may stand among the present too, and somebody twice under two spellings of one body.
 */
export function compareAttendance(gold: Gold, got: readonly Attendance[] = []) {
  const [people, organization, post, truncated] = [new Tally(), new Tally(), new Tally(), new Tally()];
  const chairs = new Set(
    gold.attendance.filter(({ role }) => role === 'chair').map(({ name }) => normal(name)),
  );
  const left = got.filter(({ role, name }) => role !== 'present' || !chairs.has(normal(name)));
  for (const want of gold.attendance) {
    let at = left.findIndex((entry) => samePerson(want, entry) && sameBody(want, entry));
    const bodyIsRight = at >= 0;
    if (at < 0) at = left.findIndex((entry) => samePerson(want, entry));
    const [found] = at < 0 ? [] : left.splice(at, 1);
    if (found === undefined) {
      people.missed(`person missed: ${want.name} (${want.role}, ${want.organization ?? '-'})`);
      continue;
    }
    people.right(found);
    if (want.organization) {
      if (bodyIsRight) organization.right();
      else
        organization.mistaken(
          `organisation of ${want.name}: want ${want.organization}, got ${found.organization ?? null}`,
          found,
        );
    }
    if (want.flags?.includes('truncated')) {
      if (isTruncated(found)) truncated.right();
      else truncated.missed(`not flagged as truncated: ${want.name}`);
    }
    comparePost(gold, want, found, post);
  }
  for (const entry of left)
    if (!isInGold(gold, entry))
      people.invented(`person invented: ${entry.name} (${entry.role}, ${entry.organization ?? '-'})`, entry);
  return { people, organization, post, truncated };
}
