import { writeDecision } from '../decisions/catalogue.ts';
import type { Matter } from '../decisions/matter.ts';
import type { Guidance } from './guidance.ts';

/** What a body needs to be written. */
export interface BodyContext {
  readonly matter: Matter;
  readonly guidance: Guidance;
  /** Numeral of the n-th paragraph (from 1) below the item. */
  readonly numeral: (n: number) => string;
  /** Whether the items of the agenda carry no numbers. */
  readonly unnumbered: boolean;
  /** A wording to use instead of a random one. */
  readonly wording: string | undefined;
}

/** The paragraphs under an item. A paragraph may hold further lines of a list. */
export type Body = (c: BodyContext) => string[];

/** A decision as one clause of a sentence, without its full stop. */
const clause = (c: BodyContext): string =>
  writeDecision(c.matter, 'point').replace(/。$/, '').replaceAll('。', '，');

const decision = (c: BodyContext): string => writeDecision(c.matter, 'sentence', c.wording);

/** Bodies in which something is decided. */
export const deciding: Readonly<Record<string, Body>> = {
  'decision-only': (c) => [decision(c)],
  'decision-then-guidance': (c) => [decision(c), c.guidance.paragraph()],
  'statement-guidance-decision': (c) => [
    `会议指出，${c.guidance.statement()}`,
    c.guidance.paragraph(),
    decision(c),
  ],
  'one-paragraph': (c) => [`会议指出，${c.guidance.statement()}${decision(c)}${c.guidance.paragraph()}`],
  'one-paragraph-decision-last': (c) => [`${c.guidance.counted()}${decision(c)}`],
  'decision-and-counted-guidance': (c) => [`${decision(c)}${c.guidance.counted()}`],
  'numbered-paragraphs': (c) => {
    const rest = Array.from({ length: c.matter.random.int(1, 3) }, () => c.guidance.exhortations(2).join(''));
    return [decision(c), ...rest].map((text, at) => c.numeral(at + 1) + text);
  },
  'numbered-decision-last': (c) => {
    const first = Array.from({ length: c.matter.random.int(1, 2) }, () =>
      c.guidance.exhortations(2).join(''),
    );
    return [...first, decision(c)].map((text, at) => c.numeral(at + 1) + text);
  },
  points: (c) => {
    const { random } = c.matter;
    const opening = random.pick(['会议议定以下意见：', '会议研究议定：', '会议议定事项如下：', '会议议定：']);
    const count = random.int(2, 4);
    const points = Array.from(
      { length: count },
      (_, at) => c.numeral(at + 1) + writeDecision(c.matter, 'point'),
    );
    return [opening, ...points];
  },
  'points-in-line': (c) => {
    const { random } = c.matter;
    const opening = random.pick(['会议议定以下意见：', '会议议定：', '会议研究决定以下事项：']);
    const points = Array.from(
      { length: random.int(2, 3) },
      (_, at) => `${'一二三'.charAt(at)}是${writeDecision(c.matter, 'point')}`,
    );
    return [opening + points.join('')];
  },
  'inner-list': (c) => {
    const { random } = c.matter;
    const opening = random.pick(['会议明确：', '会议议定：', '会议确定以下事项：']);
    // Nobody numbers a list like the agenda around it.
    const numeral =
      c.unnumbered && random.chance(0.6) ? (n: number) => `${'〇一二三'.charAt(n)}、` : c.numeral;
    const points = Array.from({ length: random.int(2, 3) }, (_, at) => numeral(at + 1) + clause(c));
    return [`${opening}${points.join('；')}。`];
  },
  subtopics: (c) => {
    const topics = c.matter.random.sample(['资金安排', '组织实施', '项目选址', '人员保障', '工作时序'], 2);
    return topics.map(
      (topic, at) => `${c.numeral(at + 1)}关于${topic}。${decision(c)}${c.guidance.exhortations(1).join('')}`,
    );
  },
};

/** Bodies in which nothing is decided. */
export const guiding: Readonly<Record<string, Body>> = {
  'guidance-only': (c) => [`会议指出，${c.guidance.statement()}${c.guidance.paragraph()}`],
  'guidance-paragraphs': (c) => [`会议指出，${c.guidance.statement()}`, c.guidance.paragraph()],
  'guidance-counted': (c) => [c.guidance.counted()],
  'guidance-numbered': (c) => [1, 2, 3].map((n) => c.numeral(n) + c.guidance.exhortations(2).join('')),
};

/** A body of a single paragraph, for outlines in which the paragraph is the item. */
export const SINGLE = [
  'decision-only',
  'one-paragraph',
  'one-paragraph-decision-last',
  'decision-and-counted-guidance',
  'inner-list',
];
export const SINGLE_GUIDING = ['guidance-only', 'guidance-counted'];
