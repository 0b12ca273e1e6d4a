import type { AgendaItem, MinutesDocument } from '../../../schemas/generated/minutes.ts';
import { itemKeys } from './keys.ts';
import { defineTable } from './table.ts';

interface Row {
  readonly document: MinutesDocument;
  readonly item: AgendaItem;
  readonly key: string | undefined;
}

export const itemsTable = defineTable<Row>({
  name: 'items',
  title: '议题',
  titleEn: 'Agenda items',
  description: 'One row for each item of the agenda, in its order.',
  records: ({ document }) => {
    const keys = itemKeys(document);
    return document.items.map((item, index) => ({ document, item, key: keys[index] }));
  },
  columns: [
    {
      name: 'item_id',
      title: '议题标识',
      type: 'string',
      description: 'Key: the meeting, and the number of the item.',
      value: ({ key }) => key,
    },
    {
      name: 'meeting',
      title: '会议标识',
      type: 'string',
      description: 'Meeting on whose agenda it stands.',
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
      name: 'number',
      title: '序号',
      type: 'integer',
      description: 'Position on the agenda, from 1.',
      value: ({ item }) => item.number,
    },
    {
      name: 'heading',
      title: '议题',
      type: 'string',
      description: 'Heading, in simplified script.',
      value: ({ item }) => item.heading,
    },
    {
      name: 'kind',
      title: '议题类型',
      type: 'string',
      description:
        'study 学习, report 听取汇报, deliberation 审议, mixed: more than one of these, other: none of them.',
      codes: ['study', 'report', 'deliberation', 'mixed', 'other'],
      value: ({ item }) => item.kind,
    },
    {
      name: 'decisions',
      title: '决定数',
      type: 'integer',
      description: 'Number of decisions taken under it.',
      value: ({ document, item }) => document.decisions.filter(({ item: of }) => of === item.number).length,
    },
    {
      name: 'span_start',
      title: '原文起点',
      type: 'integer',
      description: 'Where the item begins in the `text` of the document, in UTF-16 units.',
      value: ({ item }) => item.span[0],
    },
    {
      name: 'span_end',
      title: '原文终点',
      type: 'integer',
      description: 'Where it ends; the end is not included.',
      value: ({ item }) => item.span[1],
    },
    {
      name: 'heading_as_published',
      title: '页面议题',
      type: 'string',
      description: 'The heading as it stands on the page, where that differs.',
      value: ({ item }) => item.asPublished?.heading,
    },
  ],
});
