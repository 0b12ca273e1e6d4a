import frames from '../data/decision-frames.json' with { type: 'json' };
import words from '../data/decision-measures.json' with { type: 'json' };
import verbs from '../data/decision-verbs.json' with { type: 'json' };
import type { Range } from '../reading.ts';
import { anyOf, guarded, standsAt } from './lexicon.ts';
import type { Passage } from './passage.ts';
import type { Clause } from './sentences.ts';

// Numbers are bounded: without a bound every digit of a long row of them would be a place to begin at.
export const AMOUNT =
  /(?:\d[\d.，]{0,30}|[一二三四五六七八九十百千]{1,12})[余多]?(?:万|亿|千|百){0,4}元|\d%|百分之/u;
const AREA = /\d[\d.]{0,30}[余多]?(?:亩|平方米|公顷|平方公里|㎡)|地块|宗地/u;
const MONEY_VERB = new RegExp(anyOf(words.money), 'u');
const FUNDS = new RegExp(anyOf(words.funds), 'u');
const PAYS = /承担|解决|列支|拨付|支付|安排|列入|纳入|筹措|保障|统筹/u;
const LAND_VERB = new RegExp(anyOf(words.land), 'u');
const ESTABLISHES = new RegExp(`^(?:会议|研究|决定|将|并|正式|暂)*(?:${anyOf(words.establish)})`, 'u');
const APPOINTS = new RegExp(`(?:任|担任|兼任)[^，；。]{0,16}(?:${anyOf(words.post)})`, 'u');
const IN_FORCE = /自[^，；。]{2,20}(?:起|之日起)(?:正式)?(?:施行|实施|执行|生效|启用)|有效期/u;
const PRICE =
  /按[^，；。]{1,20}(?:价|价格|标准|比例|面积|税率|费率)(?:安置|执行|补偿|收取|计算|支付|缴纳|结算|出让|供应|给予|$)/u;
/** 保教费上调60元, 新增泊位800个: a number is changed. */
const QUANTITY = /\d|[一二三四五六七八九十两]+(?:个|名|处|宗|户|成|倍|年|级|类|家)/u;
const CHANGES = new RegExp(anyOf(words.change), 'u');
const STANDING = new RegExp(`^[^，；。]{0,30}?(?:${anyOf(words.standing)})`, 'u');

const ADDRESSES = new RegExp(`^(?:${anyOf(frames.addressees)})`, 'u');
/** 应急, 要素 and the like begin with such a word and are none. */
const GUIDES = guarded(`(?!应[急收付届征缴]|要[素闻点件])(?:${anyOf(frames.guidance)})`, frames.guidance);
const OBLIGES =
  /^[^，；。]{0,40}?(?<!重|主|需|纪|摘|必|只)(?:要(?!求|素|闻|点|件)|必须|(?<![供响适相对反效感呼顺])应当?(?![急退收付缴补得用对届尽税纳诉聘邀季试考答力激])|务必|须)/u;
const PREFACE = guarded(`(?:${anyOf(frames.preface)})`, frames.preface);
const HEADLINE = /^[^，；。]{2,24}$/u;

/** How readily a passage may be taken for a measure. */
export type Readiness =
  /** The meeting said 决定 or 明确 right before: anything but guidance. */
  | 'said'
  /** Behind a semicolon of the sentence in which it said so: the same. */
  | 'clause'
  /** In a list of what an item settled. */
  | 'item'
  /** In a list right below the heading of what was considered, of which nothing says that it settles. */
  | 'point'
  /** In minutes whose opening says 会议议定以下意见. */
  | 'document';

/** True for 要加强…, 各单位必须…, 切实…: what ought to be, not what was settled. */
export function isGuidance({ masked }: Passage, clauses: readonly Clause[], readiness?: Readiness): boolean {
  const first = clauses.find(({ range }) => !standsAt(PREFACE, masked, range.start, range.end)) ?? clauses[0];
  if (first === undefined) return true;
  const text = wordsOf(masked, first);
  if (standsAt(GUIDES, text) || OBLIGES.test(text)) return true;
  // 会议明确，全县学校自9月5日起开学: it was said that this is settled.
  return readiness !== 'said' && ADDRESSES.test(text);
}

const wordsOf = (masked: string, clause: Clause): string =>
  masked.slice(clause.range.start, clause.range.end);

/** True for （一）关于甲工作: it only says what follows is about. */
export function isTopic({ masked }: Passage, clauses: readonly Clause[]): boolean {
  const [first, second] = clauses;
  if (first === undefined || second !== undefined) return false;
  const text = wordsOf(masked, first);
  return HEADLINE.test(text) && (/^关于/u.test(text) || /(?:问题|事宜|方面)$/u.test(text));
}

/** 会议审议了《甲》, 听取乙的汇报: what the meeting went through, not what it settled. */
const NARRATES = new RegExp(
  `^(?:会议|首先|随后|最后|还)*(?:(?:${anyOf(frames.narrate)})+(?!室|院|所|工作|决定)|由[^，]{2,30}主持|[^，]{0,30}(?:出席|列席)会议)`,
  'u',
);

/** 该规划此前已获批准, 去年全县完成…: a point that tells of the past. */
const TOLD_OF = /^[^，。]{0,16}(?:此前|前期(?!工作|手续|物业|费)|已经|已获|去年|上年|今年以来|近年来|目前)/u;
const TWO_HAN = /\p{Script=Han}{2}/u;
const ATTENDS = /(?:出席|列席)了?会议/u;

/**
 * True when the clauses settle something. A point of a list of what was settled does unless it is guidance; what is
 * not a point of its own must show it: money, land, an appointment, a body, a legal standing.
 */
export function isMeasure(passage: Passage, clauses: readonly Clause[], readiness: Readiness): boolean {
  const [first] = clauses;
  if (first === undefined || isTopic(passage, clauses) || isGuidance(passage, clauses, readiness))
    return false;
  const words = wordsOf(passage.masked, first);
  if (NARRATES.test(words) || !TWO_HAN.test(words)) return false;
  if (clauses.some((clause) => ATTENDS.test(wordsOf(passage.masked, clause)))) return false;
  if (TOLD_OF.test(wordsOf(passage.masked, first))) return false;
  if (readiness === 'item' && first.enumerated) return true;
  if (readiness === 'said' || readiness === 'clause') return true;
  return isSpecific(passage, clauses, readiness !== 'document');
}

/** True when the clauses show that they settle something. `wide`: a changed price, number or standing is enough. */
export function isSpecific({ masked }: Passage, clauses: readonly Clause[], wide: boolean): boolean {
  const texts = clauses.map((clause) => wordsOf(masked, clause));
  if (/^其中/u.test(texts[0] ?? '')) return false;
  return texts.some(
    (text, i) =>
      !(i < texts.length - 1 && standsAt(PREFACE, text) && !text.startsWith('按')) &&
      !standsAt(GUIDES, text) &&
      (paysMoney(text) ||
        paysFunds(text + (texts[i + 1] ?? '')) ||
        (AREA.test(text) && LAND_VERB.test(text)) ||
        ESTABLISHES.test(text) ||
        APPOINTS.test(text) ||
        IN_FORCE.test(text) ||
        (wide && (PRICE.test(text) || STANDING.test(text) || (QUANTITY.test(text) && CHANGES.test(text))))),
  );
}

const paysMoney = (text: string): boolean => (AMOUNT.test(text) && MONEY_VERB.test(text)) || paysFunds(text);

const paysFunds = (text: string): boolean => FUNDS.test(text) && /由|从|在|列/u.test(text) && PAYS.test(text);

/** Nouns with which the name of a matter ends. */
const MATTER = new RegExp(`(?:${anyOf(verbs.documents)}|${anyOf(words.matters)})$`, 'u');
/** 清退补偿方案, 剩余的3个问题: a clause that names a matter and says nothing of it. */
export const isMatter = ({ masked }: Passage, { range }: { readonly range: Range }): boolean => {
  const text = masked.slice(range.start, range.end);
  const longest = text.includes('的') ? LONGEST_MATTER.described : LONGEST_MATTER.named;
  return (
    text.length <= longest &&
    MATTER.test(text) &&
    !DISPOSED.test(text) &&
    !standsAt(PREFACE, text) &&
    !standsAt(GUIDES, text) &&
    !OBLIGES.test(text)
  );
};
const LONGEST_MATTER = { named: 10, described: 30 } as const;
/** 将甲列入乙项目: something is done with it. */
const DISPOSED = /^(?:将|把|从|由|按|自|给予|实行|采用|采取|开展|启动|新增|调整|列入|纳入)/u;

/** True when money, land or a standing is settled, so that naming who carries it out does not make it a task. */
export const isSubstantial = ({ masked }: Passage, range: Range): boolean => {
  const text = masked.slice(range.start, range.end);
  return (
    paysMoney(text) ||
    APPOINTS.test(text) ||
    (AREA.test(text) && LAND_VERB.test(text)) ||
    ESTABLISHES.test(text)
  );
};

/** The words of a measure without what gives its reasons: 综合考虑…，酌情… */
export function measureRange(passage: Passage, clauses: readonly Clause[]): Range | undefined {
  const from = clauses.findIndex(
    ({ range }, i) => i === clauses.length - 1 || !standsAt(PREFACE, passage.masked, range.start, range.end),
  );
  const first = clauses[Math.max(0, from)];
  const last = clauses.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const adverbs = /^(?:酌情|只|一律|统一|原则上)*/u.exec(wordsOf(passage.masked, first))?.[0].length ?? 0;
  return { start: first.range.start + adverbs, end: last.range.end };
}
