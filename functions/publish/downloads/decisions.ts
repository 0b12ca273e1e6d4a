import type { AgendaItem, Decision } from '../../../schemas/generated/minutes.ts';
import type { MinutesFacts } from '../../shared/head.ts';
import { absolute, decisionAnchor, meetingPage } from '../addresses.ts';
import { headlineOf } from '../headline.ts';
import { cleanOnce } from '../text.ts';
import { coded } from './codes.ts';
import {
  confidenceColumn,
  DECISION_FLAGS,
  deadlineColumns,
  kindColumns,
  meetingColumn,
  pageUrlColumn,
  SOURCE_AND_DAY,
  SUBJECTS,
  TOPIC_COLUMNS,
} from './common-columns.ts';
import { itemKeys } from './keys.ts';
import { defineTable } from './table.ts';

interface Row {
  readonly document: MinutesFacts;
  readonly decision: Decision;
  readonly item: AgendaItem | undefined;
  readonly itemKey: string | undefined;
  readonly headline: string;
  readonly pageUrl: string;
}

export const decisionsTable = defineTable<Row>({
  name: 'decisions',
  title: '决定',
  titleEn: 'Decisions',
  description: 'One row for each decision, in the order of the page.',
  records: (meeting, { site, sources }) => {
    const { document } = meeting;
    const clean = cleanOnce(meeting).document;
    const keys = itemKeys(document);
    return document.decisions.map((decision, place) => {
      const index = document.items.findIndex(({ number }) => number === decision.item);
      return {
        document,
        decision,
        item: document.items[index],
        itemKey: keys[index],
        headline: headlineOf(clean.decisions[place] ?? decision, clean, { sources }),
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
    meetingColumn('Meeting that took it.'),
    ...SOURCE_AND_DAY,
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
      name: 'headline',
      title: '标题',
      type: 'string',
      description: 'Who decided what, in one line of at most 80 characters: as feeds and pages have it.',
      value: ({ headline }) => headline,
    },
    ...kindColumns('The disposing act'),
    SUBJECTS,
    {
      name: 'documents',
      title: '文件',
      type: 'list',
      description:
        'Documents that it disposes of, by title with its edition (送审稿, 修订稿): those among the subjects, else the 《…》 of the agenda item that the subjects point back to (区政府办意见, 该方案).',
      value: ({ decision }) => (decision.documents ?? []).map(({ title }) => title),
    },
    {
      name: 'document_threads',
      title: '文件线索',
      type: 'list',
      forPrograms: true,
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
    ...coded<Row>({
      list: 'responsible-role',
      name: 'responsible_roles',
      title: '责任角色',
      description: 'Their roles, in the same order.',
      isList: true,
      value: ({ decision }) => decision.responsible.map(({ role }) => role),
    }),
    ...deadlineColumns('it'),
    {
      name: 'text',
      title: '原文',
      type: 'string',
      description: 'The sentence itself, in the script of the page.',
      value: ({ decision }) => decision.text,
    },
    confidenceColumn<Row>('row', ({ decision }) => decision.confidence),
    DECISION_FLAGS,
    pageUrlColumn('decision'),
    {
      name: 'item_id',
      title: '议题标识',
      type: 'string',
      forPrograms: true,
      description: 'The agenda item it was taken under.',
      references: 'items',
      optional: true,
      value: ({ itemKey }) => itemKey,
    },
    ...TOPIC_COLUMNS,
  ],
});
