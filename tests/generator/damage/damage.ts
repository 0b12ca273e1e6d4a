import type { Seat } from '../attendance/section.ts';
import type { Meeting } from '../meeting.ts';
import type { Sheet, Shown } from '../page/sheet.ts';
import type { Random } from '../random.ts';

/** What a damage may know of the page it falls upon. */
export interface Patient {
  readonly sheet: Sheet;
  readonly meeting: Meeting;
  readonly shown: Shown;
  readonly seats: readonly Seat[];
  readonly random: Random;
  /** Name of the page's form. */
  readonly form: string;
}

/** One kind of damage. It leaves the marks in the text, so that the truth follows what became of it. */
export type Damage = (patient: Patient) => Sheet;
