import { isKind, transient } from '../shared/errors.ts';
import { shortHash } from '../shared/hash.ts';
import type { ObjectStore, Sent } from '../shared/object-store/object-store.ts';
import { mapParallel } from '../shared/parallel.ts';
import { adopt, type Ledger, suspect, written } from './ledger.ts';
import { type OwnManifest, Superseded } from './manifest.ts';
import { type Order, orders, type RenderedFile, type Target } from './targets/target.ts';

/** A file to be written. */
export interface Put {
  readonly path: string;
  readonly file: RenderedFile;
  /** Of its bytes. */
  readonly hash: string;
  readonly order: Order;
  readonly target: Target;
}

/** How a file of the public store is served. */
export interface Served {
  readonly contentType: string;
  readonly cacheControl: string;
}

export interface SyncDeps {
  readonly scope: string;
  readonly publicStore: ObjectStore;
  readonly servedAs: (path: string) => Served;
  readonly own: OwnManifest;
  readonly ledger: Ledger;
  /** When a path is to be looked at whose request may still be under way. */
  readonly recheckAt: () => string;
}

const WIDTH = 24;
const TRIES = 3;

/**
 * Step 6: writes the files and deletes those paths, in the order in which readers may see them. The next group begins
 * when all requests of the one before have been answered.
 * @throws Superseded when another run has taken over; what the store throws when a request was refused or got no answer.
 */
export async function sync(
  puts: readonly Put[],
  deletions: readonly string[],
  deps: SyncDeps,
): Promise<void> {
  for (const order of orders) {
    await all(
      puts.filter((put) => put.order === order),
      (put) => write(put, deps),
    );
  }
  await all(deletions, (path) => remove(path, deps));
}

/** All of them side by side; after a failure none is begun, and those under way are waited for. */
async function all<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  await mapParallel(items, WIDTH, async (item) => {
    if (failures.length > 0) return;
    try {
      await work(item);
    } catch (error) {
      failures.push(error);
    }
  });
  if (failures.length > 0) throw failures[0];
}

const write = ({ path, file, hash, target }: Put, deps: SyncDeps): Promise<void> =>
  insist(path, deps, {
    async send(known) {
      const condition = known === undefined ? { ifNoneMatch: '*' as const } : { ifMatch: known };
      const sent = await deps.publicStore.put(path, file.bytes, { ...deps.servedAs(path), ...condition });
      written(deps.ledger, path, sent.etag, hash, target, file);
      return sent;
    },
    async isDone() {
      const found = await deps.publicStore.get(path);
      if (found === undefined || shortHash(found.body) !== hash) return { found: found?.etag };
      written(deps.ledger, path, found.etag, hash, target, file);
      return { isDone: true };
    },
  });

const remove = (path: string, deps: SyncDeps): Promise<void> =>
  insist(path, deps, {
    async send(known) {
      const sent = known === undefined ? {} : await deps.publicStore.delete(path, { ifMatch: known });
      deps.ledger.files.delete(path);
      return sent;
    },
    async isDone() {
      const found = await deps.publicStore.head(path);
      if (found !== undefined) return { found };
      deps.ledger.files.delete(path);
      return { isDone: true };
    },
  });

interface Request {
  /** @param known The ETag of what is to be replaced. */
  readonly send: (known: string | undefined) => Promise<Sent>;
  /** Looks whether what was wanted is there; if not, what is. */
  readonly isDone: () => Promise<{ isDone: true } | { isDone?: never; found: string | undefined }>;
}

/** Sends a request on the known ETag. Refused, it adopts what is there and tries again, while the manifest is its own. */
async function insist(path: string, deps: SyncDeps, { send, isDone }: Request): Promise<void> {
  const { ledger, own, scope, recheckAt } = deps;
  for (let left = TRIES; ; left -= 1) {
    try {
      const { sentAgain = false } = await send(ledger.files.get(path)?.etag);
      if (sentAgain) suspect(ledger, path, recheckAt());
      return;
    } catch (error) {
      if (!isKind(error, 'conflict')) throw error;
      // Who refused it may have been this very request, sent twice; and others are writing here.
      suspect(ledger, path, recheckAt());
      const looked = await isDone();
      if (looked.isDone) return;
      if (!(await own.isMine())) throw new Superseded(scope);
      adopt(ledger, path, looked.found);
      ledger.isSurprised = true;
      if (left === 1)
        throw transient('file-contended', `${path} was changed by others ${TRIES} times`, error);
    }
  }
}
