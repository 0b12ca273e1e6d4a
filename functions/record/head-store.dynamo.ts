import { conflict, isKind, permanent } from '../shared/errors.ts';
import type { Item, Table } from '../shared/records/table.ts';
import { addressKey, headKey, projectWork, SHARDS } from '../shared/records/tables.ts';
import { headOfRow, rowOfHead } from './head-row.ts';
import type { HeadStore } from './head-store.ts';

const PARTITION_PREFIX = headKey('').pk;

/** Heads and the address ledger in the records table. */
export function dynamoHeadStore(table: Table): HeadStore {
  return {
    async read(meeting) {
      const row = await table.get(headKey(meeting));
      return row && headOfRow(row);
    },

    async lookUp(address, natural) {
      const rows = await table.getMany([addressKey(address), headKey(natural)]);
      const entry = rows.find((row) => row.pk === addressKey(address).pk);
      const head = rows.find((row) => row.pk === headKey(natural).pk);
      return {
        ...(entry !== undefined && { owner: ownerIn(entry) }),
        ...(head !== undefined && { head: headOfRow(head) }),
      };
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
        return ownerIn(await existing(table, address));
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
        return ownerIn(await existing(table, address));
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
    async commit(head, expectedRev) {
      const mustBeNew = { expression: 'attribute_not_exists(pk)' };
      const mustBeThatOne = { expression: 'rev = :expected', values: { ':expected': expectedRev } };
      await table.put(rowOfHead(head), expectedRev === undefined ? mustBeNew : mustBeThatOne);
    },

    async settle(meeting, rev, projected) {
      try {
        await table.update(headKey(meeting), {
          expression: 'SET projected = :projected, pendingRevisions = :none REMOVE #work, workSince',
          condition: 'rev = :rev',
          names: { '#work': 'work' },
          values: { ':projected': projected, ':none': [], ':rev': rev },
        });
        return true;
      } catch (error) {
        if (isKind(error, 'conflict')) return false;
        throw error;
      }
    },

    async *due() {
      for (let shard = 0; shard < SHARDS; shard += 1) {
        for await (const { pk } of table.waiting(projectWork(shard))) yield pk.slice(PARTITION_PREFIX.length);
      }
    },
  };
}

async function existing(table: Table, address: string): Promise<Item> {
  const entry = await table.get(addressKey(address));
  // The ledger forgets nothing, so an entry that was there a moment ago can only be read again.
  if (entry === undefined) throw conflict('ledger-changed', `The ledger entry of ${address} is gone`);
  return entry;
}

function ownerIn({ meeting, pk }: Item): string {
  if (typeof meeting !== 'string') throw permanent('invalid-row', `The ledger entry ${pk} names no meeting`);
  return meeting;
}
