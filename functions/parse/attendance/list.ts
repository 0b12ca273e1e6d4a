import { readBracket } from './brackets.ts';
import type { Known } from './candidates.ts';
import { contentOf } from './content.ts';
import { withoutCuts } from './cut-names.ts';
import { EntryReader } from './entries.ts';
import type { Flow } from './flow.ts';
import type { Stretch } from './labels.ts';
import { readContent } from './lattice.ts';
import { type Entries, finished, NO_ENTRIES } from './people.ts';
import { shareBrackets, shareCells, shareItems, shareRoles } from './sharing.ts';

/** What is known of the layout of a list beforehand. */
export interface Layout {
  /** It is a table with a column for bodies, in which a cell may reach over several rows. */
  readonly table?: boolean;
  /** Its entries stand together without separation. */
  readonly runTogether?: boolean;
}

/** Reads the people of a stretch of a list. Linear in its length. */
export function readList(flow: Flow, stretch: Stretch, known: Known, layout: Layout = {}): Entries {
  const content = contentOf(flow, stretch);
  if (content.text === '') return { ...NO_ENTRIES, asides: content.marks, unread: content.brackets };
  const parse = readContent(content, known, layout);
  const reader = new EntryReader(flow.text, content, parse, (bracket) => readBracket(flow, bracket, known));
  const { drafts: read, unread: left, bare, pending, asides } = reader.read();
  const { drafts, unread } = withoutCuts(flow, read, left);
  shareBrackets(flow, drafts);
  shareItems(flow.text, drafts);
  shareRoles(flow, drafts);
  if (layout.table) shareCells(flow, drafts);
  return { people: drafts.map(finished), unread, bare, pending, asides };
}
