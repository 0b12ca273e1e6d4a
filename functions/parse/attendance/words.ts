import type { Attendance } from '../../../schemas/generated/minutes.ts';
import { oneOf } from '../by-unit.ts';
import headings from '../data/attendance-roles.json' with { type: 'json' };
import postWords from '../data/posts.json' with { type: 'json' };
import { WordPattern } from '../word-pattern.ts';

export type Role = Attendance['role'];

// The words of attendance lists as patterns that match where they are put.

export const anyOf = (words: readonly string[]): string =>
  [...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|');

const NUMERAL = '(?:[一二三四五六七八九十]{1,3}|\\d{1,2})';
const LINK = '[、，和及至到-]';
/** 第三项议题, 第二、三项, 议题1-3, 一至四项议题: agenda items that somebody attended. */
export const AGENDA = `(?:第?${NUMERAL}(?:${LINK}第?${NUMERAL})*[项个]?(?:议题|事项|议程|议案)|第${NUMERAL}(?:${LINK}第?${NUMERAL})*[项个]|议题${NUMERAL}(?:${LINK}(?:议题)?${NUMERAL})*)`;

const NUMERALS = [...'一二三四五六七八九十0123456789'];
const AGENDA_BEGINS = ['第', '议题', ...NUMERALS];

const CORES = Object.values(headings.roles).flat();
const BEFORE = anyOf(headings.before);
const AFTER = anyOf(headings.after);
const CORE = anyOf(CORES);
const BRACKET = '(?:（[^（）]{1,16}）)?';

/** Any number of words before, the word of a role, any number of words after, with agenda items among them. */
export const ROLE_LABEL = new WordPattern(
  `[【［\\[]?(?<before>(?:${BEFORE}|${AGENDA}){0,3}?)(?<core>${CORE})(?<after>(?:${AFTER}|${AGENDA}|${CORE}|、){0,4})(?<bracket>${BRACKET})[】］\\]]?(?<colon>：?)`,
  ['【', '［', '[', ...headings.before, ...AGENDA_BEGINS, ...CORES],
);
/** 第三项议题：, a heading that goes on with the role of the list. */
export const AGENDA_LABEL = new WordPattern(`${AGENDA}：`, AGENDA_BEGINS);
/** A label of something else: 时间：, 签发：. */
export const OTHER_LABEL = new WordPattern(`(?:${anyOf(headings.elsewhere)})：`, headings.elsewhere);
const TOPIC_BEGINS = ['关于', '听取', '审议', '研究', '讨论', '汇报'];
/** 二、关于水利工程的议题：, an agenda item itself as the heading of those who came for it. */
export const TOPIC_LABEL = new WordPattern(
  `(?:${NUMERAL}[、.]|（${NUMERAL}）)?(?<topic>(?:${anyOf(TOPIC_BEGINS)})[^：。；（）]{2,80})：`,
  ['（', ...NUMERALS, ...TOPIC_BEGINS],
);
/** Headers of a table of people. */
export const HEADER = new WordPattern(anyOf(headings.headers), headings.headers);

const ROLE_BY_WORD = new Map<string, Role>();
for (const [role, words] of Object.entries(headings.roles)) {
  for (const word of words) if (isRole(role)) ROLE_BY_WORD.set(word, role);
}

function isRole(word: string): word is Role {
  return ['chair', 'present', 'observer', 'absent', 'recorder'].includes(word);
}

/** The role that a word of a label stands for. 未出席 before 出席, 邀请列席 is 列席. */
export const roleOf = (core: string): Role | undefined => ROLE_BY_WORD.get(core);

const MIXED = new Set(headings.mixed);
/** True for the word of a label that takes members and guests together: 参加, 参会. */
export const isMixed = (core: string): boolean => MIXED.has(core);

const ROLE_WORD = new WordPattern(CORE, CORES);
/** The role of the word of a label that begins at a place. */
export const roleAt = (text: string, at: number): Role | undefined =>
  roleOf(ROLE_WORD.matchAt(text, at)?.[0] ?? '');

const predicateWords = (role: keyof typeof headings.predicates): string => anyOf(headings.predicates[role]);
const REASON = '(?:因[^，。；、]{1,8}?)?';
const INVITED = ['应邀', '受邀'];
const ADVERBS = ['一并', '全程', '也', '均', '都', '分别', '同时'];
const OBJECT = '(?:了)?(?:本次|此次|这次|今天的)?(?:会议|会|并[^，。；]{1,8})?';
/** 出席会议, 应邀列席了会议, 因公请假: what the people just named did. */
export const PREDICATE = new WordPattern(
  `(?:(?:${anyOf(INVITED)})(?!参加|出席)|${anyOf(ADVERBS)})*(?:(?<absent>${REASON}(?:${predicateWords('absent')}))|(?<recorder>${predicateWords('recorder')})|(?<observer>${predicateWords('observer')})|(?<present>${predicateWords('present')}))${OBJECT}`,
  [...INVITED, ...ADVERBS, '因', ...Object.values(headings.predicates).flat()],
);

const TELLS = new RegExp(`：|${anyOf([...CORES, ...Object.values(headings.predicates).flat()])}`, 'u');
/** Whether words can say who was there: they have a label, or a word of a role. */
export const canTellOfPeople = (words: string): boolean => TELLS.test(words);

/** Why somebody is away: （住院）, （因公出差）, （赴外地学习）; not （调研室）. */
export const REASON_NOTE = new RegExp(
  `^(?:因|正在|[赴去在到][^，。]*?)?(?:${anyOf(headings.reasons)})(?![^，。]*(?:[局委办部院室厅处科]|中心|公司)$)`,
  'u',
);

/** Reasons that by themselves say in which role somebody was there, or nothing. */
const NO_REASON_ALONE: ReadonlySet<string> = new Set(['会议', '参会']);
/** The same without a bracket, or the items for which somebody came: 因公出差, 参加市教育工作会议, 议题1, and nothing else. */
export const BARE_NOTE = new RegExp(
  `^(?:(?:因|正在|外出|参加|出席|[赴去在到])[^，。]*?(?:${anyOf(headings.reasons)})|${anyOf(headings.reasons.filter((reason) => !NO_REASON_ALONE.has(reason)))}|${AGENDA})$`,
  'u',
);

/** Whether {@link BARE_NOTE} can begin with a unit: names hardly ever do. */
export const opensNote = oneOf([
  '因',
  '正',
  '外',
  '参',
  '出',
  ...'赴去在到',
  ...AGENDA_BEGINS,
  ...headings.reasons,
]);

/** What a bracket says of the role of those before it: （请假）, （王某请假）, （固定列席）. */
export const BRACKET_ROLES: readonly { readonly role: Role; readonly words: RegExp }[] = [
  {
    role: 'absent',
    words: new RegExp(
      `^(?<who>[^，。；]*?)(?:同志|均|都|因[^，。；]{1,8}?)*(?:${anyOf(headings.brackets.absent)})`,
      'u',
    ),
  },
  { role: 'observer', words: new RegExp(`^(?:${anyOf(headings.brackets.observer)})$`, 'u') },
  { role: 'recorder', words: new RegExp(`^(?:${anyOf(headings.brackets.recorder)})$`, 'u') },
];

export const FILLER = new WordPattern(`(?:各?(?:${anyOf(headings.fillers)})|\\d{1,3}[人名位个])`, [
  '各',
  ...NUMERALS,
  ...headings.fillers,
]);

export const POST = new WordPattern(
  `(?:${anyOf(postWords.scopes)})?(?:${anyOf(postWords.modifiers)})*(?:${anyOf(postWords.bases)})`,
  [...postWords.scopes, ...postWords.modifiers, ...postWords.bases],
);
/** 财政局|长: the post shares the last character of the body. */
export const SHARED_POST = new WordPattern('副?长', ['副', '长']);
/** True for words that are a post and nothing else. */
export const isPost = (words: string): boolean => words !== '' && POST.lengthAt(words, 0) === words.length;
/** True for a post that only one person of a body holds. */
export const isSinglePost = (post: string): boolean =>
  !post.includes('副') && postWords.single.some((base) => post.endsWith(base));
