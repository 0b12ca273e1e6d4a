import type { Attendance } from '../../../schemas/generated/minutes.ts';
import type { MinutesFacts } from '../../shared/head.ts';
import { countsInWords } from '../attendance-counts.ts';
import { attendanceKeys } from '../attendance-key.ts';
import { isDoubtful } from '../doubt.ts';
import { ATTENDANCE_ROLE, ATTENDANCE_ROLES } from '../labels.ts';
import { inText } from './annotations.ts';
import type { PageContext } from './page.tsx';
import { Heading, ReportLink } from './parts.tsx';

interface Person {
  readonly entry: Attendance;
  readonly anchor: string;
}

interface AttendanceProps {
  readonly document: MinutesFacts;
  readonly context: PageContext;
}

/** Who was there, by role; within a role by organisation, in the order of the page. */
export function AttendanceSection({ document, context }: AttendanceProps) {
  const anchors = attendanceKeys(document);
  const people = document.attendance.map((entry, index): Person => ({ entry, anchor: anchors[index] ?? '' }));
  const roles = ATTENDANCE_ROLES.map((role) => ({
    role,
    members: people.filter(({ entry }) => entry.role === role),
  })).filter(({ members }) => members.length > 0);
  return (
    <section class="attendance" aria-labelledby="attendance">
      <Heading id="attendance" message="record.attendance" />
      <p class="note">{people.length === 0 ? '这份纪要没有记载参会人员。' : countsInWords(document)}</p>
      {roles.map(({ role, members }) => (
        <>
          <h3>{ATTENDANCE_ROLE[role]}</h3>
          <RoleList members={members} />
        </>
      ))}
      {people.length > 0 && (
        <p class="links">
          <ReportLink context={context} anchor="attendance" value={countsInWords(document)} of="名单" />
        </p>
      )}
    </section>
  );
}

function RoleList({ members }: { readonly members: readonly Person[] }) {
  const groups = new Map<string | undefined, Person[]>();
  for (const person of members) {
    const { organization } = person.entry;
    groups.set(organization, [...(groups.get(organization) ?? []), person]);
  }
  const alone = groups.get(undefined) ?? [];
  groups.delete(undefined);
  return (
    <>
      {alone.length > 0 && (
        <ul class="people">
          {alone.map((person) => (
            <li id={person.anchor}>
              <Name {...person} />
            </li>
          ))}
        </ul>
      )}
      {groups.size > 0 && (
        <dl class="organizations">
          {[...groups].map(([organization, group]) => (
            <div>
              <dt>{organization}</dt>
              <dd>
                <ul>
                  {group.map((person) => (
                    <li id={person.anchor}>
                      <Name {...person} />
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

function Name({ entry, anchor }: Person) {
  const doubts = doubtsAbout(entry);
  return (
    <>
      <a href={`#${inText(anchor)}`}>{entry.name}</a>
      {entry.post !== undefined && <span class="post">{entry.post}</span>}
      {entry.note !== undefined && <span class="note">（{entry.note}）</span>}
      {doubts !== '' && <span class="doubt">{doubts}</span>}
    </>
  );
}

const FLAG: Readonly<Record<NonNullable<Attendance['flags']>[number], string>> = {
  'name-truncated': '姓名似被截断',
  'name-uncertain': '姓名存疑',
  'organization-uncertain': '单位存疑',
};

/** What is doubtful about an entry, in words; empty when nothing is. */
function doubtsAbout(entry: Attendance): string {
  const flags = (entry.flags ?? []).map((flag) => FLAG[flag]);
  const vague = flags.length === 0 && isDoubtful(entry) ? ['存疑'] : [];
  const readings = entry.alternatives === undefined ? [] : [`也可能是${entry.alternatives.join('、')}`];
  return [...flags, ...vague, ...readings].join('，');
}
