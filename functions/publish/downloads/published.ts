import { sha256 } from '../../shared/hash.ts';
import type { ObjectStore } from '../../shared/object-store/object-store.ts';
import { parseJson } from '../../shared/parse-json.ts';
import { validator } from '../../shared/validate.ts';
import { governmentFolder } from '../addresses.ts';
import type { ArchiveFacts } from './catalogue.ts';

/** The downloads of a government as they are public. */
export interface PublishedDownloads {
  readonly source: string;
  /** Of the file that describes them: names this very state of them. */
  readonly hash: string;
  readonly archive: ArchiveFacts;
}

interface Manifest {
  /** By table. */
  readonly rows: Readonly<Record<string, number>>;
  readonly files: readonly {
    readonly format: string;
    readonly bytes?: number;
    readonly sha256?: string;
  }[];
}

const asManifest = validator<Manifest>(
  {
    type: 'object',
    required: ['rows', 'files'],
    properties: {
      rows: { type: 'object', additionalProperties: { type: 'integer' } },
      files: {
        type: 'array',
        items: {
          type: 'object',
          required: ['format'],
          properties: {
            format: { type: 'string' },
            bytes: { type: 'integer' },
            sha256: { type: 'string' },
          },
        },
      },
    },
  },
  'downloads-manifest',
);

export const downloadsManifest = (source: string): string => `${governmentFolder(source)}/manifest.json`;

/** Characters of a hash in the name of a file. */
const HASH_LENGTH = 16;
export const fileHash = (digest: string): string => digest.slice(0, HASH_LENGTH);

/** What `data/{source}/manifest.json` says; undefined where there is none, or none that can be read. */
export async function publishedDownloads(
  source: string,
  publicStore: Pick<ObjectStore, 'get'>,
): Promise<PublishedDownloads | undefined> {
  const object = await publicStore.get(downloadsManifest(source));
  if (object === undefined) return undefined;
  let manifest: Manifest;
  try {
    manifest = asManifest(parseJson(new TextDecoder().decode(object.body), 'downloads-manifest'));
  } catch {
    // Foreign, cut off, or of an earlier release: the build writes it anew.
    return undefined;
  }
  const { bytes, sha256: digest } = manifest.files.find(({ format }) => format === 'parquet') ?? {};
  if (bytes === undefined || digest === undefined) return undefined;
  return {
    source,
    hash: sha256(object.body),
    archive: {
      hash: fileHash(digest),
      bytes,
      sha256: digest,
      rows: new Map(Object.entries(manifest.rows)),
    },
  };
}
