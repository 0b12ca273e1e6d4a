import { expect, it } from 'vitest';
import { changedHeads } from '../../functions/project/changed-heads.ts';
import { headKey } from '../../functions/shared/records/tables.ts';

it('reads the meeting and the place in the stream off a changed head', () => {
  const { pk, sk } = headKey('qingyu/2025/3');
  const record = { dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } }, SequenceNumber: '42' } };

  expect(changedHeads.key(record)).toBe('qingyu/2025/3');
  expect(changedHeads.identifier(record)).toBe('42');
});
