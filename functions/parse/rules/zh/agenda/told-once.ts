import type { Paragraph, Passage, Sentence } from '../../../clauses/passage.ts';
import { covers, joined, type Range } from '../../../text/range.ts';
import type { Reading } from '../../../text/reading.ts';
import type { Opening } from '../../facts.ts';
import { lexicon } from '../lexicon.ts';
import { determinedIn } from './determined.ts';
import { isNamedBy, isToldAgain, topicOf } from './same-matter.ts';
import { disposes, isSpeech, mattersIn, SAYS_AT_ONCE, type Told } from './told.ts';

export const inOrder = (one: Told, other: Told): number => one.place - other.place;
/** With so many others a matter is compared: no meeting deals with more, and the time a page takes stays linear. */
const MOST_COMPARED = 60;
const isNamed = ({ topic }: Told, by: readonly Told[]): boolean =>
  by.slice(-MOST_COMPARED).some((other) => isNamedBy(topic, other.topic));
const isTold = ({ topic }: Told, before: readonly Told[]): boolean =>
  before.slice(-MOST_COMPARED).some((other) => isToldAgain(topic, other.topic));

const wordsOf = ({ plain }: Reading, { start, end }: Range): string => plain.slice(start, end);

/** So much stands between two clauses that follow each other: a comma, and 集中 or 再次. */
const NEAR = 6;

/**
 * What is taken up in one go and treated together is one matter: studies of one subject (传达学习A在论坛上的讲话，传达B向论坛的贺信); in a paragraph of
 * minutes also 听取A的汇报，审议B。会议原则同意. A report that names several matters so goes on to list others.
 */
function joinTreated(
  matters: readonly Told[],
  form: Opening['form'],
  isTreated: (matter: Told) => boolean,
): readonly Told[] {
  const kept: Told[] = [];
  for (const matter of matters) {
    const last = kept.at(-1);
    const together =
      last !== undefined &&
      last.sentence === matter.sentence &&
      last.segment === matter.segment &&
      last.telling === 'takes-up' &&
      last.named &&
      !matter.named &&
      matter.heading.start - last.heading.end <= NEAR &&
      ((last.topic.study && matter.topic.study && shareSubject(last, matter)) ||
        (form === 'minutes' && last.opens)) &&
      isTreated(matter);
    if (!together) {
      kept.push(matter);
      continue;
    }
    const topic = { ...last.topic, titles: [...last.topic.titles, ...matter.topic.titles] };
    kept[kept.length - 1] = { ...last, heading: joined(last.heading, matter.heading), topic };
  }
  return kept;
}

/** So many units that stand in both name what both are about: 传达甲向第十五届论坛的贺信，传达乙出席第十五届论坛的讲话. */
const SHARED = 4;
/** What the words of every study hold: they say nothing of its subject. */
const FILLER = new RegExp(lexicon.sourceOf('study-filler'), 'gu');

function shareSubject({ topic: one }: Told, { topic: other }: Told): boolean {
  const subject = one.core.replace(FILLER, '，');
  for (let at = 0; at + SHARED <= subject.length; at++) {
    const piece = subject.slice(at, at + SHARED);
    if (!piece.includes('，') && other.core.includes(piece)) return true;
  }
  return false;
}

/** What a paragraph above the body lists: verbs count there that elsewhere make no matter, unless they go on with the last. */
function listedIn(passage: Passage, paragraph: Paragraph): readonly Told[] {
  const kept: Told[] = [];
  const matters = joinTreated(
    mattersIn(passage, paragraph),
    'report',
    ({ next }) => next !== undefined && isSpeech(next),
  );
  for (const matter of matters) {
    const last = kept.at(-1);
    const goesOn =
      matter.telling === 'takes-up-in-a-list' && last?.topic.core.includes(matter.topic.core) === true;
    const counts = matter.telling === 'takes-up' || (matter.telling === 'takes-up-in-a-list' && !goesOn);
    if (counts && !isTold(matter, kept)) kept.push(matter);
  }
  // 召开专题会，安排部署甲、乙工作。…会议通报了甲、乙情况: what the first sentence announces a later one tells.
  const taken = kept.filter(({ telling }) => telling === 'takes-up');
  return kept.filter(
    (matter) =>
      matter.telling === 'takes-up' ||
      !taken.some((other) => other.sentence !== matter.sentence && isNamedBy(matter.topic, other.topic)),
  );
}

/** 研究部署A、B等工作, 研究A、B等5项议题, 传达有关会议精神: an entry that only says what kind of thing the paragraphs below tell of. */
const SUMS_UP =
  /^.{0,6}部署.*等(?:重点|有关|相关)?工作$|等\d{1,2}[项个](?:重点|有关|相关)?(?:工作|事项|议题)$|(?:有关|相关|上级)(?:重要)?(?:会议|文件)(?:和(?:会议|文件))?精神$|^.{0,6}(?:研究|讨论|审议)?.{0,16}(?:相关|有关)(?:工作|事项|事宜|问题|议题)$/u;

/** 研究A、B等事项: the entry names some of its matters only. */
const LISTS_SOME = /等(?:\d{1,2}[项个])?(?:重点|有关|相关)?(?:工作|事项|事宜|议题|内容)?$/u;

/** A paragraph of the body that takes up nothing and disposes of something: its matter, if it is one. */
function disposedIn(
  matters: readonly Told[],
  paragraph: Paragraph,
  listed: readonly Told[],
): Told | undefined {
  const [first] = matters.filter(({ telling }) => telling === 'disposes');
  if (first === undefined || paragraph.line.mark !== undefined) return undefined;
  const titles = listed.flatMap(({ topic }) => topic.titles);
  const documents = paragraph.sentences
    .flatMap(({ surface }) => surface.mentions)
    .filter(({ kind }) => kind === 'document')
    .map(({ range }) => ({ heading: range, topic: topicOf(`《${wordsIn(first, range)}》`) }));
  const known = (same: (title: string, own: string) => boolean): (typeof documents)[number] | undefined =>
    documents.find(({ topic }) => topic.titles.some((title) => titles.some((own) => same(title, own))));
  const named =
    known((title, own) => title === own) ??
    known((title, own) => own.includes(title) || title.includes(own)) ??
    (first.vague ? documents[0] : undefined);
  if (named !== undefined) return { ...first, ...named, place: named.heading.start };
  return first.vague ? undefined : first;
}

const wordsIn = ({ paragraph }: Told, { start, end }: Range): string =>
  paragraph.line.plain
    .slice(start - paragraph.line.range.start, end - paragraph.line.range.start)
    .replace(/[《》]/gu, '');

/** Whether a paragraph is a line of the page and not a piece of an article without paragraphs. */
const isOwnLine = ({ plain }: Reading, { line }: Paragraph): boolean =>
  line.range.start === 0 || plain[line.range.start - 1] === '\n';

/** Whether a clause of the body takes up a matter: 部署 only where it opens a paragraph and what was said of it follows. */
function takesUp({ telling, opens, named, next }: Told): boolean {
  if (telling === 'takes-up' || telling === 'in-passing') return true;
  if (!opens || !named) return false;
  return (
    telling === 'takes-up-alone' || (telling === 'takes-up-in-a-list' && next !== undefined && isSpeech(next))
  );
}

/**
 * In minutes with a paragraph for each matter, a later sentence that settles something is the outcome, whatever its verb:
 * 会议听取了A的汇报。会议讨论并原则同意B。
 */
function withoutOutcomes(matters: readonly Told[]): readonly Told[] {
  const [first] = matters;
  if (first === undefined || !first.opens || disposes(first.sentence)) return matters;
  return matters.filter(({ sentence }) => sentence === first.sentence || !disposes(sentence));
}

/** 会议还审定了甲: another matter than the one before. */
const GOES_FURTHER = /^.{0,6}(?:会议|会上)，?还/u;

/**
 * The matters of paragraphs that only settle something. `approved`, `determined`: what they settle, with and without a verb
 * of approval; `taken`: what other paragraphs took up.
 */
function disposed(
  reading: Reading,
  form: Opening['form'],
  approved: readonly Told[],
  determined: readonly Told[],
  taken: readonly Told[],
  listed: readonly Told[],
  isClosed: (before: Told) => boolean,
): readonly Told[] {
  const isFree = (one: Told): boolean => !isNamed(one, taken) && isOwnLine(reading, one.paragraph);
  const free = approved.filter(isFree);
  const other = new Set(determined.filter(isFree));
  /** Of the entries of the opening, those of which several paragraphs dispose one by one. */
  const parted = listed.filter(
    (entry) => free.slice(0, MOST_COMPARED).filter((one) => isNamedBy(one.topic, entry.topic)).length >= 2,
  );
  const goesOn = parted.some(({ heading }) => LISTS_SOME.test(wordsOf(reading, heading)));
  const alone = taken.length + listed.length === 0;
  const several = free.length + other.size > 1;
  /** The body has a paragraph for each matter, at least as many as the opening names: then it gives the items. */
  const byBody =
    taken.length > 0 && taken.every(({ opens }) => opens) && taken.length + free.length >= listed.length;
  let passed = 0;
  return [...free, ...other].sort(inOrder).flatMap((one): readonly Told[] => {
    const entry = listed.find((own) => isNamedBy(one.topic, own.topic));
    if (entry !== undefined) {
      if (parted.includes(entry) || (byBody && one.opens)) return [one];
      // Where the body tells of the others, it also tells when this one was dealt with.
      return parted.length > 0
        ? [{ ...one, rule: entry.rule, telling: entry.telling, heading: entry.heading, topic: entry.topic }]
        : [];
    }
    if (goesOn) return [one];
    if (other.has(one)) return alone && several ? [one] : [];
    while (passed < taken.length && (taken[passed]?.place ?? 0) < one.place) passed++;
    const before = taken[passed - 1];
    // A report tells of each matter in a paragraph; minutes may settle in the next what they took up in the last.
    const settled =
      before !== undefined &&
      before.paragraph !== one.paragraph &&
      before.paragraph.sentences.some((sentence) => disposes(sentence));
    const named = one.topic.titles.length > 0 || ((form === 'report' || settled) && one.opens && one.named);
    const anew =
      named &&
      (before === undefined ||
        (!one.vague &&
          (settled || isClosed(before) || GOES_FURTHER.test(wordsOf(reading, one.paragraph.range)))));
    return anew || alone ? [one] : [];
  });
}

/**
 * What an entry of the opening names besides what the body tells: 研究了《甲办法》《乙办法》, and below it 审议《甲办法》. Of a study
 * the body tells as much as there is to tell.
 */
function leftOf(reading: Reading, entry: Told, told: readonly Told[]): readonly Told[] {
  const { heading, sentence, topic } = entry;
  if (topic.study || topic.titles.length < 2) return [];
  const documents = sentence.surface.mentions
    .filter(({ kind, range }) => kind === 'document' && covers(heading, range))
    .map(({ range }) => ({ range, topic: topicOf(wordsOf(reading, range)) }));
  const left = documents.filter((one) => !told.some((other) => isNamedBy(one.topic, other.topic)));
  const [first] = left;
  const last = left.at(-1);
  if (first === undefined || last === undefined || left.length === documents.length) return [];
  const range = joined(first.range, last.range);
  const isRun = documents.every((one) => left.includes(one) || !covers(range, one.range));
  return isRun
    ? [{ ...entry, heading: range, place: range.start, topic: topicOf(wordsOf(reading, range)) }]
    : [];
}

/** What became of a page: entries that only the opening names, and the matters of its body. */
export interface ToldAgenda {
  readonly listed: readonly Told[];
  readonly told: readonly Told[];
}

/** Every matter that a page tells, once. `above`: paragraphs that sum up; `below`: those of the body. */
export function toldOnce(
  passage: Passage,
  form: Opening['form'],
  above: readonly Paragraph[],
  below: readonly Paragraph[],
): ToldAgenda {
  const listed = above.flatMap((paragraph) => listedIn(passage, paragraph)).slice(0, MOST_COMPARED);
  const several = listed.filter(({ topic }) => topic.parts.length > 1);
  const follows = new Map(below.map((paragraph, i) => [paragraph, below[i + 1]]));
  const behind = ({ paragraph, next }: Told): Sentence | undefined =>
    next ?? follows.get(paragraph)?.sentences[0];
  const isTreated = (matter: Told): boolean => {
    const sentence = behind(matter);
    return sentence !== undefined && isSpeech(sentence);
  };
  const isDealtWith = (matter: Told): boolean => {
    const sentence = behind(matter);
    return sentence !== undefined && (isSpeech(sentence) || (form === 'minutes' && disposes(sentence)));
  };
  const taken: Told[] = [];
  const approved: Told[] = [];
  const determined: Told[] = [];
  const read = below.map((paragraph) => ({ paragraph, matters: mattersIn(passage, paragraph) }));
  const heads = read.filter(({ matters: [first] }) => first?.telling === 'takes-up' && first.opens);
  const byParagraph = form === 'minutes' && heads.length > 1;
  for (const { paragraph, matters } of read) {
    const all = joinTreated(matters.filter(takesUp), form, isDealtWith);
    const own = byParagraph && isOwnLine(passage.reading, paragraph) ? withoutOutcomes(all) : all;
    const before = taken.length;
    for (const matter of own) {
      const passing = matter.telling === 'in-passing';
      // 研究了甲、乙、丙等事宜 stays whole where only 甲 is named again.
      const known =
        passing || matter.rule === SAYS_AT_ONCE
          ? isNamed(matter, taken) || isNamed(matter, passing ? listed : several)
          : isTold(matter, taken);
      if (!known) taken.push(matter);
    }
    if (taken.length > before || matters.some(({ telling }) => telling === 'takes-up')) continue;
    const candidate = disposedIn(matters, paragraph, listed);
    const other =
      candidate === undefined && paragraph.line.mark === undefined
        ? determinedIn(passage, paragraph)
        : undefined;
    if (candidate !== undefined) approved.push(candidate);
    else if (other !== undefined) determined.push(other);
  }
  const settled = disposed(passage.reading, form, approved, determined, taken, listed, isTreated);
  const told = [...taken, ...settled].sort(inOrder);
  const sumsUp = ({ topic, heading }: Told): boolean =>
    told.some((other) => other.topic.study === topic.study) &&
    SUMS_UP.test(wordsOf(passage.reading, heading));
  const left = listed.flatMap((entry) => {
    if (isNamed(entry, told)) return leftOf(passage.reading, entry, told);
    return sumsUp(entry) ? [] : [entry];
  });
  return { listed: left, told };
}
