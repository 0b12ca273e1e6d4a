import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { Clock } from '../shared/clock.ts';
import { underMeeting } from '../shared/documents.ts';
import { conflict } from '../shared/errors.ts';
import { sha256 } from '../shared/hash.ts';
import type { Head, Observation } from '../shared/head.ts';
import type { Address } from './address.ts';
import { type Claim, type Claimed, type Claims, claimOf, type Leads, leadsTo } from './claim.ts';
import { compareObservations, latestOf } from './commit.ts';
import type { HeadStore, Known } from './head-store.ts';
import { mayBeUnited, unite } from './unite.ts';

/** Hexadecimal digits of the address hash that tell apart two meetings with one natural id. */
const SUFFIX_LENGTH = 8;

/** Which meeting a document belongs to. */
export interface Identity {
  readonly meeting: string;
  /** Its head, where that was read on the way. */
  readonly head?: Head;
  /** The document's natural identifier, where the meeting had a lesser one before: it leads to the meeting from now on. */
  readonly alias?: string;
  /** Why a person must say which meeting it is. */
  readonly doubt?: string;
  /** What the document says of its meeting, and everything that is claimed of the like. */
  readonly claim?: Claim;
  readonly claims: Claims;
}

/**
 * Which meeting the document belongs to: the one that its address became at its first commit, for ever; for a new
 * address, the one meeting of that government, kind and day; else the meeting of the document's natural id, unless
 * another one bears that already. Two meetings that turn out to be one are united.
 * @throws OpenMinutesError `conflict` when the answer has changed meanwhile, or by this: ask again.
 */
export async function identify(
  document: MinutesDocument,
  at: Address,
  seen: Observation,
  deps: { readonly heads: HeadStore; readonly clock: Clock },
): Promise<Identity> {
  const { heads } = deps;
  const claim = claimOf(document);
  const known = await heads.lookUp(at.address, document.id, claim);
  const own = sha256(at.address);
  const { [own]: mine, ...claimed } = known.claims;
  const { others, leads } = await followed(claim, claimed, heads);

  const found = await meetingOf(document, at, { known, mine, others, leads, claim }, deps);
  const { meeting } = found;
  const now =
    claim && newest(mine, { ...seen, meeting, ...(claim.number !== undefined && { number: claim.number }) });
  const claims = { ...others, ...(now !== undefined && { [own]: now }) };
  if (claim !== undefined && now !== mine) await heads.writeClaims(claim, claims, known.claimsRev);
  await enter(at.address, found.ledger, meeting, heads);
  const alias = aliasFor(document.id, meeting, known);
  const isAlias = alias !== undefined && (await heads.alias(alias, meeting)) === meeting;
  return {
    meeting,
    ...(found.head !== undefined && { head: found.head }),
    ...(isAlias && { alias }),
    ...(found.doubt !== undefined && { doubt: found.doubt }),
    ...(claim !== undefined && { claim }),
    claims,
  };
}

/** Where a claim leads. Claims of several meetings may be about one: some of them were united with others since. */
async function followed(
  claim: Claim | undefined,
  others: Claims,
  heads: HeadStore,
): Promise<{ readonly others: Claims; readonly leads: Leads }> {
  if (claim === undefined) return { others, leads: 'none' };
  const leads = leadsTo(claim, others);
  if (leads !== 'several') return { others, leads };
  const entries = await Promise.all(
    Object.entries(others).map(async ([address, one]): Promise<[string, Claimed]> => {
      const head = await heads.find(one.meeting);
      return [address, { ...one, meeting: head?.meeting ?? one.meeting }];
    }),
  );
  const now = Object.fromEntries(entries);
  return { others: now, leads: leadsTo(claim, now) };
}

interface Evidence {
  readonly known: Known;
  /** What the address itself has claimed before. */
  readonly mine: Claimed | undefined;
  readonly others: Claims;
  readonly leads: Leads;
  readonly claim: Claim | undefined;
}

interface Found {
  readonly meeting: string;
  readonly head?: Head;
  readonly doubt?: string;
  /** What stands in the ledger, where that is no longer right: the address is the meeting's from now on. */
  readonly ledger?: 'new' | { readonly from: string };
}

async function meetingOf(
  document: MinutesDocument,
  at: Address,
  evidence: Evidence,
  deps: { readonly heads: HeadStore; readonly clock: Clock },
): Promise<Found> {
  const { heads } = deps;
  const { known, mine, leads, claim } = evidence;
  const natural = known.head?.meeting ?? document.id;
  const isTaken = known.head !== undefined && isAnotherMeeting(known.head, document, at);
  const doubt = leads === 'several' ? { doubt: SEVERAL } : {};

  const owner = known.owner ?? mine?.meeting;
  const head = owner === known.head?.meeting ? known.head : owner && (await heads.find(owner));
  // Claimed but never committed there, where there is no head, or another meeting took the id in the meantime.
  const isOwned = head !== undefined && head !== '' && !(isTaken && head.meeting === natural);
  if (!isOwned) {
    const ledger = known.owner === undefined ? 'new' : { from: known.owner };
    const joined = typeof leads === 'object' ? await heads.find(leads.meeting) : undefined;
    if (typeof leads === 'object' && (joined === undefined || tells(joined, claim?.day))) {
      const meeting = joined?.meeting ?? leads.meeting;
      return { meeting, ...(joined !== undefined && { head: joined }), ledger };
    }
    if (isTaken) return { meeting: apartFrom(document.id, at), ledger, ...doubt };
    const meeting = owner ?? natural;
    return { meeting, ...(known.head?.meeting === meeting && { head: known.head }), ledger, ...doubt };
  }

  const { meeting } = head;
  if (typeof leads !== 'object' || leads.meeting === meeting) return { meeting, head, ...doubt };
  const other = await heads.find(leads.meeting);
  if (other === undefined || other.meeting === meeting) return { meeting, head };
  if (!mayBeUnited(head, other, evidence)) return { meeting, head, doubt: CONTRADICTED };
  await unite(head, other, deps);
  throw conflict('united', `${head.meeting} and ${other.meeting} are one meeting`);
}

const SEVERAL =
  'The page gives no number, and several meetings of this kind were held on the day: which of them is it about?';
const CONTRADICTED =
  'Another page tells of the same meeting, but what this one said before was about another day or number: is it one meeting?';

/** Notes in the ledger which meeting the address became. */
async function enter(
  address: string,
  ledger: Found['ledger'],
  meeting: string,
  heads: HeadStore,
): Promise<void> {
  if (ledger === undefined) return;
  const isRight = ledger !== 'new' && ledger.from === meeting;
  const owner = isRight
    ? meeting
    : ledger === 'new'
      ? await heads.claim(address, meeting)
      : await heads.reassign(address, ledger.from, meeting);
  if (owner !== meeting) throw conflict('claimed', `${address} became ${owner} in the meantime`);
}

/** What an address claims by its newest reading, whichever is delivered last; the very same object when that is known. */
function newest(before: Claimed | undefined, now: Claimed): Claimed {
  if (before === undefined) return now;
  const order = compareObservations(now, before) || (now.number ?? 0) - (before.number ?? 0);
  if (order > 0) return now;
  return before.meeting === now.meeting ? before : { ...before, meeting: now.meeting };
}

/** Identifiers made of year and number name a meeting better than those made of an index number or an address. */
const isNumbered = (id: string): boolean => id.split('/').length > 2;

function aliasFor(natural: string, meeting: string, { head }: Known): string | undefined {
  if (!isNumbered(natural) || isNumbered(meeting)) return undefined;
  return head === undefined || head.meeting === meeting ? natural : undefined;
}

/** The document under the id of its meeting, with its decisions; a collision and a doubt are noted as issues. */
export function underIdentity(
  document: MinutesDocument,
  { meeting, doubt }: Pick<Identity, 'meeting' | 'doubt'>,
  at: Address,
): MinutesDocument {
  const natural = document.id;
  const renamed = underMeeting(document, meeting);
  const collision =
    meeting === apartFrom(natural, at)
      ? [
          {
            code: 'identifier-collision',
            severity: 'warning' as const,
            message: `Another meeting, held on another day, already has the identifier ${natural}.`,
          },
        ]
      : [];
  const uncertain =
    doubt === undefined ? [] : [{ code: 'meeting-uncertain', severity: 'warning' as const, message: doubt }];
  const issues = [...collision, ...uncertain];
  if (issues.length === 0) return renamed;
  const { quality } = renamed;
  const review = quality.review ?? doubt;
  return {
    ...renamed,
    quality: {
      ...quality,
      issues: [...quality.issues, ...issues],
      ...(review !== undefined && { review }),
    },
  };
}

/** Whether a meeting is said to be of a day, or a claim that was made of it then does not hold any more. */
const tells = (head: Head, day: string | undefined): boolean =>
  Object.values(head.places).some((history) => {
    // A place of local files holds several of them.
    const shown = history.place.startsWith('file:') ? Object.values(history.contents) : [latestOf(history)];
    return shown.some((content) => content?.first.heldOn === day);
  });

/** Two known days that differ are two meetings, except at one address: there, the day was corrected. */
function isAnotherMeeting(head: Head, document: MinutesDocument, at: Address): boolean {
  // As read, not as corrected: two readings are compared.
  const { heldOn } = head.current;
  if (heldOn === undefined || document.heldOn === undefined || heldOn === document.heldOn) return false;
  return !Object.values(head.places).some(({ place, contents }) => {
    if (place !== at.place) return false;
    // A place of local files holds several of them; this one is known by its bytes.
    const isAddress = at.place === at.address;
    return (
      isAddress || Object.values(contents).some(({ first }) => first.sha256 === document.provenance.sha256)
    );
  });
}

const apartFrom = (natural: string, { address }: Address): string =>
  `${natural}-${sha256(address).slice(0, SUFFIX_LENGTH)}`;
