import { UnitSet } from '../text/unit-set.ts';
import type { MentionKind } from './mention.ts';

/** Somebody who is meant, but not by name. */
export interface Unnamed {
  readonly kind: MentionKind;
  readonly length: number;
  /** 各乡镇: not by name, yet no one else is meant, so that they count as named. */
  readonly collective: boolean;
}

/** 各镇（街道）, 相关部门, 分管副县长: someone, but no one by name. */
const PEOPLE = '主要领导|分管领导|领导|负责人|负责同志|副?[省市州盟县区旗镇乡]长|人员|同志';
const BODIES = '乡镇|镇街|街镇|单位|部门|机构|企业|主体|镇|乡|街道|园区|科室|板块|方面';
const ANY_OF_THEM = '各|相关|有关|责任|其他|其它|所有|分管|属地';
const IN_A_PART = '业主|建设|实施|用地|产权|涉及|行业|主管|职能|成员|牵头|配合|承办|主办|主要';
/** 责任单位：甲局 is a label, 甲局为牵头单位 says which part somebody has. */
const NO_LABEL = '(?!：|为(?!主))';
/** 责任落实到有关部门: no verb or word of grammar stands between. */
const BETWEEN = '(?:(?![到落由请给为对把将在向要是须应])[\\p{Script=Han}（）])';
const PATTERN = new RegExp(
  [
    `(?<!(?:作为|为|是|担任)(?:该?项目)?的?)(?:${ANY_OF_THEM})${BETWEEN}{0,8}?(?:(?<people>${PEOPLE})|(?:${BODIES})(?:（[^（）]{1,16}）)?(?:人民政府|政府|办事处)?)${NO_LABEL}`,
    `(?<!(?:作为|为|是|担任)(?:该?项目)?的?)(?:${IN_A_PART})(?:责任|主管)?(?:(?<some>${PEOPLE})|${BODIES})${NO_LABEL}`,
  ].join('|'),
  'uy',
);
const BEGINS = new UnitSet(
  [...ANY_OF_THEM.split('|'), ...IN_A_PART.split('|')].map((word) => word.charAt(0)),
);

const COLLECTIVE =
  /^(?:各|属地)(?:乡镇|镇街|街镇|镇乡|乡|镇|街道|苏木镇?|园区)(?:（[^（）]{1,8}）)?(?:人民政府|政府|办事处)?$/u;

/** Somebody unnamed at a place: 有关部门, 各乡镇, 分管领导. */
export function unnamedAt(text: string, at: number): Unnamed | undefined {
  if (!BEGINS.isAt(text, at)) return undefined;
  PATTERN.lastIndex = at;
  const match = PATTERN.exec(text);
  if (match === null) return undefined;
  const [words] = match;
  const people = match.groups?.people ?? match.groups?.some;
  return {
    kind: people === undefined ? 'organization' : 'person',
    length: words.length,
    collective: COLLECTIVE.test(words),
  };
}
