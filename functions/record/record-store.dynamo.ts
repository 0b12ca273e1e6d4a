import { conflict, isKind, permanent } from '../shared/errors.ts';
import type { MeetingRecord } from '../shared/head.ts';
import { meetingOfRow, rowOfMeeting } from '../shared/records/meeting-row.ts';
import { dynamoMeetingRows } from '../shared/records/meeting-rows.dynamo.ts';
import type { Item, Table } from '../shared/records/table.ts';
import {
  addressKey,
  aliasKey,
  claimKey,
  meetingKey,
  RESTORATION_KEY,
  type RowKey,
} from '../shared/records/tables.ts';
import { validator } from '../shared/validate.ts';
import type { Claims } from './claim.ts';
import type { RecordStore } from './record-store.ts';

/** Further than a meeting can have been united with others. */
const LONGEST_WAY = 16;

const asClaims = validator<{ readonly claims: Claims; readonly rev: number }>(
  {
    type: 'object',
    required: ['claims', 'rev'],
    properties: {
      rev: { type: 'integer', minimum: 1 },
      claims: {
        type: 'object',
        additionalProperties: {
          type: 'object',
          additionalProperties: false,
          required: ['meeting', 'observedAt', 'parser'],
          properties: {
            meeting: { type: 'string' },
            number: { type: 'integer' },
            observedAt: { type: 'string' },
            parser: { type: 'string' },
          },
        },
      },
    },
  },
  'claims',
);

/** Meetings and the ledger of addresses in the records table. */
export function dynamoRecordStore(table: Table): RecordStore {
  const { read } = dynamoMeetingRows(table);

  /** The meeting that another one turned out to be. */
  async function followed(record: MeetingRecord): Promise<MeetingRecord> {
    let found = record;
    for (let steps = 0; found.unitedWith !== undefined; steps += 1) {
      const next: MeetingRecord | undefined = await read(found.unitedWith);
      if (next === undefined || steps === LONGEST_WAY) {
        throw permanent('invalid-row', `${found.meeting} is united with a meeting that is not there`);
      }
      found = next;
    }
    return found;
  }

  async function behind(row: Item | undefined, alias: Item | undefined): Promise<MeetingRecord | undefined> {
    if (row !== undefined) return followed(meetingOfRow(row));
    const meeting = alias === undefined ? undefined : await read(ownerIn(alias));
    return meeting && followed(meeting);
  }

  return {
    read,

    async find(id) {
      const rows = await table.getMany([meetingKey(id), aliasKey(id)]);
      return behind(rowAt(rows, meetingKey(id)), rowAt(rows, aliasKey(id)));
    },

    async lookUp(address, natural, claim) {
      const [entryAt, meetingAt, aliasAt] = [addressKey(address), meetingKey(natural), aliasKey(natural)];
      const claimAt = claim && claimKey(claim);
      const rows = await table.getMany([
        entryAt,
        meetingAt,
        aliasAt,
        ...(claimAt === undefined ? [] : [claimAt]),
      ]);
      const entry = rowAt(rows, entryAt);
      const record = await behind(rowAt(rows, meetingAt), rowAt(rows, aliasAt));
      const claimed = claimAt && rowAt(rows, claimAt);
      const { claims, rev } = claimed === undefined ? { claims: {}, rev: 0 } : asClaims(claimed);
      return {
        ...(entry !== undefined && { owner: ownerIn(entry) }),
        ...(record !== undefined && { record }),
        claims,
        claimsRev: rev,
      };
    },

    async claimsOf(claim) {
      const row = await table.get(claimKey(claim));
      return row === undefined ? {} : asClaims(row).claims;
    },

    async writeClaims(claim, claims, before) {
      await table.put(
        { ...claimKey(claim), claims, rev: before + 1 },
        before === 0
          ? { expression: 'attribute_not_exists(pk)' }
          : { expression: 'rev = :before', values: { ':before': before } },
      );
    },

    async alias(id, meeting) {
      const key = aliasKey(id);
      try {
        await table.put({ ...key, meeting }, { expression: 'attribute_not_exists(pk)' });
        return meeting;
      } catch (error) {
        if (!isKind(error, 'conflict')) throw error;
        return ownerIn(await existing(table, key));
      }
    },

    async ownerOf(address) {
      const entry = await table.get(addressKey(address));
      return entry && ownerIn(entry);
    },

    async claim(address, meeting) {
      const key = addressKey(address);
      try {
        await table.put({ ...key, address, meeting }, { expression: 'attribute_not_exists(pk)' });
        return meeting;
      } catch (error) {
        if (!isKind(error, 'conflict')) throw error;
        return ownerIn(await existing(table, addressKey(address)));
      }
    },

    async reassign(address, from, to) {
      try {
        await table.update(addressKey(address), {
          expression: 'SET meeting = :to',
          condition: 'meeting = :from',
          values: { ':from': from, ':to': to },
        });
        return to;
      } catch (error) {
        if (!isKind(error, 'conflict')) throw error;
        return ownerIn(await existing(table, addressKey(address)));
      }
    },

    /**
     * | expected rev | row in place | outcome  |
     * | ------------ | ------------ | -------- |
     * | none         | none         | written  |
     * | none         | any          | conflict |
     * | n            | none         | conflict |
     * | n            | rev = n      | written  |
     * | n            | rev ≠ n      | conflict |
     */
    async commit(record, expectedRev) {
      const mustBeNew = { expression: 'attribute_not_exists(pk)' };
      const mustBeThatOne = { expression: 'rev = :expected', values: { ':expected': expectedRev } };
      await table.put(rowOfMeeting(record), expectedRev === undefined ? mustBeNew : mustBeThatOne);
    },

    async discardBroken(meeting) {
      const row = await table.get(meetingKey(meeting));
      try {
        if (row !== undefined) meetingOfRow(row);
      } catch (error) {
        if (!isKind(error, 'permanent')) throw error;
        await table.write([], [meetingKey(meeting)]);
      }
    },

    isRestoring: async () => (await table.get(RESTORATION_KEY)) !== undefined,
    setRestoring: (isUnderWay) =>
      isUnderWay ? table.put({ ...RESTORATION_KEY }) : table.write([], [RESTORATION_KEY]),
  };
}

const rowAt = (rows: readonly Item[], key: RowKey): Item | undefined =>
  rows.find(({ pk, sk }) => pk === key.pk && sk === key.sk);

async function existing(table: Table, key: RowKey): Promise<Item> {
  const entry = await table.get(key);
  // The ledger forgets nothing, so an entry that was there a moment ago can only be read again.
  if (entry === undefined) throw conflict('ledger-changed', `The entry ${key.pk} ${key.sk} is gone`);
  return entry;
}

function ownerIn({ meeting, pk }: Item): string {
  if (typeof meeting !== 'string') throw permanent('invalid-row', `The ledger entry ${pk} names no meeting`);
  return meeting;
}
