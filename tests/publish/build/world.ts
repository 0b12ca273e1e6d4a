// A world of one government: its records, what is public of it, and processes that build and break.
import { type BuildDeps, type BuildOutcome, build } from '../../../functions/publish/build.ts';
import { manifestKey } from '../../../functions/publish/manifest.ts';
import type { Shown } from '../../../functions/publish/render.ts';
import type { Files, Plan, RenderedFile, Target } from '../../../functions/publish/targets/target.ts';
import { type VerifyOptions, verify } from '../../../functions/publish/verify.ts';
import { transient } from '../../../functions/shared/errors.ts';
import { shortHash } from '../../../functions/shared/hash.ts';
import { silentLog } from '../../../functions/shared/log.ts';
import { memoryStore } from '../../../functions/shared/object-store/memory.ts';
import type { ObjectStore } from '../../../functions/shared/object-store/object-store.ts';
import type { BuildRows } from '../../../functions/shared/records/build-rows.ts';
import { memoryBuildRows } from './rows.ts';

export const SCOPE = 'g';
export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
export const MINUTE_MS = 60_000;
const TIMEOUT_MS = 15 * MINUTE_MS;

/** What the records say of a meeting: minutes in some wording, taken down, or (absent) nothing. */
export type Meeting = { readonly says: string } | 'withdrawn';
export type Records = ReadonlyMap<string, Meeting>;

/** How a call of a process breaks. */
export const breaks = [
  // The process dies before it, or when it has taken effect.
  'dies-before',
  'dies-after',
  // The process dies, and the request takes effect later; or it and all that were sent at the same time.
  'dies-late',
  'dies-all-late',
  // The process lives on and hears of an error: the request has taken effect, or takes effect later.
  'answer-lost',
  'answer-lost-late',
  // The process stands still before it, with all that it would do next.
  'stalls',
] as const;
export type Break = (typeof breaks)[number];

export interface Fault {
  readonly at: number;
  readonly how: Break;
}

/** What meetings come to be in a commit. */
export type Change = Readonly<Record<string, Meeting | undefined>>;

const never = <T>() => new Promise<T>(() => {});

/** One run of a process. */
export class Process {
  calls = 0;
  #isDead = false;
  readonly #fault: Fault | undefined;
  readonly #late: (() => Promise<unknown>)[];
  #gate: Promise<void> | undefined;
  #open: () => void = () => {};
  #halt: (state: 'dead' | 'stalled') => void = () => {};
  /** Resolves when it dies, or stalls. */
  readonly halted = new Promise<'dead' | 'stalled'>((resolve) => {
    this.#halt = resolve;
  });

  constructor(fault: Fault | undefined, late: (() => Promise<unknown>)[]) {
    this.#fault = fault;
    this.#late = late;
  }

  async call<T>(work: () => Promise<T>, isWrite: boolean): Promise<T> {
    await this.#gate;
    if (this.#isDead) {
      if (isWrite && this.#fault?.how === 'dies-all-late') this.#late.push(work);
      return never();
    }
    this.calls += 1;
    if (this.calls !== this.#fault?.at) return work();
    switch (this.#fault.how) {
      case 'stalls':
        this.#gate = new Promise((resolve) => {
          this.#open = resolve;
        });
        this.#halt('stalled');
        await this.#gate;
        return this.#isDead ? never() : work();
      case 'answer-lost':
        await work();
        throw transient('answer-lost', `The answer to call ${this.calls} was lost`);
      case 'answer-lost-late':
        if (isWrite) this.#late.push(work);
        throw transient('answer-lost', `Call ${this.calls} got no answer`);
      case 'dies-late':
      case 'dies-all-late':
        if (isWrite) this.#late.push(work);
        break;
      case 'dies-after':
        await work().catch(() => undefined);
        break;
      case 'dies-before':
        break;
    }
    this.die();
    return never();
  }

  resume(): void {
    this.#open();
  }

  die(): void {
    this.#isDead = true;
    this.#halt('dead');
    this.#open();
  }
}

export const storeOf = (store: ObjectStore, process: Process): ObjectStore => ({
  get: (key) => process.call(() => store.get(key), false),
  head: (key) => process.call(() => store.head(key), false),
  put: (key, body, options) => process.call(() => store.put(key, body, options), true),
  delete: (key, options) => process.call(() => store.delete(key, options), true),
  async *list(prefix) {
    yield* await process.call(async () => store.list(prefix), false);
  },
  async *listed(prefix, options) {
    yield* await process.call(async () => store.listed(prefix, options), false);
  },
});

const rowsOf = (rows: BuildRows, process: Process): BuildRows => ({
  mark: (scope, at, options) => process.call(() => rows.mark(scope, at, options), true),
  read: (scope) => process.call(() => rows.read(scope), false),
  clear: (scope, token, options) => process.call(() => rows.clear(scope, token, options), true),
  rest: (scope, token, wakeAt) => process.call(() => rows.rest(scope, token, wakeAt), true),
  postpone: (scope, token, wakeAt) => process.call(() => rows.postpone(scope, token, wakeAt), true),
  async *due(now) {
    yield* rows.due(now);
  },
});

/** What a run has come to. */
export type End = BuildOutcome['state'] | 'failed' | 'dead' | 'stalled';

export class World {
  now = Date.parse('2024-06-01T00:00:00Z');
  records: Records = new Map();
  /** What all targets show besides. */
  shown: Shown = { settings: 'one', renderingVersion: '1' };
  readonly manifests = memoryStore();
  readonly publicStore = memoryStore();
  readonly rows = memoryBuildRows();
  /** Generation of the summary, and what it says. */
  summary = { generation: 0, text: '' };
  /** Requests of dead processes that have not taken effect yet. */
  readonly late: (() => Promise<unknown>)[] = [];
  readonly stalled: { process: Process; end: Promise<End> }[] = [];
  calls = 0;

  /** Changes the records, or what is shown besides, and marks. */
  async commit(change: Change, shown: Partial<Shown> = {}): Promise<void> {
    this.shown = { ...this.shown, ...shown };
    const next = new Map(this.records);
    for (const [id, meeting] of Object.entries(change)) {
      if (meeting === undefined) next.delete(id);
      else next.set(id, meeting);
    }
    this.records = next;
    await this.mark();
  }

  async mark(): Promise<void> {
    await this.rows.mark(SCOPE, this.time());
  }

  time = (): string => new Date(this.now).toISOString();

  depsOf(process: Process): BuildDeps {
    return {
      builds: rowsOf(this.rows, process),
      manifests: storeOf(this.manifests, process),
      publicStore: storeOf(this.publicStore, process),
      plan: () => process.call(async () => this.#plan(process), false),
      placesOf: () => [{ prefix: `${SCOPE}/` }, { prefix: `data/${SCOPE}/` }],
      isRestoring: async () => false,
      lastGeneration: () => process.call(async () => this.summary.generation, false),
      servedAs: () => ({ contentType: 'text/html', cacheControl: 'no-store' }),
      clock: () => new Date(this.now),
      timeoutMs: TIMEOUT_MS,
      ...this.shown,
      log: silentLog,
    };
  }

  #plan(process: Process): Plan {
    const { records, shown } = this;
    return {
      targets: targetsOf(records, shown),
      finish: ({ generation }) =>
        process.call(async () => {
          if (generation > this.summary.generation) this.summary = { generation, text: feedOf(records) };
        }, true),
    };
  }

  /** Runs a build until it ends, dies or stalls. */
  async build(fault?: Fault): Promise<End> {
    const process = new Process(fault, this.late);
    const deps = this.depsOf(process);
    const end = build(SCOPE, deps).then(
      ({ state }): End => state,
      (): End => 'failed',
    );
    const first = await Promise.race([end, process.halted]);
    this.calls = process.calls;
    if (first === 'stalled') this.stalled.push({ process, end });
    return first;
  }

  /** The process that has stood still longest goes on, to its end. */
  async resume(): Promise<End | undefined> {
    const next = this.stalled.shift();
    next?.process.resume();
    return next?.end;
  }

  async arrive(): Promise<void> {
    for (const work of this.late.splice(0)) await work().catch(() => undefined);
  }

  async verify(options?: VerifyOptions): Promise<string> {
    return (await verify(SCOPE, this.depsOf(new Process(undefined, this.late)), options)).state;
  }

  /** Nobody lives longer than the timeout, and no request takes effect later than the margin after it. */
  async pass(ms: number): Promise<void> {
    if (ms >= TIMEOUT_MS) {
      for (const { process } of this.stalled.splice(0)) process.die();
      await this.arrive();
    }
    this.now += ms;
  }

  /** Builds whenever a build is due, until nothing is to come. */
  async rest(): Promise<void> {
    while (this.stalled.length > 0) await this.resume();
    await this.arrive();
    for (let builds = 0; builds < 50; builds += 1) {
      const { wakeAt } = (await this.rows.read(SCOPE)) ?? {};
      if (wakeAt === undefined) return;
      this.now = Math.max(this.now, Date.parse(wakeAt));
      await this.build();
    }
    throw new Error('It never comes to rest');
  }

  async publicFiles(): Promise<Map<string, string>> {
    const files = new Map<string, string>();
    for await (const path of this.publicStore.list(''))
      files.set(path, new TextDecoder().decode((await this.publicStore.get(path))?.body));
    return files;
  }

  async dropManifest(): Promise<void> {
    await this.manifests.delete(manifestKey(SCOPE));
  }
}

/** What must be public. */
export function wanted({ records, shown }: Pick<World, 'records' | 'shown'>): Map<string, string> {
  const files = new Map<string, string>();
  for (const target of targetsOf(records, shown))
    for (const [path, file] of filesOf(target)) files.set(path, new TextDecoder().decode(file.bytes));
  return new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1)));
}

const filesOf = (target: Target): Files => {
  const files = target.render();
  if (files instanceof Promise) throw new Error('Targets of tests render at once');
  return files;
};

const feedOf = (records: Records): string =>
  [...records]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, meeting]) => `${id}: ${meeting === 'withdrawn' ? 'withdrawn' : meeting.says}`)
    .join('\n');

/** Pages with their texts, a feed that links them, a table under the hash of its bytes, and what names it. */
export function targetsOf(records: Records, { settings, renderingVersion }: Shown): Target[] {
  const frame = `${settings}, ${renderingVersion}`;
  const file = (text: string, rest: Partial<RenderedFile> = {}): RenderedFile => ({
    bytes: bytes(text),
    ...rest,
  });
  const meetings = [...records].map(([id, meeting]): Target => {
    const page = `${SCOPE}/meetings/${id}.html`;
    const text = `${SCOPE}/meetings/${id}.txt`;
    if (meeting === 'withdrawn')
      return {
        id: `meeting/${SCOPE}/${id}`,
        order: 'page',
        inputs: meeting,
        takenDown: true,
        formerly: [page, text],
        render: () => new Map([[page, file('withdrawn')]]),
      };
    return {
      id: `meeting/${SCOPE}/${id}`,
      order: 'page',
      inputs: meeting,
      render: () =>
        new Map([
          [page, file(`page of ${meeting.says}: ${frame}`)],
          [text, file(`text of ${meeting.says}`, { order: 'leaf' })],
        ]),
    };
  });
  const feed = feedOf(records);
  const table = `data/${SCOPE}/${shortHash(feed)}.csv`;
  return [
    ...meetings,
    {
      id: `feed/${SCOPE}`,
      order: 'feed',
      inputs: feed,
      render: () => new Map([[`${SCOPE}/feed.xml`, file(feed)]]),
    },
    {
      id: `tables/${SCOPE}`,
      order: 'table',
      inputs: feed,
      render: () =>
        new Map([
          [table, file(feed, { keepDays: 7 })],
          [`data/${SCOPE}/manifest.json`, file(`names ${table}`, { order: 'checksum' })],
          [`data/${SCOPE}/latest.json`, file(`tells of ${table}`, { order: 'latest' })],
        ]),
    },
  ];
}
