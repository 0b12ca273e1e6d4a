import { mentionedNames } from '../names/known.ts';
import type { KnownOrganizations } from '../organizations/candidates.ts';
import {
  governmentLevel,
  holdingArea,
  levelOfBodies,
  mentionedAreas,
  mentionedOrganizations,
  repeatedAreas,
} from '../organizations/mentioned.ts';
import { WordSet } from '../word-tree.ts';

/** What is known before a page, or a part of it, is read: it makes names surer that would else be one reading of many. */
export interface Known {
  readonly names: WordSet;
  readonly organizations: KnownOrganizations;
}

/** Where what is known comes from. All words are in matching form; whatever is absent tells nothing. */
export interface KnownFrom {
  /** Of the source: people, organizations, names of the government. */
  readonly roster?: readonly string[] | undefined;
  readonly organizations?: readonly string[] | undefined;
  readonly bodies?: readonly string[] | undefined;
  /** People and organizations that the page has named already: its attendance. */
  readonly people?: readonly string[] | undefined;
  readonly title?: string | undefined;
  readonly opening?: string | undefined;
  /** Of the agenda items, headings and paragraphs. */
  readonly items?: string | undefined;
  /** Of the attendance lists. */
  readonly lists?: string | undefined;
}

export const NOTHING_KNOWN: Known = {
  names: new WordSet([]),
  organizations: { bodies: new WordSet([]), places: new WordSet([]) },
};

/** Puts together what is known before a page is read. Linear in the length of the words. */
export function knownOf({
  roster = [],
  organizations = [],
  bodies = [],
  people = [],
  title = '',
  opening = '',
  items = '',
  lists = '',
}: KnownFrom): Known {
  const holder = holdingArea(opening);
  const level =
    governmentLevel(title) ??
    governmentLevel(opening) ??
    governmentLevel(bodies[0] ?? '') ??
    levelOfBodies(lists);
  return {
    names: new WordSet([...mentionedNames(`${opening}\n${items}`), ...roster, ...people]),
    organizations: {
      bodies: new WordSet([...mentionedOrganizations(items), ...organizations]),
      places: new WordSet([
        ...mentionedAreas([...bodies, title, items].join('\n')),
        ...repeatedAreas(lists),
        ...(holder === undefined ? [] : [holder]),
      ]),
      ...(level !== undefined && { level }),
    },
  };
}
