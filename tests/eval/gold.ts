import { Ajv } from 'ajv';
import schema from './gold.schema.json' with { type: 'json' };

/** What a careful reader takes out of one page of minutes; the schema beside this file explains the keys. */
export interface Gold {
  /** File name of the page, beside the gold. */
  text?: string;
  meeting: GoldMeeting;
  items: GoldItem[];
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
  heldOn: string | null;
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
