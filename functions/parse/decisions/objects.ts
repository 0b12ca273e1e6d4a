import { oneOf } from '../by-unit.ts';
import frames from '../data/decision-frames.json' with { type: 'json' };
import verbs from '../data/decision-verbs.json' with { type: 'json' };
import type { Range } from '../reading.ts';
import { CuedExpression, cue, cuesIn } from './cues.ts';
import { anyOf, guarded, skip, skipGuarded, standsAt } from './lexicon.ts';
import type { Passage } from './passage.ts';

const TITLE = cue('《');
const DOCUMENT = '《□*》(?:（□*）)?';
/** 《甲》《乙》 or 《甲》、《乙》和《丙》. */
const DOCUMENTS = new CuedExpression(
  new RegExp(`${DOCUMENT}(?:(?:、|和|及|以及|与)?${DOCUMENT})*`, 'gu'),
  TITLE,
);
const ONE_DOCUMENT = new CuedExpression(new RegExp(DOCUMENT, 'gu'), TITLE);
const PARTICLE = guarded('[了：，、]+', '了：，、');
const closes = oneOf('，。；：、！\n');
/** 印发《甲》: the document is what was agreed to. */
const ISSUING =
  /^(?:以[^，《]{2,24}名义)?(?:印发|发布|公布|出台|通过|批准|实施|执行|下发|修订|关于|对|就)*(?:关于)?$/u;
/** 甲局提交的《乙》. */
const SUBMITTED =
  /(?:提交|提出|起草|拟定|拟订|制定|制订|编制|上报|报送|汇报|送审|呈报|修订|草拟|提请审议|提请)的$/u;
const BODY_ONLY =
  /^[\p{Script=Han}、（）□]{2,24}(?:局|委|办|部|院|中心|公司|集团|街道|镇|乡|政府|办公室|会|大队)$/u;
const AFTER_DOCUMENT = /^(?:等.*|印发.*|实施|发布.*|执行|施行|按程序.*|提请.*|提交.*|上报.*|的)?$/u;
const LIST_NOUN = new RegExp(`(?:${anyOf(verbs.documents)}|地块|公司|学校|道路|公园)(?:（□*）)?$`, 'u');
const AFTER_LIST =
  /^(?<noun>.*(?:项目|工程|方案|办法|规划|计划|地块|事项))(?:等(?:[\d一二三四五六七八九十]+[个项件宗条])?.*|按程序.*|立项.*|依规.*|依法.*|实施.*)$/u;

/** Cuts punctuation and particles from both ends. */
export function trim({ masked }: Passage, range: Range): Range {
  const start = skipGuarded(PARTICLE, masked, range.start);
  let end = range.end;
  while (end > start && closes(masked.charCodeAt(end - 1))) end--;
  return { start: Math.min(start, end), end };
}

/** The documents named in a range. */
export const documentsIn = (passage: Passage, range: Range): Range[] =>
  placesOfAll(ONE_DOCUMENT, passage, range);

/** Where an expression of documents matches in a range. */
function placesOfAll(expression: CuedExpression, passage: Passage, { start, end }: Range): Range[] {
  const found: Range[] = [];
  const cues = cuesIn(passage, start, end);
  const text = passage.masked.slice(start, end);
  expression.pattern.lastIndex = 0;
  for (let match = expression.exec(text, cues); match !== null; match = expression.exec(text, cues)) {
    found.push({ start: start + match.index, end: start + match.index + match[0].length });
  }
  return found;
}

const WHOLE_DOCUMENT = new RegExp(`^${DOCUMENT}$`, 'u');

/** True when a range is the title of one document and nothing else. */
export const isDocument = ({ masked }: Passage, { start, end }: Range): boolean =>
  masked.startsWith('《', start) && WHOLE_DOCUMENT.test(masked.slice(start, end));

/** Takes the object of a verb apart into what was disposed of: documents, the entries of a list, or the whole. */
export function subjectsOf(passage: Passage, object: Range): Range[] {
  const whole = withoutRatifying(passage, trim(passage, object));
  if (whole.end <= whole.start) return [];
  const groups = placesOfAll(DOCUMENTS, passage, whole);
  const group = groups[0];
  if (group !== undefined && groups.length === 1) {
    const before = passage.masked.slice(whole.start, group.start);
    const after = passage.masked.slice(group.end, whole.end);
    const issued = ISSUING.test(before);
    const alone = issued || SUBMITTED.test(before) || BODY_ONLY.test(before);
    if (alone && AFTER_DOCUMENT.test(after)) return documentsIn(passage, group);
    return [issued && before !== '关于' ? { start: group.start, end: whole.end } : whole];
  }
  return entriesOf(passage.masked.slice(whole.start, whole.end), whole) ?? [whole];
}

/** 同意批准甲: what was agreed to is 甲. */
const withoutRatifying = ({ masked }: Passage, { start, end }: Range): Range => {
  const after = skipGuarded(RATIFYING, masked, start);
  return { start: after + 2 <= end ? after : start, end };
};
const RATIFYING = guarded('批准|核准|通过', '批核通');

/** 甲项目、乙工程、丙项目: each is a subject of its own, when each ends like one. */
function entriesOf(text: string, whole: Range): Range[] | undefined {
  if (!text.includes('、')) return undefined;
  const pieces = text.split('、');
  const entries: Range[] = [];
  let at = whole.start;
  for (const [i, piece] of pieces.entries()) {
    const last = i === pieces.length - 1;
    const entry = last ? (AFTER_LIST.exec(piece)?.groups?.noun ?? piece) : piece;
    if (entry.length < 4 || !LIST_NOUN.test(entry)) return undefined;
    entries.push({ start: at, end: at + entry.length });
    at += piece.length + 1;
  }
  return entries;
}

const POINTS_BACK = guarded(
  `(?:${anyOf(frames.demonstrative)})(?:《□*》|[^，《]{0,12})$`,
  frames.demonstrative,
);
const PROCEDURE = guarded(
  [
    '(?:提交|提请|上报|报请|呈报|报送|报)[^《，]{0,20}(?:审议|审定|审批|批准|备案|研究|决定|核准)$',
    '(?:按程序|依程序|按规定|按会议|根据会议)[^《，]{0,16}$',
    '(?:组织)?(?:印发|实施|办理|立项|执行|发布|公布|施行|修改完善)+(?:后.{0,12})?$',
  ].join('|'),
  '提上报呈按依根组印实办立执发公施修',
);
const OWN_WORDS = /^(?:有关|相关)(?:建议|工作|安排|意见)/u;

/** True when an object only points back: 该方案, 上述事项, or a mere procedure such as 按程序印发. */
export function pointsBack(passage: Passage, object: Range): boolean {
  const text = passage.masked.slice(object.start, object.end);
  return text === '' || standsAt(PROCEDURE, text) || (standsAt(POINTS_BACK, text) && !OWN_WORDS.test(text));
}

const HEARD =
  /(?<=^|[。；：，\n）.]|会议|专题|书面|集体|认真|分别|研究|并)(?:听取|审议|研究|讨论|审阅|审查)了?(?!意见)|(?<=^|[。；：，\n）.、])关于/gu;
const HEADING_VERBS = /(?:会议|传达|学习|听取|审议|审定|研究|讨论|专题|集中|了|，|关于)+/uy;

/**
 * What something that points back points to: the documents named before it in the sentence, else what the meeting
 * heard of in it, else the same in the paragraph, else in the heading.
 */
export function antecedents(
  passage: Passage,
  sentence: Range,
  paragraph: Range,
  heading: Range | undefined,
): Range[] {
  const above = heading !== undefined && heading.end <= paragraph.start ? documentsIn(passage, heading) : [];
  for (const range of [sentence, paragraph]) {
    const documents = documentsIn(passage, range);
    if (documents.length > 0) return inFull(passage, lastGroup(passage, documents), above);
    const heard = lastHeard(passage, range);
    // （一）关于人员保障。原则同意: the part of the item under which it is said is not what was agreed to.
    if (heard?.topic === true && above.length > 0) return above;
    if (heard !== undefined) return [heard.range];
  }
  // A heading may open the paragraph: 一、研究甲。会议认为…，暂不审议.
  if (heading === undefined || heading.end > paragraph.end) return [];
  if (above.length > 0) return above;
  const start = skip(HEADING_VERBS, passage.masked, heading.start);
  return start < heading.end ? [{ start, end: heading.end }] : [];
}

/** 《办法》 is short for the one document of the heading that ends so. */
function inFull({ plain }: Passage, documents: readonly Range[], above: readonly Range[]): Range[] {
  return documents.map((document) => {
    const short = plain.slice(document.start + 1, document.end - 1);
    const full = above.filter(({ start, end }) =>
      plain
        .slice(start, end)
        .replace(/（[^（）]*）/gu, '')
        .endsWith(`${short}》`),
    );
    return short.length <= 6 && full.length === 1 ? (full[0] ?? document) : document;
  });
}

/** The documents that stand together last: 《甲》《乙》. */
function lastGroup({ masked }: Passage, documents: readonly Range[]): Range[] {
  let from = documents.length - 1;
  while (
    from > 0 &&
    /^(?:、|和|及|以及|与)?$/u.test(masked.slice(documents[from - 1]?.end, documents[from]?.start))
  )
    from--;
  return documents.slice(from);
}

const REPORTER_ONLY =
  /^(?:情况|有关|相关)*汇报[后并]|^[\p{Script=Han}、]{2,24}(?:局|委|办|部|院|中心|公司|集团|街道|镇|乡|政府|办公室|会|大队)(?:主要)?(?:负责人|负责同志)?的?(?:工作|情况|有关|相关)*(?:汇报|报告|说明)$/u;

function lastHeard(passage: Passage, range: Range): { range: Range; topic: boolean } | undefined {
  const text = passage.masked.slice(range.start, range.end);
  const match = [...text.matchAll(HEARD)].at(-1);
  if (match === undefined) return undefined;
  const start = match.index + match[0].length;
  const length = text.slice(start).search(/[，。；：\n]|并(?:原则|一致|同意|通过|责成|予以)/u);
  const heard = trim(passage, {
    start: range.start + start,
    end: length < 0 ? range.end : range.start + start + length,
  });
  // 会议听取了甲局的汇报: it is only told who reported.
  if (REPORTER_ONLY.test(passage.masked.slice(heard.start, heard.end))) return undefined;
  return heard.end - heard.start >= 4 ? { range: heard, topic: match[0] === '关于' } : undefined;
}
