import type { RecordRow } from '../../../schemas/generated/record.ts';
import schema from '../../../schemas/record.schema.json' with { type: 'json' };
import type { MeetingRecord } from '../head.ts';
import { asMinutesFacts } from '../minutes-contract.ts';
import { calendarAt } from '../publication.ts';
import { validator } from '../validate.ts';
import type { Item } from './table.ts';
import { meetingKey } from './tables.ts';

/** Bytes of JSON beyond which a row goes without the facts: DynamoDB takes 400 KB, and the head is to grow yet. */
const ROW_BYTES = 300_000;

interface MeetingRow
  extends Omit<MeetingRecord, 'facts' | 'instant'>,
    Pick<RecordRow, 'pk' | 'sk' | 'facts' | 'publishedMonth' | 'publishedAt'> {}
const asRow = validator<MeetingRow>(schema, 'record');

/**
 * The row of a meeting. What is published carries the attributes of the index `published`.
 * @throws OpenMinutesError `permanent`, code `invalid-record` or `invalid-facts`, when nobody could read it.
 */
export function rowOfMeeting({ instant, ...record }: MeetingRecord): Item {
  const { meeting } = record;
  const listed =
    instant === undefined
      ? {}
      : { publishedMonth: calendarAt(instant, 'month'), publishedAt: `${instant}#${meeting}` };
  const row = { ...meetingKey(meeting), ...record, ...listed };
  asRow(row);
  if (row.facts !== undefined) asMinutesFacts(row.facts);
  if (Buffer.byteLength(JSON.stringify(row)) <= ROW_BYTES) return row;
  const { facts: _, ...small } = row;
  return small;
}

/** @throws OpenMinutesError `permanent`, code `invalid-record` or `invalid-facts`, when it is no row of {@link rowOfMeeting}. */
export function meetingOfRow(item: Item): MeetingRecord {
  const { pk: _, sk: __, publishedMonth: ___, publishedAt, facts, ...record } = asRow(inOrder(item));
  return {
    ...record,
    ...(facts !== undefined && { facts: asMinutesFacts(facts) }),
    ...(publishedAt !== undefined && { instant: publishedAt.slice(0, publishedAt.indexOf('#')) }),
  };
}

/** A value with the keys of its objects in the order of documents (RFC 8785): those of a row come in any. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, inOrder(one)]));
}
