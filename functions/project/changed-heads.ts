import type { DynamoDBRecord } from 'aws-lambda';
import { headKey, RECORDS_TABLE } from '../shared/records/tables.ts';

/** What stands before the meeting in the hash key of its rows. */
const PREFIX = headKey('').pk;

/** How `workOff` reads a record of the table's stream: a changed head stands for its meeting. */
export const changedHeads = {
  key: (record: DynamoDBRecord): string => {
    const key = record.dynamodb?.Keys?.[RECORDS_TABLE.hashKey]?.S;
    return key?.startsWith(PREFIX) ? key.slice(PREFIX.length) : '';
  },
  identifier: (record: DynamoDBRecord): string => record.dynamodb?.SequenceNumber ?? '',
};
