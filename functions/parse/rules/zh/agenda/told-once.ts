import type { Paragraph, Passage } from '../../../clauses/passage.ts';
import { joined, type Range } from '../../../text/range.ts';
import type { Reading } from '../../../text/reading.ts';
import type { Opening } from '../../facts.ts';
import { isNamedBy, isToldAgain, topicOf } from './same-matter.ts';
import { isSpeech, mattersIn, type Told } from './told.ts';

export const inOrder = (one: Told, other: Told): number => one.place - other.place;
/** With so many others a matter is compared: no meeting deals with more, and the time a page takes stays linear. */
const MOST_COMPARED = 60;
const isNamed = ({ topic }: Told, by: readonly Told[]): boolean =>
  by.slice(-MOST_COMPARED).some((other) => isNamedBy(topic, other.topic));
const isTold = ({ topic }: Told, before: readonly Told[]): boolean =>
  before.slice(-MOST_COMPARED).some((other) => isToldAgain(topic, other.topic));

/** So much stands between two clauses that follow each other: a comma, and 集中 or 再次. */
const NEAR = 6;

/** 传达学习A，集中学习B。会议强调，…: what is studied in one go and treated together is one matter. */
function joinStudies(matters: readonly Told[], isTreated: (matter: Told) => boolean): readonly Told[] {
  const kept: Told[] = [];
  for (const matter of matters) {
    const last = kept.at(-1);
    const together =
      last !== undefined &&
      last.sentence === matter.sentence &&
      last.segment === matter.segment &&
      last.topic.study &&
      matter.topic.study &&
      last.telling === 'takes-up' &&
      last.named &&
      !matter.named &&
      matter.heading.start - last.heading.end <= NEAR &&
      isTreated(matter);
    if (together) kept[kept.length - 1] = { ...last, heading: joined(last.heading, matter.heading) };
    else kept.push(matter);
  }
  return kept;
}

/** What a paragraph above the body lists: verbs count there that elsewhere make no matter, unless they go on with the last. */
function listedIn(passage: Passage, paragraph: Paragraph): readonly Told[] {
  const kept: Told[] = [];
  const matters = joinStudies(
    mattersIn(passage, paragraph),
    ({ next }) => next !== undefined && isSpeech(next),
  );
  for (const matter of matters) {
    const last = kept.at(-1);
    const goesOn =
      matter.telling === 'takes-up-in-a-list' && last?.topic.core.includes(matter.topic.core) === true;
    const counts = matter.telling === 'takes-up' || (matter.telling === 'takes-up-in-a-list' && !goesOn);
    if (counts && !isTold(matter, kept)) kept.push(matter);
  }
  return kept;
}

/** 研究部署A、B等工作, 研究A、B等5项议题, 传达有关会议精神: an entry that only says what kind of thing the paragraphs below tell of. */
const SUMS_UP =
  /^.{0,6}部署.*等(?:重点|有关|相关)?工作$|等\d{1,2}[项个](?:重点|有关|相关)?(?:工作|事项|议题)$|(?:有关|相关)(?:重要)?(?:会议|文件)(?:和(?:会议|文件))?精神$/u;

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

/** The matters of paragraphs that only dispose of something. `taken`: those that other paragraphs took up. */
function disposed(
  reading: Reading,
  form: Opening['form'],
  candidates: readonly Told[],
  taken: readonly Told[],
  listed: readonly Told[],
  isClosed: (before: Told) => boolean,
): readonly Told[] {
  const free = candidates.filter((one) => !isNamed(one, taken) && isOwnLine(reading, one.paragraph));
  /** Of the entries of the opening, those of which several paragraphs dispose one by one. */
  const parted = listed.filter(
    (entry) => free.slice(0, MOST_COMPARED).filter((one) => isNamedBy(one.topic, entry.topic)).length >= 2,
  );
  let passed = 0;
  return free.flatMap((one): readonly Told[] => {
    const entry = listed.find((own) => isNamedBy(one.topic, own.topic));
    if (entry !== undefined) {
      if (parted.includes(entry)) return [one];
      // Where the body tells of the others, it also tells when this one was dealt with.
      return parted.length > 0
        ? [{ ...one, rule: entry.rule, telling: entry.telling, heading: entry.heading, topic: entry.topic }]
        : [];
    }
    while (passed < taken.length && (taken[passed]?.place ?? 0) < one.place) passed++;
    const before = taken[passed - 1];
    // A report tells of each matter in a paragraph; minutes may settle in the next what they took up in the last.
    const named = one.topic.titles.length > 0 || (form === 'report' && one.opens && one.named);
    const anew = named && (before === undefined || (!one.vague && isClosed(before)));
    return anew || taken.length + listed.length === 0 ? [one] : [];
  });
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
  const follows = new Map(below.map((paragraph, i) => [paragraph, below[i + 1]]));
  const isTreated = ({ paragraph, next }: Told): boolean => {
    const behind = next ?? follows.get(paragraph)?.sentences[0];
    return behind !== undefined && isSpeech(behind);
  };
  const taken: Told[] = [];
  const candidates: Told[] = [];
  for (const paragraph of below) {
    const matters = mattersIn(passage, paragraph);
    const own = joinStudies(matters.filter(takesUp), isTreated);
    const before = taken.length;
    for (const matter of own) {
      const passing = matter.telling === 'in-passing';
      const known = passing ? isNamed(matter, taken) || isNamed(matter, listed) : isTold(matter, taken);
      if (!known) taken.push(matter);
    }
    if (taken.length > before || matters.some(({ telling }) => telling === 'takes-up')) continue;
    const candidate = disposedIn(matters, paragraph, listed);
    if (candidate !== undefined) candidates.push(candidate);
  }
  const told = [...taken, ...disposed(passage.reading, form, candidates, taken, listed, isTreated)].sort(
    inOrder,
  );
  const sumsUp = ({ topic, heading }: Told): boolean =>
    told.some((other) => other.topic.study === topic.study) &&
    SUMS_UP.test(passage.reading.plain.slice(heading.start, heading.end));
  const left = listed.filter((entry) => !isNamed(entry, told) && !sumsUp(entry));
  return { listed: left, told };
}
