import type { QualityIssue } from '../../../schemas/generated/minutes.ts';
import type { Source } from '../../../schemas/generated/source.ts';
import { mentionedNames } from '../names/known.ts';
import { mentionedAreas, mentionedOrganizations } from '../organizations/mentioned.ts';
import type { Reading } from '../reading.ts';
import type { AttendanceFact, Found, Outline } from '../types.ts';
import type { Known } from './candidates.ts';
import { factsOf, mergedFacts } from './facts.ts';
import { flowOf, rangeIn } from './flow.ts';
import { findSections } from './labels.ts';
import { readList } from './list.ts';
import { findChair, findProse } from './opening.ts';

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
  const known = knownBefore(reading, source);
  const chair = findChair(reading, outline, known);
  const seen: Known = {
    ...known,
    names: new Set([
      ...known.names,
      ...chair.map((fact) => reading.plain.slice(fact.range.start, fact.range.end)),
    ]),
  };
  const lists = readLists(reading, outline, seen);
  const prose = findProse(reading, outline, seen);
  return {
    facts: mergedFacts([...chair, ...prose, ...lists.facts]),
    issues: lists.issues,
  };
}

/** Names and bodies that are known before a list is read: of the source, and those the text points out. */
function knownBefore(reading: Reading, source: Source | undefined): Known {
  return {
    names: new Set([...mentionedNames(reading.plain), ...(source?.roster ?? [])]),
    organizations: {
      bodies: new Set([...mentionedOrganizations(reading.plain), ...(source?.organizations ?? [])]),
      places: mentionedAreas([source?.name, ...(source?.bodies ?? []), reading.plain].join('\n')),
    },
  };
}

function readLists(reading: Reading, outline: Outline, known: Known): Found<AttendanceFact> {
  const flow = flowOf(reading, outline.attendance);
  const facts: AttendanceFact[] = [];
  const issues: QualityIssue[] = [];
  const unlabelled = { role: 'present', sure: false } as const;
  for (const section of findSections(flow)) {
    if (section.role === 'elsewhere') continue;
    const entries = readList(flow, section.content, known);
    const role = section.role === undefined ? unlabelled : { role: section.role, sure: true };
    facts.push(...factsOf(reading, flow, entries.people, role, section.note));
    for (const stretch of entries.unread) {
      issues.push({
        code: 'attendance-unread',
        severity: 'warning',
        span: reading.span(rangeIn(flow, stretch.start, stretch.end)),
        message: `In an attendance list, neither name, body nor post: ${reading.value(rangeIn(flow, stretch.start, stretch.end))}`,
      });
    }
  }
  return { facts, issues };
}
