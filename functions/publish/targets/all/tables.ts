// The tables of all governments as Parquet by year, built every night: each shard is a scope of its own (docs/adr/0021).
// Where they lie says layout.ts.
import { sha256 } from '../../../shared/hash.ts';
import type { ObjectStore } from '../../../shared/object-store/object-store.ts';
import { parseJson } from '../../../shared/parse-json.ts';
import type { GovernmentSummary } from '../../../shared/records/summaries.ts';
import { validator } from '../../../shared/validate.ts';
import { ALL_TABLES, absolute, DATA_FOLDER } from '../../addresses.ts';
import { rowsInArchive } from '../../downloads/archive.ts';
import { parquet } from '../../downloads/parquet.ts';
import type { Table, TableRow } from '../../downloads/table.ts';
import { TABLES } from '../../downloads/tables.ts';
import { denseJson, type TargetContext, textFiles } from '../rendering.ts';
import { type Files, goneTarget, type Place, type RenderedFile, type Target } from '../target.ts';
import { archivesOf, loaded, newestDay, tablesLacking } from './archives.ts';
import { dayColumnOf, partitionFolder, SHARDS, WHOLE, yearOf } from './layout.ts';
import type { Missed } from './missed.ts';
import { ALL_SEARCH } from './search.ts';

/** The scope of what lists the shards; theirs are `all/data/<table>` and `all/data/<table>/<shard>`. */
export const ALL_DATA = 'all/data';

/** Up to so many meetings a table is one shard; up to 32 times as many it is sixteen, of some 60 MB each. */
const MEETINGS_IN_ONE = 60_000;

/** The scope of the database of all governments (database.ts). */
export const DATABASE_SCOPE = `${ALL_DATA}/sqlite`;

/** A part of a table: that of the governments whose hash begins so; the whole where that is empty. */
export interface TableShard {
  readonly table: Table;
  readonly shard: string;
}

/** The scopes that are to be built every night: each shard, those of the other layout, which are emptied, the database, the list of the shards, and the search. */
export function nightlyScopes(summaries: readonly GovernmentSummary[]): string[] {
  const whole = TABLES.map(({ name }) => `${ALL_DATA}/${name}`);
  const parts = isParted(summaries)
    ? whole.flatMap((scope) => SHARDS.map((shard) => `${scope}/${shard}`))
    : [];
  return [...whole, ...parts, DATABASE_SCOPE, ALL_DATA, ALL_SEARCH];
}

const isParted = (summaries: readonly GovernmentSummary[]): boolean =>
  summaries.reduce((sum, { meetings }) => sum + meetings, 0) > MEETINGS_IN_ONE;

/** The shard of a scope; nothing for every other scope. */
export function shardOfScope(scope: string): TableShard | undefined {
  const [, name, shard = ''] = /^all\/data\/([a-z]+)(?:\/([0-9a-f]))?$/.exec(scope) ?? [];
  const table = TABLES.find((one) => one.name === name);
  return table && { table, shard };
}

/** Where the files of a shard lie. */
export const placeOfShard = ({ table, shard }: TableShard): Place => ({
  prefix: folderOf(table.name, shard),
});

const folderOf = (table: string, shard: string): string =>
  partitionFolder(table, shard === '' ? WHOLE : shard);

/** A year has a folder of its own, so that who asks for one need not open the others. */
const pathOf = (table: string, shard: string, year: string): string =>
  `${partitionFolder(table, shard === '' ? WHOLE : shard, year === EVERY_YEAR ? undefined : year)}${table}.parquet`;

/** What a shard says of itself. */
interface ShardDescription {
  readonly table: string;
  readonly shard: string;
  /** The day of the newest change that is in it. */
  readonly asOf: string;
  readonly files: readonly {
    readonly path: string;
    readonly year?: string;
    readonly rows: number;
    readonly bytes: number;
  }[];
}

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const asDescription = validator<ShardDescription>(
  {
    type: 'object',
    additionalProperties: false,
    required: ['table', 'shard', 'asOf', 'files'],
    properties: {
      table: text,
      shard: text,
      asOf: text,
      files: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['path', 'rows', 'bytes'],
          properties: { path: text, year: text, rows: count, bytes: count },
        },
      },
    },
  },
  'tables-description',
);

const DESCRIPTION = '_index.json';

/** One shard, out of the Parquet tables of its governments: cheaper than their records, of which a table has a tenth. */
export function shardTargets(
  { table, shard }: TableShard,
  summaries: readonly GovernmentSummary[],
  publicStore: Pick<ObjectStore, 'get'>,
  missed: Missed,
): Target[] {
  if (isParted(summaries) !== (shard !== '')) return [];
  const archives = archivesOf(summaries.filter(({ source }) => sha256(source).startsWith(shard)));
  const about = { id: `tables/${table.name}${shard === '' ? '' : `/${shard}`}`, order: 'table' } as const;
  if (archives.length === 0) return [goneTarget(about)];
  const asOf = newestDay(archives);
  return [
    {
      ...about,
      // A year of which nothing is left goes at once: it may have held what was withdrawn.
      takenDown: true,
      inputs: { asOf, archives: archives.map(({ path }) => path) },
      lacks: tablesLacking(missed),
      async render() {
        const years = yearsOf(table);
        for await (const archive of loaded(archives, publicStore, missed))
          for await (const row of rowsInArchive(archive, table)) await years.add(row);
        return described({ table, shard }, asOf, await years.files());
      },
    },
  ];
}

function described({ table, shard }: TableShard, asOf: string, years: ReadonlyMap<string, YearFile>): Files {
  const files = [...years].map(([year, { bytes, rows }]) => ({
    path: pathOf(table.name, shard, year),
    year,
    bytes,
    rows,
  }));
  const description: ShardDescription = {
    table: table.name,
    shard,
    asOf,
    files: files.map(({ path, year, bytes, rows }) => ({
      path: path.slice(DATA_FOLDER.length + 1),
      ...(year !== EVERY_YEAR && { year }),
      rows,
      bytes: bytes.byteLength,
    })),
  };
  return new Map<string, RenderedFile>([
    ...files.map(({ path, bytes }): [string, RenderedFile] => [path, { bytes }]),
    [
      `${folderOf(table.name, shard)}${DESCRIPTION}`,
      { bytes: Buffer.from(denseJson(description)), order: 'checksum' },
    ],
  ]);
}

/** What a table that knows no days is called where the others have a year. */
const EVERY_YEAR = 'all';
/** Rows that are held before the year with the most of them is written; 1 KB each at most, nearly always. */
const ROWS_HELD = 20_000;

interface YearFile {
  readonly bytes: Uint8Array;
  readonly rows: number;
}

/** A table on its way into a file a year. In memory are the files, one archive of a government, and some thousand rows. */
function yearsOf(table: Table) {
  const day = dayColumnOf(table);
  const years = new Map<string, { writer: ReturnType<typeof parquet>; held: TableRow[]; rows: number }>();
  let held = 0;

  async function add(row: TableRow): Promise<void> {
    const year = day < 0 ? EVERY_YEAR : yearOf(row[day]);
    const found = years.get(year) ?? { writer: parquet(table), held: [], rows: 0 };
    years.set(year, found);
    found.held.push(row);
    held += 1;
    if (held < ROWS_HELD) return;
    await write(
      [...years.values()].reduce((one, other) => (other.held.length > one.held.length ? other : one)),
    );
  }

  async function write(year: {
    writer: ReturnType<typeof parquet>;
    held: TableRow[];
    rows: number;
  }): Promise<void> {
    await year.writer.write(year.held);
    year.rows += year.held.length;
    held -= year.held.length;
    year.held = [];
  }

  return {
    add,
    async files(): Promise<ReadonlyMap<string, YearFile>> {
      const files = new Map<string, YearFile>();
      for (const [year, one] of [...years].sort(([a], [b]) => (a < b ? -1 : 1))) {
        if (one.held.length > 0) await write(one);
        files.set(year, { bytes: await one.writer.end(), rows: one.rows });
      }
      return files;
    },
  };
}

/** `data/all/index.json`: the files of all shards as they describe themselves. */
export async function listTargets(
  summaries: readonly GovernmentSummary[],
  publicStore: Pick<ObjectStore, 'get'>,
  { site }: TargetContext,
): Promise<Target[]> {
  const shards = isParted(summaries) ? SHARDS : [''];
  const descriptions: ShardDescription[] = [];
  for (const { name } of TABLES) {
    for (const shard of shards) {
      const object = await publicStore.get(`${folderOf(name, shard)}${DESCRIPTION}`);
      if (object !== undefined)
        descriptions.push(asDescription(parseJson(new TextDecoder().decode(object.body), 'tables')));
    }
  }
  const about = { id: 'tables', order: 'latest' } as const;
  if (descriptions.length === 0) return [goneTarget(about)];
  return [
    {
      ...about,
      inputs: descriptions,
      render: () =>
        textFiles({
          [ALL_TABLES]: denseJson({
            schemaVersion: '1.0',
            files: descriptions.flatMap(({ table, shard, asOf, files }) =>
              files.map(({ path, ...file }) => ({
                table,
                ...(shard !== '' && { shard }),
                asOf,
                ...file,
                url: absolute(site, `${DATA_FOLDER}/${path}`),
              })),
            ),
          }),
        }),
    },
  ];
}
