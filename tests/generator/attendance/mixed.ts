import { type Block, line } from '../minutes.ts';
import { chinese } from '../numerals.ts';
import type { Delegation, Parties } from './parties.ts';
import { bodyNames, Seating, type Section, type Style } from './section.ts';

// Lists in which members, guests and those who are away stand together, and what stands behind them tells which.

const GUEST = ['邀请', '应邀列席', '特邀'];
const STANDING = ['固定列席', '列席'];

interface Seatings {
  readonly present: Seating;
  readonly observer: Seating;
  readonly absent: Seating;
}

const seatings = (style: Style, layout: string): Seatings => ({
  present: new Seating(style, 'present', layout),
  observer: new Seating(style, 'observer', layout),
  absent: new Seating(style, 'absent', layout),
});

const section = (blocks: readonly Block[], at: Seatings): Section => ({
  blocks: [...blocks],
  seats: [...at.present.seats, ...at.observer.seats, ...at.absent.seats],
});

/** 县财政局　张三、李四 */
const pair = (at: Seating, style: Style, d: Delegation): string => {
  const organization = bodyNames(style, d);
  return `${organization}　${d.people.map(({ name }) => at.seat(name, { organization })).join('、')}`;
};

/** 参加会议人员：, with the role of guests in a bracket at the end of their line, and of who is away behind the name. */
export function underOneLabel(parties: Parties, items: number, style: Style): Section {
  const { random } = style;
  const at = seatings(style, 'one-label/brackets');
  const members = parties.members.map(({ name }) => at.present.seat(name));
  const away = parties.absent.map(({ name }) => `${at.absent.seat(name)}（请假）`);
  const guest = random.pick(GUEST);
  const invited = parties.invited.map((d) => `${pair(at.observer, style, d)}（${guest}）`);
  const half = Math.ceil(parties.observers.length / 2);
  const standing: string[] = [];
  const word = random.pick(STANDING);
  for (let i = 0; i < half; i += 2) {
    const both = parties.observers.slice(i, Math.min(i + 2, half)).map((d) => pair(at.observer, style, d));
    standing.push(`${both.join('，')}（${word}）`);
  }
  const forItems = parties.observers
    .slice(half)
    .map((d) => `${pair(at.observer, style, d)}（第${chinese(random.int(1, items))}项议题）`);
  const label = random.pick(['参加会议人员：', '参会人员：', '参加人员：']);
  const rows = [label, [...members, ...away].join('、'), ...invited, ...standing, ...forItems];
  return section(
    rows.map((text) => line('attendance', text)),
    at,
  );
}

/** A table without a label, whose last column tells who was there how. */
export function tableWithRemarks(parties: Parties, style: Style): Section {
  const at = seatings(style, 'one-label/table-with-remarks');
  const rows: (readonly [name: string, post: string, remark: string])[] = [
    ...parties.members.map(({ name, post }) => [at.present.seat(name, { post }), post, ''] as const),
    ...parties.absent.map(({ name, post }) => [at.absent.seat(name, { post }), post, '请假'] as const),
    ...parties.observers.flatMap((d) =>
      d.people.map(({ name, post }) => {
        const organization = bodyNames(style, d);
        return [at.observer.seat(name, { organization, post }), organization + post, '列席'] as const;
      }),
    ),
  ];
  const numbered = rows.map((row, i) => [String(i + 1), ...row]);
  return section([{ role: 'table', rows: [['序号', '姓名', '单位及职务', '备注'], ...numbered] }], at);
}
