import { line } from '../minutes.ts';
import type { Member } from './parties.ts';
import { Seating, type Section, type Style } from './section.ts';

/** Writes the members of the government under a label such as 出席：. */
export type MemberLayout = (members: readonly Member[], label: string, style: Style) => Section;

const inRows = <T>(values: readonly T[], width: number): T[][] =>
  Array.from({ length: Math.ceil(values.length / width) }, (_, row) =>
    values.slice(row * width, (row + 1) * width),
  );

/** The layouts of a list of members, by name. */
export const memberLayouts: Readonly<Record<string, MemberLayout>> = {
  enumerated: (members, label, style) => {
    const at = new Seating(style, 'present', 'members/enumerated');
    const names = members.map(({ name }) => at.seat(name)).join('、');
    return { blocks: [line('attendance', label + names)], seats: at.seats };
  },
  spaced: (members, label, style) => {
    const at = new Seating(style, 'present', 'members/spaced');
    const gap = style.random.pick([' ', '  ', '　']);
    const names = members.map(({ name }) => at.seat(name, {}, gap !== '　')).join(gap);
    return { blocks: [line('attendance', label + names)], seats: at.seats };
  },
  columns: (members, label, style) => {
    const at = new Seating(style, 'present', 'members/columns');
    const rows = inRows(
      members.map(({ name }) => at.seat(name, {}, true)),
      style.random.int(3, 5),
    ).map((row) => row.join('　　'));
    const [first = '', ...rest] = rows;
    const blocks = [label + first, ...rest.map((row) => `　　　　${row}`)];
    return { blocks: blocks.map((text) => line('attendance', text)), seats: at.seats };
  },
  glued: (members, label, style) => {
    const at = new Seating(style, 'present', 'members/glued');
    const names = members.map(({ name }) => at.seat(name) + (style.random.chance(0.25) ? '  ' : '')).join('');
    return { blocks: [line('attendance', label + names)], seats: at.seats };
  },
  'label-then-lines': (members, label, style) => {
    const at = new Seating(style, 'present', 'members/label-then-lines');
    const rows = inRows(
      members.map(({ name }) => at.seat(name)),
      4,
    ).map((row) => row.join('、'));
    return { blocks: [label, ...rows].map((text) => line('attendance', text)), seats: at.seats };
  },
  'name-and-post-a-line': (members, label, style) => {
    const at = new Seating(style, 'present', 'members/name-and-post-a-line');
    const rows = members.map(({ name, post }) => `${at.seat(name, { post }, true)}　${post}`);
    return { blocks: [label, ...rows].map((text) => line('attendance', text)), seats: at.seats };
  },
  'post-before-name': (members, label, style) => {
    const at = new Seating(style, 'present', 'members/post-before-name');
    const parts = members.map(({ name, post }) => post + at.seat(name, { post }));
    return { blocks: [line('attendance', label + parts.join('，'))], seats: at.seats };
  },
  'post-in-brackets': (members, label, style) => {
    const at = new Seating(style, 'present', 'members/post-in-brackets');
    const parts = members.map(({ name, post }) => `${at.seat(name, { post })}（${post}）`);
    return { blocks: [line('attendance', label + parts.join('、'))], seats: at.seats };
  },
};
