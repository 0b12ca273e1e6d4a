import { Ajv } from 'ajv';
import type { NeitherKind } from '../../functions/parse/rules/facts.ts';
import schema from './gold.schema.json' with { type: 'json' };

/** What a careful reader takes out of one page of minutes; the schema beside this file explains the keys. */
export interface Gold {
  /** File name of the page, beside the gold. */
  text?: string;
  /** What the page is; where it is absent, a page of which the gold tells nothing is neither. */
  form?: 'minutes' | 'report' | 'neither';
  /** Which of the pages that are neither, where the form is `neither`. */
  neither?: NeitherKind;
  /** Whose page it is: pages of one government are judged by what was measured on all others. */
  government?: string;
  meeting: GoldMeeting;
  items: GoldItem[];
  /** Other lists of items that a careful reader could have made; the one that fits best counts. */
  itemsVariants?: GoldItem[][];
  decisions: GoldDecision[];
  attendance: GoldAttendance[];
  doubtful?: { anchor: string; why?: string }[];
  /** Layouts that the page shows, each as part:name. */
  layouts?: string[];
}

export interface GoldMeeting {
  body?: string | null;
  bodyVariants?: string[];
  number: number | null;
  numberVariants?: (number | null)[];
  heldOn: string | null;
  heldOnVariants?: (string | null)[];
  documentNumber: string | null;
  indexNumber: string | null;
  issuedOn?: string | null;
  publishedOn?: string | null;
  chair?: { name: string; posts: string[] } | null;
}

export interface GoldItem {
  number: number;
  heading: string;
  headingVariants?: string[];
  kind: 'study' | 'report' | 'deliberation' | 'mixed' | 'other';
  /** Other kinds that count as right. */
  kindVariants?: GoldItem['kind'][];
}

export interface GoldResponsible {
  name: string;
  variants?: string[];
  role: 'lead' | 'owner' | 'support';
}

export interface GoldDecision {
  item: number | null;
  kind: 'approve' | 'approve-in-principle' | 'determine' | 'assign' | 'defer' | 'reject';
  subject: string[];
  subjectVariants?: string[];
  responsible: GoldResponsible[];
  optionalResponsible?: string[];
  deadline: string | null;
  /** Last day, where the words fix one. */
  deadlineDate?: string;
  /** A deadline that may or may not be read as one of this decision. */
  optionalDeadline?: string;
  /** A short verbatim piece of the page at the disposing verb. */
  anchor: string;
  /** Which wording of the generator it is. */
  wording?: string;
}

export interface GoldAttendance {
  name: string;
  role: 'chair' | 'present' | 'observer' | 'absent' | 'recorder';
  /** Other roles that count as right. */
  roleVariants?: GoldAttendance['role'][];
  organization: string | null;
  organizationVariants?: string[];
  post?: string | null;
  postVariants?: string[];
  note?: string | null;
  flags?: string[];
  /** Which attendance layout of the generator it stands in. */
  layout?: string;
}

const validate = new Ajv({ allErrors: true }).compile<Gold>(schema);

/** Reads a gold file's text; throws a SyntaxError that says what is wrong with it. */
export function readGold(json: string, name: string): Gold {
  const value: unknown = JSON.parse(json);
  if (validate(value)) return value;
  const faults = (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message ?? ''}`).join('; ');
  throw new SyntaxError(`${name} is no gold file: ${faults}`);
}

/** What a page is by its gold; undefined where it is the one or the other of a meeting and the gold does not say which. */
export function formOf({ form, meeting, items, decisions, attendance }: Gold): Gold['form'] {
  if (form !== undefined) return form;
  const { number, heldOn, body, chair } = meeting;
  const told = [number, heldOn, body, chair].some((value) => value !== null && value !== undefined);
  return told || items.length + decisions.length + attendance.length > 0 ? undefined : 'neither';
}
