// One run of its own process, for load.ts: invented meetings of ever more governments, recorded and built government by
// government, and after each step one more meeting. Prints a line of JSON a step.
//   load-run.ts FOLDER MEETINGS STEP… (governments at the end of each)
import { readFileSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type BuildOutcome, build } from '../../functions/publish/build.ts';
import { buildDeps } from '../../functions/publish/build-parts.ts';
import { drain } from '../../functions/publish/drain.ts';
import { nightlyScopes } from '../../functions/publish/targets/all/tables.ts';
import { verify } from '../../functions/publish/verify.ts';
import type { Parse } from '../../functions/record/deps.ts';
import { ingest } from '../../functions/record/ingest.ts';
import { dynamoRecordStore } from '../../functions/record/record-store.dynamo.ts';
import { keepSnapshot } from '../../functions/record/snapshot.ts';
import { DAY_MS } from '../../functions/shared/clock.ts';
import { silentLog } from '../../functions/shared/log.ts';
import { dynamoBuildRows } from '../../functions/shared/records/build-rows.dynamo.ts';
import { dynamoSummaries } from '../../functions/shared/records/summaries.dynamo.ts';
import type { GovernmentSummary } from '../../functions/shared/records/summaries.ts';
import { ALL, meetingsOf, RECORDS_TABLE } from '../../functions/shared/records/tables.ts';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { Source } from '../../schemas/generated/source.ts';
import { inventYears } from '../publish/invented-years.ts';
import { site } from '../publish/settings.ts';
import { openCheapStores } from './cheap-stores.ts';
import { meteredStore, meteredTable, NOTHING, rowSize, spending, type Units } from './meter.ts';

/** What a stretch of the work took. */
export interface Spent extends Units {
  /** Of the clock. */
  readonly seconds: number;
  /** By store and method; a query is one here, however many pages it has. */
  readonly kinds: Readonly<Record<string, number>>;
  /** The most that the process held at any time of it, in MB; 0 where nobody looked. */
  readonly mostMemoryMb: number;
}

export interface Step {
  readonly governments: number;
  readonly meetings: number;
  /** Of the meetings that came with this step. */
  readonly newMeetings: number;
  readonly record: Spent;
  readonly builds: Spent;
  /** The build of all, after those of the step. */
  readonly all: Spent;
  /** Each of the meetings that came one by one, with both builds. */
  readonly more: readonly Spent[];
  /** Of the last of those. */
  readonly moreFiles: number;
  /** `verify` of one government, and its build that finds nothing to do. */
  readonly night: Spent;
  /** The nightly tables of all governments, with the number of their scopes. */
  readonly tables: Spent;
  readonly scopes: number;
  /** Everything public. */
  readonly files: number;
  readonly bytes: number;
  /** What lay in memory before the build of all, garbage collected: the code, and where the stores have what. */
  readonly heldMb: number;
  /** What a query of the government gives to which the further meetings came, in MB. */
  readonly queriedMb: number;
}

const MORE = 3;
/** Of so many governments, the memory is looked at while one is built: they are alike. */
const WATCHED_EVERY = 8;
const [folder = '', each = '', ...steps] = process.argv.slice(2);
const meetingsEach = Number(each);
/** A government meets twice a month, or more often where its meetings would take more than eleven years. */
const DAYS_BETWEEN = Math.max(1, Math.min(15, Math.floor(4_000 / meetingsEach)));
/** What was held after it was fetched waits for review: the last meeting, and those that come one by one, are before. */
const LAST_DAY = Date.UTC(2026, 6, 1);

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Lets the system forget the most that the process has held (proc(5)). */
function forgetMostMemory(): void {
  collect();
  writeFileSync('/proc/self/clear_refs', '5');
}

const mostMemoryMb = (): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;

const sourceOf = (i: number): Source => ({
  id: `gov-${i}`,
  name: `云泽县第${i}人民政府`,
  timeZone: 'Asia/Shanghai',
  language: 'zh-Hans-CN',
  bodies: ['云泽县人民政府'],
  invented: true,
});

const inventedOf = (i: number, meetings: number): MinutesDocument[] =>
  inventYears({
    source: `gov-${i}`,
    meetings,
    from: new Date(LAST_DAY - (meetingsEach * DAYS_BETWEEN + (i % 15)) * DAY_MS).toISOString().slice(0, 10),
    daysBetween: DAYS_BETWEEN,
  }).map(({ document }) => document);

const units: Units = { ...NOTHING };
const kinds = new Map<string, number>();

function counted<T extends object>(target: T, name: string): T {
  return new Proxy(target, {
    get(object, method, receiver) {
      const member: unknown = Reflect.get(object, method, receiver);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]): unknown => {
        const kind = `${name}.${String(method)}`;
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        return member.apply(object, given);
      };
    },
  });
}

const cheap = openCheapStores(folder);
const store = counted(meteredStore(cheap.store, units), 'store');
const publicStore = counted(meteredStore(cheap.publicStore, units), 'publicStore');
const table = counted(meteredTable(cheap.table, RECORDS_TABLE.indexes, units), 'table');
const next = spending(units);

/** @param isWatched Whether the memory is looked at: that takes a collection of all garbage, half a second of a large heap. */
async function spent(work: () => Promise<unknown>, isWatched = true): Promise<Spent> {
  if (isWatched) forgetMostMemory();
  kinds.clear();
  next();
  const started = performance.now();
  await work();
  const seconds = (performance.now() - started) / 1000;
  const memory = isWatched ? mostMemoryMb() : 0;
  return { ...next(), seconds, kinds: Object.fromEntries(kinds), mostMemoryMb: memory };
}

const sum = (all: readonly Spent[]): Spent =>
  all.reduce((one, other) => {
    const names = new Set([...Object.keys(one.kinds), ...Object.keys(other.kinds)]);
    return {
      writes: one.writes + other.writes,
      reads: one.reads + other.reads,
      puts: one.puts + other.puts,
      gets: one.gets + other.gets,
      lists: one.lists + other.lists,
      putBytes: one.putBytes + other.putBytes,
      calls: one.calls + other.calls,
      cpuMs: one.cpuMs + other.cpuMs,
      seconds: one.seconds + other.seconds,
      kinds: Object.fromEntries(
        [...names].map((name) => [name, (one.kinds[name] ?? 0) + (other.kinds[name] ?? 0)]),
      ),
      mostMemoryMb: Math.max(one.mostMemoryMb, other.mostMemoryMb),
    };
  });

let tick = 0;
const clock = () => new Date(Date.UTC(2027, 0, 1) + tick * 100);
const sources = Array.from({ length: Math.max(...steps.map(Number)) }, (_, i) => sourceOf(i));
const common = { store, sources, clock, log: silentLog };
const builds = dynamoBuildRows(table);
const deps = buildDeps({ ...common, table, publicStore, site, timeoutMs: 60_000 });

/** The documents that are to come out of pages. */
const documents = new Map<string, MinutesDocument>();
const parse: Parse = ({ bytes: _, ...page }) => {
  const document = documents.get(page.url ?? '');
  if (document === undefined) throw new Error(`Nobody has invented ${page.url}`);
  return { ...document, provenance: { ...document.provenance, ...page } };
};
const recordDeps = { ...common, records: dynamoRecordStore(table), builds, wake: async () => {}, parse };

async function record(document: MinutesDocument): Promise<void> {
  tick += 1;
  const url = `https://www.example.org/${document.id}.html`;
  documents.set(url, document);
  const snapshot = await keepSnapshot(store, new TextEncoder().encode(url));
  const request = {
    sha256: snapshot.sha256,
    contentType: 'text/html',
    fetchedAt: clock().toISOString(),
    url,
  };
  const { kind } = await ingest(request, recordDeps, snapshot);
  if (kind !== 'committed') throw new Error(`${document.id} is ${kind}`);
  documents.delete(url);
}

async function built(scope: string): Promise<BuildOutcome> {
  const outcome = await build(scope, deps);
  if (outcome.state !== 'built' || outcome.failed.length > 0)
    throw new Error(`${scope} is ${outcome.state}: ${JSON.stringify(outcome.failed.slice(0, 3))}`);
  return outcome;
}

async function emptied(): Promise<void> {
  const { failed } = await drain(deps);
  if (failed.length > 0) throw new Error(`Not built: ${JSON.stringify(failed.slice(0, 3))}`);
}

async function bytesOf(source: string): Promise<number> {
  const { pk, between } = meetingsOf(source);
  let bytes = 0;
  for await (const row of cheap.table.range(pk, { between })) bytes += rowSize(row);
  return bytes;
}

const tell = (step: Step): void => console.log(JSON.stringify(step));

/** Told to end, it measures the step that it has come to. */
let mustEnd = false;
process.on('SIGTERM', () => {
  mustEnd = true;
});

let there = 0;
let moreSoFar = 0;
for (const aim of steps.map(Number)) {
  if (mustEnd) break;
  const [recorded, builtOnes]: [Spent[], Spent[]] = [[], []];
  const before = there;
  for (; there < aim && !mustEnd; there += 1) {
    const invented = inventedOf(there, meetingsEach);
    const source = `gov-${there}`;
    recorded.push(
      await spent(async () => {
        for (const document of invented) await record(document);
      }, false),
    );
    builtOnes.push(await spent(() => built(source), there % WATCHED_EVERY === 0 || there === aim - 1));
  }
  const governments = there;
  collect();
  const heldMb = process.memoryUsage().heapUsed / 2 ** 20;
  const all = await spent(emptied);

  const more: Spent[] = [];
  let moreFiles = 0;
  const coming = inventedOf(0, meetingsEach + moreSoFar + MORE).slice(-MORE);
  moreSoFar += MORE;
  for (const document of coming) {
    more.push(
      await spent(async () => {
        await record(document);
        const one = await built('gov-0');
        const other = await built(ALL);
        moreFiles = one.written.length + other.written.length;
      }),
    );
  }
  const night = await spent(async () => {
    const { state } = await verify('gov-0', deps, { bytes: 'thirtieth' });
    if (state !== 'as-recorded') throw new Error(`gov-0 is ${state}`);
    await build('gov-0', deps);
  });
  const summaries: GovernmentSummary[] = [];
  for await (const summary of dynamoSummaries(table).all()) summaries.push(summary);
  const scopes = nightlyScopes(summaries);
  const tables = await spent(async () => {
    for (const scope of scopes) await builds.mark(scope, clock().toISOString());
    await emptied();
  });
  const { files, bytes } = cheap.publicStore.size();
  tell({
    governments,
    meetings: governments * meetingsEach + moreSoFar,
    newMeetings: (governments - before) * meetingsEach,
    record: sum(recorded),
    builds: sum(builtOnes),
    all,
    more,
    moreFiles,
    night,
    tables,
    scopes: scopes.length,
    files,
    bytes,
    heldMb,
    queriedMb: (await bytesOf('gov-0')) / 1e6,
  });
}

cheap.close();
