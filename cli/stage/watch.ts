import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import { type FailedBuild, TURNS, type Turn, turnOf } from '../../functions/publish/drain.ts';
import { type Manifest, readManifest } from '../../functions/publish/manifest.ts';
import { systemClock } from '../../functions/shared/clock.ts';
import type { ObjectStore } from '../../functions/shared/object-store/object-store.ts';
import { mapParallel } from '../../functions/shared/parallel.ts';
import type { BuildRow, BuildRows } from '../../functions/shared/records/build-rows.ts';
import { ALL, isGovernment } from '../../functions/shared/records/tables.ts';
import type { Published } from '../installation.ts';
import type { Terminal } from '../terminal.ts';

const ASKED_AT_ONCE = 16;
const PAUSE_MS = 500;
/** What is to be built that soon is waited for; what is gathered for longer goes on without the command. */
const SOON_MS = 15_000;

/** Whether what is to be built at that instant is waited for. */
export const isSoon = (wakeAt: string): boolean =>
  wakeAt <= new Date(systemClock().getTime() + SOON_MS).toISOString();

/** A scope that is to be built, as it was before. */
interface Watched {
  readonly files: Packed;
  /** Paths that a comparison has found other than they should be. */
  readonly suspects: Manifest['suspects'];
  /** Targets that failed already. */
  readonly failed: Manifest['failed'];
  /** Of the last mark that this process set itself; absent where it is only built after what was marked. */
  readonly token?: number;
}

/** Paths and etags: those of thousands of governments are held at a time, and take a tenth of the room so. */
type Packed = Uint8Array;

const packed = (files: Manifest['files']): Packed =>
  // A copy of its own: what zlib gives is part of a larger buffer.
  Uint8Array.from(
    deflateRawSync(JSON.stringify(Array.from(files, ([path, { etag }]) => [path, etag])), {
      level: constants.Z_BEST_SPEED,
    }),
  );

const unpacked = (files: Packed): ReadonlyMap<string, string> =>
  new Map<string, string>(JSON.parse(inflateRawSync(files).toString()));

export interface WaitOptions {
  /** For so long at most. */
  readonly seconds: number;
  readonly signal: AbortSignal;
  readonly terminal: Terminal;
  /** Once what comes before is built: that which is made of it may be woken. */
  readonly before: (turn: Turn) => Promise<void>;
  /** What could not be published before either is no matter of this command. */
  readonly onlyOwn?: boolean;
}

type Waiting = Pick<WaitOptions, 'signal' | 'terminal'> & {
  readonly until: number;
  readonly failed: Map<string, FailedBuild>;
};

/**
 * Notes what a command marks, and waits until the stage has built it. It builds nothing itself: two builders beside each
 * other would do everything twice. What was written is told by the manifests, before and after.
 */
export class Watch {
  /** The same rows; marks that are set through them are noted. */
  readonly builds: BuildRows;
  readonly #rows: BuildRows;
  readonly #manifests: ObjectStore;
  readonly #watched = new Map<string, Watched>();

  constructor(rows: BuildRows, manifests: ObjectStore) {
    this.#rows = rows;
    this.#manifests = manifests;
    this.builds = {
      ...rows,
      mark: async (scope, at, ...rest) => {
        const before = await this.#before(scope);
        // What is shown of all governments is built after each of them.
        if (isGovernment(scope) && !this.#watched.has(ALL)) {
          const all = await this.#known(ALL);
          if (!this.#watched.has(ALL)) this.#watched.set(ALL, all);
        }
        const row = await rows.mark(scope, at, ...rest);
        // Several marks may be under way.
        const { token = 0 } = this.#watched.get(scope) ?? {};
        this.#watched.set(scope, { ...before, token: Math.max(token, row.token) });
        return row;
      },
    };
  }

  /** What was marked, and not waited for yet. */
  scopes(): readonly string[] {
    return [...this.#watched.keys()];
  }

  /** As it was before the first mark. What a comparison has found meanwhile of all is marked after that of governments. */
  async #before(scope: string): Promise<Watched> {
    const noted = this.#watched.get(scope);
    if (noted?.token !== undefined) return noted;
    const known = await this.#known(scope);
    return noted === undefined
      ? known
      : { ...noted, suspects: new Map([...noted.suspects, ...known.suspects]) };
  }

  async #known(scope: string): Promise<Watched> {
    const { files, suspects, failed } = await this.#manifestOf(scope);
    return { files: packed(files), suspects, failed };
  }

  async #manifestOf(scope: string): Promise<Pick<Manifest, 'files' | 'suspects' | 'failed'>> {
    const { manifest } = await readManifest(this.#manifests, scope);
    return manifest ?? { files: new Map(), suspects: new Map(), failed: new Map() };
  }

  /**
   * Waits until what was marked is built: the governments, what is made of their tables, then what is shown of all of them
   * where that is due.
   * @returns what was written, and what is not built yet. An aborted signal ends the waiting, not the work.
   */
  async settled(options: WaitOptions): Promise<Published> {
    const { seconds, signal, terminal, before: wakeFor, onlyOwn = false } = options;
    const until = Date.now() + seconds * 1000;
    const failed = new Map<string, FailedBuild>();
    const unfinished: string[] = [];
    for (const turn of TURNS) {
      await wakeFor(turn);
      const scopes = this.scopes().filter((scope) => turnOf(scope) === turn);
      unfinished.push(...(await this.#wait(scopes, { until, signal, failed, terminal })));
    }
    const ofAll = this.#watched.has(ALL) ? this.#stateOf(ALL, await this.#rows.read(ALL)) : undefined;
    terminal.progress.clear();
    let [written, removed] = [0, 0];
    for (const [scope, before] of this.#watched) {
      const { files, suspects, failed: targets } = await this.#manifestOf(scope);
      const filesBefore = unpacked(before.files);
      // What was mended has the bytes that it had.
      const mended = [...before.suspects.keys()].filter((path) => !suspects.has(path));
      const others = [...files].filter(([path, { etag }]) => filesBefore.get(path) !== etag);
      written += new Set([...others.map(([path]) => path), ...mended.filter((path) => files.has(path))]).size;
      removed += new Set([...filesBefore.keys(), ...mended].filter((path) => !files.has(path))).size;
      for (const [target, { message }] of targets)
        if (!onlyOwn || !before.failed.has(target)) failed.set(target, { scope, target, reason: message });
    }
    this.#watched.clear();
    return {
      written,
      removed,
      failed: [...failed.values()],
      unfinished,
      ...(ofAll?.kind === 'later' && { followsAt: ofAll.at }),
    };
  }

  async #wait(
    scopes: readonly string[],
    { until, signal, failed, terminal }: Waiting,
  ): Promise<readonly string[]> {
    let left = scopes;
    for (;;) {
      const states = await mapParallel(left, ASKED_AT_ONCE, async (scope) => ({
        scope,
        state: this.#stateOf(scope, await this.#rows.read(scope)),
      }));
      for (const { scope, state } of states)
        if (state.kind === 'put-off')
          failed.set(scope, { scope, reason: `its build failed, and is tried again at ${state.at}` });
      left = states.flatMap(({ scope, state }) => (state.kind === 'waits' ? [scope] : []));
      if (left.length === 0 || signal.aborted || Date.now() >= until) return left;
      terminal.progress.step('Waiting for builds', scopes.length - left.length, scopes.length);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  #stateOf(
    scope: string,
    row: BuildRow | undefined,
  ): { readonly kind: 'built' | 'waits' } | { readonly kind: 'later' | 'put-off'; readonly at: string } {
    const { dirtySince, wakeAt, markedAt, builtToken = 0 } = row ?? {};
    if (dirtySince === undefined || wakeAt === undefined) return { kind: 'built' };
    // A build that ended since may have begun before the mark, and clocks differ: tokens are counted. Of what somebody else
    // has marked after it nothing is waited for; all is marked by builds, after that.
    const { token: own } = this.#watched.get(scope) ?? {};
    if (scope !== ALL && own !== undefined && builtToken >= own) return { kind: 'built' };
    if (isSoon(wakeAt)) return { kind: 'waits' };
    if (scope === ALL || markedAt !== undefined) return { kind: 'later', at: wakeAt };
    return { kind: 'put-off', at: wakeAt };
  }
}
