import type { Attendance } from '../../../schemas/generated/minutes.ts';
import type { MinutesFacts } from '../../shared/head.ts';
import { attendanceKeys } from '../attendance-key.ts';
import { type OrganizationNames, severally } from '../index/organizations.ts';
import { coded, codesOf } from './codes.ts';
import { confidenceColumn, meetingColumn, SOURCE_AND_DAY } from './common-columns.ts';
import { organizationKey } from './keys.ts';
import { postKinds } from './posts.ts';
import { defineTable } from './table.ts';

interface Row {
  readonly document: MinutesFacts;
  readonly names: OrganizationNames;
  readonly entry: Attendance;
  readonly key: string;
}

export const attendanceTable = defineTable<Row>({
  name: 'attendance',
  title: '参会人员',
  titleEn: 'Attendance',
  description: 'One row for each person, role and organisation at a meeting, in the order of the page.',
  records: ({ document }, { names }) => {
    const keys = attendanceKeys(document);
    return document.attendance.map((entry, index) => ({
      document,
      names,
      entry,
      key: `${document.id}/${keys[index]}`,
    }));
  },
  columns: [
    {
      name: 'attendance',
      title: '参会标识',
      type: 'string',
      forPrograms: true,
      description: 'Key: the meeting, and a hash of name and role.',
      value: ({ key }) => key,
    },
    meetingColumn('Meeting attended.'),
    ...SOURCE_AND_DAY,
    {
      name: 'name',
      title: '姓名',
      type: 'string',
      description:
        'Name, in simplified script and without padding. Namesakes are not told apart. With `source` it leads to the row of `people`, but where the page cuts the name off.',
      value: ({ entry }) => entry.name,
    },
    ...coded<Row>({
      list: 'attendance-role',
      name: 'role',
      title: '参会角色',
      description: 'Part in the meeting; `absent` are those of whom the minutes say so.',
      value: ({ entry }) => entry.role,
    }),
    {
      name: 'organization',
      title: '单位',
      type: 'string',
      description: 'Organisation the person stands for; several are separated by 、.',
      value: ({ entry }) => entry.organization,
    },
    {
      name: 'post',
      title: '职务',
      type: 'string',
      description: 'Post; several are separated by 、.',
      value: ({ entry }) => entry.post,
    },
    {
      name: 'post_kinds',
      title: '职务类别代码',
      type: 'list',
      forPrograms: true,
      description: 'Kinds of these posts, in the same order.',
      codes: codesOf('post-kind'),
      value: ({ entry }) => postKinds(entry),
    },
    {
      name: 'note',
      title: '备注',
      type: 'string',
      description: 'Reason of leave, agenda items attended.',
      value: ({ entry }) => entry.note,
    },
    confidenceColumn<Row>('row', ({ entry }) => entry.confidence),
    {
      name: 'flags',
      title: '标记',
      type: 'list',
      description: 'What is in doubt; `name-truncated`: the page cuts the name visibly.',
      codes: codesOf('attendance-flag'),
      value: ({ entry }) => entry.flags ?? [],
    },
    {
      name: 'alternatives',
      title: '其他读法',
      type: 'list',
      description: 'Other readings of the name that remain possible.',
      value: ({ entry }) => entry.alternatives ?? [],
    },
    {
      name: 'name_as_published',
      title: '页面姓名',
      type: 'string',
      description: 'The name as it stands on the page, where that differs.',
      value: ({ entry }) => entry.asPublished?.name,
    },
    {
      name: 'organization_ids',
      title: '单位标识',
      type: 'list',
      forPrograms: true,
      description: 'The organisations, in the order of `organization`.',
      references: 'organizations',
      value: ({ document, names, entry }) =>
        severally(entry.organization).flatMap((name) => organizationKey(document.source, name, names) ?? []),
    },
  ],
});
