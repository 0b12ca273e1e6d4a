import type { Deadline, QualityIssue } from '../../../schemas/generated/minutes.ts';
import type { Source } from '../../../schemas/generated/source.ts';
import { oneOf } from '../by-unit.ts';
import type { Range, Reading } from '../reading.ts';
import type { DecisionFact, Found, MeetingFacts, Outline, OutlineItem, Writable } from '../types.ts';
import { acquaintance } from './acquaintance.ts';
import { confidenceOf, type Doubt } from './confidence.ts';
import { readBracketedLimit, readDeadline, readLabelledLimit } from './deadlines.ts';
import type { Draft, ItemContext } from './draft.ts';
import { type ItemDrafts, readItem } from './item-drafts.ts';
import { isDocument } from './objects.ts';
import { type Passage, passageOf } from './passage.ts';
import { isPoint, segmentsOf } from './sentences.ts';
import { type TitleSetting, threadOf } from './threads.ts';
import { listsOf, voice } from './voices.ts';

/**
 * Finds what the meeting decided: each disposing act with its object, who carries it out and by when. Agenda
 * enumerations, reports, exhortations and what other bodies decided are none. `present`: names of people who attended.
 * Linear in the length of the text.
 */
export function findDecisions(
  reading: Reading,
  outline: Outline,
  source: Source | undefined,
  meeting: MeetingFacts,
  present: readonly string[] = [],
): Found<DecisionFact> {
  const passage = passageOf(reading.plain);
  const known = acquaintance(source, meeting.body, present);
  const facts: DecisionFact[] = [];
  const issues: QualityIssue[] = [];
  const take = (
    { drafts, unread }: ItemDrafts,
    item: OutlineItem | undefined,
    doubts: readonly Doubt[],
  ): void => {
    for (const draft of drafts) {
      facts.push(toFact(reading, passage, draft, item, meeting.heldOn, setting, doubts));
    }
    for (const range of unread) issues.push(unreadIssue(reading, range));
  };

  const setting: TitleSetting = { areas: known.areas, year: meeting.heldOn?.slice(0, 4) };
  const lists = listsOf(undefined);
  const provincial = /^[\p{Script=Han}]{0,6}(?:省|自治区)(?:第[^，]{1,6}届)?(?:人民)?政府/u.test(
    meeting.body ?? meeting.title,
  );
  const outside: ItemContext = {
    passage,
    acquaintance: known,
    kind: undefined,
    heading: undefined,
    provincial,
  };
  const opening = outline.opening && afterFirstSentence(passage, outline.opening);
  if (outline.opening !== undefined) voice(passage, segmentsOf(passage, outline.opening), lists);
  const above = outline.loose.filter(
    ({ start }) => start < (outline.items[0]?.range.start ?? Number.POSITIVE_INFINITY),
  );
  take(readItem(outside, [...(opening ? [opening] : []), ...above], lists), undefined, []);
  const settled = lists.settles === undefined ? undefined : 'document';
  for (const item of outline.items) {
    const context: ItemContext = {
      passage,
      acquaintance: known,
      kind: item.kind,
      heading: item.heading,
      provincial,
    };
    const headed = item.paragraphs.some(
      ({ start, end }) => start <= item.heading.start && item.heading.start < end,
    );
    const points = !headed && isListOfPoints(passage, item);
    const heading = { start: item.heading.start, end: item.heading.end };
    const readParts = (parts: readonly Range[]): ItemDrafts =>
      readItem(context, parts, listsOf(points ? 'point' : settled));
    let found = readParts(item.paragraphs);
    const mayBeHeaded = !headed && (found.drafts.length === 0 || beginsWithTask(item, found));
    const announced = mayBeHeaded ? onlyActs(readHeading(context, heading)) : NOTHING;
    if (found.drafts.length === 0) take(announced, item, ['heading']);
    else if (announced.drafts.length > 0) {
      const whole = readParts([heading, ...item.paragraphs]);
      if (isCarriedOut(whole, heading, found)) found = whole;
    }
    take(found, item, []);
  }
  const below = outline.loose.filter((range) => !above.includes(range));
  take(readItem(outside, below, listsOf(settled)), undefined, []);
  facts.sort((a, b) => a.range.start - b.range.start);
  return { facts, issues };
}

/** 三、研究征地补偿问题, and below it nothing but （一）…（二）…: the points are what was settled, though nothing says so. */
function isListOfPoints(passage: Passage, { kind, heading, paragraphs }: OutlineItem): boolean {
  if (kind !== 'deliberation') return false;
  if (passage.plain[heading.end] === '：' || paragraphs.length < 2) return false;
  return paragraphs.every(({ start }) => isPoint(passage.plain, start));
}

const NOTHING: ItemDrafts = { drafts: [], unread: [] };

const readHeading = (context: ItemContext, heading: Range): ItemDrafts =>
  readItem({ ...context, kind: 'study' }, [heading], listsOf(undefined));

/** What stands right below the heading was read as a task of its own. */
const beginsWithTask = ({ paragraphs }: OutlineItem, { drafts }: ItemDrafts): boolean =>
  drafts[0]?.kind === 'assign' && drafts[0].start === paragraphs[0]?.start;

/**
 * 一、同意举办甲节, and below it 由乙局牵头筹办: the heading tells what was disposed of, and the line below who carries it
 * out. `whole`: the item read from its heading on; `below`: without it.
 */
function isCarriedOut(whole: ItemDrafts, heading: Range, below: ItemDrafts): boolean {
  const [decided] = whole.drafts;
  const [task] = below.drafts;
  if (decided === undefined || task === undefined || decided.kind === 'assign') return false;
  return decided.start < heading.end && decided.end >= task.end && decided.agents.length > 0;
}

/** A heading that names what is dealt with is not read for tasks, and what is not understood in it is no loss. */
const onlyActs = ({ drafts }: ItemDrafts): ItemDrafts => ({ drafts, unread: [] });

/** The opening sentence lists the agenda; only what follows it can decide. */
function afterFirstSentence(passage: Passage, opening: Range): Range | undefined {
  const second = segmentsOf(passage, opening).find(({ sentence }) => sentence > 0);
  return second && { start: second.range.start, end: opening.end };
}

function toFact(
  reading: Reading,
  passage: Passage,
  draft: Draft,
  item: OutlineItem | undefined,
  heldOn: string | undefined,
  setting: TitleSetting,
  doubts: readonly Doubt[],
): DecisionFact {
  const range = { start: draft.start, end: draft.end };
  const subjects: Writable<DecisionFact['subjects']> = [];
  const documents: Writable<DecisionFact['documents']> = [];
  for (const subject of draft.subjects) {
    const value = reading.value(subject);
    if (value === '') continue;
    const asPublished = reading.script === 'hans' ? value : reading.asPublished(subject);
    subjects.push({ value, asPublished: asPublished === value ? undefined : asPublished });
    if (!isDocument(passage, subject)) continue;
    const title = withoutMarks(value);
    const thread = threadOf(passage.plain.slice(subject.start, subject.end), setting);
    if (title !== '' && thread !== '') documents.push({ title, thread });
  }
  const all = [...draft.doubts, ...doubts];
  if (isCut(passage, draft, item?.heading)) all.push('cut');
  if (draft.subjects.length === 0) all.push('objectless');
  return {
    item: item?.number,
    kind: draft.kind,
    subjects,
    documents,
    responsible: draft.agents.map(({ name, role }) => ({ name: reading.value(name), role })),
    deadline: deadlineOf(reading, passage, draft, heldOn),
    range,
    confidence: confidenceOf(draft.kind, all),
  };
}

/** 甲 of 《甲》. */
function withoutMarks(title: string): string {
  const close = title.lastIndexOf('》');
  return title.startsWith('《') && close > 0 ? title.slice(1, close) + title.slice(close + 1) : title;
}

function deadlineOf(
  reading: Reading,
  passage: Passage,
  draft: Draft,
  heldOn: string | undefined,
): Deadline | undefined {
  const own = readDeadline(passage, draft, heldOn) ?? readBracketedLimit(passage, draft, heldOn);
  const { start } = own === undefined ? (draft.limit ?? draft) : draft;
  const limit = own ?? (draft.limit && readLabelledLimit(passage, draft.limit, heldOn));
  if (limit === undefined) return undefined;
  const text = reading.value({ start: start + limit.start, end: start + limit.end });
  return limit.date === undefined ? { text } : { text, date: limit.date };
}

const closes = oneOf('。；：！？，、.;!?）”》\n');
const LINE_END = '\n'.charCodeAt(0);
const OPENS_ANEW = /^(?:会议|经|（|\d|[一二三四五六七八九十])/u;

/** True where the page seems to break a sentence: its line, or the line before that is no heading, ends in the middle. */
function isCut({ masked }: Passage, { start, end, paragraph }: Draft, heading: Range | undefined): boolean {
  const atLineEnd = end >= masked.length || masked.charCodeAt(end) === LINE_END;
  if (atLineEnd && !closes(masked.charCodeAt(end - 1)) && !LABEL.test(masked.slice(start, end))) return true;
  const before = paragraph.start - 2;
  if (start !== paragraph.start || before < 0 || closes(masked.charCodeAt(before))) return false;
  const headed = heading !== undefined && heading.start <= before && before <= heading.end;
  return !headed && !OPENS_ANEW.test(masked.slice(start, start + 2));
}

/** 责任单位：甲局 needs no full stop. */
const LABEL = /(?:单位|部门|领导|人|主体|时限|期限|时间)：[^\n]*$/u;

const unreadIssue = (reading: Reading, range: Range): QualityIssue => ({
  code: 'decision-unread',
  severity: 'info',
  span: reading.span(range),
  message: 'A disposing verb stands here, but not so that the meeting could be taken to decide by it.',
});
