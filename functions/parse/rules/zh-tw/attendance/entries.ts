import { RuleBook, rule } from '../../../grammar/rule.ts';
import { surfaceOf } from '../../../grammar/surface.ts';
import { isSurname } from '../../../mentions/name-characters.ts';
import { type Range, rangeOf } from '../../../text/range.ts';
import type { Reading } from '../../../text/reading.ts';
import { lexicon } from '../lexicon.ts';

/** How sure a form of entry makes a name: between a surname and a given name stands nothing but a post. */
interface Form {
  readonly sure: number;
}

const BODY = 'body:( han{1,16} unit-end )';

/** How lists write one person. A post may stand between surname and given name: 鍾局長文彬. */
export const entryRules = [
  rule<Form>('tw/entry-post-name', {
    match: `^ ${BODY}? post:post-word name:( han{2,4} ) $`,
    yields: { sure: 0.97 },
    over: 'words',
    examples: {
      主任秘書喬志遠: { post: '主任秘书', name: '乔志远' },
      污水工程科科長阮美珠: { body: '污水工程科', post: '科长', name: '阮美珠' },
      鍾局長文彬: null,
    },
  }),
  rule<Form>('tw/entry-post-inside', {
    match: `^ ${BODY}? name:( surname:( han | han han ) post:post-word given:( han{1,2} ) ) $`,
    yields: { sure: 0.98 },
    over: 'words',
    examples: {
      鍾局長文彬: { surname: '钟', post: '局长', given: '文彬' },
      社會處歐陽處長靖: { body: '社会处', surname: '欧阳', post: '处长', given: '靖' },
      陳市長: null,
    },
  }),
  rule<Form>('tw/entry-name-post', {
    match: `^ ${BODY}? name:( han{2,3} ) post:post-word $`,
    yields: { sure: 0.95 },
    over: 'words',
    examples: {
      烏武雄隊長: { name: '乌武雄', post: '队长' },
      建築管理科秋月娥科長: { body: '建筑管理科', name: '秋月娥', post: '科长' },
      陳市長: null,
    },
  }),
  rule<Form>('tw/entry-body-name', {
    match: `^ ${BODY} name:( han{2,3} ) $`,
    yields: { sure: 0.9 },
    over: 'words',
    unless: 'post-word $',
    examples: { 農業課伍思賢: { body: '农业课', name: '伍思贤' }, 伍思賢: null },
  }),
  rule<Form>('tw/entry-name', {
    match: '^ name:( han{2,4} | han{1,6} · han{1,6} ( · han{1,6} )? ) $',
    yields: { sure: 0.93 },
    over: 'words',
    unless: 'post-word $',
    examples: { 翟文凱: { name: '翟文凯' }, '谷拉斯．烏茂': { name: '谷拉斯·乌茂' }, 出席人員如簽到簿: null },
  }),
];
const book = new RuleBook(entryRules, lexicon);

/** 林局長, 工務局歐陽處長: somebody without a given name. */
export const namelessRules = [
  rule<'nameless'>('tw/entry-without-name', {
    match: `^ ${BODY}? surname:( han | han han ) post-word $`,
    yields: 'nameless',
    over: 'words',
    examples: { 林局長: { surname: '林' }, 工務局歐陽處長: { surname: '欧阳' }, 烏武雄隊長: null },
  }),
];
const nameless = new RuleBook(namelessRules, lexicon);

/** Whether an entry tells a surname and a post alone. */
export function isNameless({ plain }: Reading, range: Range): boolean {
  const surface = surfaceOf(plain, range, []);
  const surname = nameless.first(surface)?.captures.surname;
  return surname !== undefined && isSurname(surface.text.slice(surname.from, surname.to));
}

/** What a bracket or the end of an entry says of who came. */
export const standInRules = [
  rule<'deputy'>('tw/stand-in', {
    match: '^ leave* ，? 由? who:( ..16 ) deputy 出席? $',
    yields: 'deputy',
    over: 'words',
    examples: { 賴一凡代: { who: '赖一凡' }, '公出，高副縣長文慶代': { who: '高副县长文庆' }, 公假: null },
  }),
];
const standIns = new RuleBook(standInRules, lexicon);

export const leaveRules = [
  rule<'leave'>('tw/on-leave', {
    match: '^ leave',
    yields: 'leave',
    over: 'words',
    examples: { 公假: {}, 請假: {}, 賴一凡代: null },
  }),
];
const leaves = new RuleBook(leaveRules, lexicon);

/** Somebody of a list. */
export interface Entry {
  readonly rule: string;
  /** From surname to given name, with a post between them where the page writes it so. */
  readonly name: Range;
  readonly bodies: readonly Range[];
  readonly posts: readonly Range[];
  readonly notes: readonly Range[];
  readonly probability: number;
  readonly absent: boolean;
}

/** How sure a name is whose surname no table knows. */
export const UNKNOWN_SURNAME = 0.6;
const DOTTED = /·/u;
const ALONE = /^\p{Script=Han}{1,2}$/u;

type Capture = { readonly from: number; readonly to: number } | undefined;
/** A part that may be missing is captured all the same. */
const isNamed = (capture: Capture): capture is NonNullable<Capture> =>
  capture !== undefined && capture.to > capture.from;

/** One person from the words of an entry without brackets. */
export function personIn(reading: Reading, range: Range): Omit<Entry, 'notes' | 'absent'> | undefined {
  if (isNameless(reading, range)) return undefined;
  const surface = surfaceOf(reading.plain, range, []);
  const readings = book.all(surface).flatMap(({ rule: id, yields, captures }) => {
    const { body, post, name, surname } = captures;
    if (name === undefined) return [];
    const at = ({ from, to }: { readonly from: number; readonly to: number }): Range =>
      surface.rangeOf(from, to);
    const words = surface.text.slice(name.from, name.to);
    // 歐陽市長 tells no given name.
    if (post !== undefined && ALONE.test(words) && words.length === 2 && isSurname(words)) return [];
    const family = surname === undefined ? words : surface.text.slice(surname.from, surname.to);
    const known =
      DOTTED.test(words) ||
      (surname === undefined
        ? isSurname(family.charAt(0)) || isSurname(family.slice(0, 2))
        : isSurname(family));
    return [
      {
        rule: id,
        name: at(name),
        bodies: isNamed(body) ? [at(body)] : [],
        posts: isNamed(post) ? [at(post)] : [],
        probability: known ? yields.sure : UNKNOWN_SURNAME,
      },
    ];
  });
  return readings.find(({ probability }) => probability > UNKNOWN_SURNAME) ?? readings[0];
}

/** Who is named as standing in for somebody: 賴一凡代. */
export function standInOf(reading: Reading, range: Range): Range | undefined {
  const surface = surfaceOf(reading.plain, range, []);
  const who = standIns.first(surface)?.captures.who;
  return who === undefined || who.to === who.from ? undefined : surface.rangeOf(who.from, who.to);
}

export const isLeave = ({ plain }: Reading, range: Range): boolean =>
  leaves.first(surfaceOf(plain, range, [])) !== undefined;

/** The words of an entry before its brackets, what stands in them, and what stands behind them. */
export interface Parts {
  readonly words: Range;
  readonly brackets: readonly Range[];
  readonly behind: Range | undefined;
}

/** Takes the brackets out of an entry. */
export function partsOf({ plain }: Reading, { start, end }: Range): Parts {
  const brackets: Range[] = [];
  let words = end;
  let last = start;
  for (let at = start; at < end; at++) {
    if (plain.charAt(at) !== '（') continue;
    const close = plain.indexOf('）', at);
    const to = close < 0 || close >= end ? end : close;
    brackets.push(rangeOf(at + 1, to));
    words = Math.min(words, at);
    at = to;
    last = to + 1;
  }
  return {
    words: rangeOf(start, words),
    brackets,
    behind: brackets.length > 0 && last < end ? rangeOf(last, end) : undefined,
  };
}
