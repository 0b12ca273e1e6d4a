import type { MinutesFacts } from '../functions/shared/head.ts';
import type { Attendance } from '../schemas/generated/minutes.ts';
import type { Source } from '../schemas/generated/source.ts';

/** What a field said, and in how many meetings. */
interface Seen {
  readonly value: string;
  readonly meetings: number;
}

/** A person who has been seen often enough to be known beforehand. */
export interface RosterEntry {
  readonly name: string;
  /** In how many meetings the name was read with confidence. */
  readonly meetings: number;
  readonly lastSeen?: string;
  /** The commonest first. */
  readonly posts: readonly Seen[];
  readonly organizations: readonly Seen[];
  /** Names on the list that contain this one or are contained in it: one of them may be read wrongly. */
  readonly similar?: readonly string[];
}

/** A proposal for a source's `roster`, for a person to look through. */
export interface RosterProposal {
  readonly source: string;
  /** How many meetings were looked at. */
  readonly meetings: number;
  /** Names that are on the roster already and were not seen with confidence in these meetings. */
  readonly unseen: readonly string[];
  /** By falling number of meetings, then by name. */
  readonly people: readonly RosterEntry[];
  /** The value for `roster` if all is taken over: what is there, and every proposed name that resembles no other. */
  readonly roster: readonly string[];
}

/** A name must have been read so surely, in so many meetings. */
const SURE = 0.9;
const FEWEST_MEETINGS = 2;

interface Sighting {
  readonly meetings: Set<string>;
  readonly posts: Map<string, Set<string>>;
  readonly organizations: Map<string, Set<string>>;
  lastSeen?: string;
}

/**
 * Who sits in the meetings of a source, by its past minutes: the names that were read with confidence in at least two
 * meetings. Pure; the order of the documents does not matter.
 */
export function proposeRoster(
  source: Pick<Source, 'id' | 'roster'>,
  documents: readonly MinutesFacts[],
): RosterProposal {
  const meetings = new Map(documents.filter((one) => one.source === source.id).map((one) => [one.id, one]));
  const sightings = new Map<string, Sighting>();
  for (const { id, heldOn, attendance } of meetings.values())
    for (const one of attendance) if (isSure(one)) note(sightings, one, id, heldOn);

  const known = source.roster ?? [];
  const found = [...sightings].filter(([, { meetings }]) => meetings.size >= FEWEST_MEETINGS);
  const names = [...new Set([...known, ...found.map(([name]) => name)])];
  const similarTo = (name: string): string[] =>
    names.filter((other) => other !== name && (other.includes(name) || name.includes(other))).sort();
  const people = found
    .map(([name, sighting]): RosterEntry => {
      const similar = similarTo(name);
      return {
        name,
        meetings: sighting.meetings.size,
        ...(sighting.lastSeen !== undefined && { lastSeen: sighting.lastSeen }),
        posts: counted(sighting.posts),
        organizations: counted(sighting.organizations),
        ...(similar.length > 0 && { similar }),
      };
    })
    .sort((a, b) => b.meetings - a.meetings || (a.name < b.name ? -1 : 1));
  return {
    source: source.id,
    meetings: meetings.size,
    unseen: known.filter((name) => !sightings.has(name)),
    people,
    roster: [
      ...known,
      ...people
        .filter(({ name, similar }) => similar === undefined && !known.includes(name))
        .map(({ name }) => name),
    ],
  };
}

const isSure = ({ confidence, flags }: Attendance): boolean =>
  confidence >= SURE && flags?.includes('name-truncated') !== true;

function note(
  sightings: Map<string, Sighting>,
  { name, post, organization }: Attendance,
  meeting: string,
  heldOn: string | undefined,
): void {
  const sighting: Sighting = sightings.get(name) ?? {
    meetings: new Set(),
    posts: new Map(),
    organizations: new Map(),
  };
  sightings.set(name, sighting);
  sighting.meetings.add(meeting);
  if (heldOn !== undefined && heldOn > (sighting.lastSeen ?? '')) sighting.lastSeen = heldOn;
  if (post !== undefined) addTo(sighting.posts, post, meeting);
  if (organization !== undefined) addTo(sighting.organizations, organization, meeting);
}

const addTo = (seen: Map<string, Set<string>>, value: string, meeting: string): void => {
  seen.set(value, (seen.get(value) ?? new Set()).add(meeting));
};

const counted = (seen: ReadonlyMap<string, ReadonlySet<string>>): Seen[] =>
  [...seen]
    .map(([value, meetings]) => ({ value, meetings: meetings.size }))
    .sort((a, b) => b.meetings - a.meetings || (a.value < b.value ? -1 : 1));
