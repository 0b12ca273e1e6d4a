import { Converter } from 'opencc-js/t2cn';
import type { Gold, GoldItem } from '../eval/gold.ts';
import { composeAgenda } from './agenda/agenda.ts';
import type { PlacedItem } from './agenda/outlines.ts';
import { type AttendanceChoice, GLUED, layOutAttendance } from './attendance/attendance.ts';
import { memberLayouts } from './attendance/members.ts';
import { observerLayouts } from './attendance/observers.ts';
import { inviteParties } from './attendance/parties.ts';
import { goldSeat, type Seat } from './attendance/section.ts';
import { chooseDamage, damages } from './damage/kinds.ts';
import { inventGovernment } from './government.ts';
import { inside, type Mark, Marks, unmarked } from './marks.ts';
import { inventMeeting, type Meeting } from './meeting.ts';
import { type Block, type Doubt, line } from './minutes.ts';
import { open } from './opening.ts';
import type { Encoding } from './page/encode.ts';
import { chooseForm, type Page, renderPage } from './page/render.ts';
import { chooseSheet, layOutSheet, mapSheet, type Shown, textOf } from './page/sheet.ts';
import { Random } from './random.ts';

export interface GenerateOptions {
  /** Damages the page in one to three ways, or in the ways named. */
  readonly damage?: boolean | readonly string[];
  /** Names of layouts to use instead of random ones. */
  readonly outline?: string;
  readonly body?: string;
  readonly wording?: string;
  readonly attendance?: AttendanceChoice;
  readonly opening?: string;
  readonly page?: string;
}

export interface Generated {
  readonly page: Page;
  readonly gold: Gold;
  /** Names of the layouts that were used, by part. */
  readonly layouts: Readonly<
    Record<'page' | 'outline' | 'opening' | 'body' | 'attendance', readonly string[]>
  >;
  readonly encoding: Encoding;
  readonly damage: readonly string[];
}

const simplify = Converter({ from: 't', to: 'cn' });

function chooseAttendance(random: Random, wanted: AttendanceChoice = {}): Required<AttendanceChoice> {
  return {
    form:
      wanted.form ??
      (wanted.members || wanted.observers
        ? 'lists'
        : random.weighted<string>([
            ['none', 25],
            ['lists', 50],
            ['lists-with-groups', 10],
            ['lists-per-item', 5],
            ['under-one-label', 4],
            ['table-with-remarks', 2],
            ['prose', 8],
            ['prose-at-end', 4],
          ])),
    members: wanted.members ?? random.pick(Object.keys(memberLayouts)),
    observers: wanted.observers ?? random.pick(Object.keys(observerLayouts)),
  };
}

/**
 * Invents one page of minutes and what it says. Pure: the same seed and options give the same bytes.
 * Throws when a layout that is asked for does not exist.
 */
export function generate(seed: number | string, options: GenerateOptions = {}): Generated {
  const root = new Random(seed);
  const marks = new Marks();
  const choice = chooseAttendance(root.fork('attendance-choice'), options.attendance);
  const glued = GLUED.includes(choice.members) || GLUED.includes(choice.observers) || choice.form !== 'lists';
  const government = inventGovernment(root.fork('government'));
  const meeting = inventMeeting(root.fork('meeting'), government, glued ? 'han' : 'any');
  const agenda = composeAgenda(root.fork('agenda'), marks, meeting, options);
  const opening = open(root.fork('opening'), meeting, agenda.items, options.opening);

  const random = root.fork('attendance');
  const style = { random, marks, prefixed: random.chance(0.7), padded: random.chance(0.6) };
  const attendance = layOutAttendance(
    inviteParties(random, meeting),
    meeting,
    agenda.items.length,
    style,
    choice,
  );

  const closing = root.fork('closing').chance(0.35) ? [line('body', '会议还研究了其他事项。')] : [];
  const first = choice.form !== 'prose-at-end' && root.fork('position').chance(0.12);
  const minutes: Block[] = [
    ...(first ? attendance.blocks : []),
    line(
      'body',
      attendance.prose && !opening.text.endsWith('：') ? opening.text + attendance.prose : opening.text,
    ),
    ...(attendance.prose && opening.text.endsWith('：') ? [line('body', attendance.prose)] : []),
    ...agenda.blocks,
    ...closing,
    ...(first ? [] : attendance.blocks),
  ];
  const form = options.page ?? chooseForm(root.fork('form'));
  const sheetRandom = root.fork('sheet');
  const { sheet: whole, shown } = layOutSheet(sheetRandom, meeting, minutes, chooseSheet(sheetRandom, form));

  const damageRandom = root.fork('damage');
  const chosen = Array.isArray(options.damage)
    ? options.damage
    : options.damage
      ? chooseDamage(damageRandom)
      : [];
  const damage: string[] = [];
  let sheet = whole;
  for (const name of chosen) {
    const hurt = damages[name]?.({
      sheet,
      meeting,
      shown,
      seats: attendance.seats,
      random: damageRandom,
      form,
    });
    if (!hurt) throw new Error(`no damage is called ${name}`);
    if (hurt !== sheet) damage.push(name);
    sheet = hurt;
  }

  const traditional = damage.includes('traditional-script');
  const gold = truth({
    page: textOf(sheet),
    meeting,
    shown,
    opening,
    placed: agenda.placed,
    doubts: agenda.doubts,
    seats: attendance.seats,
    readable: (text) => (traditional ? simplify(text) : text).replace(/[\s\p{Cc}\p{Cf}]/gu, ''),
  });
  const rendered = renderPage(root.fork('page'), mapSheet(sheet, unmarked), {
    traditional,
    form,
  });
  return {
    page: { ...rendered.page, name: `generated-${root.seed}.${rendered.extension}` },
    gold,
    layouts: {
      page: [rendered.form],
      outline: [agenda.outline],
      opening: [opening.form],
      body: agenda.bodies,
      attendance: attendance.layouts,
    },
    encoding: rendered.encoding,
    damage,
  };
}

/** 区政府区长 is a post, and 区长 of 区政府 too. */
function chairPost(posts: readonly string[], body: string): { post: string; postVariants?: string[] } {
  const post = posts.join('、');
  const short = posts.map((one) => (one.startsWith(body) ? one.slice(body.length) : one)).join('、');
  return short === post ? { post } : { post, postVariants: [short] };
}

const KINDS: readonly GoldItem['kind'][] = ['study', 'report', 'deliberation', 'mixed', 'other'];

interface Facts {
  readonly page: string;
  readonly meeting: Meeting;
  readonly shown: Shown;
  readonly opening: { readonly body: string; readonly posts: readonly string[] };
  readonly placed: readonly PlacedItem[];
  readonly doubts: readonly Doubt[];
  readonly seats: readonly Seat[];
  readonly readable: (text: string) => string;
}

function found(page: string, mark: Mark): string {
  const text = inside(page, mark);
  if (text === undefined) throw new Error('the page lost a passage that the truth speaks of');
  return text;
}

function truth({ page, meeting, shown, opening, placed, doubts, seats, readable }: Facts): Gold {
  const { government, chair } = meeting;
  const { official, formal, short, shortest, area } = government;
  return {
    form: 'minutes',
    meeting: {
      body: opening.body,
      bodyVariants: [official, formal, short, shortest, `${area}政府`],
      number: meeting.number,
      heldOn: meeting.heldOn,
      documentNumber: shown.has('documentNumber') ? meeting.documentNumber : null,
      indexNumber: shown.has('indexNumber') ? meeting.indexNumber : null,
      issuedOn: shown.has('issuedOn') ? meeting.issuedOn : null,
      publishedOn: shown.has('publishedOn') ? meeting.publishedOn : null,
      chair: { name: chair.name, posts: [...opening.posts] },
    },
    items: placed.map(({ item, number, mark, topical }) => {
      const others = topical ? KINDS.filter((kind) => kind !== item.heading.kind) : item.heading.alsoKinds;
      return {
        number,
        heading: readable(found(page, mark)),
        ...(others.length > 0 && { kindVariants: [...others] }),
        kind: item.heading.kind,
      };
    }),
    decisions: placed.flatMap(({ item, number }) =>
      item.matter.decisions.map((d) => d.gold(page, number, readable)),
    ),
    attendance: [
      {
        name: chair.name,
        role: 'chair',
        organization: null,
        ...chairPost(opening.posts, shortest),
        flags: [],
        layout: 'chair',
      },
      ...seats
        .filter((seat) => seat.role !== 'present' || seat.name !== chair.name)
        .map((seat) => goldSeat(seat, page, readable)),
    ],
    doubtful: doubts.map(({ mark, why }) => ({ anchor: found(page, mark), why })),
  };
}
