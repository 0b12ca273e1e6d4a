import type { Paragraph, Passage } from '../../../clauses/passage.ts';
import { joined, type Range, rangeOf } from '../../../text/range.ts';
import type { Reading } from '../../../text/reading.ts';
import type { Body, Draft, Layout } from './draft.ts';
import { kindOf } from './kind.ts';
import { isSameMatter, type Topic, topicOf } from './same-matter.ts';
import { isSpeech, mattersIn, type Told } from './told.ts';

/** Shares of a core, see {@link isSameMatter}: an opening against the body, and within the body. */
const OPENING_AGAINST_BODY = 0.6;
const WITHIN_BODY = 0.9;

const inOrder = (one: Told, other: Told): number => one.place - other.place;
const isCovered = (matter: Told, by: readonly Told[], least: number): boolean =>
  by.some((other) => other !== matter && isSameMatter(matter.topic, other.topic, least));

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
      !matter.named &&
      last.heading.end + 1 === matter.heading.start &&
      isTreated(matter);
    if (together) kept[kept.length - 1] = { ...last, heading: joined(last.heading, matter.heading) };
    else kept.push(matter);
  }
  return kept;
}

/** What a paragraph above the body lists: verbs count there that elsewhere make no matter, unless they go on with the last. */
function listedIn(passage: Passage, paragraph: Paragraph): readonly Told[] {
  const kept: Told[] = [];
  for (const matter of mattersIn(passage, paragraph)) {
    const last = kept.at(-1);
    const goesOn =
      matter.telling === 'takes-up-in-a-list' && last?.topic.core.includes(matter.topic.core) === true;
    const counts = matter.telling === 'takes-up' || (matter.telling === 'takes-up-in-a-list' && !goesOn);
    if (counts && !isCovered(matter, kept, 1)) kept.push(matter);
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

/** The matters of paragraphs that only dispose of something. `taken`: those that other paragraphs took up. */
function disposed(
  reading: Reading,
  candidates: readonly Told[],
  taken: readonly Told[],
  listed: readonly Told[],
  isClosed: (before: Told) => boolean,
): readonly Told[] {
  const free = candidates.filter(
    (one) => !isCovered(one, taken, OPENING_AGAINST_BODY) && isOwnLine(reading, one.paragraph),
  );
  /** Of the entries of the opening, those of which several paragraphs dispose one by one. */
  const parted = listed.filter(
    (entry) => free.filter((one) => isSameMatter(one.topic, entry.topic, OPENING_AGAINST_BODY)).length >= 2,
  );
  return free.flatMap((one): readonly Told[] => {
    const entry = listed.find((own) => isSameMatter(one.topic, own.topic, OPENING_AGAINST_BODY));
    if (entry !== undefined) {
      if (parted.includes(entry)) return [one];
      // Where the body tells of the others, it also tells when this one was dealt with.
      return parted.length > 0
        ? [{ ...one, rule: entry.rule, telling: entry.telling, heading: entry.heading, topic: entry.topic }]
        : [];
    }
    const before = taken.findLast((other) => inOrder(other, one) < 0);
    const anew = one.topic.titles.length > 0 && (before === undefined || (!one.vague && isClosed(before)));
    return anew || taken.length + listed.length === 0 ? [one] : [];
  });
}

/** What became of a page: entries that only the opening names, and the matters of its body. */
interface Agenda {
  readonly listed: readonly Told[];
  readonly told: readonly Told[];
}

function agendaOf(passage: Passage, above: readonly Paragraph[], below: readonly Paragraph[]): Agenda {
  const listed = above.flatMap((paragraph) => listedIn(passage, paragraph));
  const nextSentence = ({ paragraph, sentence }: Told): Paragraph['sentences'][number] | undefined =>
    paragraph.sentences[paragraph.sentences.indexOf(sentence) + 1] ??
    below[below.indexOf(paragraph) + 1]?.sentences[0];
  const isTreated = (matter: Told): boolean => {
    const next = nextSentence(matter);
    return next !== undefined && isSpeech(next);
  };
  const taken: Told[] = [];
  const candidates: Told[] = [];
  for (const paragraph of below) {
    const matters = mattersIn(passage, paragraph);
    const own = joinStudies(
      matters.filter(
        ({ telling, opens }) =>
          telling === 'takes-up' || telling === 'in-passing' || (telling === 'takes-up-alone' && opens),
      ),
      isTreated,
    ).filter((matter) => {
      const known = matter.telling === 'in-passing' ? [...listed, ...taken] : taken;
      return !isCovered(matter, known, matter.telling === 'in-passing' ? OPENING_AGAINST_BODY : WITHIN_BODY);
    });
    taken.push(...own);
    if (own.length > 0 || matters.some(({ telling }) => telling === 'takes-up')) continue;
    const candidate = disposedIn(matters, paragraph, listed);
    if (candidate !== undefined) candidates.push(candidate);
  }
  const told = [...taken, ...disposed(passage.reading, candidates, taken, listed, isTreated)].sort(inOrder);
  const sumsUp = ({ topic, heading }: Told): boolean =>
    told.some((other) => other.topic.study === topic.study) &&
    SUMS_UP.test(passage.reading.plain.slice(heading.start, heading.end));
  const left = listed.filter(
    (entry) =>
      !told.some((other) => isSameMatter(entry.topic, other.topic, OPENING_AGAINST_BODY)) && !sumsUp(entry),
  );
  return { listed: left, told };
}

/** The items of matters in the order of the page, with the paragraphs that tell of each. */
function draftsOf(
  { reading }: Passage,
  { listed, told }: Agenda,
  below: readonly Paragraph[],
): readonly Draft[] {
  const all = [...listed, ...told].sort(inOrder);
  return all.map((matter, i): Draft => {
    const next = all[i + 1];
    const { paragraph, heading, place } = matter;
    const alone = all.filter((other) => other.paragraph === paragraph).length === 1;
    const running = !alone || !told.includes(matter) || (!matter.opens && matter.telling !== 'disposes');
    const end = next?.paragraph === paragraph ? next.place : paragraph.range.end;
    const at = below.indexOf(paragraph);
    const until = next === undefined ? below.length : below.indexOf(next.paragraph);
    const paragraphs = running
      ? []
      : below
          .slice(at, until < 0 ? at + 1 : until)
          .filter(({ line }, k) => k === 0 || line.class !== 'closing');
    return {
      rule: matter.rule,
      evidence: running ? 'running' : 'paragraph',
      numeral: undefined,
      kind:
        matter.telling === 'disposes'
          ? 'deliberation'
          : kindOf(reading.plain.slice(heading.start, heading.end)),
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

/** Whether a paragraph above numbered headings only says what they deal with. */
export function announces(passage: Passage, paragraph: Paragraph, headings: readonly Topic[]): boolean {
  if (paragraph.line.plain.endsWith('：')) return true;
  return mattersIn(passage, paragraph).some(({ topic }) =>
    headings.some((heading) => isSameMatter(topic, heading, OPENING_AGAINST_BODY)),
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
    const below = paragraphs.filter((paragraph) => !announcesAll(paragraph));
    return draftsOf(passage, agendaOf(passage, above, below), below);
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
