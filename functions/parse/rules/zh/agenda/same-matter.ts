import { lexicon } from '../lexicon.ts';

/** What a heading is about, in a form in which two tellings of one matter can be compared. */
export interface Topic {
  /** Titles of the documents named, without stage and brackets. */
  readonly titles: readonly string[];
  /** Its words without brackets. */
  readonly words: string;
  /** What is left without verbs, years and words that every heading has. */
  readonly core: string;
  /** Of a heading that lists several things, the core of each. */
  readonly parts: readonly string[];
  /** It is studied or passed on, not dealt with. */
  readonly study: boolean;
  /** It is said to be approved: 审议通过. */
  readonly settled: boolean;
}

const GENERIC = new RegExp(lexicon.sourceOf('generic-word'), 'gu');
/** Of the same words those that tell nothing even inside a longer one: 会议 but not 市. */
const TELLS_NOTHING = new RegExp(
  `(?:${[
    ...lexicon.wordsOf('takes-up-verb'),
    ...lexicon.wordsOf('settled-with'),
    ...lexicon.wordsOf('generic-word').filter((word) => word.length > 1),
  ]
    .sort((a, b) => b.length - a.length)
    .join('|')})|[的了和及与、“”，]`,
  'gu',
);
/** 2024年, 第3批: when, or which of many, not what. */
const WHICH = /(?:19|20)\d{2}(?:[-—－至](?:19|20)\d{2})?年?度?|第?\d{1,6}[期批次]/gu;
const BETWEEN_PARTS = /[、，；]|以及/u;
/** So much of a heading is compared. */
const MOST_WORDS = 400;
const TITLE = /《([^《》]*(?:《[^《》]*》[^《》]*)*)》/gu;
/** （送审稿）, (2024年修订): which version of a document it is. */
const STAGE = /[（(〈<][^（）()]{0,80}[）)〉>]|^关于|的(?:请示|报告|通知|议案|汇报)$/gu;

/** Shortest core that can be compared at all, in characters. */
const LEAST_CORE = 4;

/** Whether an object names no matter of its own: 其他事项, 近期重点工作, 相关议题. A title names one, whatever its words: 《政府工作报告》. */
export const isGeneric = (object: string): boolean =>
  !object.includes('《') && object.replace(GENERIC, '').replace(/[\p{P}\s]/gu, '') === '';

const STUDY = new RegExp(`^.{0,6}${lexicon.sourceOf('study-verb')}`, 'u');

const SETTLED = new RegExp(`^.{0,8}${lexicon.sourceOf('settled-with')}`, 'u');

/** What the words of a heading are about. */
export function topicOf(whole: string): Topic {
  const heading = whole.slice(0, MOST_WORDS);
  const titles = Array.from(heading.matchAll(TITLE), ([, title = '']) => title.replace(STAGE, '')).filter(
    (title) => title.length > 1,
  );
  const words = heading.replace(/[（(][^（）()]*[）)]/gu, '');
  const coreOf = (stretch: string): string => stretch.replace(WHICH, '').replace(TELLS_NOTHING, '');
  const parts = words.split(BETWEEN_PARTS).map(coreOf);
  return {
    titles,
    words,
    core: coreOf(words),
    parts: parts.length > 1 ? parts.filter((part) => part.length >= LEAST_CORE) : [],
    study: STUDY.test(heading),
    settled: SETTLED.test(heading),
  };
}

const pairsOf = (words: string): ReadonlySet<string> => {
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < words.length; at++) pairs.add(words.slice(at, at + 2));
  return pairs;
};

const either = (one: string, other: string): boolean => one.includes(other) || other.includes(one);

/** Share of the pairs of characters of the shorter core that the longer one has too. */
function shared(one: string, other: string): number {
  const [few, many] = [pairsOf(one), pairsOf(other)].sort((a, b) => a.size - b.size);
  if (few === undefined || many === undefined || few.size === 0) return 0;
  let both = 0;
  for (const pair of few) if (many.has(pair)) both++;
  return both / few.size;
}

/** A matter and one of the things that a list names are about the same when so much of the shorter core stands in the longer. */
const LEAST_SHARED = 0.6;

/** Whether a heading, or one of the things that it lists, is what another is about. */
const isAbout = ({ core, parts }: Topic, other: Topic): boolean =>
  [core, ...parts].some(
    (own) =>
      Math.min(own.length, other.core.length) >= LEAST_CORE &&
      (either(own, other.core) || shared(own, other.core) >= LEAST_SHARED),
  );

/** 审议政府工作报告起草情况: the title of 《政府工作报告》 stands in it without brackets. */
const holdsTitle = ({ words }: Topic, { titles }: Topic): boolean =>
  titles.some((title) => title.length >= LEAST_CORE && words.includes(title));

/** Whether an opening, or what is said in passing, names the matter that a paragraph tells of. */
export function isNamedBy(one: Topic, other: Topic): boolean {
  if (one.titles.some((title) => other.titles.some((own) => either(title, own)))) return true;
  if (one.study !== other.study || (one.titles.length > 0 && other.titles.length > 0)) return false;
  if (holdsTitle(one, other) || holdsTitle(other, one)) return true;
  return isAbout(one, other) || isAbout(other, one);
}

/** Whether a sentence tells again of what another told: the same document, the same words, or now that it was approved. */
export function isToldAgain(one: Topic, before: Topic): boolean {
  if (one.titles.some((title) => before.titles.includes(title))) return true;
  if (one.study !== before.study || one.core.length < LEAST_CORE) return false;
  return one.core === before.core || (one.settled && before.core.includes(one.core));
}

/** Whether two stretches name one matter beyond doubt: the same document, or all words of the one in the other. */
export function isSameMatter(one: Topic, other: Topic): boolean {
  if (one.titles.some((title) => other.titles.some((own) => either(title, own)))) return true;
  if (one.titles.length > 0 && other.titles.length > 0) return false;
  return [one.core, ...one.parts].some(
    (core) => Math.min(core.length, other.core.length) >= LEAST_CORE && either(core, other.core),
  );
}
