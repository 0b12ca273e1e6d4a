import type { Attendance } from '../../../../schemas/generated/minutes.ts';
import words from '../../lexicon/zh/people-lists.json' with { type: 'json' };
import { anyOf } from '../sticky.ts';

export type Role = Attendance['role'];

// The words of lists of people that name nobody, as patterns that match where they are put.

const NUMERAL = '(?:[一二三四五六七八九十]{1,3}|\\d{1,2})';
const LINK = '[、，和及至到-]';
/** 第三项议题, 第二、三项, 议题1-3, 一至四项议题: agenda items that somebody attended. */
export const AGENDA = `(?:第?${NUMERAL}(?:${LINK}第?${NUMERAL}){0,24}[项个]?(?:议题|事项|议程|议案)|第${NUMERAL}(?:${LINK}第?${NUMERAL}){0,24}[项个]|议题${NUMERAL}(?:${LINK}(?:议题)?${NUMERAL}){0,24})`;
export const FOR_ITEMS = new RegExp(`^${AGENDA}$`, 'u');

/** Headers of a table of people. */
export const HEADER = new RegExp(anyOf(words.headers), 'uy');

/** What a verb can say of the people before it: 列席会议. */
export const PREDICATE_ROLES = [
  'absent',
  'recorder',
  'observer',
  'present',
] as const satisfies readonly Role[];
const predicate = (role: keyof typeof words.predicates): string => anyOf(words.predicates[role]);
const REASON = '(?:因[^，。；、]{1,8}?)?';
const ADVERBS = anyOf(['一并', '全程', '也', '均', '都', '分别', '同时']);
const OBJECT = '(?:了)?(?:本次|此次|这次|今天的)?(?:会议|会|并[^，。；]{1,8})?';
/** 出席会议, 应邀列席了会议, 因公请假: what the people just named did. */
export const PREDICATE = new RegExp(
  `(?:(?:应邀|受邀)(?!参加|出席)|${ADVERBS}){0,6}(?:(?<absent>${REASON}(?:${predicate('absent')}))|(?<recorder>${predicate('recorder')})|(?<observer>${predicate('observer')})|(?<present>${predicate('present')}))${OBJECT}`,
  'uy',
);

/** Why somebody is away: （住院）, （因公出差）, （赴外地学习）; not （调研室）. */
export const REASON_NOTE = new RegExp(
  `^(?:因|正在|[赴去在到][^，。]{0,24}?)?(?:${anyOf(words.reasons)})(?![^，。]{0,24}(?:[局委办部院室厅处科]|中心|公司)$)`,
  'u',
);

/** Reasons that by themselves say in which role somebody was there, or nothing. */
const NO_REASON_ALONE: ReadonlySet<string> = new Set(['会议', '参会']);
const ALONE = words.reasons.filter((reason) => !NO_REASON_ALONE.has(reason));
/** The same without a bracket, or the items for which somebody came: 因公出差, 参加市教育工作会议, 议题1, and nothing else. */
export const BARE_NOTE = new RegExp(
  `^(?:(?:因|正在|外出|参加|出席|[赴去在到])[^，。]{0,24}?(?:${anyOf(words.reasons)})|${anyOf(ALONE)}|${AGENDA})$`,
  'u',
);

/** What a bracket says of the role of those before it: （请假）, （王某请假）, （固定列席）. */
export const BRACKET_ROLES: readonly { readonly role: Role; readonly words: RegExp }[] = [
  {
    role: 'absent',
    words: new RegExp(
      `^(?<who>[^，。；]{0,40}?)(?:同志|均|都|因[^，。；]{1,8}?){0,3}(?:${anyOf(words.brackets.absent)})`,
      'u',
    ),
  },
  { role: 'observer', words: new RegExp(`^(?:${anyOf(words.brackets.observer)})$`, 'u') },
  { role: 'recorder', words: new RegExp(`^(?:${anyOf(words.brackets.recorder)})$`, 'u') },
];

/** 同志, 等, 有关负责人, 12人 */
export const FILLER = new RegExp(`(?:各?(?:${anyOf(words.fillers)})|\\d{1,3}[人名位个])`, 'uy');
/** Fillers only between two things; elsewhere they are characters of a name. */
export const JOINERS: ReadonlySet<string> = new Set(words.joiners);
/** Words of official prose that look like names. */
export const ORDINARY: ReadonlySet<string> = new Set(words.ordinary);
