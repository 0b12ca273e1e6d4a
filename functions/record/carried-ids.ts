import type { Decision, MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { MinutesFacts } from '../shared/head.ts';

/**
 * A new reading of a meeting with the identifiers that its decisions had before: a decision that is read otherwise now
 * keeps its identifier where it bears the same title, or where its words overlap with those that it had. Pairs are sought
 * only among those that have no counterpart of their own identifier.
 * @param before What was published, or waited to be.
 */
export function withCarriedIds(document: MinutesDocument, before: MinutesFacts): MinutesDocument {
  const now = new Set(document.decisions.map(({ id }) => id));
  const lost = before.decisions.filter(({ id }) => !now.has(id));
  if (lost.length === 0) return document;
  const known = new Set(before.decisions.map(({ id }) => id));
  const open = document.decisions.filter(({ id }) => !known.has(id));
  const carried = new Map<string, string>();

  for (const isSame of [haveOneTitle, overlapIn(document.text)]) {
    const taken = new Set(carried.values());
    for (const old of lost.filter(({ id }) => !taken.has(id))) {
      const match = open.find((decision) => !carried.has(decision.id) && isSame(old, decision));
      if (match !== undefined) carried.set(match.id, old.id);
    }
  }
  if (carried.size === 0) return document;
  return {
    ...document,
    decisions: document.decisions.map((decision) => ({
      ...decision,
      id: carried.get(decision.id) ?? decision.id,
    })),
  };
}

const haveOneTitle = (one: Decision, other: Decision): boolean => {
  const title = titleOf(one);
  return title !== undefined && title === titleOf(other);
};

const titleOf = ({ subjects }: Decision): string | undefined =>
  subjects
    .find((subject) => subject.startsWith('《'))
    ?.normalize('NFKC')
    .replace(/\s/gu, '');

/** Whether a decision of before, wherever its words stand in the text now, overlaps with one of now. */
const overlapIn =
  (text: string) =>
  (old: Decision, { span: [start = 0, end = 0] }: Decision): boolean => {
    for (let at = text.indexOf(old.text); at >= 0; at = text.indexOf(old.text, at + 1)) {
      if (at < end && start < at + old.text.length) return true;
      if (at >= end) return false;
    }
    return false;
  };
