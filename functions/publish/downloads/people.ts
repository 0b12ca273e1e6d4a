import type { Attendance } from '../../../schemas/generated/minutes.ts';
import { severally } from '../index/organizations.ts';
import type { PublishedMeeting } from '../index/published-meeting.ts';
import { nameKey } from './keys.ts';
import { isNamed, peopleOf } from './participants.ts';
import { ofName, type Period, stretch } from './summary.ts';
import { defineSummary } from './table.ts';

interface Person extends Period {
  readonly source: string;
  readonly name: string;
  meetings: number;
  readonly roles: Record<Attendance['role'], number>;
  readonly organizations: Set<string>;
  readonly posts: Set<string>;
  decisions: number;
}

export const peopleTable = defineSummary<Person>({
  name: 'people',
  title: '人员',
  titleEn: 'People',
  description:
    'One row for each name in the attendance of the meetings of this file, in the order of first appearance. Counts are of these meetings alone. Names that a page cuts off are left out.',
  summary: () => {
    const people = new Map<string, Person>();
    return {
      add: ({ document }: PublishedMeeting) => {
        const { source } = document;
        const here = peopleOf(document);
        for (const name of here) {
          const person = ofName(
            people,
            name,
            (): Person => ({
              source,
              name,
              meetings: 0,
              roles: { chair: 0, present: 0, observer: 0, absent: 0, recorder: 0 },
              organizations: new Set<string>(),
              posts: new Set<string>(),
              decisions: 0,
            }),
          );
          person.meetings += 1;
          stretch(person, document.heldOn);
        }
        for (const entry of document.attendance.filter(isNamed)) {
          const person = people.get(entry.name);
          if (person === undefined) continue;
          person.roles[entry.role] += 1;
          for (const organization of severally(entry.organization)) person.organizations.add(organization);
          for (const post of severally(entry.post)) person.posts.add(post);
        }
        for (const { responsible } of document.decisions) {
          for (const name of new Set(responsible.map(({ name }) => name))) {
            const person = here.has(name) ? people.get(name) : undefined;
            if (person !== undefined) person.decisions += 1;
          }
        }
      },
      rows: () => people.values(),
    };
  },
  columns: [
    {
      name: 'person_id',
      title: '人员标识',
      type: 'string',
      forPrograms: true,
      description: 'Key: the government, and a hash of the name.',
      value: ({ source, name }) => nameKey(source, name),
    },
    {
      name: 'source',
      title: '政府标识',
      type: 'string',
      description: 'Identifier of the government whose minutes name the person.',
      value: ({ source }) => source,
    },
    {
      name: 'name',
      title: '姓名',
      type: 'string',
      description: 'Name, in simplified script and without padding. Namesakes share a row.',
      value: ({ name }) => name,
    },
    {
      name: 'meetings',
      title: '会议数',
      type: 'integer',
      description: 'Meetings whose attendance names the person, in whatever role.',
      value: ({ meetings }) => meetings,
    },
    ...(
      [
        ['chaired', 'chair', '主持', 'Entries as chair'],
        ['present', 'present', '出席', 'Entries as present'],
        ['observed', 'observer', '列席', 'Entries as observer'],
        ['absent', 'absent', '请假', 'Entries as absent'],
        ['recorded', 'recorder', '记录', 'Entries as recorder'],
      ] as const
    ).map(([name, role, title, description]) => ({
      name,
      title,
      type: 'integer' as const,
      description: `${description} (${title}).`,
      value: ({ roles }: Person) => roles[role],
    })),
    {
      name: 'organizations',
      title: '单位',
      type: 'list',
      description: 'Organisations that the person stood for, in the order of first appearance.',
      value: ({ organizations }) => [...organizations],
    },
    {
      name: 'posts',
      title: '职务',
      type: 'list',
      description: 'Posts, in the order of first appearance.',
      value: ({ posts }) => [...posts],
    },
    {
      name: 'decisions',
      title: '承担决定数',
      type: 'integer',
      description: 'Decisions that the person must carry out.',
      value: ({ decisions }) => decisions,
    },
    {
      name: 'first_held_on',
      title: '最早会议日期',
      type: 'date',
      description: 'Day of the first of these meetings.',
      value: ({ first }) => first,
    },
    {
      name: 'last_held_on',
      title: '最近会议日期',
      type: 'date',
      description: 'Day of the last of these meetings.',
      value: ({ last }) => last,
    },
  ],
});
