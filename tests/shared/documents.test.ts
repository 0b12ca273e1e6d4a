import { expect, test } from 'vitest';
import { canonical, encodeDocument, loadDocument, storeDocument } from '../../functions/shared/documents.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';
import { smallMeeting } from '../publish/small-meeting.ts';

test('a document is read as it was stored', async () => {
  const store = memoryStore();
  const { document } = smallMeeting('yunze/2024/3');
  const encoded = encodeDocument(document);
  await storeDocument(store, encoded);

  expect(await loadDocument(store, encoded.key)).toEqual(document);
});

test('a document of before there were forms is minutes', async () => {
  const store = memoryStore();
  const { document } = smallMeeting('yunze/2024/3');
  const { form: _, ...facts } = document;
  const bytes = new TextEncoder().encode(canonical({ ...facts, schemaVersion: 1 }));
  const key = `documents/${document.id}/${sha256(bytes)}.json`;
  await store.put(key, bytes, { contentType: 'application/json' });

  expect(await loadDocument(store, key)).toEqual({ ...facts, schemaVersion: 2, form: 'minutes' });
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
