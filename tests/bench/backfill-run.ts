// One run of its own process, for backfill.ts: `publish` reads and publishes a folder of pages as `start --once` does,
// `alone` parses the same pages and renders what the run before has published, without any store. Prints what it took.
import '../../cli/heap.ts';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Folder, FRESH_DOCUMENTS, openFolder } from '../../cli/folder.ts';
import { ingestAll, pagesOf } from '../../cli/ingest-all.ts';
import { findInputs, readBytes } from '../../cli/inputs.ts';
import { sourcesIn } from '../../cli/installation.ts';
import { pagesRead } from '../../cli/pages-read.ts';
import { publishFolder } from '../../cli/publish-folder.ts';
import { DEFAULT_PORT, localBaseUrl } from '../../cli/server.ts';
import { summaryOf } from '../../cli/summary.ts';
import type { Terminal } from '../../cli/terminal.ts';
import { dynamoStatusStore } from '../../functions/health/status-store.dynamo.ts';
import { parseAnyFormat } from '../../functions/parse/parse.ts';
import { trialSite } from '../../functions/publish/identity.ts';
import { type PlanDeps, planner } from '../../functions/publish/plan.ts';
import { RENDERING_VERSION } from '../../functions/publish/rendering-version.ts';
import { nightlyScopes } from '../../functions/publish/targets/all/tables.ts';
import { dynamoRecordStore } from '../../functions/record/record-store.dynamo.ts';
import { systemClock } from '../../functions/shared/clock.ts';
import { loadDocument } from '../../functions/shared/documents.ts';
import { isKind } from '../../functions/shared/errors.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { silentLog } from '../../functions/shared/log.ts';
import { folderStore } from '../../functions/shared/object-store/folder.ts';
import { handingOn } from '../../functions/shared/object-store/handing-on.ts';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';
import { dynamoBuildRows } from '../../functions/shared/records/build-rows.dynamo.ts';
import { dynamoMeetingRows } from '../../functions/shared/records/meeting-rows.dynamo.ts';
import { dynamoSummaries } from '../../functions/shared/records/summaries.dynamo.ts';
import { everySummary } from '../../functions/shared/records/summaries.ts';
import { ALL } from '../../functions/shared/records/tables.ts';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { type Call, watchedStores, writesFile } from './spine.ts';

/** The government whose the pages are. */
const SOURCE = 'yunze';

export interface RunOutcome {
  /** Processor time of the code's loading, of all that follows, and of recording in that. */
  readonly loadMs: number;
  readonly cpuMs: number;
  readonly recordMs: number;
  /** By store and method. */
  readonly calls: Readonly<Record<string, number>>;
  readonly filesWritten: number;
  /** The most so far, when the code was loaded, when the pages were recorded, and at the end. */
  readonly mostMemoryMb: readonly [loaded: number, recorded: number, published: number];
  readonly meetings: number;
  /** In public/. */
  readonly files: number;
  readonly bytes: number;
}

export interface AloneOutcome {
  readonly parseMs: number;
  readonly renderMs: number;
}

const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const loadMs = cpu();
const mostMemory = () => process.resourceUsage().maxRSS / 1024;
const memoryLoaded = mostMemory();
const terminal: Terminal = {
  out: () => {},
  err: (text) => void process.stderr.write(text),
  progress: { step: () => {}, clear: () => {} },
  log: silentLog,
};

/** The data folder with its calls counted. */
function watched(embedded: Folder, calls: Call[]): Folder {
  const stores = watchedStores({ ...embedded, store: folderStore(join(embedded.folder, 'store')) }, calls);
  const { table } = stores;
  return {
    ...embedded,
    ...stores,
    store: handingOn(stores.store, FRESH_DOCUMENTS),
    records: dynamoRecordStore(table),
    rows: dynamoMeetingRows(table),
    builds: dynamoBuildRows(table),
    summaries: dynamoSummaries(table),
    statuses: dynamoStatusStore(table),
  };
}

async function publish(data: string, pages: string): Promise<RunOutcome> {
  const calls: Call[] = [];
  const before = cpu();
  const opened = await openFolder(data);
  const embedded = watched(opened, calls);
  const { files } = await findInputs([pages]);
  const read = await pagesRead(embedded);
  const { signal } = new AbortController();
  const results = await ingestAll(pagesOf(files, SOURCE), embedded, terminal, signal, read);
  const recordMs = cpu() - before;
  const memoryRecorded = mostMemory();
  const { failed } = await publishFolder(embedded, trialSite(localBaseUrl(DEFAULT_PORT)), terminal);
  if (failed.length > 0) throw new Error(`Not published: ${JSON.stringify(failed.slice(0, 3))}`);
  await summaryOf(results, embedded);
  const cpuMs = cpu() - before;
  const counts: Record<string, number> = {};
  for (const { store, method } of calls) {
    const name = `${store}.${method}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  const sizes = readdirSync(opened.publicFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size);
  const meetings = (await everySummary(opened.summaries)).reduce((sum, one) => sum + one.meetings, 0);
  await opened.close();
  return {
    loadMs,
    cpuMs,
    recordMs,
    calls: counts,
    filesWritten: calls.filter(writesFile).length,
    mostMemoryMb: [memoryLoaded, memoryRecorded, mostMemory()],
    meetings,
    files: sizes.length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
  };
}

async function alone(data: string, pages: string): Promise<AloneOutcome> {
  const embedded = await openFolder(data);
  const { files } = await findInputs([pages]);
  let parseMs = 0;
  for (const file of files) {
    const { contentType, modifiedAt } = file;
    const bytes = await readBytes(file);
    const started = cpu();
    try {
      const snapshot = { bytes, contentType, sha256: sha256(bytes), fetchedAt: modifiedAt };
      await parseAnyFormat(snapshot, embedded.sources, SOURCE);
    } catch (error) {
      if (!isKind(error, 'refused')) throw error;
    }
    parseMs += cpu() - started;
  }
  let renderMs = 0;
  for (const scope of [
    ...(await sourcesIn(embedded)),
    ...nightlyScopes(await everySummary(embedded.summaries)),
    ALL,
  ]) {
    const { targets } = await planner(await planDeps(scope, embedded))(scope);
    for (const target of targets) {
      const started = cpu();
      await target.render();
      renderMs += cpu() - started;
    }
  }
  await embedded.close();
  return { parseMs, renderMs };
}

/** What plans are made from, with every document at hand, and nothing of a government public as at first. */
async function planDeps(scope: string, embedded: Folder): Promise<PlanDeps> {
  const { rows, summaries, builds, statuses, store, sources } = embedded;
  const documents = new Map<string, MinutesDocument>();
  for await (const record of rows.of(scope)) {
    const key = record.current.documentKey;
    documents.set(key, await loadDocument(store, key));
  }
  return {
    rows,
    summaries,
    builds,
    statuses,
    load: async ({ current: { documentKey } }) =>
      documents.get(documentKey) ?? (await loadDocument(store, documentKey)),
    manifests: store,
    publicStore: documents.size > 0 ? memoryStore() : embedded.publicStore,
    sources,
    site: trialSite(localBaseUrl(DEFAULT_PORT)),
    renderingVersion: RENDERING_VERSION,
    clock: systemClock,
    log: silentLog,
  };
}

if (import.meta.filename === process.argv[1]) {
  const [mode, data = '', pages = ''] = process.argv.slice(2);
  const outcome = mode === 'alone' ? await alone(data, pages) : await publish(data, pages);
  process.stdout.write(JSON.stringify(outcome));
  process.exit(0);
}
