import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { encodeDocument, loadDocument, underMeeting } from '../shared/documents.ts';
import { isKind, permanent } from '../shared/errors.ts';
import type { MeetingRecord, Withdrawal } from '../shared/head.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';
import { eachParallel } from '../shared/parallel.ts';
import { ALL, governmentOf } from '../shared/records/tables.ts';
import { addressOf } from './address.ts';
import { absorbed, headWith } from './commit.ts';
import type { RecordDeps } from './deps.ts';
import { enterClaim, GOVERNMENT_CHANGED } from './identity.ts';
import { join, type Known, NOTHING, sightingOf } from './known.ts';
import { markGovernments } from './mark.ts';
import { knownBy, type Note, notesOf, storedNotes } from './notes.ts';
import { untilWritten } from './until-written.ts';
import { versionOf } from './version.ts';
import { recordOf } from './write.ts';

const DOCUMENTS = 'documents/';

export type RestoreDeps = Pick<
  RecordDeps,
  'store' | 'records' | 'builds' | 'wake' | 'restMs' | 'clock' | 'log'
>;

/** What came of a restoration. */
export interface Restored {
  readonly meetings: number;
  /** Objects that could not be read: they are left out, and named in the log. */
  readonly damaged: number;
}

/**
 * A database is about to be made where documents are stored already: what was decided of them would be undone.
 * @throws OpenMinutesError `permanent`, code `records-lost`, that says what to do.
 */
export async function refuseLostRecords(store: Pick<ObjectStore, 'list'>): Promise<void> {
  for await (const _ of store.list(DOCUMENTS)) {
    throw permanent(
      'records-lost',
      'Documents are stored, but the records of their meetings are not there. `open-minutes restore` makes them anew from what is stored, with all corrections and withdrawals.',
    );
  }
}

/**
 * What is in the table is a part of what was: a restoration has been killed.
 * @throws OpenMinutesError `permanent`, code `half-restored`, that says what to do.
 */
export async function refuseHalfRestored(records: Pick<RecordDeps['records'], 'isRestoring'>): Promise<void> {
  if (await records.isRestoring()) {
    throw permanent(
      'half-restored',
      'The records are being made anew, and that has not ended. `open-minutes restore` goes on with it.',
    );
  }
}

/** Meetings that are made anew side by side: nearly all of their time is waiting for stores. */
const AT_ONCE = 32;

/**
 * Makes the rows of all meetings anew from the documents and the notes that lie in the object store: the same rows as
 * before but for the numbers of revisions, with every approval, correction, withdrawal and union. A join, like every
 * commit: rows that are there take up what they lack, done again it changes nothing, and killed it goes on.
 * @throws OpenMinutesError `permanent`, code `invalid-note`, when a note is damaged: what it says may be a withdrawal.
 */
export async function restore(deps: RestoreDeps): Promise<Restored> {
  await deps.records.setRestoring(true);
  const notes = new Map<string, Note[]>();
  for await (const note of storedNotes(deps.store)) {
    const said = notes.get(note.meeting);
    if (said === undefined) notes.set(note.meeting, [note]);
    else said.push(note);
  }
  const sources = new Set<string>();
  let meetings = 0;
  let damaged = 0;
  const restoreOf = async ([meeting, keys]: StoredMeeting): Promise<void> => {
    const documents = await readable(keys, deps);
    damaged += keys.length - documents.size;
    if (documents.size === 0) return;
    for (const id of [meeting, ...successorsOf(meeting, notes)]) await deps.records.discardBroken(id);
    for (const id of await restoreMeeting(meeting, documents, notes, deps)) sources.add(governmentOf(id));
    meetings += 1;
  };
  const chainOf = chainsIn(notes);
  const chains = new Map<string, StoredMeeting[]>();
  await eachParallel(meetingsIn(deps.store), AT_ONCE, async (one) => {
    const chain = chainOf(one[0]);
    if (chain === undefined) await restoreOf(one);
    else chains.set(chain, [...(chains.get(chain) ?? []), one]);
  });
  // Which meeting an address became, those of one chain tell one after the other.
  await eachParallel(chains.values(), AT_ONCE, async (chain) => {
    for (const one of chain) await restoreOf(one);
  });
  const scopes = [...[...sources].sort(), ALL];
  // Marked before it has ended, in case this is killed; woken after, since until then nothing is built.
  await markGovernments(scopes, { ...deps, wake: async () => {} });
  await deps.records.setRestoring(false);
  await deps.wake(scopes, `restored-${deps.clock().getTime()}`);
  deps.log.info('restored', { meetings, damaged });
  return { meetings, damaged };
}

/**
 * Makes the row of one meeting anew, as {@link restore} does, or lets it take up what it lacks; also the rows of those
 * meetings that it turned out to be. Nothing where no document of it can be read.
 * @param known The notes of it, where they are at hand.
 * @returns whether there is a row now.
 * @throws OpenMinutesError `permanent`, code `invalid-note`.
 */
export async function restoreOne(
  meeting: string,
  deps: RestoreDeps,
  known?: readonly Note[],
): Promise<boolean> {
  const { store } = deps;
  const notes = new Map<string, readonly Note[]>();
  for (let at: string | undefined = meeting; at !== undefined && !notes.has(at); ) {
    notes.set(at, (at === meeting ? known : undefined) ?? (await notesOf(at, store)));
    at = successorsOf(meeting, notes).at(-1);
  }
  const keys: string[] = [];
  for await (const { key } of store.listed(`${DOCUMENTS}${meeting}/`, { shallow: true })) keys.push(key);
  const documents = await readable(keys, deps);
  if (documents.size === 0) return false;
  const restored = await restoreMeeting(meeting, documents, notes, deps);
  await markGovernments([...new Set(restored.map(governmentOf))], deps);
  deps.log.info('restored', { meeting });
  return true;
}

/**
 * The record of a meeting with everything that was decided of it, also where its row was lost, or while the table is made
 * anew: a decision that knows
 * only a part of what was decided before would answer too early a revision, and not count.
 */
export async function settledRecord(id: string, deps: RestoreDeps): Promise<MeetingRecord | undefined> {
  const { records } = deps;
  const found = await records.find(id);
  if (found !== undefined && !(await records.isRestoring())) return found;
  await restoreOne(found?.meeting ?? id, deps);
  return records.find(id);
}

type StoredMeeting = readonly [meeting: string, keys: readonly string[]];

/** The documents that can be read of those. */
async function readable(
  keys: readonly string[],
  { store, log }: Pick<RestoreDeps, 'store' | 'log'>,
): Promise<ReadonlyMap<string, MinutesDocument>> {
  const documents = new Map<string, MinutesDocument>();
  for (const key of keys) {
    try {
      documents.set(key, await loadDocument(store, key));
    } catch (error) {
      if (!isKind(error, 'permanent')) throw error;
      log.error('not restored', { key, code: error.code, reason: error.message });
    }
  }
  return documents;
}

/** Of a meeting that turned out to be another one, or that another one turned out to be: what all of those have in common. */
function chainsIn(notes: ReadonlyMap<string, readonly Note[]>): (meeting: string) => string | undefined {
  const above = new Map<string, string>();
  const top = (meeting: string): string => {
    let at = meeting;
    for (let next = above.get(at); next !== undefined && next !== at; next = above.get(at)) at = next;
    return at;
  };
  for (const [meeting, said] of notes) {
    for (const { statement } of said) {
      if (!('unitedWith' in statement)) continue;
      const [from, to] = [top(meeting), top(statement.unitedWith)];
      above.set(to, to).set(from, to);
    }
  }
  return (meeting) => (above.has(meeting) ? top(meeting) : undefined);
}

/** The keys of the documents of each meeting, which stand together. */
async function* meetingsIn(store: ObjectStore): AsyncGenerator<StoredMeeting> {
  let current: { readonly meeting: string; readonly keys: string[] } | undefined;
  for await (const key of store.list(DOCUMENTS)) {
    const meeting = key.slice(DOCUMENTS.length, key.lastIndexOf('/'));
    if (current?.meeting === meeting) current.keys.push(key);
    else {
      if (current !== undefined) yield [current.meeting, current.keys];
      current = { meeting, keys: [key] };
    }
  }
  if (current !== undefined) yield [current.meeting, current.keys];
}

/** @returns the meetings whose rows have taken up what is known: that one, and those that it turned out to be. */
async function restoreMeeting(
  meeting: string,
  documents: ReadonlyMap<string, MinutesDocument>,
  notes: ReadonlyMap<string, readonly Note[]>,
  deps: RestoreDeps,
): Promise<readonly string[]> {
  let known: Known = NOTHING;
  for (const [key, document] of documents) {
    const { contentHash } = encodeDocument(document);
    const version = versionOf(document, { key, contentHash });
    const places = sightingOf(addressOf(document).place, version, document.provenance.takenInAt);
    known = join(known, { ...NOTHING, places, schemaVersion: document.schemaVersion });
  }
  known = join(known, knownByNotes(notes.get(meeting)));
  const successors = successorsOf(meeting, notes);
  for (const document of documents.values()) await enter(document, meeting, successors, deps);
  for (const alias of known.aliases) await deps.records.alias(alias, meeting);
  await joinInto(meeting, known, goneBy(notes.get(meeting)), deps);
  let from = meeting;
  for (const id of successors) {
    const carried = { ...NOTHING, withdrawals: carriedBy(notes.get(from)) };
    // It may have no documents of its own.
    known = [carried, knownByNotes(notes.get(id))].reduce(join, absorbed(known, from, id));
    await joinInto(id, known, goneBy(notes.get(id)), deps);
    from = id;
  }
  return [meeting, ...successors];
}

const knownByNotes = (notes: readonly Note[] = []): Known =>
  notes.reduce((known, note) => join(known, { ...NOTHING, ...knownBy(note) }), NOTHING);

/** What the meeting that this one turned out to be was withdrawn by. */
const carriedBy = (notes: readonly Note[] = []): readonly Withdrawal[] =>
  notes.flatMap(({ statement }) => ('unitedWith' in statement ? (statement.carries ?? []) : []));

/** The meetings that a meeting turned out to be, one after the other. */
function successorsOf(meeting: string, notes: ReadonlyMap<string, readonly Note[]>): readonly string[] {
  const successors: string[] = [];
  for (let at: string | undefined = meeting; at !== undefined; ) {
    const next: string | undefined = (notes.get(at) ?? []).flatMap(({ statement }) =>
      'unitedWith' in statement ? [statement.unitedWith] : [],
    )[0];
    at = next === undefined || successors.includes(next) ? undefined : next;
    if (at !== undefined) successors.push(at);
  }
  return successors;
}

const goneBy = (notes: readonly Note[] = []): readonly string[] =>
  notes.flatMap(({ statement }) => ('goneDecisions' in statement ? statement.goneDecisions : []));

/** Notes which meeting the address of a document became, and what its page claims. */
async function enter(
  document: MinutesDocument,
  meeting: string,
  successors: readonly string[],
  { records }: RestoreDeps,
): Promise<void> {
  const { address } = addressOf(document);
  const owner = await records.claim(address, meeting);
  // It became this meeting first, and that one with it.
  if (successors.includes(owner)) await records.reassign(address, owner, meeting);

  if (document.quality.issues.some(({ code }) => code === GOVERNMENT_CHANGED)) return;
  const moved = successors.filter((id) => governmentOf(id) !== governmentOf(meeting));
  for (const id of [meeting, ...moved]) {
    await untilWritten(id, () => enterClaim(underMeeting(document, id), id, records));
  }
}

/** Lets a row take up what it lacks. */
const joinInto = (meeting: string, more: Known, gone: readonly string[], deps: RestoreDeps): Promise<void> =>
  untilWritten(meeting, async () => {
    const { store, records } = deps;
    const before = await records.read(meeting);
    const head = headWith(before, meeting, more);
    if (head === 'unchanged') return;
    const published = [...(before?.goneDecisions ?? []), ...gone];
    const record = await recordOf(head, before, published, (key) => loadDocument(store, key));
    await records.commit(record, before?.rev);
  });
