import { isHan, oneOf } from '../by-unit.ts';
import agents from '../data/decision-agents.json' with { type: 'json' };
import bodies from '../data/decision-bodies.json' with { type: 'json' };
import type { Range } from '../reading.ts';
import { isWithin, WordSet } from '../word-tree.ts';
import type { Known } from './known.ts';
import {
  anyOf,
  endingAmong,
  type Guarded,
  guarded,
  skip,
  skipGuarded,
  standsAt,
  standsUnless,
} from './lexicon.ts';

/** A body or person named in a text, or an unnamed one (有关部门, 分管领导). */
export interface Named {
  /** Where the name stands; undefined for an unnamed one. */
  readonly name: Range | undefined;
  readonly person: boolean;
  /** The text goes on behind the name as it does behind a body that acts. */
  readonly followed: boolean;
  /** A person known, or named with 同志. */
  readonly titled: boolean;
  /** Where the text goes on. */
  readonly next: number;
}

/** The endings of names, each with what makes of it the inside of another word: 办 is none in 办结, but in 办|结合. */
const ENDINGS: ReadonlyMap<string, Guarded | undefined> = new Map(
  Object.entries(bodies.endings).map(([ending, inside]) => [
    ending,
    inside.length === 0 ? undefined : guarded(`(?:${inside.join('|')})`, inside),
  ]),
);
const LONGEST_NAME = 28;
const OPEN_BRACKET = '（'.charCodeAt(0);
/** An ending that closes a shorter name is followed by a longer one within so many characters: 县政府|办公室. */
const LONGEST_ADDITION = 6;

const endingBefore = endingAmong([...ENDINGS.keys()]);
const weakEndingBefore = endingAmong(bodies.weakEndings);
const canClose = oneOf([...ENDINGS.keys(), ...bodies.weakEndings].map((ending) => ending.slice(-1)));
/** 布局, 法治政府. */
const noNameBefore = endingAmong(bodies.notNames);
/** What a body does, and the parts that it can be given. */
const PARTS = Object.values(agents.parts).flat();
const follows = standsUnless({
  ...bodies.followers,
  ...Object.fromEntries(PARTS.map((part) => [part, []])),
});
const COMPOUND = guarded(`(?:${anyOf(bodies.compounds)})`, bodies.compounds);
const GENERIC_STARTS = new WordSet(bodies.genericStarts);
const genericBefore = endingAmong(bodies.genericEnds);
const EXACT_GENERIC = new Set(bodies.exactGenerics);
const LONGEST_GENERIC = Math.max(...bodies.exactGenerics.map(({ length }) => length));
const stops = oneOf(bodies.stop);
/** 各镇（街道）, 相关部门, 分管副县长: someone, but no one by name. */
const SOMEONE =
  '乡镇|镇街|街镇|单位|部门|领导|负责人|副?[省市州盟县区旗镇乡]长|机构|企业|主体|镇|乡|街道|园区|科室|人员|板块|同志';
const ANY_OF_THEM = ['各', '相关', '有关', '责任', '其他', '其它', '所有', '分管', '属地'];
const IN_A_PART = [
  ...['业主', '建设', '实施', '用地', '产权', '涉及', '行业', '主管'],
  ...['职能', '成员', '牵头', '配合', '承办', '主办', '主要'],
];
const UNNAMED = guarded(
  [
    `(?:${anyOf(ANY_OF_THEM)})[\\p{Script=Han}（）]{0,10}?(?:${SOMEONE})(?:（[^（）]{1,16}）)?(?:人民政府|政府|办事处)?`,
    `(?:${anyOf(IN_A_PART)})(?:责任|主管)?(?:${SOMEONE})`,
  ].join('|'),
  [...ANY_OF_THEM, ...IN_A_PART],
);
/** 各乡镇, 属地街道办事处: not by name, yet no one else is meant. */
const COLLECTIVE =
  /^(?:各|属地)(?:乡镇|镇街|街镇|镇乡|乡|镇|街道|苏木镇?|园区)(?:（[^（）]{1,8}）)?(?:人民政府|政府|办事处)?$/u;
/** 甲（集团）有限公司: the bracket is part of the name. */
const INSIDE_NAME =
  /（(?:集团|控股|中国|[\p{Script=Han}]{2,3})）(?=[\p{Script=Han}]{0,6}(?:公司|中心|局|委|分局))/uy;
const BRACKET = guarded('（[^（）\\n]{1,24}）', '（');

const joins = oneOf('和与及');
const closesArea = oneOf('市县区镇乡省');
/** 教育和体育局: the 和 after half a name joins it to the other half, unless a body of some area follows. */
const isJoined = (text: string, at: number): boolean =>
  joins(text.charCodeAt(at)) && !closesArea(text.charCodeAt(at + 1));

const OFFICE = new Set(['局', '中心', '委', '办', '处', '站', '公司']);

/** Reads one body at a place, up to `limit`. */
export function readBody(text: string, at: number, limit: number, known: Known): Named | undefined {
  const unnamed = skipGuarded(UNNAMED, text, at);
  if (unnamed > at && unnamed <= limit) {
    return COLLECTIVE.test(text.slice(at, unnamed))
      ? body({ start: at, end: unnamed }, isFollowed(text, unnamed, limit), unnamed)
      : body(undefined, false, unnamed);
  }
  const end = endOfBody(text, at, limit, known);
  if (end === undefined) return undefined;
  const next = Math.min(skipGuarded(BRACKET, text, end), limit);
  if (isGeneric(text, at, end, known)) return body(undefined, false, next);
  return body({ start: at, end }, isFollowed(text, end, limit), next);
}

const body = (name: Range | undefined, followed: boolean, next: number): Named => ({
  name,
  person: false,
  followed,
  titled: false,
  next,
});

/** 财政, 相关企业, 县级部门: no one by name. */
const isGeneric = (text: string, at: number, end: number, known: Known): boolean =>
  genericBefore(text, at, end) !== undefined ||
  (end - at <= LONGEST_GENERIC && EXACT_GENERIC.has(text.slice(at, end))) ||
  (isWithin(GENERIC_STARTS.lengthsAt(text, at), end - at) && !known.has(text.slice(at, end)));

/** True when the words before `at` close the name of a body that can end here. */
function canEnd(text: string, from: number, at: number, limit: number): 'strong' | 'weak' | undefined {
  if (!canClose(text.charCodeAt(at - 1))) return undefined;
  const ending = endingBefore(text, from, at);
  const weak = weakEndingBefore(text, from, at);
  if ((ending ?? weak) === undefined || noNameBefore(text, from, at) !== undefined) return undefined;
  if (ending !== undefined) {
    const inside = ENDINGS.get(ending);
    if (at >= limit || inside === undefined || !standsAt(inside, text, at)) return 'strong';
  }
  return weak === undefined ? undefined : 'weak';
}

const isFollowed = (text: string, at: number, limit: number): boolean => at >= limit || follows(text, at);

const isVerbBefore = standsUnless(bodies.verbsBeforeBody);
const joinsNames = oneOf('、和与及（');
const endsArea = oneOf('省市县区旗州镇乡');
/** Characters before the one that closes the name of an area. */
const LONGEST_AREA = 3;

/** The place after the name of an area at a place; that place itself where none stands there. */
function afterArea(text: string, start: number): number {
  let at = start;
  for (let before = 0; before <= LONGEST_AREA; before++) {
    if (endsArea(text.charCodeAt(at))) return at + 1;
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (!isHan(character)) return start;
    at += character.length;
  }
  return start;
}

/**
 * True when a name that nothing introduces reads like one: no word stands in it that can follow a name. The name of
 * an area before it may hold such a word (承德, 任城).
 */
export function isPlainName(text: string, { start, end }: Range): boolean {
  if (isVerbBefore(text, start)) return false;
  let at = Math.min(afterArea(text, start), end);
  // The last character closes the name; it begins no verb.
  while (at < end - 1) {
    const inside = skipGuarded(COMPOUND, text, at);
    if (inside === at && follows(text, at) && !joinsNames(text.charCodeAt(at))) return false;
    at = Math.max(inside, at + 1);
  }
  return true;
}

/** 建设, 管理 and the like follow a name, or stand inside a longer one: 新区建设交通局. */
const NOMINAL = new RegExp(
  `(?:${anyOf(Object.entries(bodies.followers).flatMap(([word, inside]) => (inside.some((end) => OFFICE.has(end)) ? [word] : [])))})`,
  'uy',
);
/** 市财政和沙埠镇 are two; 教育和体育局 is one. */
const PLACE_AT_END = /(?:[镇乡村]|街道|社区|公司|集团)$/u;

/** Where the longer name ends that goes on behind a short form: 新区|建设交通局 before a verb. */
function longerThan(text: string, from: number, end: number, limit: number): number | undefined {
  const inside = skip(NOMINAL, text, end);
  // 县民政局指导有关街道: whoever is unnamed behind the verb is its object.
  if (inside === end || standsAt(UNNAMED, text, inside)) return undefined;
  for (let at = inside + 1; at <= Math.min(limit, inside + LONGEST_ADDITION); at++) {
    if (stops(text.charCodeAt(at - 1))) return undefined;
    if (canEnd(text, from, at, limit) === 'strong' && isFollowed(text, at, limit)) return at;
  }
  return undefined;
}

function endOfBody(text: string, at: number, limit: number, known: Known): number | undefined {
  const furthest = Math.min(limit, at + LONGEST_NAME);
  let first: number | undefined;
  let joined: number | undefined;
  for (let end = at + 1; end <= furthest; end++) {
    const code = text.charCodeAt(end - 1);
    if (code === OPEN_BRACKET) {
      const inside = skip(INSIDE_NAME, text, end - 1);
      if (inside === end - 1 || inside > furthest) break;
      end = inside;
      continue;
    }
    if (stops(code)) break;
    if (end < at + 2) continue;
    const close = canEnd(text, at, end, limit);
    if (close === undefined) continue;
    if (close === 'weak' && isJoined(text, end)) {
      joined ??= end;
      continue;
    }
    if (joined !== undefined && PLACE_AT_END.test(text.slice(at, end))) return joined;
    if (isFollowed(text, end, limit)) return longerThan(text, at, end, limit) ?? end;
    if (close === 'weak') continue;
    if (first === undefined) first = end;
    else if (end - first <= LONGEST_ADDITION && !/[市县区省镇乡]/u.test(text.slice(first, end - 1)))
      return end;
  }
  const listed = known.longestAt(text, at, limit);
  return listed === undefined ? first : Math.max(first ?? 0, at + listed.length);
}
