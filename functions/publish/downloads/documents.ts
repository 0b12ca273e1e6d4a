import type { DecidedDocument, Decision, MinutesDocument } from '../../../schemas/generated/minutes.ts';
import { absolute, decisionAnchor, meetingPage } from '../addresses.ts';
import { nameKey, partKeys } from './keys.ts';
import { defineTable } from './table.ts';

interface Row {
  readonly document: MinutesDocument;
  readonly decision: Decision;
  readonly decided: DecidedDocument;
  readonly key: string | undefined;
  readonly pageUrl: string;
}

export const documentsTable = defineTable<Row>({
  name: 'documents',
  title: '决定的文件',
  titleEn: 'Documents decided on',
  description:
    'One row for each decision and plan or rule that it disposes of. The editions of a document share its `document_id` from meeting to meeting.',
  records: ({ document }, site) =>
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
        pageUrl: absolute(site, `${meetingPage(document.id)}#${decisionAnchor(decision.id)}`),
      }));
    }),
  columns: [
    {
      name: 'decided_document_id',
      title: '标识',
      type: 'string',
      description: 'Key: the decision, and a hash of the title.',
      value: ({ key }) => key,
    },
    {
      name: 'decision',
      title: '决定标识',
      type: 'string',
      description: 'Decision on it.',
      references: 'decisions',
      value: ({ decision }) => decision.id,
    },
    {
      name: 'meeting',
      title: '会议标识',
      type: 'string',
      description: 'Meeting that took the decision.',
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
      name: 'document_id',
      title: '文件标识',
      type: 'string',
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
      description: 'Title without its edition, shortened to what tells documents of one government apart.',
      value: ({ decided }) => decided.thread,
    },
    {
      name: 'kind',
      title: '决定类型',
      type: 'string',
      description: 'What was done with it: 同意, 原则同意, 决定, 交办, 暂缓, 不同意.',
      codes: ['approve', 'approve-in-principle', 'determine', 'assign', 'defer', 'reject'],
      value: ({ decision }) => decision.kind,
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
