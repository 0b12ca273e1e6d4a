import { factsOf, loadDocument, underMeeting } from '../shared/documents.ts';
import { permanent } from '../shared/errors.ts';
import { sha256 } from '../shared/hash.ts';
import type { MeetingRecord } from '../shared/head.ts';
import { governmentOf } from '../shared/records/tables.ts';
import { absorbed, headWith } from './commit.ts';
import type { RecordDeps } from './deps.ts';
import { enterClaim } from './identity.ts';
import { join, knownOf, NOTHING } from './known.ts';
import { markGovernments } from './mark.ts';
import { storeNote } from './notes.ts';
import { untilWritten } from './until-written.ts';
import { writeHead } from './write.ts';

/** Hexadecimal digits that tell apart two meetings that would get one id. */
const SUFFIX_LENGTH = 8;

type Deps = Pick<RecordDeps, 'store' | 'records' | 'builds' | 'wake' | 'restMs' | 'clock' | 'log'>;

/**
 * Moves a meeting to another government, as only a person decides. It gets an identifier of that, to which the one that it
 * had leads from now on; a page of it that waits is approved by it. Killed and done again, it ends in the same rows.
 * @param source The id of the other government.
 * @returns the identifier of the meeting from now on.
 * @throws OpenMinutesError `permanent`, code `no-such-meeting`; `transient` when others kept coming first.
 */
export function moveMeeting(meeting: string, source: string, deps: Deps): Promise<string> {
  return untilWritten(meeting, async () => {
    const record = await deps.records.find(meeting);
    if (record === undefined) throw permanent('no-such-meeting', `There is no meeting ${meeting}`);
    const moved = record.source === source ? record.meeting : await move(record, source, deps);
    // Moved already, it may have been killed before the government that it left was marked.
    await markGovernments([...new Set([governmentOf(meeting), record.source, source])], deps);
    deps.log.info('moved', { meeting, to: moved });
    return moved;
  });
}

/** @throws OpenMinutesError `conflict` when another commit came between. */
async function move(record: MeetingRecord, source: string, deps: Deps): Promise<string> {
  const { store, records, clock } = deps;
  const { waiting, current, facts } = record;
  const target = await identifierFor(record, source, deps);
  const before = await records.read(target);
  const at = clock().toISOString();
  if (waiting !== undefined) {
    await storeNote(store, { meeting: target, at, statement: { approved: waiting.sha256 } });
  }
  await storeNote(store, { meeting: record.meeting, at, statement: { unitedWith: target } });

  const known = absorbed(knownOf(record), record.meeting, target);
  const approval =
    waiting === undefined ? {} : { approved: [waiting.sha256], approvedAt: { [waiting.sha256]: at } };
  const head = headWith(before, target, join(known, { ...NOTHING, ...approval }));
  if (head !== 'unchanged') await writeHead(head, before, deps);
  const document = facts ?? factsOf(await loadDocument(store, current.documentKey));
  await enterClaim(underMeeting(document, target), target, records);
  const left = headWith(record, record.meeting, { unitedWith: target });
  if (left !== 'unchanged') await writeHead(left, record, deps);
  return target;
}

/** An identifier of the other government that no other meeting has. */
async function identifierFor(
  { meeting, places }: MeetingRecord,
  source: string,
  { records }: Deps,
): Promise<string> {
  const wanted = `${source}${meeting.slice(meeting.indexOf('/'))}`;
  const there = await records.find(wanted);
  // Killed half-way, it has its places there already.
  const isFree = there === undefined || Object.keys(places).every((place) => place in there.places);
  return isFree ? wanted : `${wanted}-${sha256(meeting).slice(0, SUFFIX_LENGTH)}`;
}
