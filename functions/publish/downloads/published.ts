import { sha256 } from '../../shared/hash.ts';
import type { ObjectStore } from '../../shared/object-store/object-store.ts';
import { parseJson, validator } from '../../shared/validate.ts';
import { governmentFolder } from '../addresses.ts';
import type { ParquetFacts } from './catalogue.ts';
import { PARQUET } from './formats.ts';

/** The downloads of a government as they are public. */
export interface PublishedDownloads {
  readonly source: string;
  /** Of the file that describes them: names this very state of them. */
  readonly hash: string;
  readonly parquet: ReadonlyMap<string, ParquetFacts>;
}

interface Manifest {
  readonly files: readonly {
    readonly table: string;
    readonly format: string;
    readonly rows: number;
    readonly path: string;
    readonly bytes?: number;
    readonly sha256?: string;
  }[];
}

const asManifest = validator<Manifest>(
  {
    type: 'object',
    required: ['files'],
    properties: {
      files: {
        type: 'array',
        items: {
          type: 'object',
          required: ['table', 'format', 'rows', 'path'],
          properties: {
            table: { type: 'string' },
            format: { type: 'string' },
            rows: { type: 'integer' },
            path: { type: 'string' },
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
    // Foreign or cut off: the build writes it anew.
    return undefined;
  }
  const parquet = manifest.files.flatMap(({ table, format, rows, bytes = 0, sha256: digest }) =>
    format === PARQUET && digest !== undefined
      ? [[table, { hash: fileHash(digest), rows, bytes, sha256: digest }] as const]
      : [],
  );
  return {
    source,
    hash: sha256(object.body),
    parquet: new Map(parquet),
  };
}
