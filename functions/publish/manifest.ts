import { isKind, transient } from '../shared/errors.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';
import { parseJson } from '../shared/parse-json.ts';
import { validator } from '../shared/validate.ts';

/** A file that is public, as far as finished builds know. */
export interface PublicFile {
  /** As the store returned it. */
  readonly etag: string;
  /** Of its bytes; absent where it was found and not written. */
  readonly hash?: string;
  /** The target that rendered it last; absent where nobody remembers. */
  readonly target?: string;
  /** Its target renders it no more. */
  readonly obsolete?: true;
  /** When it goes, ISO 8601 in UTC: of an obsolete one, once the build that found it so has ended. */
  readonly deleteAt?: string;
  /** Days between the two; 1 where absent. */
  readonly keepDays?: number;
  /** Of its target when it was rendered last; see `RenderedFile`. */
  readonly edition?: string;
}

/** A target that could not be rendered. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  /** Instant of the first of `tries` failures in a row. */
  readonly since: string;
  readonly tries: number;
}

/** What builds of one scope know of what is public, and what they are about to do (docs/adr/0020). */
export interface Manifest {
  /** Raised by one with every write. */
  readonly generation: number;
  /** A random id of the run that wrote it: no two writes have the same bytes. */
  readonly writer: string;
  /** Target → hash of what it showed when its files were written last; absent where they are to be rendered again. */
  readonly fingerprints: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, PublicFile>;
  /** Paths that the build under way may touch. */
  readonly intent: readonly string[];
  /** Path → when it is to be looked at, since a request to it may have taken effect late. */
  readonly suspects: ReadonlyMap<string, string>;
  readonly failed: ReadonlyMap<string, Failure>;
}

export type ManifestContent = Omit<Manifest, 'generation' | 'writer'>;

const VERSION = 1;

/** The hash is empty where it is not known. */
type FileRow = readonly [etag: string, hash: string, keepDays?: number, edition?: string];
interface ObsoleteRow {
  readonly file: FileRow;
  readonly target?: string;
  readonly deleteAt?: string;
}

/** The manifest as JSON: files stand under their targets, so that each path and each name is written once. */
interface ManifestFile {
  readonly version: typeof VERSION;
  readonly generation: number;
  readonly writer: string;
  /** Target → its fingerprint, or an empty text, and its files. */
  readonly targets: Readonly<
    Record<string, readonly [fingerprint: string, Readonly<Record<string, FileRow>>]>
  >;
  readonly obsolete: Readonly<Record<string, ObsoleteRow>>;
  readonly intent: readonly string[];
  readonly suspects: Readonly<Record<string, string>>;
  readonly failed: Readonly<Record<string, Failure>>;
}

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const mapOf = (additionalProperties: object) => ({ type: 'object', additionalProperties });
const tupleOf = (...prefixItems: object[]) => ({
  type: 'array',
  prefixItems,
  minItems: prefixItems.length,
  items: false,
});
const fileRow = {
  anyOf: [tupleOf(text, text), tupleOf(text, text, count), tupleOf(text, text, count, text)],
};

const asManifestFile = validator<ManifestFile>(
  {
    type: 'object',
    additionalProperties: false,
    required: ['version', 'generation', 'writer', 'targets', 'obsolete', 'intent', 'suspects', 'failed'],
    properties: {
      version: { const: VERSION },
      generation: count,
      writer: text,
      targets: mapOf(tupleOf(text, mapOf(fileRow))),
      obsolete: mapOf({
        type: 'object',
        additionalProperties: false,
        required: ['file'],
        properties: { file: fileRow, target: text, deleteAt: text },
      }),
      intent: { type: 'array', items: text },
      suspects: mapOf(text),
      failed: mapOf({
        type: 'object',
        additionalProperties: false,
        required: ['code', 'message', 'since', 'tries'],
        properties: { code: text, message: text, since: text, tries: count },
      }),
    },
  },
  'manifest',
);

export const manifestKey = (scope: string): string => `builds/${scope}.json`;

/** The scope whose manifest lies under a key; undefined for other keys. */
export const scopeOfManifest = (key: string): string | undefined => /^builds\/(.+)\.json$/.exec(key)?.[1];

/** A manifest as it was found. */
export interface FoundManifest {
  /** Absent where there is none, or one that cannot be read. */
  readonly manifest?: Manifest;
  /** Absent where nothing lies there. */
  readonly etag?: string;
}

/** @throws whatever the store throws; a damaged manifest is no error. */
export async function readManifest(store: ObjectStore, scope: string): Promise<FoundManifest> {
  const object = await store.get(manifestKey(scope));
  if (object === undefined) return {};
  try {
    const file = asManifestFile(parseJson(new TextDecoder().decode(object.body), 'manifest'));
    return { manifest: fromFile(file), etag: object.etag };
  } catch (error) {
    if (isKind(error, 'permanent')) return { etag: object.etag };
    throw error;
  }
}

function fromFile({ targets, obsolete, suspects, failed, ...rest }: ManifestFile): Manifest {
  const fingerprints = new Map<string, string>();
  const files = new Map<string, PublicFile>();
  for (const [target, [fingerprint, itsFiles]] of Object.entries(targets)) {
    if (fingerprint !== '') fingerprints.set(target, fingerprint);
    for (const [path, row] of Object.entries(itsFiles)) files.set(path, { ...fileOf(row), target });
  }
  for (const [path, { file, ...facts }] of Object.entries(obsolete))
    files.set(path, { ...fileOf(file), ...facts, obsolete: true });
  return {
    generation: rest.generation,
    writer: rest.writer,
    fingerprints,
    files,
    intent: rest.intent,
    suspects: new Map(Object.entries(suspects)),
    failed: new Map(Object.entries(failed)),
  };
}

const fileOf = ([etag, hash, keepDays, edition]: FileRow): PublicFile => ({
  etag,
  ...(hash !== '' && { hash }),
  ...(keepDays !== undefined && { keepDays }),
  ...(edition !== undefined && { edition }),
});

const rowOf = ({ etag, hash = '', keepDays = 1, edition }: PublicFile): FileRow => {
  if (edition !== undefined) return [etag, hash, keepDays, edition];
  return keepDays === 1 ? [etag, hash] : [etag, hash, keepDays];
};

function toFile(manifest: Manifest): ManifestFile {
  const targets: Record<string, [string, Record<string, FileRow>]> = {};
  const obsolete: Record<string, ObsoleteRow> = {};
  for (const [target, fingerprint] of manifest.fingerprints) targets[target] = [fingerprint, {}];
  for (const [path, file] of manifest.files) {
    const { target, deleteAt } = file;
    if (target !== undefined && file.obsolete === undefined) {
      targets[target] ??= ['', {}];
      targets[target][1][path] = rowOf(file);
    } else {
      obsolete[path] = {
        file: rowOf(file),
        ...(target !== undefined && { target }),
        ...(deleteAt !== undefined && { deleteAt }),
      };
    }
  }
  return {
    version: VERSION,
    generation: manifest.generation,
    writer: manifest.writer,
    targets,
    obsolete,
    intent: manifest.intent,
    suspects: Object.fromEntries(manifest.suspects),
    failed: Object.fromEntries(manifest.failed),
  };
}

/** Another build has taken the scope over: whoever is told so writes nothing more and clears nothing. */
export class Superseded extends Error {
  constructor(scope: string) {
    super(`Another build of ${scope} has written its manifest`);
    this.name = 'Superseded';
  }
}

/** The manifest in the hands of one run, which loses it as soon as another run writes it. */
export interface OwnManifest {
  /** Of the manifest that lies there, as long as it is this run's. */
  readonly generation: () => number;
  /** @throws Superseded when another run has written it; whatever the store throws. */
  readonly write: (content: ManifestContent) => Promise<void>;
  /** Whether it is still as this run read or wrote it. */
  readonly isMine: () => Promise<boolean>;
}

const TRIES = 3;

/**
 * Writes a manifest on and on, each time over the one before.
 * @param base What was found; where nothing was found, nothing may be there.
 * @param generation The one before the first that is written.
 * @param writer A random id of the run.
 */
export function ownManifest(
  store: ObjectStore,
  scope: string,
  base: { readonly etag?: string | undefined },
  generation: number,
  writer: string,
): OwnManifest {
  const key = manifestKey(scope);
  let own = { etag: base.etag, generation };

  async function write(content: ManifestContent): Promise<void> {
    const next = { ...content, generation: own.generation + 1, writer };
    const body = new TextEncoder().encode(JSON.stringify(toFile(next)));
    for (let left = TRIES; ; left -= 1) {
      const condition = own.etag === undefined ? { ifNoneMatch: '*' as const } : { ifMatch: own.etag };
      try {
        const { etag } = await store.put(key, body, { contentType: 'application/json', ...condition });
        own = { etag, generation: next.generation };
        return;
      } catch (error) {
        if (isKind(error, 'permanent') || (left === 1 && !isKind(error, 'conflict'))) throw error;
        // Refused, or without an answer: a lost answer is all that happened where it bears this run's name.
        const found = await readManifest(store, scope);
        if (found.manifest?.writer === writer && found.manifest.generation === next.generation) {
          own = { etag: found.etag, generation: next.generation };
          return;
        }
        if (found.etag !== own.etag) throw new Superseded(scope);
        if (left === 1)
          throw transient('manifest-unwritten', `${key} was refused ${TRIES} times unchanged`, error);
      }
    }
  }

  return {
    generation: () => own.generation,
    write,
    isMine: async () => (await store.head(key)) === own.etag,
  };
}
