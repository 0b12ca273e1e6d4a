// What was decided on, so that it can be understood where nothing stands beside it.
import type { Decision } from '../../../schemas/generated/minutes.ts';
import type { MinutesFacts } from '../../shared/head.ts';
import { plainLine } from '../text.ts';
import { goesOn } from './same-clause.ts';
import { mattersOf, meetingMatter } from './topic.ts';
import words from './words.json' with { type: 'json' };

/** The objects of a decision in the words of a title. */
export interface DecidedOn {
  /** The matter that it belongs to, where the objects do not tell it. */
  readonly matter?: string;
  /** Each of them; those that point back have their matter in them. At least one, unless the page gives nothing. */
  readonly objects: readonly string[];
  /** The words of the sentence that they stand for. */
  readonly shown: readonly string[];
  /** What is to become of them, where the sentence says it right behind the last of them: 按程序立项. */
  readonly fate?: string;
}

const DOCUMENT = /《[^《》]{5,}/u;
/** Whose opinion or plan it is: 区政府办意见. */
const PROPOSER =
  /^((?!关于|有关|对)\p{Script=Han}{2,20}?(?:局|办|委|厅|院|处|部|中心|公司|办公室|政府|镇|乡|街道))(?:的|提出的|汇报的|提交的|报送的|关于)?(?=.)/u;
/** 会议要求…, 会议明确…: said by the verb of the title already. */
const MEETING_SAID =
  /^(?:经讨论，?|经研究，?)?(?:会议)?(?:原则同意|原则通过|同意|批准|决定|确定|明确|要求|强调|指出|审议通过|审议了|听取了|研究了)/u;
/** 会议要求自然资源局主动服务，责成镇政府签订协议: what is exhorted, and what is ordered. */
const EXHORTED = /^会议(?:要求|强调|指出)/u;
const ORDERED = /责成\p{Script=Han}[^。；]{4,400}/u;
const ORDER = /(?:责成|要求|交由|请)\p{Script=Han}[^。]{4,400}$/u;
/** 该意见并要求修改完善后实施: how it goes on, read as part of the object. */
const DEMANDED = /(?<=.)[，,]?(?:并|后)(?:要求|责成|强调|指出|明确)\p{Script=Han}.{0,400}$/u;
const NUMBERED = /^议题[一二三四五六七八九十]/u;
/** 等5个项目按程序立项，: what follows the objects, up to the end of its clause. */
const FATE =
  /^(?:等[\d一二两三四五六七八九十]{0,3}[个项]?(?:项目|工程|事项|议题|文件)?)?(\p{Script=Han}{3,12})(?=[，。；]|$)/u;
/** More of the objects, or of how the meeting went about it: neither is what becomes of them. */
const NO_FATE = /^(?:的|和|及|与|以及|并|由|请|等|后|送审稿|讨论稿|征求意见稿)|(?:事宜|事项|议题|问题)$/u;
/** 县环保局提出的: whose the object is, before the words that the matter ends with. */
const OWNED = /^\p{Script=Han}{2,20}(?:提出|汇报|提交|报送|拟定|拟订|起草)的/u;
const NUMERALS = '一二三四五六七八九十';
/** An object that goes on with the matter in front of it: 下一步工作安排 of 海塘安澜工程. */
const BACK: readonly string[] = words.back;
/** 成立防汛指挥部: an object that begins so needs no matter. */
const WHOLE: readonly string[] = words.whole;
const REPLACED = /^(?:该|此|其|这|上述|以上|前述|本)/u;
const EMPTY: ReadonlySet<string> = new Set([...words.empty, ...words.back]);
const LONGEST = Math.max(...[...EMPTY].map((word) => word.length));
/** An object of more characters says something. */
const SAYS_LITTLE = 24;
/** As much of a matter must be in an object for it to be told by it. */
const TOLD = 0.5;
const LEAST_MATTER = 4;
const LEAST_WHOLE = 7;

/** What a document is before a meeting as: whose words on it are followed, it is disposed of. */
const ON_IT = /(?:意见|建议|意见建议|汇报|请示|报告|说明|提议|申请)$/u;
/** Documents and nothing else: 《甲规划》和《乙办法》. */
const DOCUMENTS_ALONE = /^(?:《[^《》]{2,200}》(?:（[^（）]{1,20}）)?[、和及与]?)+$/u;
const EACH_DOCUMENT = /《[^《》]{2,200}》(?:（[^（）]{1,20}）)?/gu;

/**
 * The documents, each with its 《》, that the objects of a decision point back to: 该方案 and 区政府办意见 are the 《…》 of the agenda
 * item; 《…》下一步工作安排 is not. None where an object says itself what was decided on.
 */
export function documentsMeant(
  decision: Pick<Decision, 'kind' | 'subjects' | 'text' | 'item'>,
  meeting: Pick<MinutesFacts, 'items' | 'title'>,
): string[] {
  if (!meeting.items.some(({ heading }) => heading.includes('《'))) return [];
  const objects = decidedOn(decision, meeting).shown;
  const [matter] = mattersAt(decision.item, meeting);
  const meant = objects.flatMap((object) => {
    if (NUMBERED.test(object)) return itemsNamed(object, meeting);
    return matter !== undefined && isEmpty(object) && isOfMatter(object, matter) ? [matter] : [];
  });
  return [...new Set(meant)].flatMap((one) =>
    DOCUMENTS_ALONE.test(one) ? (one.match(EACH_DOCUMENT) ?? []) : [],
  );
}

/** 该意见, 区政府办意见, and 方案 of a 《…方案》: the matter itself, and no part or sequel of it. */
function isOfMatter(object: string, matter: string): boolean {
  const bare = object.replace(REPLACED, '');
  if (bare !== object) return true;
  if (BACK.some((word) => object.startsWith(word))) return false;
  const rest = object.replace(PROPOSER, '');
  const name = matter.replace(/》$/u, '').replace(/（[^（）]*）$/u, '');
  return ON_IT.test(rest) || name.endsWith(rest);
}

/** See {@link DecidedOn}. */
export function decidedOn(
  { kind, subjects, text, item }: Pick<Decision, 'kind' | 'subjects' | 'text' | 'item'>,
  meeting: Pick<MinutesFacts, 'items' | 'title'>,
): DecidedOn {
  const written = subjects
    .map((subject) => objectOf(kind === 'assign' ? subject : plainLine(subject).replace(DEMANDED, '')))
    .filter((subject) => subject !== '');
  const objects = written.length > 0 ? written : [objectOf(text)].filter((object) => object !== '');
  const matters = mattersAt(item, meeting);
  const order = kind === 'assign' ? orderIn(text) : undefined;
  const ordered =
    kind === 'assign' && subjects.some((subject) => EXHORTED.test(subject))
      ? ORDERED.exec(plainLine(text))?.[0]
      : undefined;
  const heading = plainLine(meeting.items.find(({ number }) => number === item)?.heading ?? '');
  // What was assigned is no task yet, but the matter itself: then the sentence says what is to be done about it.
  if (order !== undefined && objects.every((object) => heading.includes(object)))
    return orderOn(matters[0], order);
  if (ordered !== undefined) return orderOn(matters[0], ordered);
  const told = objects.filter((object) => !isEmpty(object));
  if (told.length > 0) {
    const matter = told.some(standsAlone) ? meetingMatter(meeting) : untold(matters, told);
    const [only = ''] = told;
    const whole = told.length === 1 && matter !== undefined ? ownedWhole(only, matter) : undefined;
    if (whole !== undefined) return { objects: [whole], shown: told };
    const fate = written.length === 0 ? undefined : fateOf(text, told);
    return {
      ...(matter !== undefined && { matter }),
      objects: told,
      shown: told,
      ...(fate !== undefined && { fate }),
    };
  }
  const numbered = objects.flatMap((object) => (NUMBERED.test(object) ? itemsNamed(object, meeting) : []));
  if (numbered.length > 0) return { objects: numbered, shown: objects };
  const [matter] = matters;
  return {
    objects: matter === undefined ? objects : objects.map((object) => joined(matter, object)),
    shown: objects,
  };
}

/** 县环保局提出的五个专项方案, of the matter 湖区治理五个专项方案, is 县环保局提出的湖区治理五个专项方案. */
function ownedWhole(object: string, matter: string): string | undefined {
  const [owner] = OWNED.exec(object) ?? [];
  if (owner === undefined) return undefined;
  const rest = object.slice(owner.length);
  return rest !== '' && matter.endsWith(rest) ? `${owner}${matter}` : undefined;
}

/** What a clause of the sentence beside the objects is about: the matter of the agenda item, else the first object. */
export function matterBeside(
  decision: Pick<Decision, 'kind' | 'subjects' | 'text' | 'item'>,
  meeting: Pick<MinutesFacts, 'items' | 'title'>,
): string | undefined {
  const { matter, objects } = decidedOn(decision, meeting);
  return matter ?? mattersAt(decision.item, meeting)[0] ?? objects[0];
}

const orderOn = (matter: string | undefined, order: string): DecidedOn => ({
  ...(matter !== undefined && !order.includes(matter) && { matter }),
  objects: [order],
  shown: [order],
});

/** 同意甲工程、乙工程等5个项目按程序立项: what stands behind the last object in its clause and is no more of the objects. */
function fateOf(text: string, shown: readonly string[]): string | undefined {
  const line = plainLine(text);
  const last = shown.at(-1) ?? '';
  const at = line.indexOf(last);
  if (last === '' || at < 0) return undefined;
  const [, fate = ''] = FATE.exec(line.slice(at + last.length)) ?? [];
  return fate === '' || NO_FATE.test(fate) || goesOn(fate, []) ? undefined : fate;
}

/** 责成区政府办按照讨论意见修改完善: from the verb on that gives the order. */
const orderIn = (text: string): string | undefined => ORDER.exec(plainLine(text).replace(/。$/u, ''))?.[0];

/** 会议同意…: without what the title says before it. Only once: what follows is the page's own. */
function objectOf(subject: string): string {
  const line = plainLine(subject);
  const rest = line.replace(MEETING_SAID, '');
  return rest === '' ? line : rest;
}

/** What the agenda item is about, within what the meeting is about. */
function mattersAt(item: number | undefined, meeting: Pick<MinutesFacts, 'items' | 'title'>): string[] {
  const matters = mattersOf(meeting.items.find(({ number }) => number === item)?.heading ?? '');
  const whole = meetingMatter(meeting);
  if (whole === undefined) return matters;
  return matters.length === 0
    ? [whole]
    : matters.map((matter) => (matter.includes(whole) ? matter : whole + matter));
}

/** True for a document, and for what begins like 成立防汛指挥部. */
const standsAlone = (object: string): boolean =>
  DOCUMENT.test(object) || WHOLE.some((start) => object.startsWith(start) && object.length > LEAST_WHOLE);

/** True for 有关建议安排, 该方案, 项目初步设计及概算, 区政府办意见: words that could stand in any minutes. */
function isEmpty(object: string): boolean {
  if (object.length > SAYS_LITTLE || DOCUMENT.test(object)) return false;
  if (NUMBERED.test(object)) return true;
  return consistsOfEmpty(object) || consistsOfEmpty(object.replace(PROPOSER, ''));
}

function consistsOfEmpty(text: string): boolean {
  for (let at = 0; at < text.length; ) {
    let length = Math.min(LONGEST, text.length - at);
    while (length > 0 && !EMPTY.has(text.slice(at, at + length))) length -= 1;
    if (length === 0) return false;
    at += length;
  }
  return text !== '';
}

/** 海塘安澜工程 + 下一步工作安排; 《…》 + 该方案 is the document; 《…》 + 区政府办意见 is 区政府办关于《…》的意见. */
function joined(matter: string, object: string): string {
  const [, proposer] = PROPOSER.exec(object) ?? [];
  if (proposer !== undefined && !BACK.some((word) => object.startsWith(word))) {
    const rest = object.replace(PROPOSER, '');
    if (consistsOfEmpty(rest)) return `${proposer}关于${matter}的${rest}`;
  }
  const rest = object.replace(REPLACED, '');
  if (rest !== object && (DOCUMENT.test(matter) || matter.endsWith(rest))) return matter;
  const shared = overlap(matter, rest);
  return `${matter}${rest.slice(shared)}`;
}

/** How many characters end the one and begin the other: 治理工程 + 工程预算. */
function overlap(before: string, after: string): number {
  for (let length = Math.min(4, before.length, after.length); length > 1; length -= 1)
    if (before.endsWith(after.slice(0, length))) return length;
  return 0;
}

const itemsNamed = (object: string, { items }: Pick<MinutesFacts, 'items'>): string[] =>
  object.split(/[、和及]/u).flatMap((one) => {
    const number = NUMERALS.indexOf(NUMBERED.exec(one)?.[0].at(-1) ?? ' ') + 1;
    return mattersOf(items.find((item) => item.number === number)?.heading ?? '');
  });

/** The matter, where the objects do not name it themselves. */
function untold(matters: readonly string[], objects: readonly string[]): string | undefined {
  const all = objects.join('');
  const shares = matters.map((matter) => share(matter, all));
  // Of several matters of one item, the one that the objects are nearest to.
  const nearest = matters[shares.indexOf(Math.max(...shares))];
  if (nearest === undefined || nearest.length < LEAST_MATTER) return undefined;
  return share(nearest, all) >= TOLD || nearest.includes(all) ? undefined : nearest;
}

/** The share of the pairs of neighbouring characters of the one that stand in the other. */
function share(matter: string, text: string): number {
  const characters = Array.from(matter.replace(/[《》（）()、，“”]/gu, ''));
  const pairs = characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  return pairs.length === 0 ? 0 : pairs.filter((pair) => text.includes(pair)).length / pairs.length;
}
