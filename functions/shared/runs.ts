// Work over everything that is stored: one state machine lists what there is, cuts it into batches and hands each to the
// room that does it (infra/runs.ts, docs/adr/0034).
import { sha256 } from './hash.ts';
import type { ObjectStore } from './object-store/object-store.ts';
import { mapParallel } from './parallel.ts';
import { parseJson } from './parse-json.ts';
import { validator } from './validate.ts';

/** `reprocess` reads stored pages again, `backfill` pages that were put in by hand, `verify` compares what is public. */
export type RunKind = 'reprocess' | 'backfill' | 'verify';

/** How far `verify` looks: only which files there are, or a part of their bytes, or all of them. */
export const DEPTHS = ['listing', 'thirtieth', 'quarter', 'all'] as const;
export type Depth = (typeof DEPTHS)[number];

/** What an execution of the state machine is started with. */
export interface RunInput {
  readonly run: RunKind;
  /** The keys of the private store that it goes over: all that begin so. */
  readonly prefix: string;
  /** Another prefix to go over when that is done. */
  readonly next?: string;
  readonly depth?: Depth;
}

/** A batch of a run, as the state machine hands it over; and what is left of it, as it is given back. */
export interface RunBatch {
  readonly run: RunKind;
  /** Name of the execution. */
  readonly execution: string;
  readonly items: readonly { readonly Key: string }[];
  readonly depth?: Depth;
  /** Of one that was given back: how many items it had at first, and how many of them were impossible. */
  readonly size?: number;
  readonly impossible?: number;
}

/** What became of the items of a batch, by how often. */
export type RunCounts = Readonly<Record<string, number>>;

/** An item that cannot be done, whatever is tried. */
export interface RunFailure {
  readonly key: string;
  readonly code: string;
  readonly message: string;
}

/** What came of one call of a room, kept for a month under `runs/<execution>/`. */
export interface RunReport {
  readonly counts: RunCounts;
  readonly failed: readonly RunFailure[];
}

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };

export const asRunBatch = validator<RunBatch>(
  {
    type: 'object',
    additionalProperties: false,
    required: ['run', 'execution', 'items'],
    properties: {
      run: { enum: ['reprocess', 'backfill', 'verify'] },
      execution: { type: 'string', minLength: 1 },
      depth: { enum: DEPTHS },
      size: count,
      impossible: count,
      items: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['Key'],
          properties: { Key: { type: 'string', minLength: 1 } },
        },
      },
    },
  },
  'run-batch',
);

const asRunReport = validator<RunReport>(
  {
    type: 'object',
    required: ['counts', 'failed'],
    properties: {
      counts: { type: 'object', additionalProperties: count },
      failed: {
        type: 'array',
        items: {
          type: 'object',
          required: ['key', 'code', 'message'],
          properties: { key: text, code: text, message: text },
        },
      },
    },
  },
  'run-report',
);

/** Prefix of the private store under which reports lie; they go by themselves after a month. */
const RUNS = 'runs/';

/** Writes down what came of a batch: over what was written before, where it is done once more. */
export async function writeReport(
  store: Pick<ObjectStore, 'put'>,
  { execution, items }: RunBatch,
  report: RunReport,
): Promise<void> {
  const name = sha256(items.map(({ Key }) => Key).join('\n'));
  const body = new TextEncoder().encode(JSON.stringify(report));
  await store.put(`${RUNS}${execution}/${name}.json`, body, { contentType: 'application/json' });
}

const READ_IN_PARALLEL = 16;

/**
 * What has come of a run so far.
 * @param execution Its name.
 * @throws OpenMinutesError `permanent` for a report that breaks its schema.
 */
export async function reportOf(
  store: Pick<ObjectStore, 'get' | 'list'>,
  execution: string,
): Promise<RunReport> {
  const keys: string[] = [];
  for await (const key of store.list(`${RUNS}${execution}/`)) keys.push(key);
  const reports = await mapParallel(keys, READ_IN_PARALLEL, async (key) => {
    const object = await store.get(key);
    return object === undefined
      ? []
      : [asRunReport(parseJson(new TextDecoder().decode(object.body), 'run-report'))];
  });
  const counts: Record<string, number> = {};
  for (const report of reports.flat())
    for (const [outcome, count] of Object.entries(report.counts))
      counts[outcome] = (counts[outcome] ?? 0) + count;
  return { counts, failed: reports.flat().flatMap(({ failed }) => failed) };
}

/** How far a run is. */
export interface RunProgress {
  readonly state: 'running' | 'succeeded' | 'failed' | 'stopped';
  /** Items that were found so far: while it lists them, more are coming. */
  readonly total: number;
  readonly succeeded: number;
  /** Of batches that were given up; what alone could not be done is in the report. */
  readonly failed: number;
  readonly pending: number;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  readonly endedAt?: string;
  /** Why it failed, in the words of the service. */
  readonly reason?: string;
}

/** The state machine, as whoever starts and watches runs sees it. */
export interface Runs {
  /** @returns the name of the execution. */
  start(input: RunInput): Promise<string>;
  /** @throws OpenMinutesError `permanent`, code `unknown-run`, where there is none of that name. */
  progressOf(execution: string): Promise<RunProgress>;
  /** Begins no further batch; those under way are ended, and what they have done stays done. */
  stop(execution: string, why: string): Promise<void>;
  /** Goes on with a run that failed or was stopped, with what is not done. */
  redrive(execution: string): Promise<void>;
  /** The newest runs, newest first. */
  latest(most: number): Promise<readonly RunStatus[]>;
}

/** A run in a list. */
export interface RunStatus {
  readonly execution: string;
  readonly state: RunProgress['state'];
  readonly startedAt: string;
}

/** Where pages lie that were read, and those that could not be. */
const READ = 'documents/';
const PUT_ASIDE = 'quarantine/';
const MANIFESTS = 'builds/';

/**
 * Every stored page once more, or those of one government. What could not be read, and of which no government is told, comes
 * along where all are asked for.
 */
export const reprocessing = (source?: string): RunInput =>
  source === undefined
    ? { run: 'reprocess', prefix: READ, next: PUT_ASIDE }
    : { run: 'reprocess', prefix: `${READ}${source}/` };

/** Everything that is public, held against what builds have written. */
export const verifying = (depth: Depth = 'listing'): RunInput => ({
  run: 'verify',
  prefix: MANIFESTS,
  depth,
});
