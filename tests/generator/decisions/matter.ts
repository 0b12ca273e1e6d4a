import topicsFile from '../data/topics.json' with { type: 'json' };
import { type Body, bodyOf, type Government } from '../government.ts';
import type { Marks } from '../marks.ts';
import type { Random } from '../random.ts';
import { type Deadline, DraftDecision, type Responsible } from './draft.ts';

export type Topic = (typeof topicsFile.topics)[number];
export const topics: readonly Topic[] = topicsFile.topics;

/** What the whole document shares: nothing is said twice in one document, so every anchor has one place. */
export interface Minutes {
  readonly random: Random;
  readonly marks: Marks;
  readonly government: Government;
  /** Day of the meeting, ISO. */
  readonly heldOn: string;
  /** Deputies of the head of government, by name. */
  readonly deputies: readonly string[];
  readonly said: Set<string>;
}

type PartOfTopic = 'documents' | 'matters' | 'measures' | 'tasks';

/** One matter of the agenda: what wordings talk about. */
export class Matter {
  readonly minutes: Minutes;
  readonly topic: Topic;
  readonly lead: Body;
  readonly others: readonly Body[];
  readonly decisions: DraftDecision[] = [];
  readonly #announced: { documents: string[]; matters: string[] } = { documents: [], matters: [] };

  constructor(minutes: Minutes, topic: Topic) {
    this.minutes = minutes;
    this.topic = topic;
    const bodies = topic.departments.map((key) => bodyOf(minutes.government, key));
    const distinct = bodies.filter((body, at) => bodies.findIndex((b) => b.name === body.name) === at);
    const lead = distinct[0];
    if (!lead) throw new Error('a topic without a body in charge');
    this.lead = lead;
    this.others = distinct.slice(1);
  }

  get random(): Random {
    return this.minutes.random;
  }

  /** Starts a decision of this matter. */
  decide(kind: DraftDecision['kind'], wording: string): DraftDecision {
    const draft = new DraftDecision(this.minutes.marks, kind, wording);
    this.decisions.push(draft);
    return draft;
  }

  #fresh(part: PartOfTopic): string {
    const { said, random } = this.minutes;
    const own = random.shuffle(this.topic[part]).find((text) => !said.has(text));
    const text =
      own ??
      random
        .shuffle(topics)
        .flatMap((t) => t[part])
        .find((other) => !said.has(other));
    if (text === undefined) throw new Error(`the topics have run out of ${part}`);
    said.add(text);
    return text;
  }

  #document(): string {
    const { random, government, heldOn } = this.minutes;
    const year = Number(heldOn.slice(0, 4));
    const core = this.#fresh('documents');
    const name = random.weighted([
      [`${government.area}${core}`, 8],
      [`${government.parent}${government.area}${core}`, 2],
      [`${government.area}${year}年${core}`, 3],
      [`${year}年${core}`, 1],
      [core, 2],
      [`关于${core.replace(/办法$|方案$|细则$/, '')}的实施意见`, 2],
      [`关于印发〈${government.area}${core}〉的通知`, 0.6],
    ]);
    const suffix = core.includes('草案')
      ? ''
      : random.weighted([
          ['', 8],
          ['（送审稿）', 3],
          ['（草案）', 2],
          ['（修订稿）', 1.5],
          ['（审议稿）', 1.5],
          [`（${year}—${year + 2}年）`, 1],
          [`（${year}-${year + 4}年）`, 1],
          ['(试行)', 0.7],
        ]);
    return `《${name}${suffix}》`;
  }

  /** Announces papers in the heading; the wordings dispose of these first. */
  announceDocuments(count: number): string[] {
    const made = Array.from({ length: count }, () => this.#document());
    this.#announced.documents.push(...made);
    return made;
  }

  announceMatter(): string {
    const made = this.#fresh('matters');
    this.#announced.matters.push(made);
    return made;
  }

  document(): string {
    return this.#announced.documents.shift() ?? this.#document();
  }

  /** All announced papers, or a new one. */
  documents(): string[] {
    const all = this.#announced.documents.splice(0);
    return all.length > 0 ? all : [this.#document()];
  }

  matter(): string {
    return this.#announced.matters.shift() ?? this.#fresh('matters');
  }

  /** What the heading has announced, if anything. */
  announced(): string | undefined {
    return this.#announced.documents.shift() ?? this.#announced.matters.shift();
  }

  /** A paper or a matter, whichever was announced. */
  object(): string {
    if (this.#announced.matters.length > 0) return this.matter();
    return this.#announced.documents.length > 0 || this.random.chance(0.5) ? this.document() : this.matter();
  }

  measure(): string {
    return this.#fresh('measures');
  }

  task(): string {
    return this.#fresh('tasks');
  }

  /** The work behind what is reported on: 城镇燃气安全排查整治情况 → 城镇燃气安全排查整治. */
  get work(): string {
    return this.topic.report.replace(/^当前/, '').replace(/(?:工作|进展|工作进展)?(?:情况|形势)$/, '');
  }

  /** The party committee that hears of it next. */
  get upper(): string {
    const { level } = this.minutes.government;
    const committee = level === '镇' ? '镇党委' : `${level}委`;
    return this.random.pick([`${committee}常委会会议`, `${committee}常委会`, `${committee}`]);
  }

  deputy(): Responsible {
    const { random, deputies, government } = this.minutes;
    const person = random.pick(deputies);
    const written = random.pick([
      `${person}同志`,
      `${person}同志`,
      `副${government.head}${person}`,
      `${person}副${government.head}`,
    ]);
    return { person, written };
  }

  /** A deputy by name alone, as in a list. */
  deputyNamed(): { person: string; written: string } {
    const person = this.random.pick(this.minutes.deputies);
    return { person, written: person };
  }

  other(): Body {
    return this.others[0] ?? bodyOf(this.minutes.government, 'office');
  }

  due(): Deadline {
    const { random, heldOn } = this.minutes;
    const [year, month] = [Number(heldOn.slice(0, 4)), Number(heldOn.slice(5, 7))];
    const two = (n: number): string => String(n).padStart(2, '0');
    const later = random.int(Math.min(month + 1, 12), 12);
    const monthEnd = (m: number): string =>
      `${year}-${two(m)}-${new Date(Date.UTC(year, m, 0)).getUTCDate()}`;
    const day = random.int(1, 28);
    return random.weighted<Deadline>([
      [{ text: `${later}月底前`, date: monthEnd(later) }, 5],
      [{ text: `${year}年${later}月底前`, date: monthEnd(later) }, 2],
      [
        {
          text: `${year}年${later}月${day}日前`,
          date: later > month ? `${year}-${two(later)}-${two(day)}` : `${year}-12-31`,
        },
        later > month ? 3 : 0,
      ],
      [{ text: `${later}月${day}日前`, date: `${year}-${two(later)}-${two(day)}` }, later > month ? 2 : 0],
      [{ text: '年底前', date: `${year}-12-31` }, 3],
      [{ text: `${year + 1}年6月30日前`, date: `${year + 1}-06-30` }, 1],
      [{ text: `${year}年12月31日前`, date: `${year}-12-31` }, 1],
      [{ text: '两周内' }, 1],
      [{ text: '一个月内' }, 1],
      [{ text: '10个工作日内' }, 1],
      [{ text: '会后5日内' }, 0.7],
      [{ text: '三个月内' }, 0.7],
    ]);
  }
}
