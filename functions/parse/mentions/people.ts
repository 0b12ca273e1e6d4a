import type { Range } from '../text/range.ts';
import type { Reading } from '../text/reading.ts';
import type { Known } from './known.ts';
import { readBracket, wordsIn } from './lists/brackets.ts';
import { withoutCuts } from './lists/cut-names.ts';
import { finished, type Person } from './lists/drafts.ts';
import { EntryReader } from './lists/entries.ts';
import { parseList } from './lists/list-lattice.ts';
import { shareBrackets, shareCells, shareItems, shareRoles } from './lists/sharing.ts';
import { spacingOf } from './lists/spacing.ts';
import { listTextOf } from './lists/tokens.ts';

export type { Person } from './lists/drafts.ts';
export type { Role } from './lists/words.ts';

/** What a list says, and what of it could not be read. Every word of the list is in one of these. */
export interface PeopleList {
  readonly people: readonly Person[];
  /** Neither name, organization, post nor any other known word. */
  readonly unread: readonly Range[];
  /** Organizations and posts that are listed without anybody. */
  readonly bare: readonly Range[];
  /** What stands at the end, after all names. They are among {@link bare} as well. */
  readonly pending: { readonly organizations: readonly Range[]; readonly posts: readonly Range[] };
  /** Words that say nothing of anybody: 同志, 等, the header of a column. */
  readonly asides: readonly Range[];
}

/** What is known of the layout of a list beforehand. */
export interface PeopleOptions {
  /** It is a table with a column for organizations, in which a cell may reach over several rows. */
  readonly table?: boolean;
  /** Its entries stand together without separation. */
  readonly runTogether?: boolean;
}

/**
 * Reads the people of a stretch of a reading that lists people, without the label before it. Linear in its length.
 *
 * @param ranges the parts of the stretch in the order of the page, each of any number of lines
 */
export function readPeople(
  reading: Reading,
  ranges: readonly Range[],
  known: Known,
  { table = false, runTogether = false }: PeopleOptions = {},
): PeopleList {
  const spacing = spacingOf(reading, ranges);
  const list = listTextOf(spacing);
  const { plain } = reading;
  if (list.text === '')
    return {
      people: [],
      unread: list.brackets.map(({ inside }) => inside),
      bare: [],
      pending: { organizations: [], posts: [] },
      asides: list.marks,
    };
  const reader = new EntryReader(
    (range) => wordsIn(spacing, range),
    list,
    parseList(list, known, { runTogether }),
    (bracket) => readBracket(spacing, bracket, known),
  );
  const entries = reader.read();
  const { drafts, unread } = withoutCuts(spacing, entries.drafts, entries.unread);
  shareBrackets(plain, drafts);
  shareItems(plain, drafts);
  shareRoles(plain, drafts);
  if (table) shareCells(plain, drafts);
  const { bare, pending, asides } = entries;
  return { people: drafts.map(finished), unread, bare, pending, asides };
}
