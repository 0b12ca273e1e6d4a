import type { GoldAttendance } from '../../eval/gold.ts';
import type { Body } from '../government.ts';
import { inside, type Mark, type Marks } from '../marks.ts';
import type { Block } from '../minutes.ts';
import type { Random } from '../random.ts';
import type { Delegation } from './parties.ts';

/** One person as the page shows him: what a layout does not show is not in it. */
export interface Seat {
  readonly mark: Mark;
  readonly name: string;
  readonly role: GoldAttendance['role'];
  readonly organization?: string;
  readonly organizationVariants?: readonly string[];
  readonly post?: string;
  readonly note?: string;
  readonly layout: string;
}

/** What a layout gives back: the lines and who stands in them. */
export interface Section {
  readonly blocks: Block[];
  readonly seats: Seat[];
}

/** How one document writes its lists. */
export interface Style {
  readonly random: Random;
  readonly marks: Marks;
  /** 区发改局 rather than 发改局. */
  readonly prefixed: boolean;
  /** Two-character names with an ideographic space inside. */
  readonly padded: boolean;
}

export const bodyName = (style: Style, body: Body): string => (style.prefixed ? body.name : body.bare);

export const bodyNames = (style: Style, { bodies }: Delegation): string =>
  bodies.map((body) => bodyName(style, body)).join('、');

/** Takes the seats down while the names are written. */
export class Seating {
  readonly seats: Seat[] = [];
  readonly #style: Style;
  readonly #layout: string;
  readonly #role: Seat['role'];

  constructor(style: Style, role: Seat['role'], layout: string) {
    this.#style = style;
    this.#role = role;
    this.#layout = layout;
  }

  /** The name for the page. `padded`: with a space inside a name of two characters, where the document does so. */
  seat(name: string, facts: Omit<Seat, 'mark' | 'name' | 'role' | 'layout'> = {}, padded = false): string {
    const short = [...name].length === 2;
    const shown = padded && short && this.#style.padded ? [...name].join('　') : name;
    const { mark, marked } = this.#style.marks.around(shown);
    this.seats.push({ mark, name, role: this.#role, layout: this.#layout, ...facts });
    return marked;
  }
}

/** The truth about one person as it stands on the finished page. */
export function goldSeat(seat: Seat, page: string, readable: (text: string) => string): GoldAttendance {
  const name = readable(inside(page, seat.mark) ?? '');
  if (name === '') throw new Error(`the page lost ${seat.name}`);
  return {
    name,
    role: seat.role,
    organization: seat.organization ?? null,
    ...(seat.organizationVariants && { organizationVariants: [...seat.organizationVariants] }),
    post: seat.post ?? null,
    note: seat.note ?? null,
    flags: name.length < seat.name.length ? ['truncated'] : [],
    layout: seat.layout,
  };
}
