import type { Decision, Responsible } from '../../../schemas/generated/minutes.ts';
import type { MinutesFacts } from '../../shared/head.ts';
import { coded } from './codes.ts';
import {
  confidenceColumn,
  DECISION_FLAGS,
  deadlineColumns,
  decisionColumn,
  meetingColumn,
  SOURCE_AND_DAY,
} from './common-columns.ts';
import { nameKey, organizationKey, partKeys } from './keys.ts';
import { peopleOf } from './participants.ts';
import { defineTable } from './table.ts';

interface Row {
  readonly document: MinutesFacts;
  readonly decision: Decision;
  readonly responsible: Responsible;
  readonly key: string | undefined;
  readonly organization: string | undefined;
  readonly isPerson: boolean;
}

export const responsibleTable = defineTable<Row>({
  name: 'responsible',
  title: '责任方',
  titleEn: 'Who must carry decisions out',
  description: 'One row for each decision and body or person that must carry it out.',
  records: ({ document }, { names }) => {
    const people = peopleOf(document);
    return document.decisions.flatMap((decision) => {
      const distinctions = decision.responsible.map(({ name, role }) => `${role}|${name}`);
      const keys = partKeys(decision.id, 'r', distinctions);
      return decision.responsible.map((responsible, index) => ({
        document,
        decision,
        responsible,
        key: keys[index],
        organization: organizationKey(document.source, responsible.name, names),
        isPerson: people.has(responsible.name),
      }));
    });
  },
  columns: [
    {
      name: 'responsible_id',
      title: '责任标识',
      type: 'string',
      forPrograms: true,
      description: 'Key: the decision, and a hash of name and role.',
      value: ({ key }) => key,
    },
    decisionColumn('Decision to be carried out.'),
    meetingColumn('Meeting that took it.'),
    ...SOURCE_AND_DAY,
    {
      name: 'name',
      title: '责任方',
      type: 'string',
      description: 'Body or person, in simplified script.',
      value: ({ responsible }) => responsible.name,
    },
    ...coded<Row>({
      list: 'responsible-role',
      name: 'role',
      title: '责任角色',
      description: 'Its part in carrying the decision out.',
      value: ({ responsible }) => responsible.role,
    }),
    {
      name: 'organization_id',
      title: '单位标识',
      type: 'string',
      forPrograms: true,
      description: 'The body; empty where a person is named.',
      references: 'organizations',
      optional: true,
      value: ({ organization }) => organization,
    },
    {
      name: 'person_id',
      title: '人员标识',
      type: 'string',
      forPrograms: true,
      description: 'The person, where one is named who was at the meeting or asked leave.',
      references: 'people',
      optional: true,
      value: ({ document, responsible, isPerson }) =>
        isPerson ? nameKey(document.source, responsible.name) : undefined,
    },
    ...deadlineColumns('the decision'),
    confidenceColumn<Row>('decision', ({ decision }) => decision.confidence),
    DECISION_FLAGS,
  ],
});
