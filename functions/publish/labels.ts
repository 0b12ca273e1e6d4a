// The words in which the contract's codes are shown to readers of Chinese.
import type {
  AgendaItem,
  Attendance,
  Decision,
  MinutesDocument,
  Responsible,
} from '../../schemas/generated/minutes.ts';

export const DECISION_KIND: Readonly<Record<Decision['kind'], string>> = {
  approve: '同意',
  'approve-in-principle': '原则同意',
  determine: '决定',
  assign: '交办',
  defer: '暂缓',
  reject: '不同意',
};

export const ATTENDANCE_ROLE: Readonly<Record<Attendance['role'], string>> = {
  chair: '主持',
  present: '出席',
  observer: '列席',
  absent: '请假',
  recorder: '记录',
};

/** The order in which roles are shown. */
export const ATTENDANCE_ROLES: readonly Attendance['role'][] = [
  'chair',
  'present',
  'observer',
  'absent',
  'recorder',
];

export const RESPONSIBLE_ROLE: Readonly<Record<Responsible['role'], string>> = {
  lead: '牵头',
  owner: '负责',
  support: '配合',
};

export const ITEM_KIND: Readonly<Record<AgendaItem['kind'], string>> = {
  study: '学习',
  report: '听取汇报',
  deliberation: '审议',
  mixed: '综合议题',
  other: '其他',
};

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

/** The short name of a meeting among those of its body: `第17次常务会议`, else its title. */
export const meetingName = (document: Pick<MinutesDocument, 'number' | 'series' | 'title'>): string =>
  document.number === undefined ? document.title : `第${document.number}次${document.series ?? '会议'}`;
