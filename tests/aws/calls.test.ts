// What the deployed functions ask of the stores for a page, a build and one more meeting: the calls that docs/cost.md
// reckons with, which are counted in one process.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, expect, it } from 'vitest';
import { build } from '../../functions/publish/build.ts';
import { buildDeps } from '../../functions/publish/build-parts.ts';
import { ingest } from '../../functions/record/ingest.ts';
import { dynamoRecordStore } from '../../functions/record/record-store.dynamo.ts';
import { storeSnapshot } from '../../functions/record/snapshot.ts';
import { systemClock } from '../../functions/shared/clock.ts';
import { silentLog } from '../../functions/shared/log.ts';
import { dynamoBuildRows } from '../../functions/shared/records/build-rows.dynamo.ts';
import { ALL } from '../../functions/shared/records/tables.ts';
import { readSources } from '../../functions/shared/sources.ts';
import { memoryStores, type Call as OfStore, watchedStores } from '../bench/spine.ts';
import { throughProxy } from './proxy.ts';
import { output } from './stack.ts';
import { ask, invoke, privateStore, recorded, requestFor, reset, samplePages, site, work } from './world.ts';

const SOURCE = 'yunze';
const pages = samplePages
  .filter(({ request }) => request.source === SOURCE)
  .map((page, n) => ({
    ...page,
    request: { ...page.request, url: `https://www.yunze.example/zwgk/hygk/${n}.html` },
  }));

/** What is billed by the piece. */
interface Counted {
  tableReads: number;
  tableWrites: number;
  objectsRead: number;
  objectsWritten: number;
  listings: number;
}

const OPERATIONS: Readonly<Record<string, keyof Counted>> = {
  GetItem: 'tableReads',
  BatchGetItem: 'tableReads',
  Query: 'tableReads',
  PutItem: 'tableWrites',
  UpdateItem: 'tableWrites',
  GetObject: 'objectsRead',
  HeadObject: 'objectsRead',
  PutObject: 'objectsWritten',
  ListObjectsV2: 'listings',
};

const METHODS: Readonly<Record<string, keyof Counted>> = {
  'table get': 'tableReads',
  'table getMany': 'tableReads',
  'table range': 'tableReads',
  'table entries': 'tableReads',
  'table put': 'tableWrites',
  'table update': 'tableWrites',
  'store get': 'objectsRead',
  'store head': 'objectsRead',
  'store put': 'objectsWritten',
  'store list': 'listings',
  'store listed': 'listings',
};

function countOf(kinds: Iterable<keyof Counted | undefined>): Counted {
  const sum = { tableReads: 0, tableWrites: 0, objectsRead: 0, objectsWritten: 0, listings: 0 };
  for (const kind of kinds) if (kind !== undefined) sum[kind] += 1;
  return sum;
}

/** Nothing is asked for where no row is named. */
const asks = ({ method, given: [rows] }: OfStore): boolean =>
  method !== 'getMany' || (Array.isArray(rows) && rows.length > 0);

const letPass = () => 'pass' as const;
const delivery = (scope: string) => ({
  Records: [{ messageId: randomUUID(), body: JSON.stringify({ scope }) }],
});

/** What is shown of all governments is gathered for a moment, and one that was just built rests. */
const REST_MS = Number(output('RestMinutes')) * 60_000;
const rest = () => sleep(2 * REST_MS);

type Step = (name: string, doing: () => Promise<unknown>) => Promise<void>;
interface Rooms {
  record(page: (typeof pages)[number]): Promise<unknown>;
  build(scope: string): Promise<unknown>;
}

/** A history is taken in and shown; then one more meeting comes; then nothing. */
async function steps(step: Step, { record, build }: Rooms): Promise<void> {
  const history = pages.slice(0, -1);
  const more = pages.slice(-1);
  const recordAll = async (some: typeof pages) => {
    for (const page of some) await record(page);
  };
  await step('record a history of 4', () => recordAll(history));
  await step('build it', () => build(SOURCE));
  await rest();
  await step('build all', () => build(ALL));
  await step('record one more', () => recordAll(more));
  await rest();
  await step('build it again', () => build(SOURCE));
  await rest();
  await step('build all again', () => build(ALL));
  await step('build what has not changed', () => build(SOURCE));
}

async function countDeployed(): Promise<Record<string, Counted>> {
  const counted: Record<string, Counted> = {};
  const rooms: Rooms = {
    async record(page) {
      await storeSnapshot(privateStore, page.bytes);
      await ask(requestFor(page));
      await recorded();
    },
    build: (scope) => invoke(scope === ALL ? 'heavy' : 'publish', delivery(scope)),
  };
  await throughProxy('record', letPass, (recorder) =>
    throughProxy('publish', letPass, (publisher) =>
      throughProxy('heavy', letPass, async (heavy) => {
        const proxies = [recorder, publisher, heavy];
        await steps(async (name, doing) => {
          for (const proxy of proxies) proxy.forget();
          await doing();
          const calls = proxies.flatMap((proxy) => proxy.calls);
          counted[name] = countOf(calls.map(({ operation }) => OPERATIONS[operation]));
        }, rooms);
      }),
    ),
  );
  return counted;
}

async function countInProcess(): Promise<Record<string, Counted>> {
  const counted: Record<string, Counted> = {};
  const local = await memoryStores();
  try {
    const calls: OfStore[] = [];
    const { store, publicStore, table } = watchedStores(local, calls);
    const common = { store, sources: readSources('samples/sources'), clock: systemClock, log: silentLog };
    const records = {
      ...common,
      records: dynamoRecordStore(table),
      builds: dynamoBuildRows(table),
      wake: async () => {},
      restMs: REST_MS,
    };
    const deps = buildDeps({ ...common, table, publicStore, site, timeoutMs: 60_000, gatherMs: REST_MS / 2 });
    await steps(
      async (name, doing) => {
        calls.splice(0);
        await doing();
        counted[name] = countOf(
          calls
            .filter(asks)
            .map(({ store, method }) => METHODS[`${store === 'table' ? 'table' : 'store'} ${method}`]),
        );
      },
      {
        async record({ bytes, request }) {
          await ingest({ ...request, sha256: await storeSnapshot(local.store, bytes) }, records);
        },
        build: (scope) => build(scope, deps),
      },
    );
  } finally {
    await local.close();
  }
  return counted;
}

beforeEach(reset);

it('is what the same steps ask for in one process', async () => {
  await work(false);
  try {
    const deployed = await countDeployed();

    expect(deployed).toEqual(await countInProcess());
    // For a page: what is known and its government's mark; claim, address, row and mark; the page and whether it was put
    // aside; the document; and what people have decided of a meeting that has no row yet.
    expect(deployed['record one more']).toEqual({
      tableReads: 2,
      tableWrites: 4,
      objectsRead: 2,
      objectsWritten: 1,
      listings: 1,
    });
  } finally {
    await work(true);
  }
}, 300_000);
