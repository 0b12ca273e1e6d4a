import type { DecidedDocument, Decision } from '../../../schemas/generated/minutes.ts';
import type { MinutesFacts } from '../../shared/head.ts';
import { flagsOfText } from '../damage.ts';
import {
  confidenceColumn,
  decisionColumn,
  flagsColumn,
  kindColumns,
  meetingColumn,
  SOURCE_AND_DAY,
  TOPIC_COLUMNS,
} from './common-columns.ts';
import { nameKey, partKeys } from './keys.ts';
import { defineTable } from './table.ts';

interface Row {
  readonly document: MinutesFacts;
  readonly decision: Decision;
  readonly decided: DecidedDocument;
  readonly key: string | undefined;
}

export const documentsTable = defineTable<Row>({
  name: 'documents',
  title: '决定的文件',
  titleEn: 'Documents decided on',
  description:
    'One row for each decision and plan or rule that it disposes of. The editions of a document share its `document_id` from meeting to meeting.',
  records: ({ document }) =>
    document.decisions.flatMap((decision) => {
      const documents = decision.documents ?? [];
      const keys = partKeys(
        decision.id,
        'd',
        documents.map(({ title }) => title),
      );
      return documents.map((decided, index) => ({
        document,
        decision,
        decided,
        key: keys[index],
      }));
    }),
  columns: [
    {
      name: 'decided_document_id',
      title: '标识',
      type: 'string',
      forPrograms: true,
      description: 'Key: the decision, and a hash of the title.',
      value: ({ key }) => key,
    },
    decisionColumn('Decision on it.'),
    meetingColumn('Meeting that took the decision.'),
    ...SOURCE_AND_DAY,
    {
      name: 'document_id',
      title: '文件标识',
      type: 'string',
      forPrograms: true,
      description: 'The document, whatever its edition: the same at every meeting of the government.',
      value: ({ document, decided }) => nameKey(document.source, decided.thread),
    },
    {
      name: 'title',
      title: '文件名称',
      type: 'string',
      description: 'Title with the edition that was before the meeting (送审稿, 修订稿).',
      value: ({ decided }) => decided.title,
    },
    {
      name: 'thread',
      title: '文件线索',
      type: 'string',
      forPrograms: true,
      description: 'Title without its edition, shortened to what tells documents of one government apart.',
      value: ({ decided }) => decided.thread,
    },
    ...kindColumns('What was done with it'),
    ...TOPIC_COLUMNS,
    confidenceColumn<Row>('decision', ({ decision }) => decision.confidence),
    flagsColumn<Row>('the title', ({ decided }) => flagsOfText(decided.title)),
  ],
});
