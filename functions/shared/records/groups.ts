import type { Decision, MinutesDocument } from '../../../schemas/generated/minutes.ts';
import { sha256 } from '../hash.ts';
import { topicsOf } from '../topics.ts';

/** What decisions of one government are gathered by. */
export type GroupKind = 'organizations' | 'documents' | 'topics';

/**
 * Decisions of one government that belong together: what one organisation was told to do, what became of one document,
 * what was decided in one subject area.
 */
export interface Group {
  readonly kind: GroupKind;
  /** Made of the name (see {@link nameId}), so that it needs no register; of a subject area, its code. */
  readonly id: string;
}

/** Hexadecimal digits of a name's hash: enough that no two names of one government ever meet. */
const ID_LENGTH = 16;

/** The id under which a name has its page, its feed and its rows within one government. */
export const nameId = (name: string): string => sha256(name).slice(0, ID_LENGTH);

/** The groups that a decision belongs to, each once. */
export function groupsOf(document: MinutesDocument, decision: Decision): Group[] {
  const people = new Set(document.attendance.map(({ name }) => name));
  return [
    ...chargedOrganizations([decision], people).map((name) => group('organizations', name)),
    ...unique((decision.documents ?? []).map(({ thread }) => thread)).map((thread) =>
      group('documents', thread),
    ),
    ...topicsOf(document, decision).map((id): Group => ({ kind: 'topics', id })),
  ];
}

/** Who must carry the decisions out, without those who are known to be people. */
export const chargedOrganizations = (decisions: readonly Decision[], people: ReadonlySet<string>): string[] =>
  unique(decisions.flatMap(({ responsible }) => responsible.map(({ name }) => name))).filter(
    (name) => !people.has(name),
  );

const group = (kind: GroupKind, name: string): Group => ({ kind, id: nameId(name) });

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
