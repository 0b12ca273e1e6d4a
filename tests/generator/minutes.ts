import type { Mark } from './marks.ts';

/** A passage that counts neither way. */
export interface Doubt {
  readonly mark: Mark;
  readonly why: string;
}

/** One line of minutes as it leaves the layouts: text with marks, and what it is on the page. */
export interface Line {
  /** `hidden`: in the page, but not shown to anybody who reads it. */
  readonly role: 'title' | 'heading' | 'body' | 'attendance' | 'signature' | 'hidden';
  readonly text: string;
}

/** A table of the minutes, row by row. */
export interface Table {
  readonly role: 'table';
  readonly rows: readonly (readonly string[])[];
}

export type Block = Line | Table;

export const line = (role: Line['role'], text: string): Line => ({ role, text });
