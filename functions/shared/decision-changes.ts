// When each decision of a meeting last changed: its siblings change nothing about it.
import type { Decision } from '../../schemas/generated/minutes.ts';
import { sha256 } from './hash.ts';
import type { Correction, Head, MinutesFacts } from './head.ts';

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

/** Fields of a meeting that its decisions do not show. */
const ELSEWHERE: ReadonlySet<string> = new Set(['decisions', 'attendance', 'quality']);

/**
 * When decisions of a meeting last changed after it had been published, by their identifiers, ISO 8601 in UTC; those that are as they
 * were are not among them. Undefined where the row does not tell, because it was written by an earlier release.
 * @param decisions As they are published now.
 */
export function decisionChanges(
  { current, places, corrections = [], withdrawal, firstSeenAt }: Head,
  decisions: readonly Pick<Decision, 'id'>[],
): Readonly<Record<string, string>> | undefined {
  if (current.said === undefined) return undefined;
  const since = firstSaid(places);
  const now = new Map(current.said.split(BETWEEN).map((one) => [one.slice(0, one.indexOf('=')), one]));
  const changed = decisions.flatMap(({ id }): [string, string][] => {
    const said = since.get(now.get(tailOf(id)) ?? '');
    const instants = [
      ...(said === undefined || said <= firstSeenAt ? [] : [said]),
      ...corrections.filter(({ patch }) => touches(patch, id)).map(({ at }) => at),
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

/** Whether a correction changes what is seen of a decision: itself, or the meeting that it was taken at. */
function touches(patch: Correction['patch'], id: string): boolean {
  const { decisions } = patch;
  if (Object.keys(patch).some((field) => !ELSEWHERE.has(field))) return true;
  if (Array.isArray(decisions)) return true;
  return typeof decisions === 'object' && decisions !== null && id in decisions;
}
