import { lengthOf, type Range, rangeOf } from '../text/range.ts';
import type { Reading } from '../text/reading.ts';
import type { Known } from './known.ts';
import { readBracket, wordsIn } from './lists/brackets.ts';
import { withoutCuts } from './lists/cut-names.ts';
import { finished, type Person } from './lists/drafts.ts';
import { EntryReader, type Others } from './lists/entries.ts';
import { parseList } from './lists/list-lattice.ts';
import { withOrdinaryNames } from './lists/ordinary-names.ts';
import { shareBrackets, shareCells, shareItems, shareRoles } from './lists/sharing.ts';
import { spacingOf } from './lists/spacing.ts';
import { listTextOf } from './lists/tokens.ts';

export type { Person } from './lists/drafts.ts';
export type { Role } from './lists/words.ts';

/** What a list says, and what of it could not be read. */
export interface PeopleList extends Others {
  readonly people: readonly Person[];
}

/** What is known of the layout of a list beforehand. */
export interface PeopleOptions {
  /** It is a table with a column for organizations, in which a cell may reach over several rows. */
  readonly table?: boolean;
  /** Its entries stand together without separation. */
  readonly runTogether?: boolean;
  /** Each entry is set apart from the next, as in a sentence. */
  readonly setApart?: boolean;
  /** How many people are named around it, so that an ordinary word in the place of a name is one as well. */
  readonly around?: number;
}

/** No list of people is as long: a longer stretch is something else, and is read in parts, so that each needs little memory. */
const LONGEST_LIST = 16_000;
const PARTS = /[、，。；\n]/u;

/** Cuts ranges into groups of so many units at most: behind a mark, where one stands near enough. */
function inParts(plain: string, ranges: readonly Range[]): readonly (readonly Range[])[] {
  const parts: Range[][] = [[]];
  let room = LONGEST_LIST;
  for (const { start, end } of ranges)
    for (let from = start; from < end; ) {
      let to = Math.min(end, from + room);
      if (to < end) {
        const last = plain.slice(from, to).split(PARTS).at(-1)?.length ?? 0;
        if (last < LONGEST_LIST / 2 && last < to - from) to -= last;
      }
      parts.at(-1)?.push(rangeOf(from, to));
      room -= to - from;
      from = to;
      if (from >= end && room > 0) continue;
      parts.push([]);
      room = LONGEST_LIST;
    }
  return parts.filter(({ length }) => length > 0);
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
  options: PeopleOptions = {},
): PeopleList {
  const length = ranges.reduce((sum, range) => sum + lengthOf(range), 0);
  if (length <= LONGEST_LIST) return readPart(reading, ranges, known, options);
  const parts = inParts(reading.plain, ranges).map((part) => readPart(reading, part, known, options));
  return {
    people: parts.flatMap(({ people }) => people),
    unread: parts.flatMap(({ unread }) => unread),
    bare: parts.flatMap(({ bare }) => bare),
    pending: parts.at(-1)?.pending ?? { organizations: [], posts: [] },
    asides: parts.flatMap(({ asides }) => asides),
  };
}

function readPart(
  reading: Reading,
  ranges: readonly Range[],
  known: Known,
  { table = false, runTogether = false, setApart = false, around = 0 }: PeopleOptions,
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
  const words = (range: Range): string => wordsIn(spacing, range);
  const parse = parseList(list, known, { runTogether, setApart });
  const reader = new EntryReader(
    words,
    list,
    { ...parse, tokens: withOrdinaryNames(({ range }) => words(range), parse.tokens, around) },
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
