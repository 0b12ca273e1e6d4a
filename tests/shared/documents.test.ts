import { expect, test } from 'vitest';
import { encodeDocument, loadDocument, storeDocument } from '../../functions/shared/documents.ts';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';
import { smallMeeting } from '../publish/small-meeting.ts';

test('a document is read as it was stored', async () => {
  const store = memoryStore();
  const { document } = smallMeeting('yunze/2024/3');
  const encoded = encodeDocument(document);
  await storeDocument(store, encoded);

  expect(await loadDocument(store, encoded.key)).toEqual(document);
});

test('how sure the parser is does not belong to the content; that a person must look at it does', () => {
  const { document } = smallMeeting('yunze/2024/3');
  const { contentHash } = encodeDocument(document);
  const [decision] = document.decisions;
  if (decision === undefined) throw new Error('the meeting decides something');
  const unsure = {
    ...document,
    decisions: document.decisions.map((one) => ({ ...one, confidence: 0.5 })),
    attendance: document.attendance.map((one) => ({ ...one, confidence: 0.5 })),
    quality: { ...document.quality, score: 0.5 },
  };

  expect(encodeDocument(unsure)).toMatchObject({
    contentHash,
    key: expect.not.stringMatching(encodeDocument(document).key),
  });
  expect(
    encodeDocument({ ...document, quality: { ...document.quality, review: 'why' } }).contentHash,
  ).not.toBe(contentHash);
  expect(encodeDocument({ ...document, decisions: [{ ...decision, kind: 'reject' }] }).contentHash).not.toBe(
    contentHash,
  );
});
