// One scope with targets as a test has them in mind, and a log of what its builds ask of the stores.
import { type BuildDeps, type BuildOutcome, build } from '../../../functions/publish/build.ts';
import { readManifest } from '../../../functions/publish/manifest.ts';
import type { Done, RenderedFile, Target } from '../../../functions/publish/targets/target.ts';
import { silentLog } from '../../../functions/shared/log.ts';
import { memoryStore } from '../../../functions/shared/object-store/memory.ts';
import type { ObjectStore } from '../../../functions/shared/object-store/object-store.ts';
import { memoryBuildRows } from './rows.ts';

export const DAY_MS = 24 * 3_600_000;
export const TIMEOUT_MS = 15 * 60_000;
export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Path → text, or a file with more to it. */
export type Texts = Readonly<
  Record<string, string | (Omit<RenderedFile, 'bytes'> & { readonly text: string })>
>;

/** A target that shows its texts. */
export function target(id: string, texts: Texts, rest: Partial<Target> = {}): Target {
  return {
    id,
    order: 'page',
    inputs: texts,
    render: () =>
      new Map(
        Object.entries(texts).map(([path, file]) => {
          const { text, ...facts } = typeof file === 'string' ? { text: file } : file;
          return [path, { bytes: bytes(text), ...facts }];
        }),
      ),
    ...rest,
  };
}

export function oneScope(scope = 'g') {
  const publicStore = memoryStore();
  const manifests = memoryStore();
  const builds = memoryBuildRows();
  const calls: string[] = [];
  const done: Done[] = [];
  const world = { now: Date.parse('2024-06-01T00:00:00Z'), targets: [] as Target[], calls, done };

  const logged = (name: string, store: ObjectStore): ObjectStore => ({
    ...store,
    get: (key) => log(`${name} get ${key}`, store.get(key)),
    head: (key) => log(`${name} head ${key}`, store.head(key)),
    put: (key, body, options) => log(`${name} put ${key}`, store.put(key, body, options)),
    delete: (key, options) => log(`${name} delete ${key}`, store.delete(key, options)),
    listed(prefix, options) {
      calls.push(`${name} list ${prefix}`);
      return store.listed(prefix, options);
    },
  });
  function log<T>(call: string, answer: T): T {
    calls.push(call);
    return answer;
  }

  const deps: BuildDeps = {
    builds,
    manifests: logged('private', manifests),
    publicStore: logged('public', publicStore),
    plan: async () => ({
      targets: world.targets,
      finish: async (end) => {
        done.push(end);
      },
    }),
    placesOf: (name) => [{ prefix: `${name}/` }],
    isRestoring: async () => false,
    lastGeneration: async () => done.at(-1)?.generation ?? 0,
    servedAs: () => ({ contentType: 'text/html', cacheControl: 'no-store' }),
    clock: () => new Date(world.now),
    timeoutMs: TIMEOUT_MS,
    renderingVersion: '1',
    settings: {},
    log: silentLog,
  };

  return Object.assign(world, {
    deps,
    builds,
    publicStore,
    manifests,
    /** Marks and builds. */
    async build(more: Partial<BuildDeps> = {}): Promise<BuildOutcome> {
      await builds.mark(scope, new Date(world.now).toISOString());
      calls.length = 0;
      return build(scope, { ...deps, ...more });
    },
    /** Builds, if a build is due. */
    buildIfDue: (): Promise<BuildOutcome> => build(scope, deps),
    async files(): Promise<Record<string, string>> {
      const files: Record<string, string> = {};
      for await (const path of publicStore.list(''))
        files[path] = new TextDecoder().decode((await publicStore.get(path))?.body);
      return files;
    },
    manifest: async () => (await readManifest(manifests, scope)).manifest,
    /** Milliseconds until the next build. */
    async waits(): Promise<number | undefined> {
      const { wakeAt } = (await builds.read(scope)) ?? {};
      return wakeAt === undefined ? undefined : Date.parse(wakeAt) - world.now;
    },
  });
}
