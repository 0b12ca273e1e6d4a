import { unzipSync } from 'fflate';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { joinList } from '../../../functions/publish/downloads/csv.ts';
import { dataDictionary } from '../../../functions/publish/downloads/data-dictionary.ts';
import { GZIP } from '../../../functions/publish/downloads/parquet.ts';
import type { CellValue, TableName } from '../../../functions/publish/downloads/table.ts';
import { tableFiles } from '../../../functions/publish/downloads/table-files.ts';
import { keyOf, TABLES } from '../../../functions/publish/downloads/tables.ts';
import { organizationNames } from '../../../functions/publish/index/organizations.ts';
import type { PublishedMeeting } from '../../../functions/publish/index/published-meeting.ts';
import { qingyuMeeting } from '../qingyu-meeting.ts';
import { site, sources } from '../settings.ts';
import { smallMeeting } from '../small-meeting.ts';
import { parseCsv } from './parse-csv.ts';

const NASTY = 'a,"b"\r\nc|d\\e\n=f';

const bare = smallMeeting('linlan-qingyu/2024/11', { heldOn: '2024-06-14', decisions: [], attendance: [] });
const nasty = smallMeeting('linlan-qingyu/2024/13', {
  title: NASTY,
  modifiedAt: '2024-09-09T00:00:00.000Z',
  categories: [NASTY, '二'],
  decisions: [
    { text: NASTY, subjects: [NASTY, '|', '\\'], responsible: [], deadline: { text: '-1' } },
    {
      documents: [{ title: '渡口管理办法（送审稿）', thread: '渡口管理办法' }],
      responsible: [
        { name: '同名', role: 'owner' },
        { name: NASTY, role: 'lead' },
      ],
    },
  ],
  attendance: [
    { name: '=cmd()' },
    { name: '+1' },
    { name: '@x' },
    { name: '-x' },
    { name: '同名' },
    { name: '同名', organization: '县人武部' },
    { name: '半\uD842个' },
  ],
});
const meetings = [bare, qingyuMeeting, nasty];

/** People of the roster, beside those of whom pages tell. */
const ROSTER = ['半\uFFFD个'];

/** The tables of these meetings, by the names of their files. */
async function filesOf(of: readonly PublishedMeeting[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const names = organizationNames(
    sources.at(-1),
    of.map(({ document }) => document),
  );
  const { tables, archive, workbook } = await tableFiles(of, { site, sources, names, roster: ROSTER });
  return new Map([
    ...tables.flatMap(({ table, csv, parquet }): [string, Uint8Array][] => [
      [`${table.name}.csv`, csv],
      [`${table.name}.parquet`, parquet],
    ]),
    ['tables.zip', archive],
    ['workbook.xlsx', workbook],
  ]);
}

const files = await filesOf(meetings);

const file = (name: string): Uint8Array => {
  const bytes = files.get(name);
  if (bytes === undefined) throw new Error(`no file ${name}`);
  return bytes;
};
const text = (name: string): string => Buffer.from(file(name)).toString();

type Row = Readonly<Record<string, CellValue | null>>;

/** The rows of a table as its Parquet file has them; days and instants as text. */
async function rowsOf(table: TableName): Promise<Row[]> {
  const types = new Map(
    TABLES.find(({ name }) => name === table)?.columns.map(({ name, type }) => [name, type]),
  );
  const stored = await parquetReadObjects({
    file: new Uint8Array(file(`${table}.parquet`)).buffer,
    compressors: GZIP,
  });
  return stored.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        value instanceof Date
          ? value.toISOString().slice(0, types.get(name) === 'date' ? 10 : undefined)
          : value,
      ]),
    ),
  );
}
const rowsByTable = new Map(
  await Promise.all(TABLES.map(async ({ name }) => [name, await rowsOf(name)] as const)),
);
const tableRows = (table: TableName): Row[] => rowsByTable.get(table) ?? [];

const golden = (name: string) => `../../golden/publish/${name}`;

it('has every table in CSV, and all of them as Parquet in one archive', () => {
  const archive = unzipSync(file('tables.zip'));
  expect(Object.keys(archive)).toEqual(TABLES.map(({ name }) => `${name}.parquet`));
  for (const { name } of TABLES)
    expect(Buffer.from(archive[`${name}.parquet`] ?? []).equals(file(`${name}.parquet`))).toBe(true);
  expect([...files.keys()].filter((name) => name.endsWith('.csv'))).toHaveLength(TABLES.length);
});

it('tells in Parquet what each column means, and stores days as days and instants as instants', () => {
  for (const { name, columns } of TABLES) {
    const { key_value_metadata: metadata = [], schema } = parquetMetadata(
      new Uint8Array(file(`${name}.parquet`)).buffer,
    );
    const told = new Map(metadata.map(({ key, value }) => [key, value]));
    for (const column of columns) {
      expect(told.get(`column.${column.name}`)).toBe(column.description);
      expect(told.get(`column.${column.name}.zh`)).toBe(column.title);
      const stored = schema.find((element) => element.name === column.name);
      if (column.type === 'date') expect(stored?.converted_type).toBe('DATE');
      if (column.type === 'instant')
        expect(stored?.logical_type).toEqual({
          type: 'TIMESTAMP',
          isAdjustedToUTC: true,
          unit: 'MILLIS',
        });
    }
  }
});

it('has the same bytes whenever it is written', async () => {
  const again = await filesOf(meetings);
  for (const [name, bytes] of files) expect(again.get(name)).toEqual(bytes);
});

it('has Parquet files that can be read where a table has no row', async () => {
  const bytes = (await filesOf([bare])).get('decisions.parquet');
  expect(await parquetReadObjects({ file: new Uint8Array(bytes ?? []).buffer, compressors: GZIP })).toEqual(
    [],
  );
});

describe.each(TABLES.map(({ name, columns }) => [name, columns] as const))('%s', (table, columns) => {
  const [header, ...rows] = parseCsv(text(`${table}.csv`));

  it('stays as it is', async () => {
    await expect(text(`${table}.csv`)).toMatchFileSnapshot(golden(`${table}.csv`));
  });

  it('is RFC 4180: no byte order mark, CRLF throughout, one header, rows of one length', () => {
    expect(text(`${table}.csv`).startsWith('\uFEFF')).toBe(false);
    expect(text(`${table}.csv`).endsWith('\r\n')).toBe(true);
    expect(header).toEqual(columns.map(({ name }) => name));
    for (const row of rows) expect(row).toHaveLength(columns.length);
  });

  it('carries the same values in CSV and in Parquet', () => {
    const objects = tableRows(table);
    expect(objects).toHaveLength(rows.length);
    const asCells = objects.map((object) =>
      columns.map(({ name }) => {
        const value = object[name];
        return Array.isArray(value) ? joinList(value) : String(value ?? '');
      }),
    );
    const instants = columns.map(({ type }) => type === 'instant');
    const inUtc = (cell: string, index: number) =>
      instants[index] && cell !== '' ? new Date(cell).toISOString() : cell;
    expect(asCells).toEqual(rows.map((row) => row.map(inUtc)));
    expect(objects.map((row) => Object.keys(row))).toEqual(rows.map(() => header));
  });

  it('has a key that is unique and never empty', () => {
    const keys = rows.map(([key]) => key);
    expect(keys).not.toContain('');
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('points only at rows that are there', () => {
    for (const { name, references } of columns) {
      if (references === undefined) continue;
      const keys = new Set(tableRows(references).map((row) => row[keyOf(references)]));
      const pointers = tableRows(table).flatMap((row) => row[name] ?? []);
      expect([name, pointers.length]).not.toEqual([name, 0]);
      for (const pointer of pointers) expect(keys).toContain(pointer);
    }
  });
});

it('counts on where one person stands in one role twice', () => {
  const keys = tableRows('attendance')
    .filter(({ name }) => name === '同名')
    .map(({ attendance }) => String(attendance));
  expect(keys[1]).toBe(`${keys[0]}-2`);
});

it('tells people from organisations among those who are responsible', () => {
  const named = tableRows('responsible').map(({ name, person_id, organization_id }) => [
    name,
    person_id !== null,
    organization_id !== null,
  ]);
  expect(named).toContainEqual(['同名', true, false]);
  expect(named).toContainEqual([NASTY, false, true]);
});

it('has a body once, whatever the minutes call it', async () => {
  const responsible = (name: string) => ({ responsible: [{ name, role: 'owner' as const }] });
  const named = await filesOf([
    smallMeeting('yunze/2024/1', {
      decisions: [responsible('财政局'), responsible('县财政局'), responsible('县财政局')],
      attendance: [{ name: '林知远', organization: '云泽县财政局' }],
    }),
  ]);
  const [header = [], ...rows] = parseCsv(Buffer.from(named.get('organizations.csv') ?? []).toString());
  const cellsOf = (row: readonly string[]) =>
    Object.fromEntries(header.map((name, index) => [name, row[index]]));
  expect(rows.map(cellsOf)).toMatchObject([
    { name: '县财政局', other_names: expect.stringMatching(/财政局/), decisions: '3', present: '1' },
  ]);
});

it('sums up what organisations and people have done in these meetings', () => {
  const rowOf = (table: TableName, name: string) => tableRows(table).find((row) => row.name === name);
  expect(rowOf('people', '同名')).toMatchObject({
    source: 'linlan-qingyu',
    meetings: 1,
    chaired: 2,
    organizations: ['县人武部'],
    decisions: 1,
  });
  // Once at the table, twice with a task.
  expect(rowOf('organizations', '青屿公安分局')).toMatchObject({
    meetings: 1,
    present: 1,
    decisions: 1,
    decisions_support: 1,
    first_held_on: '2024-06-21',
    last_held_on: '2024-06-21',
  });
});

it('gives no name to whom the page cuts off', () => {
  expect(tableRows('attendance').map(({ name }) => name)).toContain('秤公');
  expect(tableRows('people').map(({ name }) => name)).not.toContain('秤公');
});

it('does not depend on how many rows are written at a time', async () => {
  const many = Array.from({ length: 260 }, (_, index) =>
    smallMeeting(`yunze/2024/${index + 1}`, {
      attendance: Array.from({ length: 50 }, (_, person) => ({ name: `人${index}甲${person}` })),
    }),
  );
  const large = await filesOf(many);
  const rows = await parquetReadObjects({
    file: new Uint8Array(large.get('attendance.parquet') ?? []).buffer,
    compressors: GZIP,
  });
  const lines = parseCsv(Buffer.from(large.get('attendance.csv') ?? []).toString());
  expect([rows.length, lines.length - 1]).toEqual([13_000, 13_000]);
  expect(rows.map(({ attendance }) => attendance)).toEqual(lines.slice(1).map(([key]) => key));
});

it('writes half a surrogate pair as U+FFFD in every format', () => {
  expect(tableRows('attendance').at(-1)?.name).toBe('半\uFFFD个');
});

it('describes every column in the data dictionary, which is up to date', async () => {
  const dictionary = dataDictionary();
  for (const { columns } of TABLES)
    for (const { name } of columns) expect(dictionary).toContain(`| \`${name}\` |`);
  await expect(dictionary).toMatchFileSnapshot('../../../docs/data-dictionary.md');
});

it('says what each code means beside it, in Chinese and in English', () => {
  for (const { name: table, columns } of TABLES)
    for (const { name, codes, type } of columns) {
      if (codes === undefined || !columns.some((column) => column.name === `${name}_zh`)) continue;
      for (const row of tableRows(table)) {
        const [code, zh, en] = [row[name], row[`${name}_zh`], row[`${name}_en`]];
        if (type === 'list')
          expect([[zh].flat().length, [en].flat().length]).toEqual([
            [code].flat().length,
            [code].flat().length,
          ]);
        else if (code === null) expect([zh, en]).toEqual([null, null]);
        else {
          expect(zh).toMatch(/^\p{Script=Han}+$/u);
          expect(en).toMatch(/^[A-Za-z -]+$/);
        }
      }
    }
});

it('lists the codes of the contract, no more and no fewer', async () => {
  const { default: schema } = await import('../../../schemas/minutes.schema.json', {
    with: { type: 'json' },
  });
  const codesOf = (table: string, column: string) =>
    TABLES.find(({ name }) => name === table)?.columns.find(({ name }) => name === column)?.codes;
  expect(codesOf('decisions', 'kind')).toEqual(schema.$defs.decision.properties.kind.enum);
  expect(codesOf('decisions', 'responsible_roles')).toEqual(schema.$defs.responsible.properties.role.enum);
  expect(codesOf('attendance', 'role')).toEqual(schema.$defs.attendance.properties.role.enum);
  expect(codesOf('attendance', 'flags')).toEqual(schema.$defs.attendance.properties.flags.items.enum);
  expect(codesOf('responsible', 'role')).toEqual(schema.$defs.responsible.properties.role.enum);
  expect(codesOf('documents', 'kind')).toEqual(schema.$defs.decision.properties.kind.enum);
  expect(codesOf('items', 'kind')).toEqual(schema.$defs.item.properties.kind.enum);
  expect(codesOf('meetings', 'held_during')).toEqual(schema.properties.heldDuring.enum);
});
