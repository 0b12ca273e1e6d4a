import canonicalize from 'canonicalize';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { corrected } from './corrections.ts';
import { isKind, permanent } from './errors.ts';
import { sha256 } from './hash.ts';
import type { Head } from './head.ts';
import { asMinutesDocument } from './minutes-contract.ts';
import type { ObjectStore } from './object-store/object-store.ts';
import { asFirstPublished } from './publication.ts';
import { parseJson } from './validate.ts';

/** A document in the one spelling that its hash is taken of (RFC 8785), and the key under which that lies. */
export interface EncodedDocument {
  readonly key: string;
  readonly bytes: Uint8Array;
  /** SHA-256 of the facts and the text, without the provenance. */
  readonly contentHash: string;
}

export function encodeDocument(document: MinutesDocument): EncodedDocument {
  const { provenance: _, ...content } = document;
  const bytes = new TextEncoder().encode(canonical(document));
  return {
    key: `documents/${document.id}/${sha256(bytes)}.json`,
    bytes,
    contentHash: sha256(canonical(content)),
  };
}

/** Stores a document for ever; one that is there already is the same one. */
export async function storeDocument(store: ObjectStore, { key, bytes }: EncodedDocument): Promise<void> {
  try {
    await store.put(key, bytes, { contentType: 'application/json', ifNoneMatch: '*' });
  } catch (error) {
    if (!isKind(error, 'conflict')) throw error;
  }
}

/**
 * The document under a key that a head names.
 * @throws OpenMinutesError `permanent`: `document-missing`, `document-damaged` when the bytes do not have the hash that
 *   their key promises, `invalid-document` when they break the contract.
 */
export async function loadDocument(store: ObjectStore, key: string): Promise<MinutesDocument> {
  const object = await store.get(key);
  if (object === undefined) throw permanent('document-missing', `There is no document ${key}`);
  if (!key.endsWith(`/${sha256(object.body)}.json`)) {
    throw permanent('document-damaged', `The document ${key} does not have the hash of its key`);
  }
  return asMinutesDocument(parseJson(new TextDecoder().decode(object.body), 'document'));
}

/**
 * What is published of a meeting: its current document, as corrected.
 * @throws OpenMinutesError `permanent`, as {@link loadDocument}.
 */
export async function currentDocument(store: ObjectStore, head: Head): Promise<MinutesDocument> {
  const document = await loadDocument(store, head.current.documentKey);
  return corrected(asFirstPublished(document, head.published), head.corrections ?? []);
}

/** JSON of a value in the spelling of RFC 8785: equal values have equal text. */
export function canonical(value: object): string {
  const text = canonicalize(value);
  if (text === undefined) throw permanent('not-json', 'The value cannot be written as JSON');
  return text;
}
