// Columns that several tables have.

import type { Decision } from '../../../schemas/generated/minutes.ts';
import type { MinutesFacts } from '../../shared/head.ts';
import { topicsOf } from '../../shared/topics.ts';
import { flagsOfDecision, type TextFlag } from '../damage.ts';
import { coded, codesOf } from './codes.ts';
import type { Column } from './table.ts';

interface OfDocument {
  readonly document: MinutesFacts;
}

interface OfDecision {
  readonly decision: Decision;
}

/** The meeting of a row. @param description in English, what the row has to do with it */
export const meetingColumn = (description: string): Column<OfDocument> => ({
  name: 'meeting',
  title: '会议标识',
  type: 'string',
  description,
  references: 'meetings',
  value: ({ document }) => document.id,
});

/** Whose meeting it was, and when. */
export const SOURCE_AND_DAY: readonly Column<OfDocument>[] = [
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
];

/** The decision of a row of another table. @param description in English, what the row has to do with it */
export const decisionColumn = (description: string): Column<OfDecision> => ({
  name: 'decision',
  title: '决定标识',
  type: 'string',
  description,
  references: 'decisions',
  value: ({ decision }) => decision.id,
});

/** @param what in English, the act */
export const kindColumns = (what: string): readonly Column<OfDecision>[] =>
  coded({
    list: 'decision-kind',
    name: 'kind',
    title: '决定类型',
    description: `${what}.`,
    value: ({ decision }) => decision.kind,
  });

/** The subject areas of a decision. */
export const TOPIC_COLUMNS: readonly Column<OfDocument & OfDecision>[] = coded({
  list: 'topic',
  name: 'topics',
  title: '领域',
  description: 'Codes of the subject areas, two at most; none where no words decide.',
  isList: true,
  value: ({ document, decision }) => topicsOf(document, decision),
});

export const SUBJECTS: Column<OfDecision> = {
  name: 'subjects',
  title: '事项',
  type: 'list',
  description: 'What was disposed of, in simplified script.',
  value: ({ decision }) => decision.subjects,
};

/** When a decision is due. @param what in English, what is due */
export const deadlineColumns = (what: string): readonly Column<OfDecision>[] => [
  {
    name: 'deadline_text',
    title: '期限原文',
    type: 'string',
    description: `When ${what} is due, in the words of the minutes.`,
    value: ({ decision }) => decision.deadline?.text,
  },
  {
    name: 'deadline_date',
    title: '期限',
    type: 'date',
    description: 'Last day, where the words fix one.',
    value: ({ decision }) => decision.deadline?.date,
  },
];

/** @param what in English, what is right with this probability */
export const confidenceColumn = <Row>(what: string, confidenceOf: (row: Row) => number): Column<Row> => ({
  name: 'confidence',
  title: '把握',
  type: 'number',
  description: `Probability, from 0 to 1, that the ${what} is right.`,
  value: confidenceOf,
});

/** @param what in English, what was read from damaged words */
export const flagsColumn = <Row>(what: string, flagsOf: (row: Row) => readonly TextFlag[]): Column<Row> => ({
  name: 'flags',
  title: '标记',
  type: 'list',
  description: `What is wrong with the words of the page that ${what} stands in; \`digits-damaged\`: digits lost what stood between them (20231-6月, 1130前); \`text-in-doubt\`: a fault named in the document's \`quality\` lies there.`,
  codes: codesOf('text-flag'),
  value: flagsOf,
});

export const DECISION_FLAGS: Column<OfDocument & OfDecision> = flagsColumn(
  'the decision',
  ({ document, decision }) => flagsOfDecision(decision, document.quality.issues),
);

/** @param what in English, what is shown there */
export const pageUrlColumn = (what: string): Column<{ readonly pageUrl: string }> => ({
  name: 'page_url',
  title: '网页',
  type: 'url',
  description: `The ${what} on our page of the meeting.`,
  value: ({ pageUrl }) => pageUrl,
});
