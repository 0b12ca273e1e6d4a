import type { Line } from '../landmarks/line.ts';
import type { Range, Reading } from '../reading.ts';
import { type Draft, SUBJECT, wordsOf } from './draft.ts';
import { headingIn } from './heading.ts';

/** 会议指出 and its like: a paragraph that may take up a new subject or go on with the last. */
const SPEAKS = /^(?:会议)?(?:指出|认为|强调|要求|决定|同意|原则|明确|议定|确定|研究|讨论|《)/u;
const DISPOSES = /同意|通过|批准|责成|不予|暂缓|议定/u;
/** What a meeting says before it disposes of something, where nothing else takes up the subject. */
const PREMISE = /^会议(?:指出|认为)/u;
const DECIDES = /同意|通过|批准|责成|不予|暂缓|议定|会议(?:决定|确定|明确)/u;
/** 会议同意…: where no paragraph announces its subject, each is one. */
const OPENS_WITH_DECISION =
  /^会议(?:研究|讨论|审议|一致|还|，)*(?:(?:原则|总体|基本)上?)?(?:同意|通过|批准|决定)/u;
/** 甲局汇报了…: in minutes without numerals a report takes up a subject, whether or not it is said that it was heard. */
const REPORTS =
  /^[\p{Script=Han}]{2,16}(?:局|委|办|部|院|中心|公司|集团|办公室)[\p{Script=Han}]{0,14}?(?:汇报|通报|报告)了(?=[^，。]{4})/u;
const LEAD_IN =
  /(?:：|(?:如下|以下)(?:事项|意见|内容|议题)?[：。]?|(?:相关|有关)(?:事宜|事项|议题|工作)。?)$/u;
const DOCUMENT = /《[^《》]{2,120}(?:〈[^〉]*〉[^《》]*)?》/gu;
const LONGEST_HEADLINE = 80;

const documentsIn = (plain: string): string[] => plain.match(DOCUMENT) ?? [];

/** Where the document that a paragraph deals with is named: as the opening names it, else its first naming. */
function documentRange(line: Line, listed: ReadonlySet<string>): Range | undefined {
  const names = [...line.plain.matchAll(DOCUMENT)];
  const name =
    names.find((match) => listed.has(match[0])) ??
    names.find((match) => line.plain.slice(0, match.index).endsWith('审议')) ??
    names[0];
  if (name === undefined) return undefined;
  const start = line.range.start + name.index;
  return { start, end: start + name[0].length };
}

const topicOf = (words: string): string =>
  words.replace(/^(?:会议|集中|专题|传达|学习|听取|审议|研究|讨论|通过|了|关于)+/u, '').slice(0, 8);

/**
 * True when a numbered heading deals with the same subject, or several of them are named, so that the paragraph only
 * announces them.
 */
function announces(plain: string, headings: readonly string[]): boolean {
  if (/：$/u.test(plain)) return true;
  const topic = topicOf(plain);
  if (topic.length >= 4 && headings.some((heading) => heading.includes(topic))) return true;
  let named = 0;
  for (const heading of headings) {
    const other = topicOf(heading);
    if (other.length >= 4 && plain.includes(other)) named++;
  }
  return named >= 2;
}

/** 会议学习了甲，听取了乙的汇报，审议了丙。现纪要如下：: the agenda, and no item of it. */
const listsAgenda = (plain: string): boolean =>
  /纪要如下[：。]?$/u.test(plain) && plain.split('，').filter((clause) => SUBJECT.test(clause)).length >= 2;

/** A heading that lost its numeral: a line without a full stop that takes up a subject, above a paragraph of prose. */
function isHeadline(line: Line, next: Line | undefined): boolean {
  const { plain } = line;
  return (
    plain.length >= 4 &&
    plain.length <= LONGEST_HEADLINE &&
    !/[。；：！？，]$/u.test(plain) &&
    next !== undefined &&
    next.plain.length >= 12 &&
    /[。：；]$/u.test(next.plain) &&
    (SUBJECT.test(plain) ||
      /^(?:关于|《)/u.test(plain) ||
      (/^会议/u.test(next.plain) && !/[。，；：]/u.test(plain)))
  );
}

/**
 * When the item before it is disposed of already, a paragraph that disposes of another document takes up a new one; so
 * does, in minutes where no paragraph announces its subject, one that goes from a premise to a decision.
 */
function startsAnew(
  plain: string,
  current: Draft | undefined,
  announced: boolean,
  listed: ReadonlySet<string>,
): boolean {
  if (plain.length < 20 || LEAD_IN.test(plain) || !SPEAKS.test(plain)) return false;
  if (current === undefined) return true;
  const said = current.lines.map((line) => line.plain).join('');
  if (!announced && PREMISE.test(plain) && DECIDES.test(plain) && DECIDES.test(said)) return true;
  if (!announced && OPENS_WITH_DECISION.test(plain) && DECIDES.test(said)) return true;
  if (!DISPOSES.test(plain)) return false;
  const known = new Set(documentsIn(said));
  const named = documentsIn(plain);
  // Where no paragraph announces its subject, one that disposes of a document of the agenda does.
  if (!announced && known.size === 0 && named.some((name) => listed.has(name))) return true;
  if (!DISPOSES.test(said)) return false;
  return named.length > 0 && !named.some((name) => known.has(name));
}

/**
 * Items of paragraphs without numerals: a paragraph that takes up a subject (会议听取了…), a line that lost its numeral,
 * or, in minutes that name their documents in the opening, a paragraph that deals with the next one. In minutes whose
 * agenda is numbered (`headings` given) these are the paragraphs above the first numeral.
 */
export function splitUnnumbered(
  reading: Reading,
  body: readonly Line[],
  opening: Line | undefined,
  headings: readonly string[] | undefined,
): { drafts: Draft[]; loose: Line[] } {
  const numbered = headings !== undefined;
  const agenda = numbered ? undefined : body.find(({ plain }) => listsAgenda(plain));
  const listed = new Set([...documentsIn(opening?.plain ?? ''), ...documentsIn(agenda?.plain ?? '')]);
  const headlines = new Set(numbered ? [] : body.filter((line, i) => isHeadline(line, body[i + 1])));
  const byHeadline = headlines.size >= 2;
  const announced = body.some(
    (line) => line !== agenda && (SUBJECT.test(line.plain) || (!numbered && REPORTS.test(line.plain))),
  );
  const drafts: Draft[] = [];
  const loose: Line[] = [];
  const begin = (line: Line, heading: Range, kindText = wordsOf(reading, heading)): void => {
    drafts.push({ numeral: undefined, heading, kindText, lines: [line] });
  };
  for (const [i, line] of body.entries()) {
    const { plain } = line;
    const current = drafts.at(-1);
    const leads = numbered && i === body.length - 1 && LEAD_IN.test(plain);
    const subject = byHeadline
      ? headlines.has(line) || (current === undefined && SUBJECT.test(plain))
      : numbered
        ? SUBJECT.test(plain) && !announces(plain, headings)
        : SUBJECT.test(plain) || REPORTS.test(plain);
    if (leads || line === agenda) {
      loose.push(line);
    } else if (subject) {
      begin(line, headingIn(reading.plain, line.range));
    } else if (!numbered && !byHeadline && startsAnew(plain, current, announced, listed)) {
      const document = documentRange(line, listed);
      begin(
        line,
        document ?? headingIn(reading.plain, line.range),
        DISPOSES.test(plain) ? '审议《》' : plain.slice(0, 40),
      );
    } else if (current !== undefined) {
      current.lines.push(line);
    } else {
      loose.push(line);
    }
  }
  return { drafts, loose };
}
