import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { misfitsOf } from '../shared/corrections.ts';
import { asShown, canonical, factsOf, loadDocument, underMeeting } from '../shared/documents.ts';
import { type Head, isHeld, type MeetingRecord, type MinutesFacts } from '../shared/head.ts';
import { publicationInstant } from '../shared/publication.ts';
import type { RecordDeps } from './deps.ts';
import { storeNote } from './notes.ts';

/** Where documents are found by their keys. */
export type Load = (key: string) => Promise<MinutesDocument>;

/**
 * The record of a meeting: its head with the facts of the current document, and what follows from them.
 * @param before The record as it was.
 * @param published Identifiers of all decisions that were ever published; those that are there are not gone.
 */
export async function recordOf(
  head: Head,
  before: MeetingRecord | undefined,
  published: readonly string[],
  load: Load,
): Promise<MeetingRecord> {
  const { corrections = [] } = head;
  const isSame = before?.current.documentKey === head.current.documentKey;
  const isChecked = canonical(before?.corrections ?? []) === canonical(corrections);
  if (isSame && isChecked && before.facts !== undefined) {
    return completed(head, before.facts, { published, misfits: before.misfits });
  }
  const document = underMeeting(await load(head.current.documentKey), head.meeting);
  return completed(head, factsOf(document), { published, misfits: misfitsOf(document, corrections) });
}

function completed(
  head: Head,
  facts: MinutesFacts,
  {
    published,
    misfits = {},
  }: { published: readonly string[]; misfits: MeetingRecord['misfits'] | undefined },
): MeetingRecord {
  const there = new Set(facts.decisions.map(({ id }) => id));
  const gone = [...new Set(published)].filter((id) => !there.has(id)).sort();
  const record: MeetingRecord = {
    ...head,
    facts,
    ...(gone.length > 0 && { goneDecisions: gone }),
    ...(Object.keys(misfits).length > 0 && { misfits }),
  };
  return isHeld(head) ? record : { ...record, instant: publicationInstant(asShown(facts, record)) };
}

/**
 * Writes the head of a meeting with its facts, if the row is still the one it was made from.
 * @param atHand The document of a reading, where it is among what the head may show, under the key that it has.
 * @throws OpenMinutesError `conflict` when the row has changed since.
 */
export async function writeHead(
  head: Head,
  before: MeetingRecord | undefined,
  { store, records }: Pick<RecordDeps, 'store' | 'records'>,
  atHand?: { readonly key: string; readonly document: MinutesDocument },
): Promise<void> {
  const load: Load = async (key) => (key === atHand?.key ? atHand.document : loadDocument(store, key));
  const known = before?.goneDecisions ?? [];
  const published = before === undefined ? undefined : await publishedFacts(before, head, load);
  const record = await recordOf(
    head,
    before,
    [...known, ...(published?.decisions ?? []).map(({ id }) => id)],
    load,
  );
  const lost = (record.goneDecisions ?? []).filter((id) => !known.includes(id));
  if (lost.length > 0) {
    const statement = { goneDecisions: lost };
    await storeNote(store, { meeting: head.meeting, at: head.current.observedAt, statement });
  }
  await records.commit(record, before?.rev);
}

/** What was published of a meeting until now, where something else is from now on. */
async function publishedFacts(
  before: MeetingRecord,
  now: Head,
  load: Load,
): Promise<MinutesFacts | undefined> {
  if (isHeld(before) || before.current.documentKey === now.current.documentKey) return undefined;
  return before.facts ?? underMeeting(await load(before.current.documentKey), before.meeting);
}
