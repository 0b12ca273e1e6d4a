import type { DecidedDocument, Decision } from '../../schemas/generated/minutes.ts';
import { documentsAmong, ownAreaOf } from '../parse/document/document-key.ts';
import { sourceOf } from '../parse/lexicon/governments.ts';
import type { MinutesFacts } from '../shared/head.ts';
import { documentsMeant } from './headline/object.ts';

/** What is handed out as a task is no disposal of what it is about. */
const TASK: Decision['kind'] = 'assign';

/**
 * The documents that a decision disposes of, in their order: those that its reading or a correction states, else those among its
 * subjects, else those that its subjects point back to (区政府办意见, 该方案, under the agenda item 《…》), as its headline says them.
 */
export function documentsOf(
  decision: Pick<Decision, 'kind' | 'subjects' | 'documents' | 'text' | 'item'>,
  meeting: MinutesFacts,
): readonly DecidedDocument[] {
  const { kind, subjects, documents } = decision;
  if (documents !== undefined) return documents;
  const setting = {
    areas: areasOf(meeting),
    year: meeting.heldOn?.slice(0, 4),
  };
  const named = documentsAmong(subjects, setting);
  return named.length > 0 || kind === TASK
    ? named
    : documentsAmong(documentsMeant(decision, meeting), setting);
}

/** As its reading has them: `assemble` in functions/parse. */
const areasOf = ({ source, body, issuer }: MinutesFacts): string[] => [
  ...new Set([sourceOf(source, [])?.name, body, issuer].flatMap((name) => (name && ownAreaOf(name)) ?? [])),
];

/** A meeting, or the facts of one, with the documents of each decision as {@link documentsOf} has them. */
export function withDocuments<T extends MinutesFacts>(meeting: T): T {
  const decisions = meeting.decisions.map((decision) => {
    const documents = documentsOf(decision, meeting);
    return documents.length === 0 || documents === decision.documents
      ? decision
      : { ...decision, documents: [...documents] };
  });
  return { ...meeting, decisions };
}
