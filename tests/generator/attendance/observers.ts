import { type Block, line } from '../minutes.ts';
import { chinese } from '../numerals.ts';
import type { Delegation } from './parties.ts';
import { bodyNames, Seating, type Section, type Style } from './section.ts';

/** Writes those who sat in for their bodies under a label such as 列席：. */
export type ObserverLayout = (delegations: readonly Delegation[], label: string, style: Style) => Section;

interface Writer {
  readonly at: Seating;
  readonly style: Style;
  readonly note?: string;
}

const facts = ({ style, note }: Writer, d: Delegation): { organization: string; note?: string } => ({
  organization: bodyNames(style, d),
  ...(note && { note }),
});

/** 区发改局张三、李四 */
const glued = (w: Writer, d: Delegation, joint = '、'): string =>
  bodyNames(w.style, d) + d.people.map(({ name }) => w.at.seat(name, facts(w, d))).join(joint);

function inLine(
  name: string,
  gap: (style: Style) => string,
  one: (w: Writer, d: Delegation) => string,
): ObserverLayout {
  return (delegations, label, style) => {
    const at = new Seating(style, 'observer', `observers/${name}`);
    const w = { at, style };
    const text = delegations.map((d, index) => (index > 0 ? gap(style) : '') + one(w, d)).join('');
    return { blocks: [line('attendance', label + text)], seats: at.seats };
  };
}

function aLineEach(name: string, one: (w: Writer, d: Delegation) => readonly string[]): ObserverLayout {
  return (delegations, label, style) => {
    const at = new Seating(style, 'observer', `observers/${name}`);
    const lines = delegations.flatMap((d) => one({ at, style }, d));
    return { blocks: [label, ...lines].map((text) => line('attendance', text)), seats: at.seats };
  };
}

function table(
  name: string,
  head: readonly string[],
  cells: (w: Writer, d: Delegation) => readonly (readonly string[])[],
  pairs = 1,
): ObserverLayout {
  return (delegations, label, style) => {
    const at = new Seating(style, 'observer', `observers/${name}`);
    const single = delegations.flatMap((d) => cells({ at, style }, d));
    const rows: string[][] = [Array.from({ length: pairs }, () => head).flat()];
    for (let i = 0; i < single.length; i += pairs) rows.push(single.slice(i, i + pairs).flat());
    const blocks: Block[] = [line('attendance', label), { role: 'table', rows }];
    return { blocks, seats: at.seats };
  };
}

const pairCells = (w: Writer, d: Delegation): string[][] => [
  [
    bodyNames(w.style, d),
    d.people.map(({ name }) => w.at.seat(name, facts(w, d), d.people.length === 1)).join('、'),
  ],
];

const manySpaces = (style: Style): string => style.random.pick(['  ', '   ', '　', '　　']);

/** The layouts of a list of observers, by name. */
export const observerLayouts: Readonly<Record<string, ObserverLayout>> = {
  'glued-pairs': inLine('glued-pairs', (style) => (style.random.chance(0.35) ? '  ' : ''), glued),
  'comma-pairs': inLine('comma-pairs', () => '，', glued),
  'pause-pairs': inLine('pause-pairs', () => '、', glued),
  'semicolon-pairs': inLine('semicolon-pairs', () => '；', glued),
  'glued-pairs-spaced': inLine('glued-pairs-spaced', manySpaces, glued),
  'spaced-pairs': inLine(
    'spaced-pairs',
    () => '　　',
    (w, d) =>
      `${bodyNames(w.style, d)} ${d.people.map(({ name }) => w.at.seat(name, facts(w, d))).join(' ')}`,
  ),
  'colon-pairs': inLine(
    'colon-pairs',
    () => '；',
    (w, d) =>
      `${bodyNames(w.style, d)}：${d.people.map(({ name }) => w.at.seat(name, facts(w, d))).join('、')}`,
  ),
  'post-between': inLine(
    'post-between',
    (style) => style.random.pick(['，', '、']),
    (w, d) =>
      d.people
        .map(
          ({ name, post }, index) =>
            `${index === 0 ? bodyNames(w.style, d) : ''}${post}${w.at.seat(name, { ...facts(w, d), post })}`,
        )
        .join('、'),
  ),
  'body-in-brackets': inLine(
    'body-in-brackets',
    () => '、',
    (w, d) =>
      d.people.map(({ name }) => `${w.at.seat(name, facts(w, d))}（${bodyNames(w.style, d)}）`).join('、'),
  ),
  'padded-brackets': inLine(
    'padded-brackets',
    (style) => style.random.pick(['　', '  ', '　　']),
    (w, d) =>
      d.people
        .map(({ name }) => `${w.at.seat(name, facts(w, d), true)}（${bodyNames(w.style, d)}）`)
        .join('　'),
  ),
  'body-and-post-in-brackets': inLine(
    'body-and-post-in-brackets',
    () => '、',
    (w, d) =>
      d.people
        .map(
          ({ name, post }) =>
            `${w.at.seat(name, { ...facts(w, d), post })}（${bodyNames(w.style, d)}${post}）`,
        )
        .join('、'),
  ),
  'pair-a-line': aLineEach('pair-a-line', (w, d) => [
    `${bodyNames(w.style, d)}　${d.people.map(({ name }) => w.at.seat(name, facts(w, d), d.people.length === 1)).join('、')}`,
  ]),
  'colon-a-line': aLineEach('colon-a-line', (w, d) => [
    `${bodyNames(w.style, d)}：${d.people.map(({ name }) => w.at.seat(name, facts(w, d))).join('、')}`,
  ]),
  'name-first-a-line': aLineEach('name-first-a-line', (w, d) =>
    d.people.map(
      ({ name, post }) =>
        `${w.at.seat(name, { ...facts(w, d), post }, true)}　　${bodyNames(w.style, d)}${post}`,
    ),
  ),
  'body-post-name-a-line': aLineEach('body-post-name-a-line', (w, d) =>
    d.people.map(
      ({ name, post }) =>
        `${bodyNames(w.style, d)}${post}　${w.at.seat(name, { ...facts(w, d), post }, true)}`,
    ),
  ),
  'table-body-name': table('table-body-name', ['单位', '姓名'], pairCells),
  'table-two-pairs': table('table-two-pairs', ['单位', '姓名'], pairCells, 2),
  'table-name-body-post': table('table-name-body-post', ['姓名', '单位', '职务'], (w, d) =>
    d.people.map(({ name, post }) => [
      w.at.seat(name, { ...facts(w, d), post }, true),
      bodyNames(w.style, d),
      post,
    ]),
  ),
  'pairs-in-columns': (delegations, label, style) => {
    const at = new Seating(style, 'observer', 'observers/pairs-in-columns');
    const cells = delegations.map(
      (d) =>
        `${bodyNames(style, d)} ${d.people.map(({ name }) => at.seat(name, facts({ at, style }, d), d.people.length === 1)).join('、')}`,
    );
    const rows: string[] = [];
    for (let i = 0; i < cells.length; i += 2) rows.push(cells.slice(i, i + 2).join('　　　'));
    return { blocks: [label, ...rows].map((text) => line('attendance', text)), seats: at.seats };
  },
};

const PER_ITEM_LABELS: readonly ((numeral: string) => string)[] = [
  (n) => `第${n}项`,
  (n) => `第${n}项议题`,
  (n) => `议题${n}`,
];

/** Who came for which item of the agenda, item by item. */
export function perItem(delegations: readonly Delegation[], items: number, style: Style): Section {
  const at = new Seating(style, 'observer', 'observers/per-item');
  const labelOf = style.random.pick(PER_ITEM_LABELS);
  const each = Math.max(1, Math.ceil(delegations.length / items));
  const blocks: Block[] = [];
  for (let item = 1; (item - 1) * each < delegations.length; item++) {
    const note = labelOf(chinese(item));
    const own = delegations.slice((item - 1) * each, item * each);
    const people = own.map((d) => glued({ at, style, note }, d)).join('，');
    blocks.push(line('attendance', `${note}：${people}`));
  }
  return { blocks, seats: at.seats };
}
