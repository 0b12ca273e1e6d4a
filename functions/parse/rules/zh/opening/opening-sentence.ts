import type { Paragraph, Passage, Sentence } from '../../../clauses/passage.ts';
import { Pattern } from '../../../grammar/pattern.ts';
import { type Finding, RuleBook, rule } from '../../../grammar/rule.ts';
import type { Surface } from '../../../grammar/surface.ts';
import { lexicon } from '../lexicon.ts';
import { chosenOf, type MeetingName, namesIn } from './naming.ts';

/** How a sentence tells of a meeting: it was held, is announced, or is held as a rule. */
type Telling = 'held' | 'announced' | 'habit';

/** Sentences that say who held which meeting when. */
const openingRules = [
  rule<Telling>('opening/announced', {
    match: [
      'future ...60 ( meeting-name | 会议 )',
      '( 拟 | 将 ) ...20 convenes ..30 meeting-name',
      'meeting-name ..8 ( future | 拟 | 将 ) ..30 convenes',
    ],
    yields: 'announced',
    over: 'sentence',
    examples: {
      '区政府定于9月22日上午召开区政府第12次常务会议，现将有关事项通知如下：': {},
      '区政府第12次常务会议将于近期召开，现邀请公众代表列席。': {},
      '区政府第12次常务会议改于9月22日召开。': {},
      '8月18日，区长甲某主持召开区政府第17次常务会议。': null,
    },
  }),
  rule<Telling>('opening/held-as-a-rule', {
    match: [
      'habit ...30 convenes',
      '( 会议 | series ) ..10 由 ..30 ( 召集和主持 | 召集并主持 | 召集、主持 )',
      '( 会议 | series ) 由 ..60 组成',
    ],
    yields: 'habit',
    over: 'sentence',
    examples: {
      '市政府常务会议由市长召集和主持，一般每月召开两次。': {},
      '县政府常务会议由县长、副县长组成。': {},
      '会议由区长甲某主持。': null,
    },
  }),
  rule<Telling>('opening/convened', {
    match: '( convenes | 主持 ) ( 了 | 的 )? ...40 name:meeting-name',
    yields: 'held',
    over: 'sentence',
    unless: ['( 传达 | 学习 | 贯彻 | 落实 ) 了? ...30 convenes', '^ document ( 已 | 业 ) ..2 经'],
    examples: {
      '《甲县人民政府常务会议议事规则》已经2022年5月11日召开的三届县人民政府第17次常务会议通过，现予印发。':
        null,
      '8月18日上午，区长甲某主持召开区政府第17次常务会议。': {},
      '管委会主任甲某主持召开管委会2023年第8次主任办公会，研究夏季旅游保障有关事宜。': {},
      '会议传达学习了市政府召开的全市安全生产工作会议精神。': null,
    },
  }),
  rule<Telling>('opening/was-held', {
    match: 'name:meeting-name ( 纪要 | 于 | 在 )? ...60 ( 召开 | 举行 )',
    yields: 'held',
    over: 'sentence',
    unless: '( 传达 | 学习 | 贯彻 | 落实 ) 了? ...30 meeting-name',
    examples: {
      '区政府4届6次常务会议在政府四楼会议室召开，会议由区长甲某主持。': {},
      '市政府第四次全体会议召开，分析上半年经济形势。': {},
    },
  }),
  rule<Telling>('opening/presided', {
    match: [
      '( 会议 | meeting-name ) ..4 由 ..40 主持',
      'person 同志? ( 在 ..30 )? 主持 了? ( 会议 | name:meeting-name )',
    ],
    yields: 'held',
    over: 'sentence',
    examples: { '代市长甲某主持会议。': {} },
  }),
  rule<Telling>('opening/convened-to-study', {
    match: [
      'date ...60 ( 召集 | 主持召开 | 组织召开 ) ...80 ( 研究 | 协调 | 会商 | 讨论 | 专题 | 会议 )',
      'date ...20 post person ( 在 ..30 )? 召开 会议 ， ..4 ( 研究 | 协调 | 会商 | 讨论 | 听取 )',
      '会议 ( 于 | 时间为 | 在 ) ( date | digit ) ...40 ( 召开 | 举行 )',
    ],
    yields: 'held',
    over: 'sentence',
    examples: {
      '8月18日，副区长甲某某召集有关部门，就桥梁养护进行了研究。': {},
      '会议于2024年3月8日召开。': {},
      '8月18日上午，区长甲某在区政府三楼会议室召开会议，研究停车工作。': {},
    },
  }),
];

const book = new RuleBook(openingRules, lexicon);

export { openingRules };

/** The sentence that opens minutes or a report. */
export interface OpeningSentence {
  readonly rule: string;
  readonly telling: Telling;
  readonly paragraph: Paragraph;
  readonly sentence: Sentence;
  readonly name: MeetingName | undefined;
}

/** The dateline of a news agency and the byline behind it: 甲网4月17日讯（记者 某某）. */
const DATELINE =
  /^[^，。；：]{0,24}?(?:讯|消息|(?<=[日社\ufdd4])电)(?:（[^）]{0,40}）)?：?|^（[^）]{2,40}）/u;

/** Units of a sentence's surface that its dateline covers. */
export const datelineLength = (text: string): number => DATELINE.exec(text)?.[0].length ?? 0;

/** How much of the page is looked through, in paragraphs that are no headings. */
const REACH = 12;

/** What each of the first paragraphs tells of a meeting, in the order of the page. */
export function openingSentences({ reading, paragraphs, tracer }: Passage): readonly OpeningSentence[] {
  const found: OpeningSentence[] = [];
  const speaking = paragraphs.filter(
    ({ line }) => line.class === 'opening' || line.class === 'prose' || line.class === 'heading',
  );
  // A line that was classed as the opening is looked at first, wherever it stands.
  const ordered = [...speaking].sort(
    (a, b) => Number(b.line.class === 'opening') - Number(a.line.class === 'opening'),
  );
  for (const paragraph of ordered.slice(0, REACH))
    for (const sentence of paragraph.sentences) {
      const { surface } = sentence;
      const from = datelineLength(surface.text);
      const finding = book.first(surface, from, undefined, tracer);
      if (finding === undefined) continue;
      found.push({
        rule: finding.rule,
        telling: finding.yields,
        paragraph,
        sentence,
        name: nameIn(reading, sentence, finding, from),
      });
    }
  return found;
}

/** How far before the verb the name of a meeting may begin where the rule captures none. */
const TOGETHER = 30;

function nameIn(
  reading: Passage['reading'],
  { surface }: Sentence,
  { captures, from: start }: Finding<Telling>,
  from: number,
): MeetingName | undefined {
  const agenda = captures.name && agendaBefore(surface, start, captures.name.from);
  const held = agenda === undefined ? captures.name : undefined;
  const names = namesIn(reading, surface, from, agenda);
  const after = surface.placeOf(held?.from ?? Math.max(from, start - TOGETHER));
  // The name itself, in its fullest form, which may begin before the verb: 甲政府召开第三次全体会议.
  const first = names.findIndex(({ range }) => range.end > after);
  const head = names[first];
  if (head === undefined) return undefined;
  if (held === undefined) return head;
  const together = [head];
  for (const next of names.slice(first + 1)) {
    const { end } = (together.at(-1) ?? head).range;
    if (!JOINS_NAMES.test(reading.plain.slice(end, next.range.start))) break;
    together.push(next);
  }
  const chosen = chosenOf(together) ?? head;
  // 甲政府召开党组会议和第15次常务会议: who met stands once.
  const {
    body = conveningBody(reading, surface, held.from) ?? together.find((one) => one.body !== undefined)?.body,
  } = chosen;
  // 县政府党组学习会议暨党组会议: the second name leaves out what the first one said.
  const fuller = together.find((one) => body !== undefined && one.body?.endsWith(body))?.body;
  return { ...chosen, body: fuller ?? body };
}

/** What stands between the names of meetings that are named together: 暨区政府; not 甲常务会议，传达乙全体会议精神. */
const JOINS_NAMES = /^[^，。；：]{0,4}$/u;

/** What the meeting dealt with may name other meetings: 县政府召开会议，传达学习市委经济工作会议精神. */
const AGENDA = new RegExp(
  `[，；：]${lexicon.sourceOf('agenda-lead')}{0,2}(?:${lexicon.sourceOf('takes-up-verb')}|${lexicon.sourceOf('weak-agenda-verb')}|贯彻|落实)`,
  'u',
);

/** Where the agenda begins that stands between a verb and the name of a meeting. */
function agendaBefore({ text }: Surface, verb: number, name: number): number | undefined {
  const at = text.slice(verb, name).search(AGENDA);
  return at < 0 ? undefined : verb + at;
}

/** The body before the verb: 甲政府召开了…会议. */
function conveningBody(reading: Passage['reading'], surface: Surface, at: number): string | undefined {
  const match = CONVENING.matchIn(surface, 0, at);
  const body = match?.captures.body;
  return body && reading.value(surface.rangeOf(body.from, body.to));
}

const CONVENING = new Pattern('body:body-name ( 在 ..20 )? ( 召开 | 举行 | 召集 ) ..20 $', lexicon);
