import { isDoubtful } from '../../functions/shared/checked.ts';
import { changes } from '../../functions/shared/corrections.ts';
import type { MeetingRecord } from '../../functions/shared/head.ts';
import type { Decision, MinutesDocument } from '../../schemas/generated/minutes.ts';

/** Characters of an anchor before and after the words that dispose of the matter. */
const BEFORE = 6;
const AFTER = 14;
/** Words that dispose of a matter; only where they stand is asked, what they mean the parser knows. */
const DISPOSING = /(?:原则)?(?:同意|通过|批准)|决定|确定|明确|责成|牵头|负责|暂缓|再议|不予/u;

/** Whether a person has looked at what is published of a meeting: it was approved, corrected, or found right. */
export const isReviewed = ({ approved = [], corrections = [], current }: MeetingRecord): boolean =>
  approved.includes(current.sha256) || corrections.length > 0;

/** Whether the whole page was looked at, not only a fact of it. */
const isApproved = ({ approved = [], current }: MeetingRecord): boolean => approved.includes(current.sha256);

/**
 * What a person has reviewed, as a gold of `npm run eval`: what a careful reader takes out of the page. Decisions that are
 * doubtful still count neither way.
 * @param page Name of the file with the page, beside the gold.
 */
export function goldOf(document: MinutesDocument, record: MeetingRecord, page: string): object {
  const { form, source, body, number, heldOn, documentNumber, indexNumber, issuedOn, publishedAt } = document;
  const isSure = (decision: Decision) => isApproved(record) || !isDoubtful(decision);
  const chair = document.attendance.find(({ role }) => role === 'chair');
  return {
    text: page,
    form,
    government: source,
    meeting: {
      body: body ?? null,
      number: number ?? null,
      heldOn: heldOn ?? null,
      documentNumber: documentNumber ?? null,
      indexNumber: indexNumber ?? null,
      issuedOn: issuedOn ?? null,
      publishedOn: publishedAt?.slice(0, 10) ?? null,
      chair: chair === undefined ? null : { name: chair.name, posts: chair.post?.split('、') ?? [] },
    },
    items: document.items.map(({ number, heading, kind }) => ({ number, heading, kind })),
    decisions: document.decisions.filter(isSure).map((decision) => ({
      item: decision.item ?? null,
      kind: decision.kind,
      subject: decision.subjects,
      responsible: decision.responsible.map(({ name, role }) => ({ name, role })),
      deadline: decision.deadline?.text ?? null,
      ...(decision.deadline?.date !== undefined && { deadlineDate: decision.deadline.date }),
      anchor: anchorOf(decision, document.decisions),
    })),
    attendance: document.attendance.map(({ name, role, organization, post, note, flags }) => ({
      name,
      role,
      organization: organization ?? null,
      post: post ?? null,
      note: note ?? null,
      ...(flags !== undefined && { flags }),
    })),
    doubtful: document.decisions
      .filter((decision) => !isSure(decision))
      .map((decision) => ({
        anchor: anchorOf(decision, document.decisions),
        why: 'nobody has looked at it',
      })),
    layouts: [],
    reviewed: {
      meeting: document.id,
      by: [...new Set((record.corrections ?? []).map(({ by }) => by))].sort(),
      corrections: (record.corrections ?? []).filter(changes).map(({ by, why, at }) => ({ by, why, at })),
    },
  };
}

/** A short piece of the page at the words that dispose of the matter; the whole sentence where several have it. */
function anchorOf({ text }: Decision, decisions: readonly Decision[]): string {
  const at = DISPOSING.exec(text)?.index ?? 0;
  const piece = text.slice(Math.max(0, at - BEFORE), at + AFTER).trim();
  return decisions.filter((one) => one.text.includes(piece)).length > 1 ? text : piece;
}
