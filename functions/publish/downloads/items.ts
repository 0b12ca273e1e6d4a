import type { AgendaItem } from '../../../schemas/generated/minutes.ts';
import type { MinutesFacts } from '../../shared/head.ts';
import { flagsOfText } from '../damage.ts';
import { coded } from './codes.ts';
import { flagsColumn, meetingColumn, SOURCE_AND_DAY } from './common-columns.ts';
import { itemKeys } from './keys.ts';
import { defineTable } from './table.ts';

interface Row {
  readonly document: MinutesFacts;
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
      forPrograms: true,
      description: 'Key: the meeting, and the number of the item.',
      value: ({ key }) => key,
    },
    meetingColumn('Meeting on whose agenda it stands.'),
    ...SOURCE_AND_DAY,
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
    ...coded<Row>({
      list: 'item-kind',
      name: 'kind',
      title: '议题类型',
      description: 'What the meeting did with it; `mixed`: more than one of these, `other`: none of them.',
      value: ({ item }) => item.kind,
    }),
    {
      name: 'decisions',
      title: '决定数',
      type: 'integer',
      description: 'Number of decisions taken under it.',
      value: ({ document, item }) => document.decisions.filter(({ item: of }) => of === item.number).length,
    },
    {
      name: 'heading_as_published',
      title: '页面议题',
      type: 'string',
      description: 'The heading as it stands on the page, where that differs.',
      value: ({ item }) => item.asPublished?.heading,
    },
    flagsColumn<Row>('the heading', ({ item }) => flagsOfText(item.heading, item.asPublished?.heading)),
  ],
});
