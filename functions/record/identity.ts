import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { loadDocument, underMeeting } from '../shared/documents.ts';
import { conflict } from '../shared/errors.ts';
import { sha256 } from '../shared/hash.ts';
import type { Head, MeetingRecord, MinutesFacts } from '../shared/head.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';
import { governmentOf } from '../shared/records/tables.ts';
import { type Address, addressOf } from './address.ts';
import { type Claim, type Claimed, type Claims, claimOf, type Leads, leadsTo } from './claim.ts';
import type { RecordDeps } from './deps.ts';
import { compareParsers, compareText } from './known.ts';
import type { Known, RecordStore } from './record-store.ts';
import { lastReadAt, readingsAt } from './shown.ts';
import { mayBeUnited, unite } from './unite.ts';
import { observedAt } from './version.ts';

/** Hexadecimal digits of the address hash that tell apart two meetings with one natural id. */
const SUFFIX_LENGTH = 8;

/** An issue that lets a document wait for review. */
interface Doubt {
  readonly code: typeof MEETING_UNCERTAIN | 'government-changed';
  readonly message: string;
}

/** Which meeting a document belongs to. */
export interface Identity {
  readonly meeting: string;
  /** Its record, where it has one. */
  readonly record?: MeetingRecord;
  /** The document's natural identifier, where the meeting had a lesser one before: it leads to the meeting from now on. */
  readonly alias?: string;
  /** Why a person must say which meeting it is. */
  readonly doubt?: Doubt;
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
  deps: Pick<RecordDeps, 'store' | 'records' | 'clock'>,
): Promise<Identity> {
  const { records } = deps;
  const claim = claimOf(document);
  const known = await records.lookUp(at.address, document.id, claim);
  const elsewhere = await underOtherGovernment(known.owner, document, records);
  if (elsewhere !== undefined) return elsewhere;
  const own = sha256(at.address);
  const { [own]: mine, ...claimed } = known.claims;
  const { others, leads } = await followed(claim, claimed, records);

  const found = await meetingOf(document, at, { known, mine, others, leads, claim }, deps);
  const { meeting } = found;
  const now = claim && newest(mine, claimedBy(document, meeting));
  const claims = { ...others, ...(now !== undefined && { [own]: now }) };
  if (claim !== undefined && now !== mine) await records.writeClaims(claim, claims, known.claimsRev);
  await enter(at.address, found.ledger, meeting, deps);
  const alias = aliasFor(document.id, meeting, known);
  const isAlias = alias !== undefined && (await records.alias(alias, meeting)) === meeting;
  return {
    meeting,
    ...(found.record !== undefined && { record: found.record }),
    ...(isAlias && { alias }),
    ...(found.doubt !== undefined && { doubt: found.doubt }),
    ...(claim !== undefined && { claim }),
    claims,
  };
}

/**
 * The meeting that an address has become, where its page now reads as that of another government: a meeting's government
 * never changes by itself, and a person is asked.
 */
async function underOtherGovernment(
  owner: string | undefined,
  { source }: MinutesDocument,
  records: RecordStore,
): Promise<Identity | undefined> {
  if (owner === undefined || governmentOf(owner) === source) return undefined;
  const record = await records.find(owner);
  if (record === undefined || record.source === source) return undefined;
  const message = `The page reads as one of ${source} now, and its meeting is one of ${record.source}: is it still?`;
  return {
    meeting: record.meeting,
    record,
    doubt: { code: GOVERNMENT_CHANGED, message },
    claims: {},
  };
}

/** Where a claim leads. Claims of several meetings may be about one: some of them were united with others since. */
async function followed(
  claim: Claim | undefined,
  others: Claims,
  records: RecordStore,
): Promise<{ readonly others: Claims; readonly leads: Leads }> {
  if (claim === undefined) return { others, leads: 'none' };
  const leads = leadsTo(claim, others);
  if (leads !== 'several') return { others, leads };
  const entries = await Promise.all(
    Object.entries(others).map(async ([address, one]): Promise<[string, Claimed]> => {
      const record = await records.find(one.meeting);
      return [address, { ...one, meeting: record?.meeting ?? one.meeting }];
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
  readonly record?: MeetingRecord;
  readonly doubt?: Doubt;
  /** What stands in the ledger, where that is no longer right: the address is the meeting's from now on. */
  readonly ledger?: 'new' | { readonly from: string };
}

async function meetingOf(
  document: MinutesDocument,
  at: Address,
  evidence: Evidence,
  deps: Pick<RecordDeps, 'store' | 'records' | 'clock'>,
): Promise<Found> {
  const { records } = deps;
  const { known, mine, leads, claim } = evidence;
  const natural = known.record?.meeting ?? document.id;
  const isAnother = known.record !== undefined && isAnotherMeeting(known.record, document, at);
  // A meeting that a person has moved to another government leaves its identifier to nobody.
  const isTaken = isAnother || (known.record !== undefined && known.record.source !== document.source);
  const doubt = leads === 'several' ? { doubt: SEVERAL } : {};

  const owner = known.owner ?? mine?.meeting;
  const record =
    owner === undefined || owner === known.record?.meeting ? known.record : await records.find(owner);
  // Claimed but never committed there, where there is no record, or another meeting took the id in the meantime.
  const isOwned = owner !== undefined && record !== undefined && !(isAnother && record.meeting === natural);
  if (!isOwned) {
    const ledger = known.owner === undefined ? 'new' : { from: known.owner };
    const joined = typeof leads === 'object' ? await records.find(leads.meeting) : undefined;
    const isMoved = joined !== undefined && joined.source !== document.source;
    if (typeof leads === 'object' && !isMoved && (joined === undefined || tells(joined, claim?.day))) {
      const meeting = joined?.meeting ?? leads.meeting;
      return { meeting, ...(joined !== undefined && { record: joined }), ledger };
    }
    if (isTaken) return { meeting: apartFrom(document.id, at), ledger, ...doubt };
    const meeting = owner ?? natural;
    const isNatural = known.record?.meeting === meeting;
    return { meeting, ...(isNatural && { record: known.record }), ledger, ...doubt };
  }

  const { meeting } = record;
  if (typeof leads !== 'object' || leads.meeting === meeting) return { meeting, record, ...doubt };
  const other = await records.find(leads.meeting);
  if (other === undefined || other.meeting === meeting || other.source !== record.source) {
    return { meeting, record };
  }
  if (!mayBeUnited(record, other, evidence)) return { meeting, record, doubt: CONTRADICTED };
  await unite(record, other, deps);
  throw conflict('united', `${record.meeting} and ${other.meeting} are one meeting`);
}

/** Code of the issue of a document whose page reads as that of another government now. */
export const GOVERNMENT_CHANGED = 'government-changed';
/** Code of the issue of a document of which nobody knows which of the day's meetings it is about. */
export const MEETING_UNCERTAIN = 'meeting-uncertain';
const uncertain = (message: string): Doubt => ({ code: MEETING_UNCERTAIN, message });
const SEVERAL = uncertain(
  'The page gives no number, and several meetings of this kind were held on the day: which of them is it about?',
);
const CONTRADICTED = uncertain(
  'Another page tells of the same meeting, but what this one said before was about another day or number: is it one meeting?',
);

/** Notes in the ledger which meeting the address became. */
async function enter(
  address: string,
  ledger: Found['ledger'],
  meeting: string,
  { store, records }: Pick<RecordDeps, 'store' | 'records'>,
): Promise<void> {
  if (ledger === undefined || (ledger !== 'new' && ledger.from === meeting)) return;
  if (ledger !== 'new') await forget(address, ledger.from, store);
  const owner =
    ledger === 'new'
      ? await records.claim(address, meeting)
      : await records.reassign(address, ledger.from, meeting);
  if (owner !== meeting) throw conflict('claimed', `${address} became ${owner} in the meantime`);
}

/**
 * Removes what was stored of an address under a meeting that it was then not recorded as: documents tell whose they are
 * when rows are made anew.
 */
async function forget(address: string, meeting: string, store: ObjectStore): Promise<void> {
  for await (const key of store.list(`documents/${meeting}/`)) {
    const document = await loadDocument(store, key);
    if (document.id === meeting && addressOf(document).address === address) await store.delete(key);
  }
}

/** What an address claims by a reading. */
function claimedBy(document: MinutesFacts, meeting: string): Claimed {
  const { number, provenance } = document;
  return {
    observedAt: observedAt(document),
    parser: provenance.parser,
    meeting,
    ...(number !== undefined && { number }),
  };
}

/**
 * Enters what a document claims under its meeting, unless a newer reading of its address has claimed.
 * @throws OpenMinutesError `conflict` when others claimed at the same time.
 */
export async function enterClaim(
  document: MinutesFacts,
  meeting: string,
  records: Pick<RecordStore, 'lookUp' | 'writeClaims'>,
): Promise<void> {
  const claim = claimOf(document);
  if (claim === undefined) return;
  const { address } = addressOf(document);
  const own = sha256(address);
  const { claims, claimsRev } = await records.lookUp(address, meeting, claim);
  const now = newest(claims[own], claimedBy(document, meeting));
  if (now !== claims[own]) await records.writeClaims(claim, { ...claims, [own]: now }, claimsRev);
}

/** What an address claims by its newest reading, whichever is delivered last; the very same object when that is known. */
function newest(before: Claimed | undefined, now: Claimed): Claimed {
  if (before === undefined) return now;
  const order =
    compareText(now.observedAt, before.observedAt) ||
    compareParsers(now.parser, before.parser) ||
    (now.number ?? 0) - (before.number ?? 0);
  if (order > 0) return now;
  return before.meeting === now.meeting ? before : { ...before, meeting: now.meeting };
}

/** Identifiers made of year and number name a meeting better than those made of an index number or an address. */
const isNumbered = (id: string): boolean => id.split('/').length > 2;

function aliasFor(natural: string, meeting: string, { record }: Known): string | undefined {
  if (!isNumbered(natural) || isNumbered(meeting)) return undefined;
  return record === undefined || record.meeting === meeting ? natural : undefined;
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
  const issues = [...collision, ...(doubt === undefined ? [] : [{ severity: 'warning' as const, ...doubt }])];
  if (issues.length === 0) return renamed;
  const { quality } = renamed;
  const review = quality.review ?? doubt?.message;
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
const tells = ({ places }: Head, day: string | undefined): boolean =>
  Object.values(places).some((history) => {
    // A place of local files holds several of them.
    const shown = history.place.startsWith('file:') ? readingsAt(history) : [lastReadAt(history)];
    return shown.some((version) => version?.heldOn === day);
  });

/** Two known days that differ are two meetings, except at one address: there, the day was corrected. */
function isAnotherMeeting(head: Head, document: MinutesDocument, at: Address): boolean {
  // As read, not as corrected: two readings are compared.
  const { heldOn } = head.current;
  if (heldOn === undefined || document.heldOn === undefined || heldOn === document.heldOn) return false;
  const history = head.places[sha256(at.place)];
  if (history === undefined) return true;
  // A place of local files holds several of them; this one is known by its bytes.
  const isAddress = at.place === at.address;
  return !isAddress && history.pages[document.provenance.sha256] === undefined;
}

const apartFrom = (natural: string, { address }: Address): string =>
  `${natural}-${sha256(address).slice(0, SUFFIX_LENGTH)}`;
