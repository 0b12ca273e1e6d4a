import type { Paragraph, Passage } from '../../../clauses/passage.ts';
import { none, type Rule, RuleBook, rule } from '../../../grammar/rule.ts';
import type { Surface } from '../../../grammar/surface.ts';
import type { Known } from '../../../mentions/known.ts';
import { type Antecedents, resolve } from '../../../refine/anaphora.ts';
import { gather } from '../../../refine/continuation.ts';
import type { Draft } from '../../../refine/draft.ts';
import { shareLabels } from '../../../refine/labels.ts';
import { withoutRepeats, type Zone } from '../../../refine/overlap.ts';
import { overlaps, type Range, rangeOf } from '../../../text/range.ts';
import type { Agenda, AttendanceFact, DecisionFact, Found, ItemFact, Opening } from '../../facts.ts';
import { isSameMatter, type Topic, topicOf } from '../agenda/same-matter.ts';
import { deadlineRules } from '../deadlines/deadlines.ts';
import { lexicon } from '../lexicon.ts';
import { responsibilityRules } from '../responsibility/responsibility.ts';
import { disposalRules } from './acts.ts';
import { settledRules } from './said.ts';
import { afterwardsRules, moreRules } from './sequel.ts';
import { type Setting, statementsOf } from './statements.ts';
import { documentsIn, subjectRules, topicRules } from './subjects.ts';

/** What the meeting heard of or considered, for a verb further on that names nothing. */
const heardRules: readonly Rule<'heard'>[] = [
  rule('heard', {
    match: [
      '(会议 | 专题 | 书面 | 集体 | 认真 | 分别 | 并 | ^) (听取 | 审议 | 研究 | 讨论 | 审阅 | 审查) !(了? (organization | post | person | unnamed){1,4} (主要 负责人 | 负责同志)? 的? (情况 | 工作 | 有关 | 相关){0,3} (汇报 | 报告 | 说明) (， | 。 | 并 | $)) 了? 关于? !(了 | 意见 | 认为 | 通过 | 并 | (汇报 | 报告 | 介绍 | 说明 | 情况)? 后 (认为 | 指出 | 明确 | 决定 | 同意 | 一致)?) topic:(..80) (并 (原则 | 一致 | 同意 | 通过 | 责成 | 予以) | $ | ， | 。 | ；)',
      '^ 关于 topic:(..80) ($ | ， | 。)',
    ],
    over: 'sentence',
    yields: 'heard',
    examples: { '会议研究了停车收费问题。': '停车收费问题', '会议强调纪律。': none },
  }),
  rule('heard/goes-on', {
    match: '(， | ；) (听取 | 审议 | 研究 | 讨论) 了 topic:(..80) ($ | ， | 。 | ；)',
    over: 'sentence',
    yields: 'heard',
    examples: { '会议听取了甲局的汇报，讨论了停车收费方案，': '停车收费方案', '会议讨论，': none },
  }),
];
const heard = new RuleBook(heardRules, lexicon);

/** A title no longer than this may be short for another. */
const LONGEST_SHORT = 8;
const withoutEdition = (title: string): string => title.replaceAll(/（[^（）]*）/gu, '');

const antecedents: Antecedents = {
  documentsIn,
  isShortFor: (title, other) =>
    title.length <= LONGEST_SHORT &&
    title !== other &&
    withoutEdition(other).endsWith(title.replace('《', '')),
  heardIn(surface: Surface, from: number, to: number): Range | undefined {
    const topic = heard.everywhere(surface, from, to).at(-1)?.captures.topic;
    return topic === undefined || topic.to - topic.from < 3
      ? undefined
      : surface.rangeOf(topic.from, topic.to);
  },
};

export const decisionRules: readonly Rule<unknown>[] = [
  ...disposalRules,
  ...settledRules,
  ...afterwardsRules,
  ...moreRules,
  ...subjectRules,
  ...topicRules,
  ...heardRules,
  ...responsibilityRules,
  ...deadlineRules,
];

/** Paragraphs that are read together: an item, or what stands outside of items. */
interface Stretch {
  readonly item: ItemFact | undefined;
  readonly paragraphs: readonly Paragraph[];
}

function stretchesOf({ paragraphs }: Passage, { items }: Agenda): readonly Stretch[] {
  const owners = new Map(
    items
      .filter(({ running }) => !running)
      .flatMap((item) => item.paragraphs.map((paragraph) => [paragraph, item] as const)),
  );
  const stretches: { item: ItemFact | undefined; paragraphs: Paragraph[] }[] = [];
  for (const paragraph of paragraphs) {
    const item = owners.get(paragraph);
    const last = stretches.at(-1);
    if (last !== undefined && last.item === item) last.paragraphs.push(paragraph);
    else stretches.push({ item, paragraphs: [paragraph] });
  }
  return stretches;
}

/**
 * Finds what the meeting decided: each disposing act with its object, who carries it out and by when. Agenda enumerations,
 * reports, exhortations and what other bodies decided are none.
 */
export function readDecisions(
  passage: Passage,
  opening: Opening,
  agenda: Agenda,
  _attendance: readonly AttendanceFact[],
  _known: Known,
): Found<DecisionFact> {
  const { plain } = passage.reading;
  const found: DecisionFact[] = [];
  /** Where the items are told. */
  const inParagraphs = agenda.items
    .filter(({ running }) => !running)
    .flatMap(({ paragraphs }) => paragraphs.map(({ range }) => range));
  let document = false;
  for (const { item, paragraphs } of stretchesOf(passage, agenda)) {
    const [headings, below] = parted(paragraphs, item);
    const body = below.length > 0 ? below : headings;
    const points = item?.kind === 'deliberation' && below.length > 1 && below.every(isPoint);
    const setting: Setting = {
      passage,
      heldOn: opening.meeting.heldOn,
      studied: item?.kind === 'study',
      listed: document ? (body === headings ? 'item' : 'document') : points ? 'point' : undefined,
    };
    const read = (some: readonly Paragraph[], one: Setting): readonly Draft[] => {
      const statements = statementsOf(some, one);
      const drafts = gather(plain, statements);
      shareLabels(drafts, statements);
      resolve(drafts, paragraphs, agenda.items, item, antecedents, (range) =>
        plain.slice(range.start, range.end),
      );
      if (item === undefined && statements.some(opensList)) document = true;
      return drafts;
    };
    // A heading that decides counts where nothing below it does: 一、同意举办甲节. In the order of the page, for an item that is
    // told twice has headings behind what stands below the first.
    const drafts = read(body, setting);
    const announced =
      headings.length > 0 && body !== headings && (drafts.length === 0 || drafts[0]?.kind === 'assign')
        ? read(paragraphs, { ...setting, headings: new Set(headings) })
        : [];
    const [first] = announced;
    const headed = first !== undefined && first.kind !== 'assign' && headings.includes(first.paragraph);
    for (const draft of headed ? announced : drafts)
      found.push(
        factOf(
          draft,
          item === undefined
            ? runningItemOf(agenda, draft, plain)
            : itemThatNames(agenda, item, draft, plain),
        ),
      );
  }
  const zoneOf = ({ range }: DecisionFact): Zone => {
    if (opening.paragraph !== undefined && overlaps(range, opening.paragraph.range)) return 'opening';
    return inParagraphs.some((paragraph) => overlaps(range, paragraph)) ? 'items' : 'elsewhere';
  };
  return {
    facts: withoutRepeats(found, zoneOf, (range) => plain.slice(range.start, range.end)),
    issues: [],
  };
}

const isPoint = ({ line, sentences }: Paragraph): boolean =>
  line.mark !== undefined || sentences[0]?.clauses[0]?.enumerated === true;

const opensList = ({ clauses }: { readonly clauses: Paragraph['sentences'][number]['clauses'] }): boolean =>
  clauses.some(({ reports, mode, mark }) => reports && mode === 'settle' && mark === '：');

/** The headings of an item, and what stands below them. */
function parted(
  paragraphs: readonly Paragraph[],
  item: ItemFact | undefined,
): readonly [readonly Paragraph[], readonly Paragraph[]] {
  const isHeading = ({ line }: Paragraph): boolean => item !== undefined && line.class === 'heading';
  const below = paragraphs.filter((one) => !isHeading(one));
  return [paragraphs.filter(isHeading), below];
}

/** 通过了《甲办法》 behind another matter: told for itself, as the matters before it are. */
const TOLD_FOR_ITSELF = /了|《/u;

/** 该计划, 上述方案: an object that stood before. */
const POINTS_BACK = /^(?:该|此|上述|以上|这)/u;

const within = (outer: Range, { start, end }: Range): boolean => outer.start <= start && end <= outer.end;

/**
 * The item that a decision belongs to which stands in no item's paragraphs: the one that names what is decided, or what
 * its sentence tells before; else, of running prose, the one in whose words its verb stands, where it points back to it or goes on with its sentence. A sentence that only disposes of something, or
 * that disposes of the whole agenda, belongs to none.
 */
function runningItemOf({ items }: Agenda, draft: Draft, plain: string): ItemFact | undefined {
  const { verb, subjects, blanket, pointsBack, paragraph } = draft;
  if (blanket && items.length > 1) return undefined;
  const running = items.filter((item) => item.running || item.paragraphs.length === 0);
  const topicIn = ({ start, end }: Range): Topic => topicOf(plain.slice(start, end));
  const matters = subjects.map(topicIn);
  const verbEnd = verb.end - 1;
  const around = running.filter(({ range }) => range.start <= verbEnd && verbEnd < range.end);
  const names = ({ heading }: ItemFact): boolean => {
    const topic = topicIn(heading);
    return matters.some((matter) => isSameMatter(topic, matter));
  };
  const sentence = paragraph.sentences[draft.within]?.range;
  const named = around.find(names) ?? items.find(names);
  if (named !== undefined) return named;
  // Whom the meeting tells to act it tells so of what the sentence said before.
  if (running.length === 0 && sentence !== undefined && draft.kind === 'assign') {
    const told = topicIn(rangeOf(sentence.start, Math.max(sentence.start, verb.start)));
    const matching = items.filter(({ heading }) => isSameMatter(topicIn(heading), told));
    return matching.length === 1 ? matching[0] : undefined;
  }
  const goesOn = ({ heading }: ItemFact): boolean =>
    sentence !== undefined &&
    within(sentence, heading) &&
    !TOLD_FOR_ITSELF.test(plain.slice(verb.start, subjects[0]?.end ?? verb.end));
  const pointing = pointsBack || matters.every(({ core }) => POINTS_BACK.test(core));
  if (!pointing) return around.find(goesOn);
  return (
    around[0] ??
    running.findLast(({ heading, evidence }) => evidence === 'running' && heading.end <= verb.start)
  );
}

/** A title no shorter than this stands in another only where both mean one document. */
const LEAST_TITLE = 8;
const isOneTitle = (one: string, other: string): boolean =>
  one === other ||
  (Math.min(one.length, other.length) >= LEAST_TITLE && (one.includes(other) || other.includes(one)));

/** The item in whose paragraphs a decision stands; where its document stands in the heading of another alone, that one. */
function itemThatNames({ items }: Agenda, own: ItemFact, { subjects }: Draft, plain: string): ItemFact {
  const titles = subjects.flatMap(({ start, end }) => topicOf(plain.slice(start, end)).titles);
  if (titles.length === 0) return own;
  const names = ({ heading: { start, end } }: ItemFact): boolean =>
    topicOf(plain.slice(start, end)).titles.some((title) => titles.some((own) => isOneTitle(title, own)));
  return names(own) ? own : (items.find(names) ?? own);
}

const factOf = (draft: Draft, item: ItemFact | undefined): DecisionFact => ({
  rule: draft.rule,
  // What names nothing is doubtful, whatever verb it has.
  evidence: draft.subjects.length === 0 ? 'in-passing' : draft.evidence,
  item: item?.number,
  kind: draft.kind,
  subjects: draft.subjects,
  responsible: draft.responsible,
  deadline: draft.deadline,
  range: rangeOf(draft.start, draft.end),
});
