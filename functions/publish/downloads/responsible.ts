import type { Decision, MinutesDocument, Responsible } from '../../../schemas/generated/minutes.ts';
import { absolute, decisionAnchor, meetingPage } from '../addresses.ts';
import { nameKey, partKeys } from './keys.ts';
import { participantsOf } from './participants.ts';
import { defineTable } from './table.ts';

interface Row {
  readonly document: MinutesDocument;
  readonly decision: Decision;
  readonly responsible: Responsible;
  readonly key: string | undefined;
  readonly isOrganization: boolean;
  readonly isPerson: boolean;
  readonly pageUrl: string;
}

export const responsibleTable = defineTable<Row>({
  name: 'responsible',
  title: '责任方',
  titleEn: 'Who must carry decisions out',
  description: 'One row for each decision and body or person that must carry it out.',
  records: ({ document }, site) => {
    const { organizations, people } = participantsOf(document);
    return document.decisions.flatMap((decision) => {
      const distinctions = decision.responsible.map(({ name, role }) => `${role}|${name}`);
      const keys = partKeys(decision.id, 'r', distinctions);
      return decision.responsible.map((responsible, index) => ({
        document,
        decision,
        responsible,
        key: keys[index],
        isOrganization: organizations.has(responsible.name),
        isPerson: people.has(responsible.name),
        pageUrl: absolute(site, `${meetingPage(document.id)}#${decisionAnchor(decision.id)}`),
      }));
    });
  },
  columns: [
    {
      name: 'responsible_id',
      title: '责任标识',
      type: 'string',
      description: 'Key: the decision, and a hash of name and role.',
      value: ({ key }) => key,
    },
    {
      name: 'decision',
      title: '决定标识',
      type: 'string',
      description: 'Decision to be carried out.',
      references: 'decisions',
      value: ({ decision }) => decision.id,
    },
    {
      name: 'meeting',
      title: '会议标识',
      type: 'string',
      description: 'Meeting that took it.',
      references: 'meetings',
      value: ({ document }) => document.id,
    },
    {
      name: 'source',
      title: '政府标识',
      type: 'string',
      description: 'Identifier of the government.',
      value: ({ document }) => document.source,
    },
    {
      name: 'held_on',
      title: '会议日期',
      type: 'date',
      description: 'Day the meeting was held.',
      value: ({ document }) => document.heldOn,
    },
    {
      name: 'name',
      title: '责任方',
      type: 'string',
      description: 'Body or person, in simplified script.',
      value: ({ responsible }) => responsible.name,
    },
    {
      name: 'role',
      title: '责任角色',
      type: 'string',
      description: 'lead 牵头, owner 负责, support 配合.',
      codes: ['lead', 'owner', 'support'],
      value: ({ responsible }) => responsible.role,
    },
    {
      name: 'organization_id',
      title: '单位标识',
      type: 'string',
      description: 'The body; empty where a person is named.',
      references: 'organizations',
      optional: true,
      value: ({ document, responsible, isOrganization }) =>
        isOrganization ? nameKey(document.source, responsible.name) : undefined,
    },
    {
      name: 'person_id',
      title: '人员标识',
      type: 'string',
      description: 'The person, where one is named who was at the meeting or asked leave.',
      references: 'people',
      optional: true,
      value: ({ document, responsible, isPerson }) =>
        isPerson ? nameKey(document.source, responsible.name) : undefined,
    },
    {
      name: 'kind',
      title: '决定类型',
      type: 'string',
      description: 'The disposing act: 同意, 原则同意, 决定, 交办, 暂缓, 不同意.',
      codes: ['approve', 'approve-in-principle', 'determine', 'assign', 'defer', 'reject'],
      value: ({ decision }) => decision.kind,
    },
    {
      name: 'subjects',
      title: '事项',
      type: 'list',
      description: 'What was disposed of, in simplified script.',
      value: ({ decision }) => decision.subjects,
    },
    {
      name: 'deadline_text',
      title: '期限原文',
      type: 'string',
      description: 'When the decision is due, in the words of the minutes.',
      value: ({ decision }) => decision.deadline?.text,
    },
    {
      name: 'deadline_date',
      title: '期限',
      type: 'date',
      description: 'Last day, where the words fix one.',
      value: ({ decision }) => decision.deadline?.date,
    },
    {
      name: 'confidence',
      title: '把握',
      type: 'number',
      description: 'Probability, from 0 to 1, that the decision is right.',
      value: ({ decision }) => decision.confidence,
    },
    {
      name: 'page_url',
      title: '网页',
      type: 'url',
      description: 'The decision on our page of the meeting.',
      value: ({ pageUrl }) => pageUrl,
    },
  ],
});
