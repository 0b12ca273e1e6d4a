import type { AgendaItem, Decision, MinutesDocument } from '../../../schemas/generated/minutes.ts';
import { TOPICS, topicsOf } from '../../shared/topics.ts';
import { absolute, decisionAnchor, meetingPage } from '../addresses.ts';
import { itemKeys } from './keys.ts';
import { defineTable } from './table.ts';

interface Row {
  readonly document: MinutesDocument;
  readonly decision: Decision;
  readonly item: AgendaItem | undefined;
  readonly itemKey: string | undefined;
  readonly pageUrl: string;
}

export const decisionsTable = defineTable<Row>({
  name: 'decisions',
  title: '决定',
  titleEn: 'Decisions',
  description: 'One row for each decision, in the order of the page.',
  records: ({ document }, site) => {
    const keys = itemKeys(document);
    return document.decisions.map((decision) => {
      const index = document.items.findIndex(({ number }) => number === decision.item);
      return {
        document,
        decision,
        item: document.items[index],
        itemKey: keys[index],
        pageUrl: absolute(site, `${meetingPage(document.id)}#${decisionAnchor(decision.id)}`),
      };
    });
  },
  columns: [
    {
      name: 'decision',
      title: '决定标识',
      type: 'string',
      description: 'Key. Permanent identifier of the decision.',
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
      name: 'item',
      title: '议题序号',
      type: 'integer',
      description: 'Position on the agenda of the item it was taken under, from 1.',
      value: ({ decision }) => decision.item,
    },
    {
      name: 'item_heading',
      title: '议题',
      type: 'string',
      description: 'Heading of that item, in simplified script.',
      value: ({ item }) => item?.heading,
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
      name: 'documents',
      title: '文件',
      type: 'list',
      description: 'Documents among the subjects, by title with its edition (送审稿, 修订稿).',
      value: ({ decision }) => (decision.documents ?? []).map(({ title }) => title),
    },
    {
      name: 'document_threads',
      title: '文件线索',
      type: 'list',
      description:
        'Keys of the documents, in the same order: within one source, all editions of a document share one.',
      value: ({ decision }) => (decision.documents ?? []).map(({ thread }) => thread),
    },
    {
      name: 'responsible',
      title: '责任方',
      type: 'list',
      description: 'Bodies or persons who must carry it out.',
      value: ({ decision }) => decision.responsible.map(({ name }) => name),
    },
    {
      name: 'responsible_roles',
      title: '责任角色',
      type: 'list',
      description: 'Their roles, in the same order: 牵头, 负责, 配合.',
      codes: ['lead', 'owner', 'support'],
      value: ({ decision }) => decision.responsible.map(({ role }) => role),
    },
    {
      name: 'deadline_text',
      title: '期限原文',
      type: 'string',
      description: 'When it is due, in the words of the minutes.',
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
      name: 'text',
      title: '原文',
      type: 'string',
      description: 'The sentence itself, in the script of the page.',
      value: ({ decision }) => decision.text,
    },
    {
      name: 'span_start',
      title: '原文起点',
      type: 'integer',
      description: 'Where the sentence begins in the `text` of the document, in UTF-16 units.',
      value: ({ decision }) => decision.span[0],
    },
    {
      name: 'span_end',
      title: '原文终点',
      type: 'integer',
      description: 'Where it ends; the end is not included.',
      value: ({ decision }) => decision.span[1],
    },
    {
      name: 'confidence',
      title: '把握',
      type: 'number',
      description: 'Probability, from 0 to 1, that the row is right.',
      value: ({ decision }) => decision.confidence,
    },
    {
      name: 'page_url',
      title: '网页',
      type: 'url',
      description: 'The decision on our page of the meeting.',
      value: ({ pageUrl }) => pageUrl,
    },
    {
      name: 'item_id',
      title: '议题标识',
      type: 'string',
      description: 'The agenda item it was taken under.',
      references: 'items',
      optional: true,
      value: ({ itemKey }) => itemKey,
    },
    {
      name: 'topics',
      title: '领域',
      type: 'list',
      description: 'Codes of the subject areas, two at most; none where no area fits.',
      codes: TOPICS.map(({ code }) => code),
      value: ({ document, decision }) => topicsOf(document, decision),
    },
  ],
});
