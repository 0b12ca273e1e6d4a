import { RuleBook, rule } from '../../../grammar/rule.ts';
import { surfaceOf } from '../../../grammar/surface.ts';
import { type Range, rangeOf } from '../../../text/range.ts';
import type { Reading } from '../../../text/reading.ts';
import { lexicon } from '../lexicon.ts';

/** What the label or heading at the beginning of a piece of a record says of what follows. */
export type Says =
  | 'time'
  | 'place'
  | 'chair'
  | 'recorder'
  | 'present'
  | 'observer'
  | 'absent'
  | 'other'
  | 'reports'
  | 'discussions'
  | 'motions'
  | 'frame'
  | 'matter'
  | 'detail'
  | 'ruling';

/** How a label may stand: before a colon, or set off by the end of the piece or a gap as well. */
interface Label {
  readonly says: Says;
  readonly colon?: true;
}

const field = (says: Says, words: string, examples: Readonly<Record<string, object | null>>) =>
  rule<Label>(`tw/label-${says}`, {
    match: `^ 会议? label:${words} ( （ ..16 ） )?`,
    yields: { says },
    over: 'words',
    examples: examples as Readonly<Record<string, Readonly<Record<string, string>> | null>>,
  });

/** The labels of a record. What stands in brackets behind them (出席委員（依簽到先後）) is part of them. */
export const labelRules = [
  rule<Label>('tw/label-ruling-of', {
    match: '^ label:( ( ruler | organization )? ruling-noun ) ( （ ..12 ） )?',
    yields: { says: 'ruling' },
    over: 'words',
    examples: { '主席裁示：洽悉。': { label: '主席裁示' }, '市長提示：': { label: '市长提示' }, 主席: null },
  }),
  rule<Label>('tw/label-ruling', {
    match: '^ label:ruling-label',
    yields: { says: 'ruling' },
    over: 'words',
    examples: { '決議：照案通過。': { label: '决议' }, '案由：甲案': null },
  }),
  field('reports', 'report-section', { '壹、報告事項': null, 報告事項: { label: '报告事项' } }),
  field('discussions', 'discussion-section', { '討論事項：無': { label: '讨论事项' }, '說明：': null }),
  field('motions', 'motion-section', { '臨時動議（無）': { label: '临时动议' }, '決議：': null }),
  field('frame', 'frame-word', { '散會：上午11時': { label: '散会' }, '決議：': null }),
  field('time', 'time-label', { '開會時間：108年3月5日': { label: '开会时间' }, '地點：本府': null }),
  field('place', 'place-label', { '地點：本府三樓': { label: '地点' }, '時間：': null }),
  field('recorder', 'recorder-label', { '紀錄：甲某某': { label: '纪录' }, '主席：': null }),
  field('chair', 'chair-label', { '主席：甲局長某某': { label: '主席' }, '出席：': null }),
  field('present', 'present-label', { '出席人員：甲某某': { label: '出席人员' }, '列席：': null }),
  field('observer', 'observer-label', { '列席單位及人員：': { label: '列席单位及人员' }, '出席：': null }),
  field('absent', 'absent-label', { '請假：甲某某': { label: '请假' }, '出席：': null }),
  field('other', 'other-label', { '發文機關：秘書處': { label: '发文机关' }, '出席：': null }),
  rule<Label>('tw/label-matter', {
    match: '^ label:matter-label ：',
    yields: { says: 'matter', colon: true },
    over: 'words',
    examples: { '案由：甲案。': { label: '案由' }, '說明：略': null },
  }),
  rule<Label>('tw/label-detail', {
    match: '^ label:detail-label ：',
    yields: { says: 'detail', colon: true },
    over: 'words',
    examples: { '提案單位：工務處': { label: '提案单位' }, '案由：甲案': null },
  }),
];
const book = new RuleBook(labelRules, lexicon);

/** A label, and where its value begins in units of the piece. */
export interface FoundLabel {
  readonly rule: string;
  readonly says: Says;
  /** The words of the label alone. */
  readonly words: string;
  readonly valueAt: number;
}

/** Labels that stand without a colon too, where a gap sets them off: 時　間　中華民國…. */
export const BY_GAP: ReadonlySet<Says> = new Set([
  'time',
  'place',
  'chair',
  'recorder',
  'present',
  'observer',
  'absent',
]);

/** A label and the bracket behind it are no longer. */
const REACH = 40;

/** The label with which a piece of a reading begins. */
export function labelAt(reading: Reading, range: Range): FoundLabel | undefined {
  const surface = surfaceOf(
    reading.plain,
    rangeOf(range.start, Math.min(range.end, range.start + REACH)),
    [],
  );
  for (const { rule: id, yields, to, captures } of book.all(surface)) {
    const { label } = captures;
    if (label === undefined) continue;
    const next = surface.text[to];
    const { says, colon } = yields;
    const closed = colon === true || next === undefined || next === '：';
    const gapped = BY_GAP.has(says) && reading.gapBefore(surface.placeOf(to)) > 0;
    // 散會（上午10時）, 臨時動議（無）: the bracket is the value.
    const bracket = surface.text[label.to] === '（' && (says === 'frame' || says === 'motions');
    if (!closed && !gapped && !bracket) continue;
    const end = bracket ? label.to : to;
    return {
      rule: id,
      says,
      words: surface.text.slice(label.from, label.to),
      valueAt: surface.text[end] === '：' ? end + 1 : end,
    };
  }
  return undefined;
}
