// What an agenda item, or a whole meeting, is about: its heading without what the meeting did with it.
import type { MinutesFacts } from '../../shared/head.ts';
import { plainLine } from '../text.ts';
import words from './words.json' with { type: 'json' };

const longestFirst = (list: readonly string[]): readonly string[] =>
  [...list].sort((one, other) => other.length - one.length);

const ACTS = longestFirst(words.acts);
const REPORTS = longestFirst(words.reports);
const NOTHING: ReadonlySet<string> = new Set(words.nothing);

/** Who brought the matter before the meeting, by name or not: 县生态环境分局关于编制…的请示, 市府办甲某某关于…的汇报. */
const PROPOSER =
  /^\p{Script=Han}{2,20}?(?:局|办|委|厅|院|处|科|部|中心|公司|办公室|政府|队|镇|乡|街道)\p{Script=Han}{0,4}?(?=关于|《)/u;
const ABOUT = /^(?:有关|关于|对)/u;
/** Clauses of a heading with several matters; a comma inside 《》 parts nothing. */
const PARTED = /[，,；;](?![^《]{0,200}》)/u;
/** How the page numbers and counts its matters: （议题二）, 等两个议题. */
const COUNTED =
  /（议题[一二三四五六七八九十]{1,3}）|等[一二两三四五六七八九十]{1,3}(?:个|项)(?:议题|事项)$/gu;
const DOCUMENT = /《[^《》]{4,200}》/u;

/** The same without any of these at its beginning, again and again. */
function withoutStart(text: string, starts: readonly string[]): string {
  let rest = text;
  for (let start = startOf(rest, starts); start !== undefined; start = startOf(rest, starts))
    rest = rest.slice(start.length);
  return rest;
}

const startOf = (text: string, starts: readonly string[]): string | undefined =>
  starts.find((start) => text.startsWith(start) && text.length > start.length);

/** The same without any of these at its end. */
function withoutEnd(text: string, ends: readonly string[]): string {
  let rest = text;
  for (;;) {
    const end = ends.find((one) => rest.endsWith(one) && rest.length > one.length);
    if (end === undefined) return rest;
    rest = rest.slice(0, -end.length);
    if (end.startsWith('情况')) rest = withoutProgress(rest);
  }
}

function withoutProgress(text: string): string {
  const progress = words.progress.find((one) => text.endsWith(one) && text.length > one.length + 1);
  return progress === undefined ? text : text.slice(0, -progress.length);
}

/** One matter: 听取关于海塘安澜工程推进情况的汇报 → 海塘安澜工程; a document keeps its 《》. */
function matterOf(clause: string): string {
  const unled = withoutStart(clause.trim().replace(COUNTED, ''), ACTS)
    .replace(PROPOSER, '')
    .replace(ABOUT, '');
  const [document] = DOCUMENT.exec(unled) ?? [];
  // 印发《…》的请示, 《…》有关事宜: the document is the matter.
  const isOnly = unled.indexOf('《') === unled.lastIndexOf('《');
  if (document !== undefined && isOnly && unled.length - document.length < 10) return document;
  return withoutEnd(unled, REPORTS);
}

/** What an agenda item is about, one entry for each of its matters; none where its heading names none. */
export function mattersOf(heading: string): string[] {
  const matters = plainLine(heading)
    .replace(/[。：:，,；;]$/u, '')
    .split(PARTED)
    .map(matterOf);
  return matters.filter((matter) => matter.length > 1 && !NOTHING.has(matter));
}

const OF_MEETING = /^关于(.{4,60}?)的?(?:专题|协调|调度|现场|推进)?(?:办公)?会议?(?:纪要)?$/u;

/** What a whole meeting is about, where its title says so: 关于白鹭滩湿地生态补水工程的专题会议纪要. */
export const meetingMatter = ({ title }: Pick<MinutesFacts, 'title'>): string | undefined =>
  OF_MEETING.exec(plainLine(title).slice(0, 100))?.[1];
