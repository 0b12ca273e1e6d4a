// The words in which the contract's codes are shown to readers of Chinese.
import type {
  AgendaItem,
  Attendance,
  Decision,
  MinutesDocument,
  QualityIssue,
  Responsible,
} from '../../schemas/generated/minutes.ts';
import words from './site/messages/zh-Hans.json' with { type: 'json' };

export const DECISION_KIND: Readonly<Record<Decision['kind'], string>> = {
  approve: words['kind.approve'],
  'approve-in-principle': words['kind.approve-in-principle'],
  determine: words['kind.determine'],
  assign: words['kind.assign'],
  defer: words['kind.defer'],
  reject: words['kind.reject'],
};

export const ATTENDANCE_ROLE: Readonly<Record<Attendance['role'], string>> = {
  chair: words['role.chair'],
  present: words['role.present'],
  observer: words['role.observer'],
  absent: words['role.absent'],
  recorder: words['role.recorder'],
};

/** What a page is, by its form. */
export const FORM: Readonly<Record<MinutesDocument['form'], string>> = {
  minutes: words['form.minutes'],
  report: words['form.report'],
};

/** The forms in the order of their rank. */
export const FORMS: readonly MinutesDocument['form'][] = ['minutes', 'report'];

/** The order in which roles are shown. */
export const ATTENDANCE_ROLES: readonly Attendance['role'][] = [
  'chair',
  'present',
  'observer',
  'absent',
  'recorder',
];

/** Whether a feed's item is as it first appeared. Withdrawn ones are named by the feed, since they are items no more. */
export const CHANGES = ['new', 'updated', 'withdrawn'] as const;

/** What marks an item whose minutes have changed. */
export const UPDATED = words['change.updated'];

export const RESPONSIBLE_ROLE: Readonly<Record<Responsible['role'], string>> = {
  lead: words['duty.lead'],
  owner: words['duty.owner'],
  support: words['duty.support'],
};

export const ITEM_KIND: Readonly<Record<AgendaItem['kind'], string>> = {
  study: words['item.study'],
  report: words['item.report'],
  deliberation: words['item.deliberation'],
  mixed: words['item.mixed'],
  other: words['item.other'],
};

/** What a quality issue is about, by its code; the message of the issue has the particulars. */
const QUALITY_ISSUE: Readonly<Record<string, string>> = {
  'attendance-unread': '参会名单中有一段文字未能读出',
  'attendance-without-name': '参会名单中有单位没有写出姓名',
  'characters-broken': '页面中有损坏的字符',
  'control-characters': '页面中有不可见的控制字符，已略去',
  'date-in-future': '所述公布或成文日期在抓取之后，未采信',
  'date-inferred': '日期不完整，已根据上下文补全',
  'date-order': '会议、成文和公布日期的先后顺序不合常理',
  'date-repaired': '日期缺字，已修复',
  'date-unreadable': '日期无法读出',
  'decision-unread': '有一句话像是决定，但未能读出',
  'document-number-normalised': '发文字号的写法已规范',
  'government-changed': '页面现在像是另一个政府的',
  'hidden-text': '页面中有隐藏的文字，已略去',
  'identifier-collision': '另一次会议已使用同样的标识',
  'index-number-invalid': '索引号不符合编码规则',
  'meeting-uncertain': '说的是哪一次会议，尚不能确定',
  'injected-text': '页面中有被插入的无关文字，已略去',
  'number-conflict': '会议届次前后不一致',
  'number-repaired': '会议届次缺字，已修复',
  'number-unclear': '会议届次的写法不明，未采用',
  'publication-changed': '原网页改动过公布日期，以首次所述为准',
  'several-meetings': '页面说的不止一次会议',
  'struck-text': '页面中有划去的文字，已略去',
  'text-lost': '文件中有文字因字体未说明字符而丢失',
  'turned-text': '文件中有水印或方向不同的文字，已略去',
  'weekday-mismatch': '日期与星期不符',
};

/** A quality issue in the readers' words; undefined for one that has none yet. */
export const qualityIssueInWords = ({ code }: Pick<QualityIssue, 'code'>): string | undefined =>
  QUALITY_ISSUE[code];

const PART_OF_DAY: Readonly<Record<NonNullable<MinutesDocument['heldDuring']>, string>> = {
  morning: '上午',
  afternoon: '下午',
  evening: '晚上',
};

const DAY = /^(\d{4})-(\d{2})-(\d{2})/;

/** `2023-08-18` → `2023年8月18日`; anything else as it is. */
export function dayInWords(day: string): string {
  const [, year, month, date] = DAY.exec(day) ?? [];
  return year === undefined ? day : `${year}年${Number(month)}月${Number(date)}日`;
}

/** `2023年8月18日上午`, or undefined where the page gives no day. */
export function heldInWords(document: Pick<MinutesDocument, 'heldOn' | 'heldDuring'>): string | undefined {
  if (document.heldOn === undefined) return undefined;
  const part = document.heldDuring === undefined ? '' : PART_OF_DAY[document.heldDuring];
  return `${dayInWords(document.heldOn)}${part}`;
}

/** A title of the news, which says that there was a meeting and not which. */
const CONVENED = /召开|举行/u;
/** 【时政新闻】 in front of a title. */
const RUBRIC = /^【[^】]{1,12}】/u;

/** The short name of a meeting among those of its body: `第17次常务会议`, else its kind where its title says no more, else its title. */
export function meetingName({
  number,
  series,
  title,
}: Pick<MinutesDocument, 'number' | 'series' | 'title'>): string {
  if (number !== undefined) return `第${number}次${series ?? '会议'}`;
  const own = title.replace(RUBRIC, '');
  if (series !== undefined && CONVENED.test(own)) return series;
  return own === '' ? title : own;
}
