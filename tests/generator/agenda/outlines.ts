import type { Matter } from '../decisions/matter.ts';
import type { Mark, Marks } from '../marks.ts';
import { type Block, line } from '../minutes.ts';
import { chinese } from '../numerals.ts';
import type { Random } from '../random.ts';
import { asHeading, asSentence, asTopic, type Heading } from './headings.ts';

/** One item of the agenda, ready to be laid out. */
export interface Item {
  readonly matter: Matter;
  readonly heading: Heading;
  /** The paragraphs under it, given the numerals for them. */
  readonly body: (numeral: (n: number) => string, single: boolean) => string[];
}

/** An item as it was laid out. */
export interface PlacedItem {
  readonly item: Item;
  readonly number: number;
  /** Where its heading stands. */
  readonly mark: Mark;
  /** The heading names a topic and no verb, so that its kind lies in what follows. */
  readonly topical?: boolean;
}

export interface Laid {
  readonly blocks: Block[];
  readonly placed: PlacedItem[];
}

export type Outline = (items: readonly Item[], marks: Marks, random: Random) => Laid;

const inBrackets = (n: number): string => `（${chinese(n)}）`;
const withPoint = (n: number): string => `${n}.`;

/** Headings on lines of their own, each with a numeral. */
function headed(
  numeral: (n: number) => string,
  below: (n: number) => string,
  numbers: (count: number) => number[],
): Outline {
  return (items, marks) => {
    const blocks: Block[] = [];
    const placed = items.map((item, at): PlacedItem => {
      const number = numbers(items.length)[at] ?? at + 1;
      const { mark, marked } = marks.around(asHeading(item.heading));
      blocks.push(line('heading', numeral(number) + marked));
      blocks.push(...item.body(below, false).map((text) => line('body', text)));
      return { item, number, mark };
    });
    return { blocks, placed };
  };
}

const inOrder = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

/** Leaves one number out, as where an item is not made public. */
const withGap = (count: number): number[] =>
  inOrder(count + 1).filter((n) => n !== Math.max(2, Math.ceil(count / 2)));

/** The outlines of design section 4, by name. */
export const outlines: Readonly<Record<string, Outline>> = {
  'numbered-headings': headed((n) => `${chinese(n)}、`, inBrackets, inOrder),
  'numbered-headings-arabic-below': headed((n) => `${chinese(n)}、`, withPoint, inOrder),
  'numbered-headings-with-gap': headed((n) => `${chinese(n)}、`, inBrackets, withGap),
  'bracketed-headings': headed(inBrackets, withPoint, inOrder),
  'arabic-headings': headed(
    (n) => `${n}、`,
    (n) => `（${n}）`,
    inOrder,
  ),
  'full-width-point-headings': headed(
    (n) => `${n}．`,
    (n) => `（${n}）`,
    inOrder,
  ),
  'meeting-item-headings': headed((n) => `会议第${chinese(n)}项：`, inBrackets, inOrder),
  'topic-word-headings': headed((n) => `议题${chinese(n)}：`, inBrackets, inOrder),
  'ordinal-headings': headed((n) => `第${chinese(n)}项议题：`, inBrackets, inOrder),

  /** 一、关于…, and what was done with it in the first sentence below. */
  'topical-headings': (items, marks) => {
    const blocks: Block[] = [];
    const placed = items.map((item, at): PlacedItem => {
      const { mark, marked } = marks.around(asTopic(item.heading));
      const [first = '', ...rest] = item.body(inBrackets, false);
      const told = `会议${asSentence(item.heading)}。`;
      blocks.push(line('heading', `${chinese(at + 1)}、${marked}`));
      if (first.startsWith('（')) blocks.push(line('body', told), line('body', first));
      else blocks.push(line('body', told + first));
      blocks.push(...rest.map((text) => line('body', text)));
      return { item, number: at + 1, mark, topical: item.heading.kind !== 'study' };
    });
    return { blocks, placed };
  },

  /** The numeral alone on a line, then 会议听取了…. */
  'bare-numerals': (items, marks, random) => {
    const blocks: Block[] = [];
    const placed = items.map((item, at): PlacedItem => {
      const { mark, marked } = marks.around(asSentence(item.heading));
      const [first = '', ...rest] = item.body(inBrackets, false);
      blocks.push(line('heading', chinese(at + 1)));
      if (/^会议(?:研究)?议定/.test(first)) blocks.push(line('body', `会议${marked}，${first.slice(2)}`));
      else if (random.chance(0.5) && !first.startsWith('（'))
        blocks.push(line('body', `会议${marked}。${first}`));
      else blocks.push(line('body', `会议${marked}。`), line('body', first));
      blocks.push(...rest.map((text) => line('body', text)));
      return { item, number: at + 1, mark };
    });
    return { blocks, placed };
  },

  /** Numeral, heading and first sentence in one paragraph. */
  'run-in': (items, marks, random) => {
    const blocks: Block[] = [];
    const sentence = random.chance(0.5);
    const placed = items.map((item, at): PlacedItem => {
      const { mark, marked } = marks.around(sentence ? asSentence(item.heading) : asHeading(item.heading));
      const [first = '', ...rest] = item.body(inBrackets, false);
      const together = !first.startsWith('（');
      blocks.push(
        line('body', `${chinese(at + 1)}、${sentence ? '会议' : ''}${marked}。${together ? first : ''}`),
      );
      if (!together) blocks.push(line('body', first));
      blocks.push(...rest.map((text) => line('body', text)));
      return { item, number: at + 1, mark };
    });
    return { blocks, placed };
  },

  /** Paragraphs without numbers, one an item. */
  'paragraphs-without-numbers': (items, marks) => {
    const blocks: Block[] = [];
    const placed = items.map((item, at): PlacedItem => {
      const { mark, marked } = marks.around(asSentence(item.heading));
      blocks.push(line('body', `会议${marked}。${item.body(withPoint, true).join('')}`));
      return { item, number: at + 1, mark };
    });
    return { blocks, placed };
  },

  /** Heading lines without numerals. */
  'headings-without-numbers': (items, marks) => {
    const blocks: Block[] = [];
    const placed = items.map((item, at): PlacedItem => {
      const { mark, marked } = marks.around(asHeading(item.heading));
      blocks.push(line('heading', marked));
      blocks.push(...item.body(inBrackets, true).map((text) => line('body', text)));
      return { item, number: at + 1, mark };
    });
    return { blocks, placed };
  },
};

export const outlineWeights: readonly (readonly [string, number])[] = [
  ['numbered-headings', 30],
  ['numbered-headings-arabic-below', 8],
  ['numbered-headings-with-gap', 6],
  ['bracketed-headings', 7],
  ['arabic-headings', 6],
  ['full-width-point-headings', 4],
  ['meeting-item-headings', 3],
  ['topical-headings', 8],
  ['topic-word-headings', 3],
  ['ordinal-headings', 3],
  ['bare-numerals', 10],
  ['run-in', 14],
  ['paragraphs-without-numbers', 8],
  ['headings-without-numbers', 5],
];
