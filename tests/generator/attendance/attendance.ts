import type { Meeting } from '../meeting.ts';
import { type Block, line } from '../minutes.ts';
import { memberLayouts } from './members.ts';
import { tableWithRemarks, underOneLabel } from './mixed.ts';
import { observerLayouts, perItem } from './observers.ts';
import type { Delegation, Parties } from './parties.ts';
import { bodyNames, type Seat, Seating, type Section, type Style } from './section.ts';

export interface Attendance {
  readonly blocks: readonly Block[];
  /** Sentences for the opening, where attendance is told in prose. */
  readonly prose: string;
  readonly seats: readonly Seat[];
  readonly layouts: readonly string[];
}

export interface AttendanceChoice {
  readonly members?: string;
  readonly observers?: string;
  readonly form?: string;
}

/** Layouts that could not be read by anybody if names were longer than Han names are. */
export const GLUED = [
  'glued',
  'glued-pairs',
  'glued-pairs-spaced',
  'comma-pairs',
  'pause-pairs',
  'semicolon-pairs',
  'post-between',
];

export const forms = [
  'none',
  'lists',
  'lists-with-groups',
  'lists-per-item',
  'under-one-label',
  'table-with-remarks',
  'prose',
  'prose-at-end',
] as const;

const LABELS: Readonly<Record<'present' | 'observer' | 'absent' | 'recorder', readonly string[]>> = {
  present: ['出席', '出席', '参加', '出席人员', '参加人员', '出席会议人员', '参会人员'],
  observer: ['列席', '列席', '列席人员', '列席会议人员'],
  absent: ['请假', '缺席', '因事请假', '请假人员'],
  recorder: ['记录', '记录人', '会议记录', '记录整理'],
};

/** A label as this document writes its labels: 出席：, 出　席：, 出席 . */
type Labels = (role: keyof typeof LABELS) => string;

function labels({ random }: Style): Labels {
  const index = random.int(0, 6);
  const inner = random.weighted([
    ['', 6],
    [' ', 2],
    ['　', 2],
    ['  ', 1],
  ]);
  const end = random.weighted([
    ['：', 7],
    [':', 2],
    [': ', 1],
    ['　', 1],
  ]);
  return (role) => {
    const words = LABELS[role];
    const word = words[Math.min(index, words.length - 1)] ?? words[0] ?? '';
    return (word.length === 2 ? [...word].join(inner) : word) + end;
  };
}

function absent(parties: Parties, label: string, style: Style): { blocks: Block[]; seats: Seat[] } {
  if (parties.absent.length === 0) return { blocks: [], seats: [] };
  const withReason = style.random.chance(0.7);
  const layout = withReason ? 'absent/with-reason' : 'absent/plain';
  const at = new Seating(style, 'absent', layout);
  const people = parties.absent.map(({ name, reason }) =>
    withReason ? `${at.seat(name, { note: reason })}（${reason}）` : at.seat(name),
  );
  return { blocks: [line('attendance', label + people.join('、'))], seats: at.seats };
}

function recorder(parties: Parties, label: string, style: Style): { blocks: Block[]; seats: Seat[] } {
  if (parties.recorder === '') return { blocks: [], seats: [] };
  const at = new Seating(style, 'recorder', 'recorder');
  return { blocks: [line('attendance', label + at.seat(parties.recorder, {}, true))], seats: at.seats };
}

/** 副区长李四、王五出席会议；区政府办赵六、区发改局局长钱七列席会议。 */
function prose(parties: Parties, meeting: Meeting, style: Style): { text: string; seats: Seat[] } {
  const present = new Seating(style, 'present', 'prose/present');
  const observer = new Seating(style, 'observer', 'prose/observer');
  const members = parties.members.filter(({ name }) => name !== meeting.chair.name);
  const posts = style.random.chance(0.5);
  const deputyPost = `副${meeting.government.head}`;
  const named = posts
    ? members.map(({ name, post }) => post + present.seat(name, { post })).join('，')
    : `${deputyPost}${members.map(({ name }) => present.seat(name, { post: deputyPost })).join('、')}`;
  const guests = parties.observers.slice(0, style.random.int(2, 6));
  const seated = guests.map((d) => {
    const organization = bodyNames(style, d);
    const [first, ...rest] = d.people;
    if (!first) return '';
    const more = rest.map(({ name, post }) => `、${post}${observer.seat(name, { organization, post })}`);
    return (
      organization +
      first.post +
      observer.seat(first.name, { organization, post: first.post }) +
      more.join('')
    );
  });
  const generic = style.random.chance(0.3) ? '，有关部门负责同志参加会议' : '';
  const text = `${named}出席会议${guests.length > 0 ? `，${seated.join('，')}列席会议` : ''}${generic}。`;
  return { text, seats: [...present.seats, ...observer.seats] };
}

function listed(name: string, delegations: readonly Delegation[], label: string, style: Style): Section {
  const layout = observerLayouts[name];
  if (!layout) throw new Error(`no layout of observers is called ${name}`);
  return layout(delegations, label, style);
}

const grouped = (
  parties: Parties,
  label: string,
  style: Style,
  layout: string,
): { blocks: Block[]; seats: Seat[]; used: string[] } => {
  const invited = new Seating(style, 'observer', 'observers/invited-group');
  const words = style.random.pick(['邀请列席', '特邀列席', '应邀列席']);
  const guests = parties.invited
    .map(
      (d) =>
        bodyNames(style, d) +
        d.people.map(({ name }) => invited.seat(name, { organization: bodyNames(style, d) })).join('、'),
    )
    .join('，');
  const standing = listed(
    layout,
    parties.observers,
    `（二）${style.random.pick(['固定列席', '部门列席', '常列席'])}：`,
    style,
  );
  return {
    blocks: [line('attendance', label), line('attendance', `（一）${words}：${guests}`), ...standing.blocks],
    seats: [...invited.seats, ...standing.seats],
    used: ['observers/invited-group', `observers/${layout}`],
  };
};

/** Lays out who attended a meeting of so many items. Nothing is in the truth that the layout does not show. */
export function layOutAttendance(
  parties: Parties,
  meeting: Meeting,
  items: number,
  style: Style,
  choice: Required<AttendanceChoice>,
): Attendance {
  const { random } = style;
  const { form } = choice;
  if (form === 'none') return { blocks: [], prose: '', seats: [], layouts: ['none'] };
  const told = form.startsWith('prose') ? prose(parties, meeting, style) : { text: '', seats: [] };
  if (form === 'prose') return { blocks: [], prose: told.text, seats: told.seats, layouts: ['prose'] };
  if (form === 'prose-at-end')
    return { blocks: [line('body', told.text)], prose: '', seats: told.seats, layouts: ['prose-at-end'] };

  if (form === 'under-one-label' || form === 'table-with-remarks') {
    const { blocks, seats } =
      form === 'under-one-label' ? underOneLabel(parties, items, style) : tableWithRemarks(parties, style);
    return { blocks, prose: '', seats, layouts: [form] };
  }

  const label = labels(style);
  const blocks: Block[] = [];
  const seats: Seat[] = [...told.seats];
  const layouts: string[] = told.text ? ['prose'] : [];
  if (!told.text) {
    const members = (memberLayouts[choice.members] ?? memberLayouts.enumerated)?.(
      parties.members,
      label('present'),
      style,
    );
    if (!members) throw new Error(`no layout of members is called ${choice.members}`);
    blocks.push(...members.blocks);
    seats.push(...members.seats);
    layouts.push(`members/${choice.members}`);
    const away = absent(parties, label('absent'), style);
    blocks.push(...away.blocks);
    seats.push(...away.seats);
    const observers = observerSection(parties, label('observer'), items, style, choice);
    blocks.push(...observers.blocks);
    seats.push(...observers.seats);
    layouts.push(...observers.used);
  }
  if (random.chance(0.5)) {
    const note = recorder(parties, label('recorder'), style);
    blocks.push(...note.blocks);
    seats.push(...note.seats);
  }
  return { blocks, prose: told.text, seats, layouts };
}

function observerSection(
  parties: Parties,
  label: string,
  items: number,
  style: Style,
  choice: Required<AttendanceChoice>,
): { blocks: Block[]; seats: Seat[]; used: string[] } {
  if (choice.form === 'lists-with-groups') return grouped(parties, label, style, choice.observers);
  if (choice.form === 'lists-per-item') {
    const each = perItem(parties.observers, items, style);
    return {
      blocks: [line('attendance', label), ...each.blocks],
      seats: each.seats,
      used: ['observers/per-item'],
    };
  }
  return {
    ...listed(choice.observers, parties.observers, label, style),
    used: [`observers/${choice.observers}`],
  };
}
