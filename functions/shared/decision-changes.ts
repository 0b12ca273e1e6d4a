// When each decision of a meeting last changed: its siblings change nothing about it.
import type { Decision } from '../../schemas/generated/minutes.ts';
import { corrected } from './corrections.ts';
import { sha256 } from './hash.ts';
import type { Correction, Head, MeetingRecord, MinutesFacts } from './head.ts';
import { asFirstPublished } from './publication.ts';

/** Hexadecimal digits that tell one state of a decision from another. */
const HASH_LENGTH = 8;
const BETWEEN = ' ';

const tailOf = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

/**
 * What a reading says of each decision, for its version: `<end of its identifier>=<hash>`, so that rows tell since when each has
 * been said. The hash is of what readers see of it: the decision, its agenda item, which meeting it was and when.
 */
export const saidIn = ({ decisions, items, ...meeting }: MinutesFacts): string =>
  decisions
    .map((decision) => {
      const heading = items.find(({ number }) => number === decision.item)?.heading;
      return `${tailOf(decision.id)}=${sha256(JSON.stringify(shownOf(decision, meeting, heading))).slice(0, HASH_LENGTH)}`;
    })
    .join(BETWEEN);

const shownOf = (
  { kind, subjects, responsible, deadline, text }: Decision,
  {
    body,
    number,
    series,
    heldOn,
    heldDuring,
    title,
  }: Pick<MinutesFacts, 'title' | 'body' | 'number' | 'series' | 'heldOn' | 'heldDuring'>,
  heading: string | undefined,
) => [
  [kind, subjects, responsible.map(({ name, role }) => [name, role]), deadline?.text, text, heading],
  [body, number, series, heldOn, heldDuring, number === undefined ? title : undefined],
];

/**
 * When decisions of a meeting last changed after it had been published, by their identifiers, ISO 8601 in UTC; those that are as they
 * were are not among them. Undefined where the row does not tell, because it was written by an earlier release.
 * @param decisions As they are published now.
 * @param read What is published of the meeting, as its page was read.
 */
export function decisionChanges(
  {
    current,
    places,
    corrections = [],
    misfits,
    published,
    withdrawal,
    firstSeenAt,
  }: Head & Pick<MeetingRecord, 'misfits'>,
  decisions: readonly Pick<Decision, 'id'>[],
  read: MinutesFacts,
): Readonly<Record<string, string>> | undefined {
  if (current.said === undefined) return undefined;
  const touched = touchedBy(corrections, asFirstPublished(read, published), misfits);
  const since = firstSaid(places);
  const now = new Map(current.said.split(BETWEEN).map((one) => [one.slice(0, one.indexOf('=')), one]));
  const changed = decisions.flatMap(({ id }): [string, string][] => {
    const said = since.get(now.get(tailOf(id)) ?? '');
    const instants = [
      ...(said === undefined || said <= firstSeenAt ? [] : [said]),
      ...corrections.filter((_, place) => touched[place]?.has(id)).map(({ at }) => at),
      // What was gone is there again.
      ...(withdrawal === undefined ? [] : [withdrawal.at]),
    ];
    const last = instants.sort().at(-1);
    return last === undefined ? [] : [[id, last]];
  });
  return Object.fromEntries(changed);
}

/** When each state of a decision was first seen anywhere. */
function firstSaid(places: Head['places']): ReadonlyMap<string, string> {
  const since = new Map<string, string>();
  for (const { pages } of Object.values(places))
    for (const { firstSeenAt, reading, settled } of Object.values(pages))
      for (const one of [reading, settled].flatMap((version) => version?.said?.split(BETWEEN) ?? [])) {
        const known = since.get(one);
        if (known === undefined || firstSeenAt < known) since.set(one, firstSeenAt);
      }
  return since;
}

/**
 * Of each correction the decisions that it changed: their values after it are compared with those before, so that a list which is
 * given as a whole touches only what is otherwise in it.
 */
function touchedBy(
  corrections: readonly Correction[],
  read: MinutesFacts,
  misfits: MeetingRecord['misfits'] = {},
): readonly ReadonlySet<string>[] {
  let before = read;
  return corrections.map((correction, place) => {
    const misfit = misfits[place];
    const after = corrected(before, [correction], misfit === undefined ? {} : { 0: misfit });
    const known = statesIn(before);
    const touched = [...statesIn(after)].filter(([id, state]) => known.get(id) !== state);
    before = after;
    return new Set(touched.map(([id]) => id));
  });
}

/** All that is seen of each decision, as text. */
const statesIn = ({ decisions, items, ...meeting }: MinutesFacts): ReadonlyMap<string, string> =>
  new Map(
    decisions.map((decision) => {
      const heading = items.find(({ number }) => number === decision.item)?.heading;
      const { item, documents, deadline } = decision;
      return [decision.id, JSON.stringify([shownOf(decision, meeting, heading), item, documents, deadline])];
    }),
  );
