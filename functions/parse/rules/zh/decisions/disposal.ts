import type { Decision } from '../../../../../schemas/generated/minutes.ts';

/** What a rule of this family says of a clause: the meeting disposes of something in it. */
export interface Disposal {
  readonly kind: Exclude<Decision['kind'], 'assign'>;
  readonly evidence: DecisionEvidence;
  /** It counts behind 会议指出, 会议强调 too: no one but the meeting says 原则同意. */
  readonly inTalk?: boolean;
  /** It counts only where the meeting settles: 会议决定，不增购. */
  readonly whereSettled?: boolean;
  /** It counts only behind what the meeting waits for: 待审计后，再研究. */
  readonly behindWaiting?: boolean;
  /** It is about all matters listed before it. */
  readonly blanket?: boolean;
}

/** On what a decision rests; confidence is measured for each of these. */
export type DecisionEvidence =
  /** 会议同意, 审议通过: the meeting or its deliberation is named with the verb. */
  | 'meeting-named'
  /** 原则同意: said of meetings alone. */
  | 'principle'
  /** 同意… at the beginning of a clause, 通过《…》. */
  | 'bare-verb'
  /** A point of a list of what was settled, without a verb of the meeting. */
  | 'listed'
  /** Only who is to act is told: 由甲局牵头…. */
  | 'agency-only'
  /** Among demands or statements, or with its object before the verb. */
  | 'in-passing';

/** Up to the verb nothing stands but who acts, and how: 会议经研究并一致. */
export const LEAD = 'lead{0,8}';
/** 会议听取…汇报并, in the clause of the verb itself. */
export const HEARD = 'lead{0,6} heard ...100 (并 | 后)';
/** 会议, with what may stand around it. Of 国务院常务会议审议通过 the meeting is not this one. */
export const NAMED = `^ lead{0,4} meeting (${HEARD})? ${LEAD}`;
export const STUDIED = `^ (lead{0,6} process lead{0,3} | ${HEARD} ${LEAD})`;
/** 会议还通过了其他事项: nothing is told of them. */
export const OTHERS =
  '了? (others ..12 matters | (有关 | 相关 | 部分 | 若干 | 多项 | 一批) (others | 请示)? (事项 | 议题 | 工作 | 事宜)) $';
