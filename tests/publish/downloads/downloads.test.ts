import { gunzipSync } from 'node:zlib';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { joinList } from '../../../functions/publish/downloads/csv.ts';
import { dataDictionary } from '../../../functions/publish/downloads/data-dictionary.ts';
import type { CellValue } from '../../../functions/publish/downloads/table.ts';
import { TABLE_FILES, tableFiles } from '../../../functions/publish/downloads/table-files.ts';
import { keyOf, TABLES } from '../../../functions/publish/downloads/tables.ts';
import { qingyuMeeting } from '../qingyu-meeting.ts';
import { site } from '../settings.ts';
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
const files = await tableFiles(meetings, site);

const file = (name: string): Uint8Array => {
  const bytes = files.get(name);
  if (bytes === undefined) throw new Error(`no file ${name}`);
  return bytes.bytes;
};
const text = (name: string): string => Buffer.from(file(name)).toString();

type Row = Readonly<Record<string, CellValue | null>>;
const ndjsonRows = (table: string): Row[] =>
  gunzipSync(file(`${table}.ndjson.gz`))
    .toString()
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

const golden = (name: string) => `../../golden/publish/${name}`;

it('has every table in every format', () => {
  expect([...files.keys()]).toEqual([...TABLE_FILES]);
});

it('has the same bytes whenever it is written', async () => {
  const again = await tableFiles(meetings, site);
  for (const [name, bytes] of files) expect(again.get(name)).toEqual(bytes);
});

it('has Parquet files that can be read where a table has no row', async () => {
  const bytes = (await tableFiles([bare], site)).get('decisions.parquet')?.bytes;
  expect(await parquetReadObjects({ file: new Uint8Array(bytes ?? []).buffer })).toEqual([]);
});

it('names neither time nor system in a compressed file', () => {
  expect([...file('meetings.ndjson.gz').slice(4, 10)]).toEqual([0, 0, 0, 0, 2, 255]);
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

  it('carries the same values in CSV and in NDJSON', () => {
    const objects = ndjsonRows(table);
    expect(objects).toHaveLength(rows.length);
    const asCells = objects.map((object) =>
      columns.map(({ name }) => {
        const value = object[name];
        return Array.isArray(value) ? joinList(value) : String(value ?? '');
      }),
    );
    expect(asCells).toEqual(rows);
  });

  it('carries the same values in Parquet', async () => {
    const types = new Map(columns.map(({ name, type }) => [name, type]));
    const stored = await parquetReadObjects({ file: new Uint8Array(file(`${table}.parquet`)).buffer });
    const asJson = stored.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          types.get(name) === 'date' && value instanceof Date ? value.toISOString().slice(0, 10) : value,
        ]),
      ),
    );
    expect(asJson).toEqual(ndjsonRows(table));
    expect(asJson.map((row) => Object.keys(row))).toEqual(rows.map(() => header));
  });

  it('has a key that is unique and never empty', () => {
    const keys = rows.map(([key]) => key);
    expect(keys).not.toContain('');
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('points only at rows that are there', () => {
    for (const { name, references } of columns) {
      if (references === undefined) continue;
      const keys = new Set(ndjsonRows(references).map((row) => row[keyOf(references)]));
      const pointers = ndjsonRows(table).flatMap((row) => row[name] ?? []);
      expect([name, pointers.length]).not.toEqual([name, 0]);
      for (const pointer of pointers) expect(keys).toContain(pointer);
    }
  });

  it('has for Excel a byte order mark and no formula', () => {
    const excel = text(`${table}-excel.csv`);
    expect(excel.startsWith('\uFEFF')).toBe(true);
    for (const row of parseCsv(excel.slice(1))) {
      // A negative number is a number; there is none in these tables.
      for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }
  });
});

it('counts on where one person stands in one role twice', () => {
  const keys = ndjsonRows('attendance')
    .filter(({ name }) => name === '同名')
    .map(({ attendance }) => String(attendance));
  expect(keys[1]).toBe(`${keys[0]}-2`);
});

it('tells people from organisations among those who are responsible', () => {
  const named = ndjsonRows('responsible').map(({ name, person_id, organization_id }) => [
    name,
    person_id !== null,
    organization_id !== null,
  ]);
  expect(named).toContainEqual(['同名', true, false]);
  expect(named).toContainEqual([NASTY, false, true]);
});

it('sums up what organisations and people have done in these meetings', () => {
  const rowOf = (table: string, name: string) => ndjsonRows(table).find((row) => row.name === name);
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
  const cut = ndjsonRows('attendance').find(({ name }) => name === '秤公');
  expect(cut?.person_id).toBeNull();
  expect(ndjsonRows('people').map(({ name }) => name)).not.toContain('秤公');
});

it('does not depend on how many rows are written at a time', async () => {
  const many = Array.from({ length: 260 }, (_, index) =>
    smallMeeting(`yunze/2024/${index + 1}`, {
      attendance: Array.from({ length: 50 }, (_, person) => ({ name: `人${index}甲${person}` })),
    }),
  );
  const large = await tableFiles(many, site);
  const rows = await parquetReadObjects({
    file: new Uint8Array(large.get('attendance.parquet')?.bytes ?? []).buffer,
  });
  const lines = parseCsv(Buffer.from(large.get('attendance.csv')?.bytes ?? []).toString());
  const objects = gunzipSync(large.get('attendance.ndjson.gz')?.bytes ?? '')
    .toString()
    .split('\n');
  expect([rows.length, lines.length - 1, objects.length - 1]).toEqual([13_000, 13_000, 13_000]);
  expect(rows.map(({ attendance }) => attendance)).toEqual(lines.slice(1).map(([key]) => key));
});

it('writes half a surrogate pair as U+FFFD in every format', () => {
  expect(ndjsonRows('attendance').at(-1)?.name).toBe('半\uFFFD个');
});

it('describes every column in the data dictionary, which is up to date', async () => {
  const dictionary = dataDictionary();
  for (const { columns } of TABLES)
    for (const { name } of columns) expect(dictionary).toContain(`| \`${name}\` |`);
  await expect(dictionary).toMatchFileSnapshot('../../../docs/data-dictionary.md');
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
  expect(codesOf('responsible', 'kind')).toEqual(schema.$defs.decision.properties.kind.enum);
  expect(codesOf('documents', 'kind')).toEqual(schema.$defs.decision.properties.kind.enum);
  expect(codesOf('items', 'kind')).toEqual(schema.$defs.item.properties.kind.enum);
  expect(codesOf('meetings', 'held_during')).toEqual(schema.properties.heldDuring.enum);
});
