import type { Responsible } from '../../../schemas/generated/minutes.ts';
import words from '../data/decision-agents.json' with { type: 'json' };
import type { Range } from '../reading.ts';
import type { Acquaintance } from './acquaintance.ts';
import { isPlainName } from './bodies.ts';
import { CuedExpression, cue, cuesIn } from './cues.ts';
import { anyOf, anyUnless, guarded, matchGuarded, skip, skipGuarded } from './lexicon.ts';
import { type NameList, readNames } from './names-list.ts';
import type { Passage } from './passage.ts';

export type Role = Responsible['role'];

/** Someone told to carry something out. */
export interface Agent {
  readonly name: Range;
  readonly role: Role;
  /** It helps whoever is in charge: 乙局做好技术指导. */
  readonly aids: boolean;
}

/** The phrase of a clause that names who acts: 由甲局牵头、乙局配合. */
export interface Agency {
  readonly agents: readonly Agent[];
  /** The word that opens it; empty where the names alone do (甲局负责). */
  readonly word: string;
  /** initial: it opens the clause; inner: a topic stands before it (所需资金由甲局承担). */
  readonly place: 'initial' | 'inner';
  /** It is said that they are to act (由, 负责, 根据会议意见), not only supposed from a name before a verb. */
  readonly told: boolean;
  /** Their part is said: 牵头, 负责, 配合. */
  readonly part: boolean;
  /** The topic before it only points back: 该项工作由甲局负责. */
  readonly pointsBack: boolean;
  /** 根据会议意见修改完善: the task is to finish what was disposed of. */
  readonly finishes: boolean;
  readonly start: number;
  /** Where the task begins. */
  readonly task: number;
}

const ROLES: readonly Role[] = ['lead', 'support', 'owner'];
/** Alternatives of an expression in which the group that matches tells the part. */
export const groupsOf = (lists: Readonly<Record<Role, readonly string[]>>): string =>
  ROLES.map((role) => `(?<${role}>${anyOf(lists[role])})`).join('|');
/** The part that such an expression has told. */
export const roleIn = (match: RegExpExecArray | undefined): Role | undefined =>
  match && ROLES.find((role) => match.groups?.[role] !== undefined);

const CONNECTIVE = guarded(`(?:${anyUnless(words.connectives)})+`, Object.keys(words.connectives));
/** 会议责成甲局, 会议要求甲局. */
const SPEAKING = guarded('会议(?:还|同时|另外)?(?=责成|要求|委托|授权|指定|指派|请)', '会');
/** 明确甲集团为业主单位: who is named gets a part. */
const NAMING = guarded('明确', '明');
/** 转甲局办理, but not 转制 or 转为. */
const OPENER = guarded(
  `(?:${anyOf(words.owner)})(?!(?<=转)[制为型让移化产学岗业运供变换发正增入出])`,
  words.owner,
);
const INNER = new CuedExpression(/(?<![理自缘经])由(?!于|此)|责成|交由/gu, cue(['由', '责成', '交由']));
/** 会 for 会同 only stands behind a name. */
const SUPPORT = guarded(`、?(?:并)?(?:${anyOf(words.support)})`, ['、', '并', ...words.support]);
const TOGETHER = guarded('会同|联合|协同', '会联协');
const TASK = /(?:落实|实施|办理|承担|承办|主办)$/u;
const LED = /组织/uy;
const PART = guarded(
  `(?:${anyOf(words.partAdverbs)})*(?:${groupsOf(words.parts)})(?!人(?!员)|同志|制(?![定订作]))`,
  [...words.partAdverbs, ...Object.values(words.parts).flat()],
);
const STANDING = guarded(
  `(?:作?为|是|担任)(?:该?项目|本项目|此项工作|该项工作)?的?(?:${groupsOf(words.standing)})`,
  '作为是担',
);
/** A word of these stands where a clause that no such word opens tells its part, or to finish the matter. */
const TELLS_PART = cue([
  ...[words.parts, words.standing].flatMap((lists) => Object.values(lists).flat()),
  ...['根据', '按', '结合', '依据', '对照', '吸收', '吸纳', '参照', '修改', '修订'],
]);
const POINTER = new RegExp(`^(?:${anyOf(words.anaphora)})(?:，)?$`, 'u');
const NOT_TASK = [...words.notTask, '组成', '构成', '变更为', '改为', '转为'];
const NO_TASK = new CuedExpression(new RegExp(`^[^，；。]{0,6}(?:${anyOf(NOT_TASK)})`, 'u'), cue(NOT_TASK));
const DUTY = guarded(
  '(?:要|应|须|需|务必)?(?:严格|认真|进一步|抓紧|尽快|及时|立即|切实|具体|会后)*(?:要)?',
  '要应须需务严认进抓尽及立切具会',
);
/** 修改完善，按程序印发, without a word of what is revised. */
const REVISES =
  '(?:修改|修订)(?:、|和)?(?:完善)?(?:后|，)(?:按(?:照)?(?:规定)?程序|依程序|正式|及时|尽快|抓紧|再|予以)*(?:印发|下发|发布|公布|颁布)';
/** 根据会议意见修改完善, but not 按照会上意见制定…: that is a task of its own. */
const FINISHES = guarded(
  [
    `(?:根据|按照|按|结合|依据|对照|吸收|吸纳|参照)(?:本次|此次)?(?:会议|会上|与会|大家|各方|常务会|审议|讨论|上述|以上)(?:[^，；。]{0,10}?(?:意见|建议|要求|精神|情况|决定|内容)(?:要求)?)?(?:、|和|及)?(?:，|进一步|认真|抓紧|尽快|继续|再|作|做)*(?:对[^，；。]{0,12}?)?(?:${anyOf(words.finishing)}|(?:${anyOf(words.editing)})+(?!(?![后并按报提抓印尽再该此]|有关|相关|上述|以上|完善|到位|方案|办法|意见|规划|计划|${anyOf(words.finishing)})[\\p{Script=Han}]{4}))`,
    REVISES,
  ].join('|'),
  '根按结依对吸参修',
);
const AIDS = guarded(`(?:${anyOf(words.aiding)})`, words.aiding);
/** 甲闸站改造: a place that is built, not a body that acts. */
const FACILITY = /[站馆所院校园厅库]$|学$|中心$/u;
const BUILT = /^(?:改造|建设|改扩建|改建|扩建|新建|迁建|重建|修缮|维修|提升|整治|拆除|征收|搬迁)/u;
/** 与甲局、乙局对接: the names are those of the other side. */
const TOWARDS = /[向与和及将把]|会同|联合|对接|邀请|督促|配合|协助/u;
const MOST_DOERS = 4;

/**
 * How much a name alone at the beginning of a clause says: nothing, with its part (甲局负责), with any task, or even
 * with a duty (甲局要…).
 */
export type Bare = 'part' | 'task' | 'duty';

/** Finds the phrase that names who acts in a clause. Undefined when nobody is named. */
export function readAgency(
  passage: Passage,
  clause: Range,
  bare: Bare,
  acquaintance: Acquaintance,
): Agency | undefined {
  const { plain, masked } = passage;
  const cues = cuesIn(passage, clause.start, clause.end);
  const initial = readInitial(passage, clause, cues, bare, acquaintance);
  if (initial !== undefined) {
    const others = initial.word === '' ? [] : otherDoers(passage, initial.task, clause.end, acquaintance);
    return others.length === 0 ? initial : { ...initial, agents: [...initial.agents, ...others] };
  }
  if ((cues & INNER.cue) === 0) return undefined;
  const text = masked.slice(clause.start, clause.end);
  INNER.pattern.lastIndex = 0;
  for (let match = INNER.exec(text, cues); match !== null; match = INNER.exec(text, cues)) {
    const start = clause.start + match.index;
    const phrase = readPhrase(passage, start + match[0].length, clause.end, 'owner', acquaintance);
    if (phrase === undefined || isNoTask(passage, phrase.next, clause.end)) continue;
    const topic = text.slice(0, match.index);
    return {
      agents: phrase.agents,
      word: match[0],
      told: true,
      part: phrase.part,
      place: POINTER.test(topic) ? 'initial' : 'inner',
      pointsBack: POINTER.test(topic),
      finishes: skipGuarded(FINISHES, plain, skipGuarded(DUTY, plain, phrase.next)) > phrase.next,
      start,
      task: phrase.next,
    };
  }
  return undefined;
}

const isNoTask = (passage: Passage, start: number, end: number): boolean =>
  NO_TASK.test(passage.masked.slice(start, end), cuesIn(passage, start, end));

/** 由甲镇据实申报、乙局审核拨付: each does its part of the task. */
function otherDoers(passage: Passage, task: number, limit: number, acquaintance: Acquaintance): Agent[] {
  const { plain, masked } = passage;
  const others: Agent[] = [];
  let from = task;
  for (let at = masked.indexOf('、', from); at >= 0 && at < limit; at = masked.indexOf('、', from)) {
    const list = TOWARDS.test(masked.slice(from, at))
      ? undefined
      : readNames(passage, at + 1, limit, acquaintance);
    const names = list?.named ?? [];
    const acts =
      list !== undefined &&
      list.next < limit &&
      (names.at(-1)?.followed === true || /\d/u.test(plain[list.next] ?? ''));
    if (acts && names.every(({ name }) => name !== undefined && isPlainName(plain, name))) {
      for (const { name } of names) if (name !== undefined) others.push({ name, role: 'owner', aids: false });
      from = list.next;
    } else from = at + 1;
    if (others.length >= MOST_DOERS) break;
  }
  return others;
}

function readInitial(
  passage: Passage,
  clause: Range,
  cues: number,
  bare: Bare,
  acquaintance: Acquaintance,
): Agency | undefined {
  const { plain, masked } = passage;
  const spoken = skipGuarded(SPEAKING, masked, skipGuarded(CONNECTIVE, masked, clause.start));
  const start = skipGuarded(NAMING, masked, spoken);
  const opener = matchGuarded(OPENER, masked, start)?.[0] ?? matchGuarded(TOGETHER, masked, start)?.[0] ?? '';
  if (opener === '' && bare === 'part' && (cues & TELLS_PART) === 0) return undefined;
  // 要求会同甲局: whoever else is told, 甲局 stands beside.
  const supports = opener !== '' && words.support.includes(opener);
  const together = supports ? 0 : skipGuarded(TOGETHER, masked, start + opener.length);
  const support = supports || together > start + opener.length;
  const phrase = readPhrase(
    passage,
    Math.max(start + opener.length, together),
    clause.end,
    support ? 'support' : 'owner',
    acquaintance,
  );
  if (phrase === undefined || phrase.agents.length === 0 || phrase.next > clause.end) return undefined;
  if (isNoTask(passage, phrase.next, clause.end)) return undefined;
  const duty = skipGuarded(DUTY, plain, phrase.next);
  const finishes = skipGuarded(FINISHES, plain, duty) > duty;
  if (opener === '' && !phrase.plain) return undefined;
  if (start > spoken && !phrase.part) return undefined;
  if (opener === '' && !phrase.part && !finishes) {
    const task = masked.slice(phrase.next, clause.end);
    const named = phrase.agents.at(-1)?.name;
    if (BUILT.test(task) && named !== undefined && FACILITY.test(plain.slice(named.start, named.end)))
      return undefined;
    if (bare === 'part' || task === '' || /^(?:等|的|、)/u.test(task)) return undefined;
    if (bare === 'task' && /^(?:要|应|须|需|必须|务必)/u.test(task)) return undefined;
  }
  const aids = opener === '' && !phrase.part && matchGuarded(AIDS, masked, phrase.next) !== undefined;
  return {
    agents: aids ? phrase.agents.map(({ name, role }) => ({ name, role, aids })) : phrase.agents,
    word: opener,
    told: opener !== '' || phrase.part || finishes,
    part: phrase.part,
    place: 'initial',
    pointsBack: false,
    finishes,
    start,
    task: phrase.next,
  };
}

/** Reads names with their parts: 甲局牵头，会同乙局; 甲局牵头、乙局配合. */
function readPhrase(
  passage: Passage,
  at: number,
  limit: number,
  role: Role,
  acquaintance: Acquaintance,
): { agents: Agent[]; next: number; part: boolean; plain: boolean } | undefined {
  const { plain } = passage;
  const agents: Agent[] = [];
  let plainNames = true;
  let list: NameList | undefined = readNames(passage, at, limit, acquaintance);
  if (list === undefined) return undefined;
  let next = list.next;
  let part = false;
  let current = role;
  while (list !== undefined) {
    const match = matchGuarded(PART, plain, list.next) ?? matchGuarded(STANDING, plain, list.next);
    const said = match !== undefined && list.next + match[0].length <= limit ? roleIn(match) : undefined;
    // 甲局牵头会同乙局兑付…: behind a part that is said, names need no further proof.
    const proven = part;
    part ||= said !== undefined;
    for (const { name, person, titled, followed } of list.named) {
      if (name === undefined) continue;
      agents.push({
        name,
        role: said === undefined || (said === 'owner' && current === 'support') ? current : said,
        aids: false,
      });
      plainNames &&= proven || (person ? titled === true : followed === true && isPlainName(plain, name));
    }
    // 落实, 办理 and the like are part of the task that is told.
    next =
      said === undefined || TASK.test(match?.[0] ?? '') ? list.next : list.next + (match?.[0].length ?? 0);
    list = undefined;
    const support = skipGuarded(SUPPORT, plain, said === 'lead' ? skip(LED, plain, next) : next);
    if (support > next && support < limit) {
      list = readNames(passage, support, limit, acquaintance);
      current = 'support';
    } else if (said !== undefined && (plain[next] === '、' || plain[next] === '，') && next + 1 < limit) {
      const more = readNames(passage, next + 1, limit, acquaintance);
      const hasPart =
        more !== undefined &&
        (matchGuarded(PART, plain, more.next) ?? matchGuarded(STANDING, plain, more.next));
      list = hasPart ? more : undefined;
      current = 'owner';
    }
    if (list !== undefined && list.next > limit) list = undefined;
  }
  return { agents, next, part, plain: plainNames };
}
