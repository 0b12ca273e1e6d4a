import { Matter, type Minutes, topics } from '../decisions/matter.ts';
import type { Marks } from '../marks.ts';
import type { Meeting } from '../meeting.ts';
import type { Block, Doubt } from '../minutes.ts';
import { line } from '../minutes.ts';
import type { Random } from '../random.ts';
import { type Body, deciding, guiding, SINGLE, SINGLE_GUIDING } from './bodies.ts';
import { Guidance } from './guidance.ts';
import { type Heading, inventHeading, withOneMatter } from './headings.ts';
import { type Item, outlines, outlineWeights, type PlacedItem } from './outlines.ts';

export interface Agenda {
  readonly items: readonly Item[];
  readonly blocks: readonly Block[];
  readonly placed: readonly PlacedItem[];
  readonly doubts: readonly Doubt[];
  readonly outline: string;
  readonly bodies: readonly string[];
}

export interface AgendaChoice {
  readonly outline?: string;
  readonly body?: string;
  readonly wording?: string;
}

const DECIDING_RATE: Readonly<Record<Heading['kind'], number>> = {
  study: 0,
  report: 0.5,
  deliberation: 0.9,
  mixed: 0.9,
  other: 0.9,
};

/** Composes what the meeting dealt with, and lays it out. */
export function composeAgenda(random: Random, marks: Marks, meeting: Meeting, choice: AgendaChoice): Agenda {
  const minutes: Minutes = {
    random,
    marks,
    government: meeting.government,
    heldOn: meeting.heldOn,
    deputies: meeting.deputies,
    said: new Set(),
  };
  const doubts: Doubt[] = [];
  const bodies: string[] = [];
  const count = random.int(2, 9);
  const items = random.sample(topics, count).map((topic, position): Item => {
    const matter = new Matter(minutes, topic);
    const heading = inventHeading(matter, position);
    const guidance = new Guidance(matter, doubts);
    const decides = random.chance(DECIDING_RATE[heading.kind]);
    return {
      matter,
      heading,
      body: (numeral, single) => {
        const [name, body] = chooseBody(random, decides, single, choice.body);
        bodies.push(name);
        return body({ matter, guidance, numeral, unnumbered: single, wording: choice.wording });
      },
    };
  });
  const outline = choice.outline ?? random.weighted(outlineWeights);
  const layOut = outlines[outline];
  if (!layOut) throw new Error(`no outline is called ${outline}`);
  const told =
    outline === ONE_MATTER_A_PARAGRAPH
      ? items.map((item) => ({ ...item, heading: withOneMatter(item.heading) }))
      : items;
  const { blocks, placed } = layOut(told, marks, random);
  return { items: told, blocks: blocks.flatMap(inLines), placed, doubts, outline, bodies };
}

/** Without numbers and headings, a paragraph that tells several matters would be running prose, and each of them an item. */
const ONE_MATTER_A_PARAGRAPH = 'paragraphs-without-numbers';

/** A paragraph may hold the lines of a list. */
const inLines = (block: Block): Block[] =>
  block.role === 'table'
    ? [block]
    : block.text.split('\n').flatMap((text) => (text === '' ? [] : [line(block.role, text)]));

function chooseBody(
  random: Random,
  decides: boolean,
  single: boolean,
  wanted?: string,
): readonly [string, Body] {
  const bodies = decides ? deciding : guiding;
  const names = single ? (decides ? SINGLE : SINGLE_GUIDING) : Object.keys(bodies);
  const name = wanted && decides && bodies[wanted] ? wanted : random.pick(names);
  const body = bodies[name];
  if (!body) throw new Error(`no body is called ${name}`);
  return [name, body];
}
