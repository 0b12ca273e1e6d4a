import type { Paragraph, Passage } from '../../../clauses/passage.ts';
import { type Finding, RuleBook, rule } from '../../../grammar/rule.ts';
import type { Surface } from '../../../grammar/surface.ts';
import type { Known } from '../../../mentions/known.ts';
import { type Person, readPeople } from '../../../mentions/people.ts';
import { isEmpty, type Range, rangeOf } from '../../../text/range.ts';
import type { AttendanceFact, Opening } from '../../facts.ts';
import { lexicon } from '../lexicon.ts';
import { datelineLength } from '../opening/opening-sentence.ts';
import { factsOf } from './facts.ts';

/** Where a rule may be trusted: anywhere, in the paragraph that tells of the meeting being held, or in a headline. */
type Reach = 'anywhere' | 'opening' | 'headline';

/** Who presided, the surest first. */
export const chairRules = [
  rule<Reach>('attendance/chair-deputed', {
    match: 'by-proxy ，? ( 会议 )? 由? who:..60 同志? held-at? presides-now',
    yields: 'anywhere',
    over: 'sentence',
    examples: {
      '受县长甲某某委托，副县长乙某某主持召开县政府常务会议。': '副县长乙某某',
      '县长甲某某主持会议。': null,
    },
  }),
  rule<Reach>('attendance/chair-by', {
    match: '由 who:..60 同志? held-at? in-person? presides-now',
    yields: 'anywhere',
    over: 'sentence',
    examples: {
      '会议由区长甲某某主持。': '区长甲某某',
      '区政府第3次常务会议由区长甲某某主持召开。': '区长甲某某',
      '由甲某某主持编制的规划已经完成。': null,
    },
  }),
  rule<Reach>('attendance/chair-presides', {
    match: 'before-chair who:..60 同志? held-at? in-person? presides-now',
    yields: 'anywhere',
    over: 'sentence',
    examples: {
      '10月14日，区长甲某某在区政府会议室，主持召开第44次常务会议。': '区长甲某某',
      '市委常委、副市长甲某某主持会议并讲话，副市长乙某某出席会议。': '市委常委、副市长甲某某',
      '区长甲某某主持；副区长乙某某出席。': '区长甲某某',
      '市长甲某某以视频会议形式主持召开市政府常务会议。': '市长甲某某',
      '县长甲某某3月8日主持召开县政府常务会议。': '县长甲某某',
      '市长甲某某8日上午在市政府主持召开专题会议。': '市长甲某某',
      '主持人宣布会议开始。': null,
    },
  }),
  rule<Reach>('attendance/chair-presides-otherwise', {
    match: 'before-chair who:..60 同志? held-at? in-person? presides',
    yields: 'opening',
    over: 'sentence',
    examples: { '8月18日上午，县长甲某某主持研究防汛工作。': '县长甲某某' },
  }),
  rule<Reach>('attendance/chair-summons', {
    match: 'before-chair who:..60 同志? held-at? in-person? summons',
    yields: 'opening',
    over: 'sentence',
    examples: { '8月18日，副区长甲某某召集区交通局等部门，研究桥梁养护。': '副区长甲某某' },
  }),
  rule<Reach>('attendance/chair-in-headline', {
    match: '^ who:..30 presides',
    yields: 'headline',
    over: 'paragraph',
    examples: { 甲某某主持: '甲某某', 甲某某主持召开区政府第16次常务会议: '甲某某' },
  }),
];
const book = new RuleBook(chairRules, lexicon);
const NOTHING_ELSE = {
  truncated: false,
  alternatives: [],
  organizations: [],
  organizationProbability: 1,
  notes: [],
  role: undefined,
};
/** （主持区政府工作） */
const BRACKET_OR_NOTHING = /^(?:（[^（）]*）)?$/u;
/** 甲县委副书记、 */
const OTHER_POST = /^[\p{Script=Han}、（）]{2,40}(?:书记|常委|委员|主任|主席|长|成员|代表)、$/u;
/** Characters right before a name that are no title of it. */
const UNREAD = /\p{Script=Han}$/u;
const DOUBTFUL = 0.6;
/** A name as sure as this is read no other way. */
const SURE = 0.9;
const RANK = chairRules.map(({ id }) => id);

/**
 * The chair of the meeting: from the opening, else from another paragraph or the headline; nobody where no sentence
 * says so.
 *
 * @param listed who is said to have been there: where a list says who presided, only the opening is asked besides
 */
export function readChair(
  passage: Passage,
  opening: Opening,
  telling: readonly Paragraph[],
  listed: readonly AttendanceFact[],
  known: Known,
): readonly AttendanceFact[] {
  const { reading, lines } = passage;
  const reader = new ChairReader(passage, listed, known);
  const sentencesOf = (paragraphs: readonly Paragraph[]): readonly Surface[] =>
    paragraphs.flatMap(({ sentences }) => sentences.map(({ surface }) => surface));
  const first = opening.paragraph ?? telling.find(({ line }) => line.class === 'opening');
  const inOpening = reader.firstIn(sentencesOf(first === undefined ? [] : [first]), ['anywhere', 'opening']);
  if (inOpening !== undefined)
    return factsOf(reading, [inOpening.person], said(inOpening.rule, 'opening-chair'));
  if (listed.some(({ role }) => role === 'chair')) return [];
  const headlines = lines
    .filter((line) => line.class === 'title' || line.class === 'masthead')
    .map(({ range }) => passage.surfaceOf(range));
  const later =
    reader.firstIn(sentencesOf(telling), ['anywhere']) ?? reader.firstIn(headlines, ['headline', 'anywhere']);
  return later === undefined ? [] : factsOf(reading, [later.person], said(later.rule, 'later-chair'));
}

const said = (id: string, evidence: string): { role: 'chair'; rule: string; evidence: string } => ({
  role: 'chair',
  rule: id,
  evidence,
});

class ChairReader {
  readonly #passage: Passage;
  readonly #listed: readonly AttendanceFact[];
  readonly #known: Known;

  constructor(passage: Passage, listed: readonly AttendanceFact[], known: Known) {
    this.#passage = passage;
    this.#listed = listed;
    this.#known = known;
  }

  /** Whom the surest of the rules says presided, in the first of the sentences that it fits. */
  firstIn(
    surfaces: readonly Surface[],
    reaches: readonly Reach[],
  ): { readonly person: Person; readonly rule: string } | undefined {
    const found = surfaces
      .flatMap((surface) =>
        book
          .all(surface, datelineLength(surface.text), undefined, this.#passage.tracer)
          .map((finding) => ({ surface, finding })),
      )
      .filter(({ finding }) => reaches.includes(finding.yields))
      .sort((a, b) => RANK.indexOf(a.finding.rule) - RANK.indexOf(b.finding.rule));
    for (const { surface, finding } of found) {
      const person = this.#personIn(surface, finding);
      if (person !== undefined) return { person, rule: finding.rule };
    }
    return undefined;
  }

  #personIn(surface: Surface, { captures: { who } }: Finding<Reach>): Person | undefined {
    if (who === undefined || who.to === who.from) return undefined;
    const { reading } = this.#passage;
    const range = surface.rangeOf(who.from, who.to);
    // 林知远区政府区长: with nothing between the name and the post, which a list does not do.
    let surest: Person | undefined;
    for (const runTogether of [false, true]) {
      const person = readPeople(reading, [range], this.#known, { runTogether }).people.at(-1);
      if (person === undefined || !this.#isAll(person, range)) continue;
      if (surest === undefined || person.probability > surest.probability) surest = person;
      if (surest.probability >= SURE) break;
    }
    return surest === undefined ? this.#listedIn(range) : this.#withWholeTitle(surest, range);
  }

  /** 甲县委副书记、县长乙: whoever stands alone before the verb has all posts that stand before the name. */
  #withWholeTitle(person: Person, range: Range): Person {
    const titles = [...person.organizations, ...person.posts];
    const first = Math.min(...titles.map(({ start }) => start));
    const { plain } = this.#passage.reading;
    // 州长丁丁林知远: what stands right before the name may be a part of it.
    if (titles.length === 0 && UNREAD.test(plain.slice(range.start, person.name.start)))
      return { ...person, probability: Math.min(person.probability, DOUBTFUL) };
    if (titles.length === 0 || first > person.name.start) return person;
    if (!OTHER_POST.test(plain.slice(range.start, first))) return person;
    return { ...person, organizations: [], posts: [rangeOf(range.start, person.name.start)] };
  }

  /** Whether nothing but a bracket stands behind somebody in a range. */
  #isAll({ name, organizations, posts }: Person, range: Range): boolean {
    const end = Math.max(name.end, ...[...organizations, ...posts].map((title) => title.end));
    return BRACKET_OR_NOTHING.test(this.#passage.reading.plain.slice(end, range.end));
  }

  /** 林县政府县长 and 林县 among those present: a name that would else be read as the beginning of a place. */
  #listedIn({ start, end }: Range): Person | undefined {
    const { plain } = this.#passage.reading;
    for (const { name, probability } of this.#listed) {
      const words = plain.slice(name.start, name.end);
      if (words.length < 2 || !plain.startsWith(words, start)) continue;
      const title = rangeOf(start + words.length, end);
      const range = rangeOf(start, title.start);
      return { ...NOTHING_ELSE, name: range, probability, posts: isEmpty(title) ? [] : [title] };
    }
    return undefined;
  }
}
