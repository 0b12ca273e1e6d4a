import type { Decision, Responsible } from '../../schemas/generated/minutes.ts';
import type { Source } from '../../schemas/generated/source.ts';
import type { MinutesFacts } from '../shared/head.ts';
import { deciderInEnglish, deciderOf } from './headline/decider.ts';
import { decidedOn, matterBeside } from './headline/object.ts';
import { clauseWith, saidOfShown } from './headline/same-clause.ts';
import { lengthOf, shorten } from './headline/shorten.ts';
import { mattersOf, meetingMatter } from './headline/topic.ts';
import { RESPONSIBLE_ROLE } from './labels.ts';
import type { Language } from './site/language.ts';
import { heldInWords, type Words, wordsOf } from './site/words.ts';
import { clip, plainLine } from './text.ts';

/** What a headline may have: code points, of which a Han character counts one as a Latin letter does. */
export const HEADLINE_LENGTH = 80;

/** Where a headline stands. A `TargetContext` or a `PageContext` is one. */
export interface HeadlineSetting {
  readonly sources: readonly Source[];
  /**
   * What its readers know already. `all` (unless said): nothing, so that whoever decided is named with its city;
   * `government`: which government; `meeting`: which meeting, so that nobody is named.
   */
  readonly among?: 'all' | 'government' | 'meeting';
  /**
   * The language of the words around the values; zh-Hans unless said. Values stay as they were extracted, in simplified
   * script (docs/adr/0009): in other surroundings a headline is to be marked with `lang="zh-Hans"`.
   */
  readonly language?: Language;
  /** Of a meeting: the day stands beside it, as in a calendar; only the part of it is said. */
  readonly isOfDay?: true;
  /** Whose list it is: its part is named before that of others. */
  readonly part?: Pick<Responsible, 'name' | 'role'>;
}

/** What a headline says of a meeting. */
export type HeadlineMeeting = Pick<
  MinutesFacts,
  'source' | 'body' | 'series' | 'number' | 'title' | 'heldOn' | 'heldDuring' | 'items' | 'decisions'
>;

const NAMES_IN_HEADLINE = 2;
const NAME_LENGTH = 20;
const LONGEST_DEADLINE = 20;
/** A matter that takes more leaves too little for what was decided. */
const LONGEST_MATTER = 40;
/** What was decided gets as much, or its matter is left out. */
const LEAST_OBJECT = 20;
const MEETING_LENGTH = 60;
const LONGEST_DECIDER = 40;
/** In the script of the page. */
const LATER = /另行|再行|再[议議]|再研究|[进進]一步(?:研究|[论論][证證])|再(?:次)?提交/u;
const HELD_UP = /[暂暫](?:[缓緩]|不|停)|推[迟遲]|延期|[缓緩][议議]/u;
/** 交办：责成区政府办修改完善: the verb of the title orders already. */
const ORDERS = /^(?:责成|責成|责令|責令|要求|交由|[请請](?![示求]))(?=\p{Script=Han}{2})/u;
/** With less room, what came of a meeting is left out. */
const LEAST_OUTCOME = 12;

/**
 * Who decided what, so that it stands alone: `姑苏区政府原则同意全区经济运行有关建议安排（区发展改革局负责，6月底前）`. One plain line of
 * at most {@link HEADLINE_LENGTH} characters, cut where a word ends, never inside 《》. Objects that say nothing take the matter
 * of their agenda item along; the deadline and who must act follow where the sentence says them of these objects
 * (headline/same-clause.ts) and there is room. Used by feeds, pages, the
 * calendar, search and tables alike; expects a clean meeting (`cleanOnce`).
 */
export function headlineOf(
  decision: Pick<Decision, 'kind' | 'subjects' | 'text' | 'responsible' | 'deadline' | 'item'>,
  meeting: HeadlineMeeting,
  setting: HeadlineSetting,
): string {
  const { language = 'zh-Hans' } = setting;
  const words = wordsOf(language);
  const who = whoOf(meeting, setting);
  const notes = notesOf(decision, meeting, setting.part);
  const own =
    setting.part === undefined || notes.charged.length === 0
      ? ''
      : words('bracket', { text: duty(notes.charged, notes.role, words) });
  const what = whatFits(decision, meeting, language, HEADLINE_LENGTH - lengthOf(who) - lengthOf(own));
  return withNotes(`${who}${what}`, notes, setting);
}

/**
 * The same without who decided and who must act, for where those stand beside it: the objects, with the matter of the agenda
 * item where they say nothing without it: `《…办法》`, `就澜湾街道青年公寓建设，由青屿城投集团作为项目业主`.
 * @param room Characters that it may have.
 */
export function objectInWords(
  decision: Pick<Decision, 'kind' | 'subjects' | 'text' | 'item'>,
  meeting: Pick<MinutesFacts, 'items' | 'title'>,
  {
    language = 'zh-Hans',
    room = HEADLINE_LENGTH,
  }: { readonly language?: Language; readonly room?: number } = {},
): string {
  return objectFits(decision, meeting, '', language, room);
}

/**
 * What is due on the day of a decision's deadline, by who decided it: the decision's own headline where the sentence says the day of
 * its objects, else the clause that the day stands in: `青屿区政府：就渡口搬迁，6月底前完成渡船更新`.
 */
export function dueHeadline(
  decision: Pick<Decision, 'kind' | 'subjects' | 'text' | 'responsible' | 'deadline' | 'item'>,
  meeting: HeadlineMeeting,
  setting: HeadlineSetting,
): string {
  const who = whoOf(meeting, setting);
  const language = setting.language ?? 'zh-Hans';
  const by = who === '' ? '' : wordsOf(language)('headline.by', { who: who.replace(/: $/u, '') });
  const due = dueInWords(decision, meeting, { language, room: HEADLINE_LENGTH - lengthOf(by) });
  return due === undefined ? headlineOf(decision, meeting, setting) : `${by}${due}`;
}

/**
 * The clause that a deadline belongs to, with what it is about, where it is another clause than that of the objects; undefined where
 * the day is theirs.
 * @param room Characters that it may have.
 */
export function dueInWords(
  decision: Pick<Decision, 'kind' | 'subjects' | 'text' | 'responsible' | 'deadline' | 'item'>,
  meeting: Pick<MinutesFacts, 'items' | 'title'>,
  {
    language = 'zh-Hans',
    room = HEADLINE_LENGTH,
  }: { readonly language?: Language; readonly room?: number } = {},
): string | undefined {
  const { text, responsible, deadline } = decision;
  if (deadline === undefined) return undefined;
  const names = responsible.map(({ name }) => name);
  const { shown } = decidedOn(decision, meeting);
  if (saidOfShown({ text, shown }, names, [deadline.text]).has(deadline.text)) return undefined;
  const clause = clauseWith(text, names, deadline.text);
  if (clause === undefined) return undefined;
  const matter = matterBeside(decision, meeting);
  const isTold = matter === undefined || lengthOf(matter) > LONGEST_MATTER || clause.includes(matter);
  const about = isTold ? '' : wordsOf(language)('headline.about', { matter });
  const fits = lengthOf(about) + Math.min(lengthOf(clause), LEAST_OBJECT) <= room ? about : '';
  return `${fits}${shorten(clause, room - lengthOf(fits))}`;
}

/**
 * A meeting in one line: who met, which meeting, when, and what came of it: `三明市沙县区政府第78次常务会议（2025年12月19日）：原则同意《…》，共作出5项决定`. Of the same length and
 * make as {@link headlineOf}; one that decided nothing says what it dealt with.
 */
export function meetingHeadline(meeting: HeadlineMeeting, setting: HeadlineSetting): string {
  const { language = 'zh-Hans' } = setting;
  const words = wordsOf(language);
  const name = meetingInWords(meeting, setting);
  const what = outcomeFits(meeting, language, HEADLINE_LENGTH - lengthOf(name) - 2);
  return what === undefined
    ? shorten(name, HEADLINE_LENGTH)
    : words('headline.of-meeting', { meeting: name, what });
}

/** Which meeting, and when: `三明市沙县区政府第78次常务会议（2025年12月19日）`. At most 60 characters. */
export function meetingInWords(meeting: HeadlineMeeting, setting: HeadlineSetting): string {
  const { language = 'zh-Hans' } = setting;
  const words = wordsOf(language);
  const day = dayOf(meeting, words, setting.isOfDay === true);
  const who = whoOf(meeting, setting);
  const { number } = meeting;
  const series = plainLine(meeting.series ?? '会议');
  const which =
    number === undefined
      ? `${who}${meetingMatter(meeting) ?? ''}${series}`
      : words('headline.numbered', { who, number, series });
  return `${shorten(which, MEETING_LENGTH - lengthOf(day))}${day}`;
}

/** With the part of the day where there is room for it: English takes more. */
function dayOf({ heldOn, heldDuring }: HeadlineMeeting, words: Words, isOfDay: boolean): string {
  if (isOfDay)
    return heldDuring === undefined
      ? ''
      : words('bracket', { text: words(`held.${heldDuring}`, { day: '' }) });
  if (heldOn === undefined) return '';
  const isShort = words.language === 'en' || heldDuring === undefined;
  return words('bracket', { text: heldInWords(words, isShort ? { heldOn } : { heldOn, heldDuring }) ?? '' });
}

function whoOf(
  meeting: HeadlineMeeting,
  { sources, among = 'all', language = 'zh-Hans' }: HeadlineSetting,
): string {
  if (among === 'meeting') return '';
  const isMixed = among === 'all';
  const name =
    (language === 'en' ? deciderInEnglish(meeting.source, sources, isMixed) : undefined) ??
    deciderOf(meeting, sources, isMixed);
  return name === '' ? '' : wordsOf(language)('headline.who', { who: shorten(name, LONGEST_DECIDER) });
}

/** `就…，原则同意《…》等3项`, with as many of the objects as fit. */
const whatFits = (
  decision: Pick<Decision, 'kind' | 'subjects' | 'text' | 'item'>,
  meeting: Pick<MinutesFacts, 'items' | 'title'>,
  language: Language,
  room: number,
  counted?: Counted,
): string =>
  objectFits(decision, meeting, wordsOf(language)(`headline.${verbOf(decision)}`), language, room, counted);

/** What stands behind the objects that are named: how many there are. */
interface Counted {
  (shown: number, all: number): string;
  /** What is counted is not these objects: only the first of them is named. */
  readonly isOfOthers?: true;
}

/** `等4个`: the objects of one decision. Never 项, which counts decisions. */
const objectsOf =
  (words: Words): Counted =>
  (shown, all) =>
    shown < all ? words('headline.objects', { n: all }) : '';

/** 预算追加另行研究 is not 暂缓预算追加: what the sentence leaves for later it need not hold up. */
const verbOf = ({ kind, text }: Pick<Decision, 'kind' | 'text'>) =>
  kind === 'defer' && LATER.test(text) && !HELD_UP.test(text) ? 'later' : kind;

function objectFits(
  decision: Pick<Decision, 'kind' | 'subjects' | 'text' | 'item'>,
  meeting: Pick<MinutesFacts, 'items' | 'title'>,
  verb: string,
  language: Language,
  room: number,
  counted?: Counted,
): string {
  const { matter, fate, ...decided } = decidedOn(decision, meeting);
  const objects =
    decision.kind === 'assign' ? decided.objects.map((one) => one.replace(ORDERS, '')) : decided.objects;
  const words = wordsOf(language);
  const count = counted ?? objectsOf(words);
  const about =
    matter === undefined || lengthOf(matter) > LONGEST_MATTER ? '' : words('headline.about', { matter });
  const left = room - lengthOf(verb);
  const rest = left - lengthOf(about);
  const more = lengthOf(count(1, objects.length));
  const needed = Math.min(lengthOf(objects[0] ?? ''), LEAST_OBJECT) + more;
  const some =
    rest < needed
      ? `${verb}${someOf(objects, left, language, count)}`
      : `${about}${verb}${someOf(objects, rest, language, count)}`;
  // What is put off has its fate in the verb of a title.
  const isTold = verb !== '' && decision.kind === 'defer';
  const isAll = fate !== undefined && counted === undefined && !isTold && !some.endsWith('…');
  return isAll && lengthOf(some) + lengthOf(fate) <= room ? `${some}${fate}` : some;
}

/** As many as fit, with what counts them: `《甲》《乙》等4个`. */
function someOf(objects: readonly string[], room: number, language: Language, counted: Counted): string {
  const words = wordsOf(language);
  const [first = '', ...others] = counted.isOfOthers ? objects.slice(0, 1) : objects;
  const more = (shown: number) => counted(shown, objects.length);
  let shown = shorten(first, room - lengthOf(more(1)));
  let text = `${shown}${more(1)}`;
  for (const [index, object] of others.entries()) {
    shown += `${object.startsWith('《') && shown.endsWith('》') ? '' : words('and')}${object}`;
    const longer = `${shown}${more(index + 2)}`;
    if (lengthOf(longer) > room) return text;
    text = longer;
  }
  return text;
}

/** What may stand behind a title, in brackets. */
interface Notes {
  readonly role: Responsible['role'];
  /** Those of that role. */
  readonly charged: readonly Pick<Responsible, 'name'>[];
  /** By when. */
  readonly day: string;
}

/** Who must act and by when, as far as the sentence says it of what the title shows. */
function notesOf(
  decision: Pick<Decision, 'kind' | 'subjects' | 'text' | 'responsible' | 'deadline' | 'item'>,
  meeting: Pick<MinutesFacts, 'items' | 'title'>,
  part: HeadlineSetting['part'],
): Notes {
  const { responsible, deadline, text } = decision;
  const names = responsible.map(({ name }) => name);
  const { shown } = decidedOn(decision, meeting);
  const said = saidOfShown({ text, shown }, names, [...names, deadline?.text ?? '']);
  const told = (part === undefined ? responsible : [part]).filter(({ name }) => said.has(name));
  const role = part?.role ?? (told.some((one) => one.role === 'lead') ? 'lead' : 'owner');
  return {
    role,
    charged: told.filter((one) => one.role === role),
    day: deadline !== undefined && said.has(deadline.text) ? plainLine(deadline.text) : '',
  };
}

/** The title, and in brackets what it does not say itself and has room for. */
function withNotes(
  title: string,
  { role, charged, day }: Notes,
  { part, language = 'zh-Hans' }: HeadlineSetting,
): string {
  const words = wordsOf(language);
  const untold = charged.filter(({ name }) => !title.includes(plainLine(name)));
  const who = untold.length === 0 ? '' : duty(untold, role, words);
  const isTold = day === '' || day.length > LONGEST_DEADLINE || title.includes(day);
  const when = isTold ? '' : words('headline.due', { when: day });
  const notes = [[who, when], part === undefined ? [when] : [who], [who], [when]].map((some) =>
    some.filter((note) => note !== '').join(words('headline.and')),
  );
  const titles = notes.flatMap((text) => (text === '' ? [] : `${title}${words('bracket', { text })}`));
  return titles.find((one) => lengthOf(one) <= HEADLINE_LENGTH) ?? title;
}

/** `区司法局、区财政局等4方负责`. */
function duty(
  charged: readonly Pick<Responsible, 'name'>[],
  role: Responsible['role'],
  words: Words,
): string {
  const named = charged.slice(0, NAMES_IN_HEADLINE).map(({ name }) => clip(plainLine(name), NAME_LENGTH));
  const more = charged.length > named.length ? words('headline.bodies', { n: charged.length }) : '';
  return words(`headline.${role}`, { names: `${named.join(words('and'))}${more}` });
}

/** What came of a meeting: the first of its decisions, else what it dealt with. */
function outcomeFits(meeting: HeadlineMeeting, language: Language, room: number): string | undefined {
  if (room < LEAST_OUTCOME) return undefined;
  const words = wordsOf(language);
  const { decisions } = meeting;
  const [first] = decisions;
  if (first === undefined) return dealtWithInWords(meeting, { language, room });
  const counted = decisionsOf(decisions, words);
  const taken = words(`headline.${verbOf(first)}`) + counted(1, 2);
  if (room < lengthOf(taken) + LEAST_OUTCOME) return words('headline.taken', { n: decisions.length });
  return whatFits(first, meeting, language, room, counted);
}

/**
 * How many decisions a meeting took, behind the verb and the object of the first: where all are of its kind 等3项, else all of them
 * by themselves, since the verb is not theirs: 等，共作出10项决定. Of one decision alone nothing is counted.
 */
function decisionsOf(decisions: HeadlineMeeting['decisions'], words: Words): Counted {
  const n = decisions.length;
  const isOneKind = new Set(decisions.map(verbOf)).size === 1;
  const others = (shown: number, all: number) => (shown < all ? words('headline.others') : '');
  if (n === 1) return others;
  return isOneKind
    ? Object.assign(() => words('headline.more', { n }), { isOfOthers: true as const })
    : (shown, all) => `${others(shown, all)}${words('headline.in-all', { n })}`;
}

/**
 * What a meeting dealt with, by the items of its agenda: `研究《政府工作报告（审议稿）》等7项议题`; what it studied, where it did
 * nothing else. Undefined where the headings name no matter.
 * @param room Characters that it may have.
 */
export function dealtWithInWords(
  { items }: Pick<HeadlineMeeting, 'items'>,
  {
    language = 'zh-Hans',
    room = HEADLINE_LENGTH,
  }: { readonly language?: Language; readonly room?: number } = {},
): string | undefined {
  const words = wordsOf(language);
  const discussed = items.filter(({ kind }) => kind !== 'study');
  const told = discussed.length > 0 ? discussed : items;
  const matters = told.flatMap(({ heading }) => {
    const all = mattersOf(heading);
    return told.length === 1 ? all.join(words('and')) || [] : all.slice(0, 1);
  });
  if (matters.length === 0) return undefined;
  const said = (what: string) =>
    words(discussed.length > 0 ? 'headline.discussed' : 'headline.studied', { what });
  const n = told.length;
  const counted: Counted = (shown) => (shown < n ? words('headline.items', { n }) : '');
  return said(someOf(matters, room - lengthOf(said('')), language, counted));
}

const FULL_NAME_LENGTH = 60;
const RESPONSIBLE_LENGTH = 600;

/** Everyone responsible with their roles: `区司法局（负责）、区财政局（配合）`. One plain line of bounded length. */
export const responsibleInWords = (responsible: readonly Responsible[]): string =>
  clip(
    responsible
      .map(({ name, role }) => `${clip(plainLine(name), FULL_NAME_LENGTH)}（${RESPONSIBLE_ROLE[role]}）`)
      .join('、'),
    RESPONSIBLE_LENGTH,
  );
