import { type OrganizationName, severally } from '../index/organizations.ts';
import type { PublishedMeeting } from '../index/published-meeting.ts';
import { organizationsOf } from './participants.ts';
import { ofName, type Period, stretch } from './summary.ts';
import { defineSummary } from './table.ts';

interface Organization extends Period, OrganizationName {
  readonly source: string;
  meetings: number;
  present: number;
  absent: number;
  readonly decisions: { lead: number; owner: number; support: number };
  total: number;
}

export const organizationsTable = defineSummary<Organization>({
  name: 'organizations',
  title: '单位',
  titleEn: 'Organisations',
  description:
    'One row for each organisation that the meetings of this file name, in the order of first appearance. Counts are of these meetings alone.',
  summary: ({ names }) => {
    const organizations = new Map<string, Organization>();
    return {
      add: ({ document }: PublishedMeeting) => {
        const { source } = document;
        for (const known of organizationsOf(document, names).values()) {
          const organization = ofName(
            organizations,
            known.id,
            (): Organization => ({
              ...known,
              source,
              meetings: 0,
              present: 0,
              absent: 0,
              decisions: { lead: 0, owner: 0, support: 0 },
              total: 0,
            }),
          );
          organization.meetings += 1;
          stretch(organization, document.heldOn);
        }
        const entryOf = (name: string) => organizations.get(names.of(name)?.id ?? '');
        for (const { organization, role } of document.attendance) {
          for (const entry of new Set(severally(organization).map(entryOf))) {
            if (entry === undefined) continue;
            if (role === 'absent') entry.absent += 1;
            else entry.present += 1;
          }
        }
        for (const { responsible } of document.decisions) {
          const charged = new Set<Organization>();
          for (const { name, role } of responsible) {
            const entry = entryOf(name);
            if (entry === undefined) continue;
            entry.decisions[role] += 1;
            charged.add(entry);
          }
          for (const entry of charged) entry.total += 1;
        }
      },
      rows: () => organizations.values(),
    };
  },
  columns: [
    {
      name: 'organization_id',
      title: '单位标识',
      type: 'string',
      forPrograms: true,
      description:
        'Key: the government, and a hash of the name without the place and the level of the government.',
      value: ({ source, id }) => `${source}/${id}`,
    },
    {
      name: 'source',
      title: '政府标识',
      type: 'string',
      description: 'Identifier of the government whose minutes name it.',
      value: ({ source }) => source,
    },
    {
      name: 'name',
      title: '单位名称',
      type: 'string',
      description: 'The name that the minutes use most, in simplified script.',
      value: ({ name }) => name,
    },
    {
      name: 'meetings',
      title: '涉及会议数',
      type: 'integer',
      description: 'Meetings whose minutes name it.',
      value: ({ meetings }) => meetings,
    },
    {
      name: 'present',
      title: '到会人次',
      type: 'integer',
      description: 'Entries of the attendance that stand for it and were in the room.',
      value: ({ present }) => present,
    },
    {
      name: 'absent',
      title: '请假人次',
      type: 'integer',
      description: 'Entries of the attendance that stand for it and asked leave.',
      value: ({ absent }) => absent,
    },
    {
      name: 'decisions',
      title: '承担决定数',
      type: 'integer',
      description: 'Decisions that it must carry out, in whatever role.',
      value: ({ total }) => total,
    },
    {
      name: 'decisions_lead',
      title: '牵头',
      type: 'integer',
      description: 'As lead (牵头).',
      value: ({ decisions }) => decisions.lead,
    },
    {
      name: 'decisions_owner',
      title: '负责',
      type: 'integer',
      description: 'As owner (负责).',
      value: ({ decisions }) => decisions.owner,
    },
    {
      name: 'decisions_support',
      title: '配合',
      type: 'integer',
      description: 'As support (配合).',
      value: ({ decisions }) => decisions.support,
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
    {
      name: 'other_names',
      title: '其他名称',
      type: 'list',
      description:
        'Other names of it in the minutes, with or without the place and the level: 财政局, 县财政局.',
      value: ({ otherNames }) => otherNames,
    },
  ],
});
