import wrapping from '../data/wrapping.json' with { type: 'json' };
import { inside, isMark } from '../marks.ts';
import { type Block, line } from '../minutes.ts';
import { mapBlock, textOf } from '../page/sheet.ts';
import type { Random } from '../random.ts';
import type { Damage } from './damage.ts';

/** Breaks text after every so many characters, as text taken out of a PDF is broken. */
function wrap(text: string, width: number): string {
  let out = '';
  let column = 0;
  for (const character of text) {
    if (column >= width && !isMark(character)) {
      out += '\n';
      column = 0;
    }
    out += character;
    if (!isMark(character)) column++;
  }
  return out;
}

/** Hard line breaks inside paragraphs and lists. */
export const hardWraps: Damage = ({ sheet, random }) => {
  const width = random.int(28, 42);
  const indent = random.pick(['　　', '    ', '']);
  return {
    ...sheet,
    blocks: sheet.blocks.map((block) =>
      block.role === 'body' || block.role === 'attendance'
        ? mapBlock(block, (text) => wrap((block.role === 'body' ? indent : '') + text, width))
        : block,
    ),
  };
};

/** Page numbers on lines of their own, between the lines of the minutes. */
export const pageNumbers: Damage = ({ sheet, random }) => {
  const form = random.pick([
    (n: number) => `— ${n} —`,
    (n: number) => `- ${n} -`,
    (n: number) => `${n}`,
    (n: number) => `第 ${n} 页`,
  ]);
  let page = 1;
  const blocks = sheet.blocks.flatMap((block, at): Block[] =>
    at > 2 && block.role === 'body' && at % 7 === 0 ? [line('signature', form(page++)), block] : [block],
  );
  return { ...sheet, blocks };
};

/** The title once or twice more. */
export const doubledTitle: Damage = ({ sheet, random }) => {
  const titles = sheet.blocks.filter((block) => block.role === 'title');
  return { ...sheet, blocks: [...titles, ...(random.chance(0.4) ? titles : []), ...sheet.blocks] };
};

function between(blocks: readonly Block[], random: Random, block: Block): Block[] {
  const bodies = blocks.flatMap((block, at) => (block.role === 'body' && at > 2 ? [at] : []));
  if (bodies.length === 0) return [...blocks];
  const at = random.pick(bodies);
  return [...blocks.slice(0, at), block, ...blocks.slice(at)];
}

/** Lines that have nothing to do with the page: at the end, sometimes between paragraphs. */
export const spam: Damage = ({ sheet, random }) => {
  const lines = random.sample(wrapping.spam, random.int(1, 3));
  const [first = '', ...rest] = lines;
  const inside = random.chance(0.4);
  return {
    ...sheet,
    blocks: inside ? between(sheet.blocks, random, line('signature', first)) : sheet.blocks,
    footer: [...sheet.footer, ...(inside ? rest : lines)],
  };
};

/** Text in the page that nobody sees: advertising, and sentences that would count as decisions if they stood there. */
export const hiddenText: Damage = ({ sheet, random, form }) => {
  if (!form.startsWith('html/')) return sheet;
  const texts = random.sample([...wrapping.spam, ...wrapping.hidden], random.int(1, 3));
  const blocks = texts.reduce<Block[]>(
    (before, text) => between(before, random, line('hidden', text)),
    [...sheet.blocks],
  );
  return { ...sheet, blocks };
};

const CUTTABLE = [
  'observers/glued-pairs',
  'observers/glued-pairs-spaced',
  'observers/comma-pairs',
  'observers/semicolon-pairs',
  'members/enumerated',
  'observers/pair-a-line',
];

/** One name cut down to its surname, visibly: white space is left where the rest was. */
export const cutName: Damage = ({ sheet, seats, random }) => {
  const han = seats.filter((seat) => CUTTABLE.includes(seat.layout) && seat.name.length === 3);
  if (han.length === 0) return sheet;
  const { mark, name } = random.pick(han);
  if (inside(textOf(sheet), mark) !== name) return sheet;
  const blocks = sheet.blocks.map((block) =>
    mapBlock(block, (text) =>
      inside(text, mark) === name
        ? text.replace(new RegExp(`(.)${name}(.)`, 'u'), `$1${name.charAt(0)}$2  `)
        : text,
    ),
  );
  return { ...sheet, blocks };
};

/** The lists of attendance run together into one line. */
export const listsRunTogether: Damage = ({ sheet }) => {
  const attendance = sheet.blocks.filter((block) => block.role === 'attendance');
  const whole = attendance.every(
    (block) => block.role !== 'table' && /^[^、，]{2,8}[:：]./u.test(block.text),
  );
  if (attendance.length < 2 || !whole || sheet.blocks.some((block) => block.role === 'table')) return sheet;
  const text = attendance.map((block) => (block.role === 'table' ? '' : block.text)).join('  ');
  const first = sheet.blocks.findIndex((block) => block.role === 'attendance');
  const rest = sheet.blocks.filter((block) => block.role !== 'attendance');
  return { ...sheet, blocks: [...rest.slice(0, first), line('attendance', text), ...rest.slice(first)] };
};
