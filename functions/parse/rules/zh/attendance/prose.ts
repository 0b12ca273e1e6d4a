import type { Clause, Paragraph, Passage, Sentence } from '../../../clauses/passage.ts';
import { Pattern } from '../../../grammar/pattern.ts';
import { type Finding, RuleBook } from '../../../grammar/rule.ts';
import { type Surface, surfaceOf } from '../../../grammar/surface.ts';
import type { Known } from '../../../mentions/known.ts';
import { type Person, type Role, readPeople } from '../../../mentions/people.ts';
import { isEmpty, type Range, rangeOf } from '../../../text/range.ts';
import type { Agenda, AttendanceFact, Opening } from '../../facts.ts';
import { lexicon } from '../lexicon.ts';
import { factsOf } from './facts.ts';
import { type Label, labelsIn } from './labels.ts';
import { type Aside, asideRules, predicateRules } from './predicates.ts';
import { entriesOf, sharePosts } from './stretches.ts';

const predicates = new RuleBook(predicateRules, lexicon);
const asides = new RuleBook(asideRules, lexicon);
const OTHER_BUSINESS = new Pattern('other-business', lexicon);
const PRESIDES = new Pattern('presides', lexicon);

/** People in sentences that say who attended: 副县长甲、乙出席会议，丙列席会议; 参加会议的有：甲. */
export function readProse(
  passage: Passage,
  opening: Opening,
  telling: readonly Paragraph[],
  known: Known,
): readonly AttendanceFact[] {
  const reader = new ProseReader(passage, known);
  return telling.flatMap((paragraph) => [
    ...reader.labelled(paragraph),
    ...paragraph.sentences.flatMap((sentence) => reader.said(sentence, paragraph === opening.paragraph)),
  ]);
}

/** Paragraphs that can say who attended: what an item in the middle tells of other meetings names people who were there. */
export function tellingParagraphs(
  { paragraphs }: Passage,
  opening: Opening,
  { items }: Agenda,
): readonly Paragraph[] {
  const last = new Set(items.at(-1)?.paragraphs);
  const within = new Set(items.flatMap((item) => item.paragraphs));
  return paragraphs.filter(
    (paragraph) =>
      paragraph === opening.paragraph ||
      (paragraph.line.class !== 'byline' &&
        paragraph.line.class !== 'heading' &&
        (!within.has(paragraph) || last.has(paragraph))),
  );
}

/** Clauses that one predicate may speak of. */
interface Run {
  readonly finding: Finding<Role>;
  readonly stretches: readonly Range[];
}

/** Whom a stretch names. */
interface Named {
  readonly people: readonly Person[];
  readonly invited: boolean;
}

/** So short a clause only leads in: 会上, 随后. */
const LEAD_IN = 4;
/** Of a stretch that lists people, so many units may be words that nobody knows: a rank, a body. */
const MOST_UNREAD = 6;
/** A name that cannot be read has no more units. */
const LONGEST_NAME = 4;
/** No sentence lists so many units of people without a comma. */
const LONGEST_LIST = 1500;
/** Before a label in running text. */
const OPENS = '。；，）\n';
/** Where a list in running text ends, besides the next label. */
const END_OF_LIST = /[。\n]|（此|\d{4}年/u;

class ProseReader {
  readonly #passage: Passage;
  readonly #known: Known;

  constructor(passage: Passage, known: Known) {
    this.#passage = passage;
    this.#known = known;
  }

  /** Who a sentence says attended. `anywhere`: also behind what it says of other things, as an opening does. */
  said(sentence: Sentence, anywhere: boolean): readonly AttendanceFact[] {
    return this.#runsOf(sentence).flatMap(({ finding, stretches }) => {
      const { people, invited, reached } = this.#peopleIn(stretches);
      if (people.length === 0) return [];
      const stopped = stretches[stretches.length - 1 - reached];
      if (!anywhere && stopped !== undefined && !this.#leadsIn(stopped)) return [];
      const role = invited && finding.yields === 'present' ? 'observer' : finding.yields;
      return factsOf(this.#passage.reading, people, { role, rule: finding.rule, evidence: 'prose-sentence' });
    });
  }

  /** Each predicate of a sentence with the clauses before it. */
  #runsOf({ surface, clauses }: Sentence): readonly Run[] {
    const runs: Run[] = [];
    let open: Clause[] = [];
    for (const clause of clauses) {
      const previous = open.at(-1);
      if (previous !== undefined && previous.mark !== '，') open = [];
      // Before a colon it is a label.
      const finding =
        clause.mark === '：'
          ? undefined
          : predicates.first(surface, clause.from, clause.to, this.#passage.tracer);
      if (finding === undefined) {
        open.push(clause);
        continue;
      }
      const predicate = finding.captures.predicate?.from ?? finding.from;
      const own = surface.rangeOf(clause.from, predicate);
      const stretches = [...open.map(({ range }) => range), own].filter((range) => !isEmpty(range));
      runs.push({ finding, stretches });
      open = [];
    }
    return runs;
  }

  /**
   * The people whom stretches before a predicate name, from the nearest to it back to the first that names none;
   * groups name nobody and hide nobody, nor does somebody whose name cannot be read. `reached`: how many of the stretches.
   */
  #peopleIn(stretches: readonly Range[]): { people: readonly Person[]; invited: boolean; reached: number } {
    const people: Person[] = [];
    let reached = 0;
    let invited = false;
    for (let i = stretches.length - 1; i >= 0; i--) {
      const stretch = stretches[i];
      const found =
        stretch && (this.#namedIn(stretch) ?? this.#oddOneIn(stretch, stretches[i - 1], people.length));
      if (found === undefined) break;
      people.unshift(...found.people);
      invited ||= found.invited;
      reached++;
    }
    return { people, invited, reached };
  }

  /**
   * 副市长甲，副市长宣传，副市长乙出席: between people somebody with a post is one more, whatever the name; nobody where it
   * cannot be read. `undefined` for anything else. `after`: how many people the stretches behind name.
   */
  #oddOneIn(stretch: Range, previous: Range | undefined, after: number): Named | undefined {
    const before = previous && this.#namedIn(previous);
    if (before === undefined || before.people.length === 0 || after === 0) return undefined;
    const surface = this.#bare(stretch);
    if (OTHER_BUSINESS.matchIn(surface) !== undefined) return undefined;
    const found = this.#namedIn(stretch, before.people.length + after);
    if (found !== undefined) return found;
    const { bare, unread } = this.#list(stretch);
    const [name, ...others] = unread;
    const odd =
      name !== undefined &&
      others.length === 0 &&
      name.end - name.start <= LONGEST_NAME &&
      bare.some(({ end }) => end === name.start);
    return odd ? { people: [], invited: false } : undefined;
  }

  /** The people of a stretch between commas; none for a group; `undefined` where it tells of something else. */
  #namedIn(stretch: Range, around = 0): Named | undefined {
    if (stretch.end - stretch.start > LONGEST_LIST) return undefined;
    const surface = this.#bare(stretch);
    const invitation = this.#aside(surface, 'invited');
    const from = invitation === undefined ? 0 : invitation.to;
    const cut = this.#othersIn(surface, from);
    if (cut === from) return { people: [], invited: invitation !== undefined };
    if (OTHER_BUSINESS.matchIn(surface, from, cut) !== undefined) return undefined;
    const people = this.#read(this.#partsOf(surface, from, cut), surface.rangeOf(from, cut), around);
    // 区政府办公室及相关单位负责人: what stands before the others is a body of theirs.
    const ofOthers = cut < surface.text.length && this.#isUnnamed(surface.rangeOf(from, cut));
    if (people === undefined) return ofOthers ? { people: [], invited: invitation !== undefined } : undefined;
    return { people, invited: invitation !== undefined };
  }

  #bare(range: Range): Surface {
    return surfaceOf(this.#passage.reading.plain, range, []);
  }

  #aside(surface: Surface, kind: Aside, from = 0, to?: number): Finding<Aside> | undefined {
    return asides.all(surface, from, to).find(({ yields }) => yields === kind);
  }

  /**
   * Where those begin whom nobody names: the end of the stretch where there are none, its beginning where all are. A word
   * for a group speaks of the bodies listed before it as well: 甲、乙及市财政局、司法局负责人.
   */
  #othersIn(surface: Surface, from: number, to = surface.text.length): number {
    const found = asides
      .all(surface, from, to)
      .filter(({ yields }) => yields === 'others' || yields === 'group');
    if (found.length === 0) return to;
    if (found.some((finding) => finding.yields === 'group' && finding.from === from)) return from;
    const others = found.filter(({ yields }) => yields === 'others').map((finding) => finding.from);
    if (others.length > 0) {
      const end = this.#othersIn(surface, from, Math.min(...others));
      // 甲及市财政局、司法局等部门负责人
      return this.#lastNamed(surface, entriesOf(surface, from, end)) ?? end;
    }
    return this.#lastNamed(surface, entriesOf(surface, from, to).slice(0, -1)) ?? from;
  }

  /** Where the last of some entries ends that names people; `undefined` where none does. */
  #lastNamed(surface: Surface, entries: ReturnType<typeof entriesOf>): number | undefined {
    for (const entry of entries.toReversed()) {
      if (this.#aside(surface, 'group', entry.from, entry.to) !== undefined) continue;
      const { people, unread } = this.#list(surface.rangeOf(entry.from, entry.to));
      if (people.length > 0 && unread.length === 0) return entry.to;
    }
    return undefined;
  }

  /** A stretch without what those whom it names are called: 实验区领导. */
  #partsOf(surface: Surface, from: number, to: number): readonly Range[] {
    const parts: Range[] = [];
    let start = from;
    for (const { yields, ...called } of asides.everywhere(surface, from, to)) {
      if (yields !== 'called' || called.from < start) continue;
      if (called.from > start) parts.push(surface.rangeOf(start, called.from));
      start = called.to;
    }
    if (to > start) parts.push(surface.rangeOf(start, to));
    return parts;
  }

  /** Bodies and posts, and nobody. */
  #isUnnamed(range: Range): boolean {
    const { people, unread } = this.#list(range);
    return people.length === 0 && unread.length === 0;
  }

  #list(range: Range, around = 0): ReturnType<typeof readPeople> {
    return readPeople(this.#passage.reading, [range], this.#known, { setApart: true, around });
  }

  /** Who is listed, if it is a list: hardly anything in it cannot be read, and most of what it lists are people. */
  #read(parts: readonly Range[], whole: Range, around: number): readonly Person[] | undefined {
    const lists = parts.map((part) => this.#list(part, around));
    const people = lists.flatMap((list) => list.people);
    const unread = lists.flatMap((list) => list.unread).reduce((sum, { start, end }) => sum + end - start, 0);
    if (people.length === 0 || unread > MOST_UNREAD || unread * 2 > whole.end - whole.start) return undefined;
    const { plain } = this.#passage.reading;
    const listed = plain.slice(whole.start, whole.end).split('、').length;
    const posts = people.reduce((sum, one) => sum + Math.max(0, one.posts.length - 1), 0);
    return people.length * 2 >= listed - posts ? sharePosts(plain, people) : undefined;
  }

  /** 会上, or who presided: a clause behind which a sentence goes on to say who attended. */
  #leadsIn(range: Range): boolean {
    return range.end - range.start <= LEAD_IN || PRESIDES.matchIn(this.#bare(range)) !== undefined;
  }

  /** Lists with labels in running text: …。参加会议人员名单：主持：甲出席：乙、丙, or a line that is one: 出席甲乙丙. */
  labelled({ range }: Paragraph): readonly AttendanceFact[] {
    const { plain } = this.#passage.reading;
    const labels = labelsIn(this.#passage.reading, range);
    const facts: AttendanceFact[] = [];
    let role: Label['role'];
    let listing = false;
    for (const [i, label] of labels.entries()) {
      const sure = plain.charAt(label.range.end - 1) === '：' || label.rule === 'attendance/label-telling';
      const opens = label.range.start === range.start || OPENS.includes(plain.charAt(label.range.start - 1));
      const alone =
        label.range.start === range.start && !/[，。；：]/u.test(plain.slice(range.start, range.end - 1));
      if (sure ? !opens && !listing : !alone) continue;
      role = label.role ?? role ?? 'observer';
      const words = plain.slice(label.range.end, labels[i + 1]?.range.start ?? range.end);
      const end = END_OF_LIST.exec(words)?.index;
      listing = end === undefined;
      const content = rangeOf(label.range.end, label.range.end + (end ?? words.length));
      if (role !== 'elsewhere' && !isEmpty(content)) facts.push(...this.#listed(content, { ...label, role }));
    }
    return facts;
  }

  /** The people under a label in running text, if most of what stands there can be read. */
  #listed(
    content: Range,
    { role, rule, note, mixed }: Label & { readonly role: Role },
  ): readonly AttendanceFact[] {
    const { people, unread } = this.#list(content);
    const lost = unread.reduce((sum, { start, end }) => sum + end - start, 0);
    if (lost * 2 > content.end - content.start) return [];
    return factsOf(this.#passage.reading, people, { role, rule, evidence: 'labelled-list', note, mixed });
  }
}
