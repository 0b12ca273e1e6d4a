import type { Source } from '../../../schemas/generated/source.ts';
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
import type { Range, Reading } from '../reading.ts';
import type { AttendanceFact, Found, Outline } from '../types.ts';
import { WordSet } from '../word-tree.ts';
import type { Known } from './candidates.ts';
import { mergedFacts } from './facts.ts';
import { readLists } from './lists.ts';
import { findChair } from './opening.ts';
import { findProse } from './prose.ts';

/**
 * Who was in the room: the chair from the opening sentence, and everybody in the attendance lists or in sentences that
 * say who was present. One entry for each person, role and organisation, in the order of the page. What a list holds
 * besides is reported as `attendance-unread`.
 */
export function findAttendance(
  reading: Reading,
  outline: Outline,
  source: Source | undefined,
): Found<AttendanceFact> {
  const { names, organizations } = knownBefore(reading, outline, source);
  const before: Known = { names: new WordSet(names), organizations };
  const chair = findChair(reading, outline, before);
  const chairs = chair.map(({ range }) => reading.plain.slice(range.start, range.end));
  const known = chairs.every((name) => names.includes(name))
    ? before
    : { names: new WordSet([...names, ...chairs]), organizations };
  const lists = readLists(reading, outline.attendance, known);
  const prose = findProse(reading, outline, known);
  return {
    facts: mergedFacts([...chair, ...prose, ...lists.facts]),
    issues: lists.issues,
  };
}

/**
 * Names and bodies that are known before a list is read: of the source, and those that the title and the agenda items
 * point out. Sentences and lists of people are left out, where a name can stand right before a body.
 */
function knownBefore(
  reading: Reading,
  outline: Outline,
  source: Source | undefined,
): { readonly names: readonly string[]; readonly organizations: KnownOrganizations } {
  const words = (range: Range | undefined): string =>
    range === undefined ? '' : reading.plain.slice(range.start, range.end);
  const items = outline.items.map(({ range }) => words(range)).join('\n');
  const named = [source?.name, ...(source?.bodies ?? []), words(outline.title), items].join('\n');
  const holder = holdingArea(words(outline.opening));
  const level =
    governmentLevel(words(outline.title)) ??
    governmentLevel(words(outline.opening)) ??
    governmentLevel(source?.name ?? '') ??
    levelOfBodies(outline.attendance.map(words).join('\n'));
  return {
    names: [...mentionedNames(`${words(outline.opening)}\n${items}`), ...(source?.roster ?? [])],
    organizations: {
      bodies: new WordSet([...mentionedOrganizations(items), ...(source?.organizations ?? [])]),
      places: new WordSet([
        ...mentionedAreas(named),
        ...repeatedAreas(outline.attendance.map(words).join('\n')),
        ...(holder === undefined ? [] : [holder]),
      ]),
      ...(level !== undefined && { level }),
    },
  };
}
