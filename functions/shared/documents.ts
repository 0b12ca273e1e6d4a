import canonicalize from 'canonicalize';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { corrected } from './corrections.ts';
import { isKind, permanent } from './errors.ts';
import { sha256 } from './hash.ts';
import type { MeetingRecord, MinutesFacts } from './head.ts';
import { asMinutesDocument } from './minutes-contract.ts';
import type { ObjectStore } from './object-store/object-store.ts';
import { parseJson } from './parse-json.ts';
import { asFirstPublished } from './publication.ts';
import { governmentOf } from './records/tables.ts';

/** A document in the one spelling that its hash is taken of (RFC 8785), and the key under which that lies. */
export interface EncodedDocument {
  readonly key: string;
  readonly bytes: Uint8Array;
  /**
   * SHA-256 of the facts and the text, whatever identifiers the meeting and its decisions have, and without what is no
   * fact: the provenance, and how sure the parser is. A new measurement of the rules alone is no revision.
   */
  readonly contentHash: string;
}

export function encodeDocument(document: MinutesDocument): EncodedDocument {
  const bytes = new TextEncoder().encode(canonical(document));
  return {
    key: `documents/${document.id}/${sha256(bytes)}.json`,
    bytes,
    contentHash: sha256(canonical(contentOf(document))),
  };
}

/** Of a document what a revision changes. That it waits for a person belongs to it; by how much it falls short does not. */
function contentOf(document: MinutesDocument): object {
  const { id: _, source: __, provenance: ___, decisions, attendance, quality, ...content } = document;
  return {
    ...content,
    decisions: decisions.map(({ id: ____, ...decision }) => withoutConfidence(decision)),
    attendance: attendance.map(withoutConfidence),
    quality: { issues: quality.issues, review: quality.review !== undefined },
  };
}

function withoutConfidence<T extends { readonly confidence: number }>(fact: T): Omit<T, 'confidence'> {
  const { confidence: _, ...rest } = fact;
  return rest;
}

/**
 * A document, or the facts of one, as that of a meeting: it is of the meeting's government, and its decisions go with it;
 * those of another identifier stay as they are.
 */
export function underMeeting<T extends MinutesFacts>(document: T, meeting: string): T {
  const before = document.id;
  if (before === meeting) return document;
  return {
    ...document,
    id: meeting,
    source: governmentOf(meeting),
    decisions: document.decisions.map((decision) =>
      decision.id.startsWith(`${before}/`)
        ? { ...decision, id: meeting + decision.id.slice(before.length) }
        : decision,
    ),
  };
}

/** What a document says, without the text of its page. */
export function factsOf({ text: _, ...facts }: MinutesDocument): MinutesFacts {
  return facts;
}

/** Stores a document for ever; one that is there already is the same one. */
export async function storeDocument(store: ObjectStore, { key, bytes }: EncodedDocument): Promise<void> {
  try {
    await store.put(key, bytes, { contentType: 'application/json', ifNoneMatch: '*' });
  } catch (error) {
    if (!isKind(error, 'conflict')) throw error;
  }
}

/** Sees to it that a document which was stored is still there, and whole. */
export async function mendDocument(store: ObjectStore, { key, bytes }: EncodedDocument): Promise<void> {
  const object = await store.get(key);
  if (object === undefined || Buffer.compare(object.body, bytes) !== 0)
    await store.put(key, bytes, { contentType: 'application/json' });
}

/**
 * The document under a key that a head names.
 * @throws OpenMinutesError `permanent`: `document-missing`, `document-damaged` when the bytes do not have the hash that
 *   their key promises, `invalid-document` when they break the contract.
 */
export async function loadDocument(store: Pick<ObjectStore, 'get'>, key: string): Promise<MinutesDocument> {
  const object = await store.get(key);
  if (object === undefined) throw permanent('document-missing', `There is no document ${key}`);
  if (!key.endsWith(`/${sha256(object.body)}.json`)) {
    throw permanent('document-damaged', `The document ${key} does not have the hash of its key`);
  }
  return asMinutesDocument(parseJson(new TextDecoder().decode(object.body), 'document'));
}

/**
 * What is published of a meeting: its current document, as corrected. It may have been stored when the meeting was taken
 * for another one.
 * @throws OpenMinutesError `permanent`, as {@link loadDocument}.
 */
export async function currentDocument(store: ObjectStore, record: MeetingRecord): Promise<MinutesDocument> {
  return asShown(underMeeting(await loadDocument(store, record.current.documentKey), record.meeting), record);
}

/** The facts of that; undefined where the row was too large for them, and the document has them. */
export const currentFacts = (record: MeetingRecord): MinutesFacts | undefined =>
  record.facts && asShown(record.facts, record);

/** A document of a meeting, or the facts of one, as it is published: with its corrections, under the day first stated. */
export const asShown = <T extends MinutesFacts>(
  document: T,
  { published, corrections = [], misfits }: Pick<MeetingRecord, 'published' | 'corrections' | 'misfits'>,
): T => corrected(asFirstPublished(document, published), corrections, misfits);

/** JSON of a value in the spelling of RFC 8785: equal values have equal text. */
export function canonical(value: object): string {
  const text = canonicalize(value);
  if (text === undefined) throw permanent('not-json', 'The value cannot be written as JSON');
  return text;
}
