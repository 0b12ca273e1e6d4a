import type { Paragraph, Passage } from '../../../clauses/passage.ts';
import { rangeOf } from '../../../text/range.ts';
import type { Reading } from '../../../text/reading.ts';
import type { Body, Draft, Layout } from './draft.ts';
import { kindOf, kindOfBody } from './kind.ts';
import { isNamedBy, type Topic } from './same-matter.ts';
import { mattersIn, type Told } from './told.ts';
import { inOrder, type ToldAgenda, toldOnce } from './told-once.ts';

function kindOfTold(
  reading: Reading,
  { telling, heading: { start, end } }: Told,
  running: boolean,
  paragraphs: readonly Paragraph[],
): Draft['kind'] {
  if (telling === 'disposes') return 'deliberation';
  const words = reading.plain.slice(start, end);
  if (running) return kindOf(words, false);
  return kindOfBody(
    words,
    paragraphs.map(({ range }) => reading.plain.slice(Math.max(range.start, end), range.end)),
  );
}

/** The items of matters in the order of the page, with the paragraphs that tell of each. */
function draftsOf(
  { reading }: Passage,
  { listed, told }: ToldAgenda,
  below: readonly Paragraph[],
): readonly Draft[] {
  const all = [...listed, ...told].sort(inOrder);
  const only = new Set(listed);
  const counts = new Map<Paragraph, number>();
  for (const { paragraph } of all) counts.set(paragraph, (counts.get(paragraph) ?? 0) + 1);
  const places = new Map(below.map((paragraph, i) => [paragraph, i]));
  return all.map((matter, i): Draft => {
    const next = all[i + 1];
    const { paragraph, heading, place } = matter;
    const alone = counts.get(paragraph) === 1;
    const running = !alone || only.has(matter) || (!matter.opens && matter.telling !== 'disposes');
    const end = next?.paragraph === paragraph ? next.place : paragraph.range.end;
    const at = places.get(paragraph) ?? 0;
    const until = next === undefined ? below.length : (places.get(next.paragraph) ?? -1);
    const paragraphs = running
      ? []
      : below
          .slice(at, until < 0 ? at + 1 : until)
          .filter(({ line }, k) => k === 0 || line.class !== 'closing');
    return {
      rule: matter.rule,
      evidence: running ? 'running' : 'paragraph',
      numeral: undefined,
      kind: kindOfTold(reading, matter, running, paragraphs),
      heading,
      range: rangeOf(place, Math.max(place, paragraphs.at(-1)?.range.end ?? end)),
      paragraphs,
      running,
    };
  });
}

/** 会议学习了A，审议了B。现纪要如下：: a paragraph of the body that only says what stands below it. */
const announcesAll = ({ line }: Paragraph): boolean =>
  /(?:纪要|内容|事项|情况)如下[：。]?$/u.test(line.plain);

/** 常务会议前，还召开了政府党组会议，学习…: what another meeting dealt with. */
const ofMeetingBefore = ({ line }: Paragraph): boolean =>
  /^[^，。；]{0,8}会议?前，?[^，。]{0,6}(?:召开|举行)了?[^，。]{0,30}会议?，/u.test(line.plain);

/** Whether a paragraph above numbered headings only says what they deal with. */
export function announces(passage: Passage, paragraph: Paragraph, headings: readonly Topic[]): boolean {
  if (paragraph.line.plain.endsWith('：')) return true;
  return mattersIn(passage, paragraph).some(({ topic }) =>
    headings.some((heading) => isNamedBy(topic, heading)),
  );
}

/** Pages without headings: reports, and minutes whose paragraphs say themselves what was taken up. */
export const toldLayout: Layout = {
  id: 'agenda/told',
  read(passage, body: Body) {
    const paragraphs = body.lines
      .map((line) => body.paragraphOf(line))
      .filter((paragraph) => paragraph !== undefined);
    const above = [...body.above, ...paragraphs.filter(announcesAll)].sort(
      (a, b) => a.range.start - b.range.start,
    );
    const below = paragraphs.filter((paragraph) => !announcesAll(paragraph) && !ofMeetingBefore(paragraph));
    const drafts = draftsOf(passage, toldOnce(passage, body.form, above, below), below);
    return drafts.length === 0 ? undefined : drafts;
  },
  examples: {
    '会议传达学习了全市春耕工作会议精神。会议强调，要抓好春耕。\n会议听取了防汛工作情况汇报，原则同意下一步安排。\n会议指出，防汛事关安全。\n会议审议通过了《甲办法》。\n会议还研究了其他事项。':
      ['传达学习了全市春耕工作会议精神', '听取了防汛工作情况汇报', '审议通过了《甲办法》'],
    '会议审议了《甲办法》；听取了防汛工作情况的汇报；研究了区档案馆搬迁等事宜。': [
      '审议了《甲办法》',
      '听取了防汛工作情况的汇报',
      '研究了区档案馆搬迁等事宜',
    ],
    '会议传达学习了全国安全生产会议精神，集中学习了《甲条例》。会议强调，要压实责任。\n会议听取了区水务局、区住建局工作情况汇报，并讨论研究了《乙规划》（送审稿）等。':
      [
        '传达学习了全国安全生产会议精神，集中学习了《甲条例》',
        '听取了区水务局、区住建局工作情况汇报',
        '讨论研究了《乙规划》（送审稿）等',
      ],
    '会议同意，县自然资源局提交的《关于甲项目用地的请示》。由县自然资源局按程序办理。\n会议同意甲镇第一小学更名为甲镇中学。':
      ['县自然资源局提交的《关于甲项目用地的请示》', '甲镇第一小学更名为甲镇中学'],
    '会议强调，要压实责任。\n会议还研究了其他事项。': [],
  },
};
