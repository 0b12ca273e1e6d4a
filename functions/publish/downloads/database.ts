// All governments as one SQLite file, with keys, indexes and views. Compiled to WebAssembly (sql.js), since the Node of
// today's users has no SQLite of its own.
import type { Database, SqlJsStatic } from 'sql.js';
import { whenAsked } from '../../shared/when-asked.ts';
import { CODE_COLUMNS, codeRows, GOVERNMENT_COLUMNS, type LookupColumn } from './lookups.ts';
import type { CellValue, ColumnDescription, Table, TableName, TableRow } from './table.ts';
import { keyOf, TABLES } from './tables.ts';

export interface DatabaseWriter {
  /** Adds rows of one government; a table comes after those that it refers to, or the rows wait for them. */
  add(table: Table, rows: AsyncIterable<TableRow>): Promise<void>;
  /** The whole file. */
  end(): Uint8Array;
  /** Gives its memory back. */
  close(): void;
}

/** Of the shape of the database, as `PRAGMA user_version` tells it. */
const VERSION = 3;

/** Most builds write no database. */
const load = whenAsked(
  (): Promise<SqlJsStatic> =>
    import('sql.js/dist/sql-wasm-inline.js').then(({ default: initialize }) => initialize()),
);

/**
 * An empty database with the lookup tables filled.
 * @param governments As {@link GOVERNMENT_COLUMNS} has them.
 */
export async function openDatabase(governments: readonly TableRow[]): Promise<DatabaseWriter> {
  const { Database } = await load();
  const database = new Database();
  // Keys may point at rows that are yet to come: that they resolve is checked once, at the end.
  database.exec(`PRAGMA foreign_keys = OFF; PRAGMA user_version = ${VERSION}; BEGIN`);
  for (const statement of SCHEMA) database.exec(statement);
  insertAll(database, 'governments', GOVERNMENT_COLUMNS.length, governments);
  insertAll(database, 'codes', CODE_COLUMNS.length, codeRows());
  return {
    async add(table, rows) {
      const insert = database.prepare(insertion(table.name, table.columns.length));
      const links = linksOf(table).map(({ index, name }) => ({
        index,
        insert: database.prepare(insertion(name, 2)),
      }));
      for await (const row of rows) {
        insert.run(row.map(stored));
        for (const link of links) {
          const value = row[link.index];
          if (typeof value === 'object')
            for (const one of new Set(value)) link.insert.run([stored(row[0]), one]);
        }
      }
      insert.free();
      for (const link of links) link.insert.free();
    },
    end() {
      for (const statement of [...INDEXES, ...VIEWS]) database.exec(statement);
      database.exec('COMMIT; ANALYZE');
      const [broken] = database.exec('PRAGMA foreign_key_check');
      if (broken !== undefined) throw new Error(`A key leads nowhere: ${JSON.stringify(broken.values[0])}`);
      return database.export();
    },
    close: () => database.close(),
  };
}

function insertAll(database: Database, table: string, columns: number, rows: readonly TableRow[]): void {
  const insert = database.prepare(insertion(table, columns));
  for (const row of rows) insert.run(row.map(stored));
  insert.free();
}

const insertion = (table: string, columns: number): string =>
  `INSERT INTO "${table}" VALUES (${new Array(columns).fill('?').join(', ')})`;

/** A list is a JSON array, which `json_each` takes apart. */
const stored = (value: CellValue): string | number | null =>
  typeof value === 'object' ? JSON.stringify(value) : (value ?? null);

const SQL_TYPES: Readonly<Record<ColumnDescription['type'], string>> = {
  string: 'TEXT',
  integer: 'INTEGER',
  number: 'REAL',
  date: 'TEXT',
  instant: 'TEXT',
  url: 'TEXT',
  list: 'TEXT',
};

/** A list of keys, or of codes of the subject areas, has a table of its own beside the column: a row for each entry. */
interface Link {
  readonly index: number;
  readonly name: string;
  readonly definition: string;
}

function linksOf({ name: table, columns }: Table): Link[] {
  return columns.flatMap(({ name, type, references, codes }, index): Link[] => {
    if (type !== 'list' || (references === undefined && !(name === 'topics' && codes !== undefined)))
      return [];
    const entry = singular(name);
    const target = references === undefined ? '' : ` REFERENCES "${references}"`;
    return [
      {
        index,
        name: `${table}_${name}`,
        definition: `CREATE TABLE "${table}_${name}" ("${keyOf(table)}" TEXT NOT NULL REFERENCES "${table}", "${entry}" TEXT NOT NULL${target}, PRIMARY KEY ("${keyOf(table)}", "${entry}")) WITHOUT ROWID`,
      },
    ];
  });
}

const singular = (name: string): string => name.replace(/s$/, '');

const definition = ({ name, columns }: Table): string => {
  const key = keyOf(name);
  const parts = columns.map(({ name: column, type, references }) => {
    const constraint =
      column === key
        ? ' NOT NULL PRIMARY KEY'
        : column === 'source'
          ? ' NOT NULL REFERENCES governments'
          : references !== undefined && type !== 'list'
            ? ` REFERENCES "${references}"`
            : '';
    return `"${column}" ${SQL_TYPES[type]}${constraint}`;
  });
  return `CREATE TABLE "${name}" (${parts.join(', ')})`;
};

const lookup = (name: string, columns: readonly LookupColumn[], key: string): string =>
  `CREATE TABLE ${name} (${columns.map((column) => `"${column.name}" TEXT`).join(', ')}, PRIMARY KEY (${key})) WITHOUT ROWID`;

const SCHEMA: readonly string[] = [
  lookup('governments', GOVERNMENT_COLUMNS, 'source'),
  lookup('codes', CODE_COLUMNS, 'list, code'),
  ...TABLES.flatMap((table) => [definition(table), ...linksOf(table).map(({ definition }) => definition)]),
];

/** Tables that are asked for a government's days; the others are found by their meeting. */
const BY_DAY: ReadonlySet<TableName> = new Set(['meetings', 'decisions', 'responsible']);

/** What rows are looked up by: keys of other tables, the government with the day, names. */
const INDEXES: readonly string[] = TABLES.flatMap((table) => {
  const { name: of, columns } = table;
  const names = new Set(columns.map(({ name }) => name));
  const looked = [
    ...columns
      .filter(({ references, type }) => references !== undefined && type !== 'list')
      .map(({ name }) => [name]),
    ...(names.has('held_on') && BY_DAY.has(of) ? [['source', 'held_on']] : []),
    ...(names.has('name') ? [['source', 'name']] : []),
    ...(names.has('document_id') ? [['document_id']] : []),
    ...(names.has('deadline_date') ? [['deadline_date']] : []),
  ];
  return [
    ...looked.map(
      (columns) =>
        `CREATE INDEX "${of}_by_${columns.join('_')}" ON "${of}" (${columns.map((column) => `"${column}"`).join(', ')})`,
    ),
    ...linksOf(table).map(({ index, name }) => {
      const entry = singular(columns[index]?.name ?? '');
      return `CREATE INDEX "${name}_by_${entry}" ON "${name}" ("${entry}")`;
    }),
  ];
});

const view = (name: TableName | string, query: string): string => `CREATE VIEW ${name} AS ${query}`;

/** The questions that are asked most, each with what it needs of other tables. */
const VIEWS: readonly string[] = [
  view(
    'tasks',
    `SELECT r.responsible_id, r.source, g.name_zh AS government, r.organization_id, coalesce(o.name, r.name) AS body,
       r.role, r.role_zh, r.role_en, r.deadline_text, r.deadline_date, d.kind, d.kind_zh, d.kind_en, d.text, r.held_on,
       r.confidence, d.decision, d.page_url
     FROM responsible r JOIN decisions d USING (decision) JOIN governments g ON g.source = r.source
     LEFT JOIN organizations o USING (organization_id)`,
  ),
  view(
    'attendance_rates',
    `SELECT m.source, g.name_zh AS government, m.series, m.name, m.post, m.post_kind, m.meetings, m.present, m.absent,
       m.unlisted, m.attendance_rate, m.evidence, m.first_held_on, m.last_held_on, m.person_id
     FROM memberships m JOIN governments g USING (source)`,
  ),
  view(
    'approved_documents',
    `SELECT x.decided_document_id, x.source, g.name_zh AS government, x.document_id, x.title, x.kind, x.kind_zh, x.kind_en,
       t.topic, c.zh AS topic_zh, c.en AS topic_en, x.held_on, x.confidence, x.decision, d.page_url
     FROM documents x JOIN decisions d USING (decision) JOIN governments g ON g.source = x.source
     LEFT JOIN documents_topics t USING (decided_document_id) LEFT JOIN codes c ON c.list = 'topic' AND c.code = t.topic
     WHERE x.kind IN ('approve', 'approve-in-principle')`,
  ),
];
