import type { MinutesFacts } from '../../shared/head.ts';
import { absolute, meetingDocument, meetingPage } from '../addresses.ts';
import type { PublishedMeeting } from '../index/published-meeting.ts';
import { coded, codesOf } from './codes.ts';
import { defineTable } from './table.ts';

interface Row {
  readonly document: MinutesFacts;
  readonly published: PublishedMeeting;
  readonly pageUrl: string;
  readonly documentUrl: string;
}

export const meetingsTable = defineTable<Row>({
  name: 'meetings',
  title: '会议',
  titleEn: 'Meetings',
  description:
    'One row for each meeting whose minutes, or else report, are published, in the order of the day held.',
  records: (published, { site }) => {
    const { document } = published;
    return [
      {
        document,
        published,
        pageUrl: absolute(site, meetingPage(document.id)),
        documentUrl: absolute(site, meetingDocument(document.id)),
      },
    ];
  },
  columns: [
    {
      name: 'meeting',
      title: '会议标识',
      type: 'string',
      description: 'Key. Permanent identifier of the meeting.',
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
      name: 'title',
      title: '标题',
      type: 'string',
      description: 'Title of the page.',
      value: ({ document }) => document.title,
    },
    ...coded<Row>({
      list: 'form',
      name: 'form',
      title: '形式',
      description:
        'What the page is: minutes (纪要), the record of the meeting; or a report (会议消息), the news of it, which tells less.',
      value: ({ document }) => document.form,
    }),
    {
      name: 'body',
      title: '会议机关',
      type: 'string',
      description: 'Body that met, as the minutes name it.',
      value: ({ document }) => document.body,
    },
    {
      name: 'series',
      title: '会议类别',
      type: 'string',
      description: 'Kind of meeting, e.g. 常务会议.',
      value: ({ document }) => document.series,
    },
    {
      name: 'number',
      title: '次数',
      type: 'integer',
      description: 'Serial number of the meeting in its series.',
      value: ({ document }) => document.number,
    },
    {
      name: 'held_on',
      title: '会议日期',
      type: 'date',
      description: 'Day the meeting was held.',
      value: ({ document }) => document.heldOn,
    },
    ...coded<Row>({
      list: 'part-of-day',
      name: 'held_during',
      title: '时段',
      description: 'Part of the day.',
      value: ({ document }) => document.heldDuring,
    }),
    {
      name: 'document_number',
      title: '发文字号',
      type: 'string',
      description: '发文字号 of the minutes.',
      value: ({ document }) => document.documentNumber,
    },
    {
      name: 'index_number',
      title: '索引号',
      type: 'string',
      description: '索引号 in the catalogue of government information.',
      value: ({ document }) => document.indexNumber,
    },
    {
      name: 'issuer',
      title: '发布机构',
      type: 'string',
      description: 'Body that published the document.',
      value: ({ document }) => document.issuer,
    },
    {
      name: 'categories',
      title: '信息分类',
      type: 'list',
      description: '信息分类 of the disclosure catalogue.',
      value: ({ document }) => document.categories ?? [],
    },
    {
      name: 'issued_on',
      title: '成文日期',
      type: 'date',
      description: 'Day the document was made.',
      value: ({ document }) => document.issuedOn,
    },
    {
      name: 'published_on',
      title: '发布日期',
      type: 'date',
      description: 'Day on which the page says it was published, where it stands.',
      value: ({ document }) => document.publishedAt?.slice(0, 10),
    },
    {
      name: 'published_at',
      title: '发布时间',
      type: 'instant',
      description: 'The moment of it, where the page gives more than the day.',
      value: ({ document }) => (document.publishedAt?.includes('T') ? document.publishedAt : undefined),
    },
    {
      name: 'validity',
      title: '有效性',
      type: 'string',
      description: '有效性 as the page gives it.',
      value: ({ document }) => document.validity,
    },
    {
      name: 'items',
      title: '议题数',
      type: 'integer',
      description: 'Number of agenda items.',
      value: ({ document }) => document.items.length,
    },
    {
      name: 'decisions',
      title: '决定数',
      type: 'integer',
      description: 'Number of rows in the table `decisions`.',
      value: ({ document }) => document.decisions.length,
    },
    {
      name: 'attendance',
      title: '参会人数',
      type: 'integer',
      description: 'Number of rows in the table `attendance`.',
      value: ({ document }) => document.attendance.length,
    },
    {
      name: 'quality_score',
      title: '质量分',
      type: 'number',
      description: 'From 0 to 1: how far the document can be relied on.',
      value: ({ document }) => document.quality.score,
    },
    {
      name: 'quality_issues',
      title: '质量问题',
      type: 'list',
      description: 'Codes of what was repaired or is in doubt, each once; the document says where.',
      value: ({ document }) => [...new Set(document.quality.issues.map(({ code }) => code))],
    },
    {
      name: 'page_url',
      title: '网页',
      type: 'url',
      description: 'Our page of the meeting.',
      value: ({ pageUrl }) => pageUrl,
    },
    {
      name: 'document_url',
      title: '完整数据',
      type: 'url',
      description: 'The whole minutes document as JSON (`schemas/minutes.schema.json`).',
      value: ({ documentUrl }) => documentUrl,
    },
    {
      name: 'source_url',
      title: '政府网页',
      type: 'url',
      description: 'Address the page was fetched from; else the address it gives for itself.',
      value: ({ document }) => document.provenance.url ?? document.provenance.canonicalUrl,
    },
    {
      name: 'source_sha256',
      title: '原页校验值',
      type: 'string',
      forPrograms: true,
      description: 'SHA-256 of the bytes of the page.',
      value: ({ document }) => document.provenance.sha256,
    },
    {
      name: 'script',
      title: '字体',
      type: 'string',
      forPrograms: true,
      description: 'Script of the page.',
      codes: codesOf('script'),
      value: ({ document }) => document.provenance.script,
    },
    {
      name: 'parser',
      title: '解析器版本',
      type: 'string',
      forPrograms: true,
      description: 'Version of the parser that read the page.',
      value: ({ document }) => document.provenance.parser,
    },
    {
      name: 'first_seen_at',
      title: '首次收录',
      type: 'instant',
      description: 'When the page was first seen, in UTC.',
      value: ({ published }) => published.firstSeenAt,
    },
    {
      name: 'modified_at',
      title: '最近变更',
      type: 'instant',
      description:
        'When what is published of the meeting last changed, in UTC; empty while it is the first state.',
      value: ({ published }) => published.modifiedAt,
    },
  ],
});
