import type { Decision } from '../../../schemas/generated/minutes.ts';
import { bare, normal, overlap } from '../comparable.ts';
import type { Gold, GoldDecision } from '../gold.ts';
import { Tally } from '../tally.ts';

const DECISION_START = 8;

/** Whether the decision is the one at the anchor. Where the anchor opens before it, its first words are in the anchor. */
export function isAt(anchor: string, decision: Decision): boolean {
  const [wanted, text] = [normal(anchor), normal(decision.text)];
  return (
    text.includes(wanted) || (text.length >= DECISION_START && wanted.includes(text.slice(0, DECISION_START)))
  );
}

/** Right, whoever reads them so, and therefore not counted. */
export const isDoubtful = ({ doubtful }: Gold, decision: Decision): boolean =>
  (doubtful ?? []).some(({ anchor }) => normal(decision.text).includes(normal(anchor)));

/** Every decision of the gold with the one of the document that stands at its anchor, and those that are left. */
export function pairDecisions(
  gold: Gold,
  got: readonly Decision[] = [],
): { pairs: (readonly [GoldDecision, Decision | undefined])[]; left: readonly Decision[] } {
  const left = [...got];
  const pairs = gold.decisions.map((want) => {
    const at = left.findIndex((decision) => isAt(want.anchor, decision));
    return [want, at < 0 ? undefined : left.splice(at, 1)[0]] as const;
  });
  return { pairs, left };
}

function compareResponsible(want: GoldDecision, found: Decision, bodies: Tally, roles: Tally): void {
  const left = new Map(found.responsible.map((one) => [bare(one.name), one]));
  for (const { name, variants, role } of want.responsible) {
    const key = [name, ...(variants ?? [])].map(bare).find((form) => left.has(form));
    if (key === undefined) {
      bodies.missed(`responsible missed: ${name}: ${want.anchor}`);
      continue;
    }
    const one = left.get(key);
    bodies.right(one);
    if (one?.role === role) roles.right();
    else roles.mistaken(`role of ${name}: want ${role}, got ${one?.role}: ${want.anchor}`, one);
    left.delete(key);
  }
  for (const name of want.optionalResponsible ?? []) left.delete(bare(name));
  for (const [name, one] of left) bodies.invented(`responsible extra: ${name}: ${want.anchor}`, one);
}

function compareSubjects(want: GoldDecision, found: Decision, subjects: Tally): void {
  const have = found.subjects.map(bare);
  const allowed = (want.subjectVariants ?? []).map(bare);
  for (const subject of want.subject) {
    const right = have.some((one) => [bare(subject), ...allowed].some((form) => overlap(one, form)));
    if (right) subjects.right();
    else
      subjects.missed(
        `subject missed: ${subject.slice(0, 40)} (got ${found.subjects.join(' | ').slice(0, 60)})`,
      );
  }
}

function compareDeadline(want: GoldDecision, found: Decision, deadlines: Tally): void {
  const { deadline } = found;
  const fault = `want ${want.deadline} ${want.deadlineDate ?? ''}, got ${deadline?.text} ${deadline?.date ?? ''}: ${want.anchor}`;
  if (want.deadline === null) {
    const allowed = overlap(bare(want.optionalDeadline), bare(deadline?.text));
    if (deadline !== undefined && !allowed) deadlines.invented(`deadline invented, ${fault}`, deadline);
  } else if (deadline === undefined) deadlines.missed(`deadline missed, ${fault}`);
  else if (
    overlap(bare(want.deadline), bare(deadline.text)) &&
    (want.deadlineDate === undefined || want.deadlineDate === deadline.date)
  )
    deadlines.right(deadline);
  else deadlines.mistaken(`deadline differs, ${fault}`, deadline);
}

/** Decisions by their anchors, and of those found: kind, item, subjects, who is responsible and until when. */
export function compareDecisions(gold: Gold, got: readonly Decision[] = []) {
  const [decisions, decisionKind, decisionItem] = [new Tally(), new Tally(), new Tally()];
  const [subject, responsible, responsibleRole, deadline] = [
    new Tally(),
    new Tally(),
    new Tally(),
    new Tally(),
  ];
  const { pairs, left } = pairDecisions(gold, got);
  for (const [want, found] of pairs) {
    if (found === undefined) {
      decisions.missed(
        `decision missed (${want.kind}${want.wording ? `, ${want.wording}` : ''}): ${want.anchor}`,
      );
      continue;
    }
    decisions.right(found);
    if (found.kind === want.kind) decisionKind.right();
    else decisionKind.mistaken(`kind: want ${want.kind}, got ${found.kind}: ${want.anchor}`, found);
    if ((found.item ?? null) === want.item) decisionItem.right();
    else decisionItem.mistaken(`item: want ${want.item}, got ${found.item ?? null}: ${want.anchor}`);
    compareResponsible(want, found, responsible, responsibleRole);
    compareSubjects(want, found, subject);
    compareDeadline(want, found, deadline);
  }
  for (const decision of left)
    if (!isDoubtful(gold, decision))
      decisions.invented(`decision invented (${decision.kind}): ${decision.text.slice(0, 40)}`, decision);
  return { decisions, decisionKind, decisionItem, subject, responsible, responsibleRole, deadline };
}
