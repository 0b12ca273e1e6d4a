import type { Passage } from '../../../clauses/passage.ts';
import type { Line, LineClass } from '../../../lines/line.ts';
import type { PageMetadata } from '../../../page/metadata.ts';
import { type Range, rangeOf } from '../../../text/range.ts';
import { publishedForm } from '../../../text/reading.ts';
import { chosenOf, type MeetingName, namesIn, numberAlone } from './naming.ts';

/** The lines of some classes, in the order of the page. */
export const linesOf = ({ lines }: Passage, ...classes: readonly LineClass[]): readonly Line[] =>
  lines.filter((line) => classes.includes(line.class));

/** What a page's title goes on with: 纪要_政府会议_某某区人民政府. */
const SITE_SUFFIX = /[_|]|\s[-–—]\s/u;
/** Longest piece of a first line that stands for a title where nothing names the meeting. */
const LONGEST_TITLE = 60;

/** The title that the page's markup gives, without the name of the site behind it. */
export const pageTitle = ({ title }: PageMetadata): string => title?.split(SITE_SUFFIX, 1)[0] ?? '';

/** 本报讯, parted from what it opens: no title. */
const DATELINE_ALONE = /^[^，。：]{1,10}[讯电]$/u;

const namesMeeting = (plain: string): boolean => /次|会议?/u.test(plain);

/** The title of the minutes or the headline of the report, as published. `opening`: where the opening names the meeting. */
export function titleOf(passage: Passage, metadata: PageMetadata, opening: Range | undefined): string {
  const { reading, lines } = passage;
  const own = linesOf(passage, 'title');
  const [first] = own;
  const last = own.at(-1);
  // Pieces of one title stand together; a second title farther below is another one.
  const whole =
    first && last && last.index - first.index < 2 * own.length
      ? rangeOf(first.range.start, last.range.end)
      : first?.range;
  const page = pageTitle(metadata);
  if (whole !== undefined && (namesMeeting(reading.plain.slice(whole.start, whole.end)) || page === ''))
    return reading.value(whole);
  if (page !== '') return publishedForm(page, reading.script);
  if (opening !== undefined) return reading.value(opening);
  const line = lines.find(({ plain }) => plain !== '' && !DATELINE_ALONE.test(plain))?.range;
  return line === undefined
    ? ''
    : reading.value(rangeOf(line.start, Math.min(line.end, line.start + LONGEST_TITLE)));
}

/** The meetings that the lines around the title and the page's own title name, the most telling first. */
export function namesInHead(passage: Passage, metadata: PageMetadata): readonly MeetingName[] {
  const { reading } = passage;
  const inLines = linesOf(passage, 'title', 'masthead').map((line) => {
    const surface = passage.surfaceOf(line.range);
    return (
      (line.class === 'masthead' ? numberAlone(reading, surface) : undefined) ??
      chosenOf(namesIn(reading, surface))
    );
  });
  const title = passage.readWords(pageTitle(metadata));
  return [...inLines, chosenOf(namesIn(title.reading, title.surface))].filter((name) => name !== undefined);
}

/** A name without the words that a shorter form of it leaves out: 区人民政府 and 区第十六届人民政府 are the 区政府. */
const shortened = (body: string): string => body.replace(/(?:第?[^第届]{1,4}届)?人民政府/u, '政府');
const OFFICE = /(?<=政府|管委会|管理委员会|办事处)(?:办公室|办公厅|办)$/u;
/** 县政府党组暨第7次常务会议 is the meeting of the 县政府. */
const PARTY_GROUP = /(?<=政府|管委会|管理委员会)党组$/u;
const KIND_OF_DOCUMENT = /(?:(?:工作|专题)?(?:会议)?纪要|会议记录)$/u;
const GOVERNING =
  /(?:政府|管委会|管理委员会|办事处|公署|村民委员会|居民委员会|村委会|居委会|党组|党工委|党委|公司|集团|学院|大学|医院)$/u;
/** 县长办公会 or 碰头会 alone names no body. */
const LEVEL_ALONE = /^(?:[省市县区旗州盟镇乡]|人民|全体|常务)$/u;
/** Meetings of a government itself, whatever office writes their minutes. */
const OF_THE_GOVERNMENT = /^(?:常务|全体|[省市县区旗州盟镇乡]长办公会|专题|主任)/u;
/** 局长办公会议, 厅务会议: of a department, whose name stands over the minutes. */
const OF_A_DEPARTMENT = /^(?:[局厅院校]长|[局厅委院]务)/u;
const DEPARTMENT = /[局厅委院校会]$/u;
/** Longest name of a body that stands over minutes. */
const LONGEST_BODY = 24;

/** The body as named nearest to the meeting, or a fuller form of that name; else the one that stands over the minutes. */
export function bodyOf(
  passage: Passage,
  names: readonly MeetingName[],
  series: string | undefined,
  issuer: string | undefined,
): string | undefined {
  const governing = (body: string): string => {
    if (series === undefined) return body.replace(OFFICE, '');
    return OF_THE_GOVERNMENT.test(series) ? body.replace(OFFICE, '').replace(PARTY_GROUP, '') : body;
  };
  const named = names
    .map(({ body }) => body && governing(body))
    .filter((body) => body !== undefined && body !== '' && !LEVEL_ALONE.test(body)) as string[];
  const over = linesOf(passage, 'title', 'masthead').map(({ range }) => passage.reading.value(range));
  const [first, ...others] = named;
  if (first !== undefined)
    return [...others, ...over.filter((words) => GOVERNING.test(words))].reduce(
      (name, other) =>
        other.length > name.length && shortened(other).endsWith(shortened(name)) ? other : name,
      first,
    );
  const holds = OF_A_DEPARTMENT.test(series ?? '') ? DEPARTMENT : GOVERNING;
  return [...over, issuer ?? '']
    .map((words) =>
      words
        .replace(KIND_OF_DOCUMENT, '')
        .replace(/(?:\d{4}年.{0,40}|整理|印发|印)$/u, '')
        .replace(OFFICE, ''),
    )
    .find((body) => holds.test(body) && body.length <= LONGEST_BODY);
}
