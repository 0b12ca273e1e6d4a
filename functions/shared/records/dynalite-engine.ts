import { createRequire } from 'node:module';
import { create, type Store } from 'dynalite/db/index.js';
import { checkTypes, checkValidations } from 'dynalite/validations/index.js';
import { transient } from '../errors.ts';
import { failureOf } from './damage.ts';

/** What DynamoDB answers: a status of HTTP, and JSON. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** DynamoDB's operations over a database in this process, which nobody else can reach. */
export interface Engine {
  /**
   * Does one operation, e.g. `GetItem`. What DynamoDB would refuse is an answer, as it is DynamoDB's.
   * @param body Its input in JSON.
   * @throws OpenMinutesError `permanent` where the files are damaged, `transient` when the database fails otherwise or is closed.
   */
  perform(operation: string, body: string): Promise<Answer>;
  /** True once the database has failed: what was being written then may have been written in part. */
  hasFailed(): boolean;
  /** Takes no more operations, waits for those under way, and lets go of the folder. */
  close(): Promise<void>;
}

/** What is asked of the local table; others are unknown to it. */
const OPERATIONS = new Set([
  'BatchGetItem',
  'BatchWriteItem',
  'CreateTable',
  'DescribeTable',
  'GetItem',
  'PutItem',
  'Query',
  'Scan',
  'UpdateItem',
]);
/** The longest request that DynamoDB takes. */
const MAX_REQUEST_BYTES = 16 * 1024 * 1024;

type Done = (error: unknown, result?: unknown) => void;
interface Operation {
  readonly run: (store: Store, input: object, done: Done) => void;
  readonly types: object;
  readonly custom: unknown;
}

/**
 * dynalite without its server. The server cannot say why a request failed (what its database reports is thrown where
 * nobody can catch it), and any program of this machine, and any page in a browser, may ask it for rows and give it some.
 *
 * @param path Folder of the database; in memory where none is given.
 * @throws OpenMinutesError `permanent` when the files are damaged, `transient` when another process has them open.
 */
export async function openEngine(path?: string): Promise<Engine> {
  const store = create({ createTableMs: 0, ...(path !== undefined && { path }) });
  try {
    // Every operation would wait for this one, and say only that the database is closed.
    await store.db.open();
  } catch (error) {
    throw failureOf(error, path);
  }
  const underWay = new Set<Promise<unknown>>();
  let closed: Promise<void> | undefined;
  let failed = false;

  async function answer(name: string, body: string): Promise<Answer> {
    if (!OPERATIONS.has(name)) return refusal('UnknownOperationException');
    if (Buffer.byteLength(body) > MAX_REQUEST_BYTES) return { status: 413, body: '' };
    try {
      return { status: 200, body: JSON.stringify(await performed(store, operationOf(name), body)) };
    } catch (error) {
      if (isRefusal(error)) return { status: error.statusCode, body: JSON.stringify(error.body) };
      failed = true;
      throw failureOf(error, path);
    }
  }

  return {
    async perform(operation, body) {
      if (closed !== undefined) throw transient('store-closed', 'The embedded database is closed');
      const work = answer(operation, body);
      underWay.add(work);
      try {
        return await work;
      } finally {
        underWay.delete(work);
      }
    },
    hasFailed: () => failed,
    close() {
      closed ??= Promise.allSettled(underWay).then(() => store.db.close());
      return closed;
    },
  };
}

const performed = (store: Store, { run, types, custom }: Operation, body: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const input = checkTypes(JSON.parse(body), types);
    checkValidations(input, types, custom, store);
    run(store, input, (error, result) =>
      error === undefined || error === null ? resolve(result) : reject(error),
    );
  });

const require = createRequire(import.meta.url);
const operations = new Map<string, Operation>();

function operationOf(name: string): Operation {
  const known = operations.get(name);
  if (known !== undefined) return known;
  const file = `${name.charAt(0).toLowerCase()}${name.slice(1)}.js`;
  const operation: Operation = {
    run: require(`dynalite/actions/${file}`),
    ...require(`dynalite/validations/${file}`),
  };
  operations.set(name, operation);
  return operation;
}

interface Refusal {
  readonly statusCode: number;
  readonly body: unknown;
}

const isRefusal = (error: unknown): error is Refusal =>
  typeof error === 'object' &&
  error !== null &&
  'statusCode' in error &&
  typeof error.statusCode === 'number';

const refusal = (name: string): Answer => ({
  status: 400,
  body: JSON.stringify({ __type: `com.amazon.coral.service#${name}` }),
});
