import type { Database } from 'sql.js';
import { describe, expect, it } from 'vitest';
import { rowsInArchive } from '../../../functions/publish/downloads/archive.ts';
import { openDatabase } from '../../../functions/publish/downloads/database.ts';
import { governmentsOf } from '../../../functions/publish/downloads/lookups.ts';
import { tableFiles } from '../../../functions/publish/downloads/table-files.ts';
import { TABLES } from '../../../functions/publish/downloads/tables.ts';
import { organizationNames } from '../../../functions/publish/index/organizations.ts';
import { bundled } from '../../bench/bundled.ts';
import { qingyuMeeting } from '../qingyu-meeting.ts';
import { site, sources } from '../settings.ts';
import { smallMeeting } from '../small-meeting.ts';

const meetings = [
  qingyuMeeting,
  smallMeeting('linlan-qingyu/2024/13', {
    publishedAt: '2024-07-02',
    decisions: [
      {
        subjects: ['《渡口管理办法》'],
        documents: [{ title: '渡口管理办法（送审稿）', thread: '渡口管理办法' }],
        responsible: [{ name: '县交通局', role: 'lead' }],
        deadline: { text: '年底前', date: '2024-12-31' },
      },
    ],
    attendance: [{ name: "半'个", organization: '县人民政府、县交通局' }],
  }),
];

async function written(): Promise<Uint8Array> {
  const names = organizationNames(
    sources.at(-1),
    meetings.map(({ document }) => document),
  );
  const { archive } = await tableFiles(meetings, { site, sources, names, roster: [] });
  const database = await openDatabase(governmentsOf(['linlan-qingyu'], { site, sources }));
  for (const table of TABLES) await database.add(table, rowsInArchive(archive, table));
  const bytes = database.end();
  database.close();
  return bytes;
}

const bytes = await written();
const { default: initialize } = await import('sql.js/dist/sql-wasm-inline.js');
const sqlite = await initialize();
const database: Database = new sqlite.Database(bytes);
const rows = (query: string) => database.exec(query)[0]?.values ?? [];

describe('the database', () => {
  it('is whole, and every key leads to a row', () => {
    expect(rows('PRAGMA integrity_check')).toEqual([['ok']]);
    expect(rows('PRAGMA foreign_key_check')).toEqual([]);
  });

  it('has the same bytes whenever it is written', async () => {
    expect(Buffer.from(await written()).equals(bytes)).toBe(true);
  });

  it('is written by the bundle that runs on Lambda, too', async () => {
    const { openDatabase } = await bundled<typeof import('../../../functions/publish/downloads/database.ts')>(
      'functions/publish/downloads/database.ts',
    );
    const empty = await openDatabase([]);
    expect(Buffer.from(empty.end()).toString('latin1', 0, 15)).toBe('SQLite format 3');
    empty.close();
  });

  it('has a key for every table, and an index for every column that refers to another', () => {
    for (const { name, columns } of TABLES) {
      expect(rows(`SELECT name FROM pragma_table_info('${name}') WHERE pk = 1`)).toEqual([
        [columns[0]?.name],
      ]);
      const indexed = new Set(
        rows(
          `SELECT c.name FROM pragma_index_list('${name}') l, pragma_index_info(l.name) c WHERE c.seqno = 0`,
        ).flat(),
      );
      for (const { name: column, references, type } of columns)
        if (references !== undefined && type !== 'list') expect(indexed).toContain(column);
    }
  });

  it('has days as days, instants in UTC, lists as arrays, and nothing where there is nothing', () => {
    expect(
      rows('SELECT meeting, held_on, published_on, published_at, categories FROM meetings ORDER BY meeting'),
    ).toEqual([
      ['linlan-qingyu/2024/12', '2024-06-21', '2024-07-02', '2024-07-02T01:30:00.000Z', '["会议纪要"]'],
      ['linlan-qingyu/2024/13', null, '2024-07-02', null, '[]'],
    ]);
  });

  it('joins subject areas and organisations without taking lists apart', () => {
    expect(rows('SELECT topic FROM documents_topics')).toEqual([['transport']]);
    expect(
      rows(
        `SELECT o.name FROM attendance_organization_ids JOIN organizations o USING (organization_id)
         JOIN attendance a USING (attendance) WHERE a.name = '半''个' ORDER BY o.name`,
      ),
    ).toEqual([['县交通局'], ['县人民政府']]);
  });

  it('answers what is asked most with a view each', () => {
    expect(rows("SELECT body, role_zh, deadline_date FROM tasks WHERE body = '县交通局'")).toEqual([
      ['县交通局', '牵头', '2024-12-31'],
    ]);
    expect(rows('SELECT title, topic_zh, topic_en FROM approved_documents')).toEqual([
      ['渡口管理办法（送审稿）', '交通运输', 'Transport'],
    ]);
    const members = rows('SELECT count(*) FROM memberships');
    expect(rows('SELECT count(*) FROM attendance_rates')).toEqual(members);
  });

  it('tells what codes mean', () => {
    expect(rows("SELECT zh, en FROM codes WHERE list = 'decision-kind' AND code = 'defer'")).toEqual([
      ['暂缓', 'deferred'],
    ]);
    expect(rows('SELECT source, name_zh FROM governments')).toEqual([
      ['linlan-qingyu', '临澜市青屿区人民政府'],
    ]);
  });

  it('is not given where a key leads nowhere', async () => {
    const broken = await openDatabase([]);
    const { archive } = await tableFiles(meetings, {
      site,
      names: organizationNames(undefined, []),
      sources,
      roster: [],
    });
    const [table] = TABLES;
    if (table === undefined) throw new Error('there are no tables');
    await broken.add(table, rowsInArchive(archive, table));
    expect(() => broken.end()).toThrow(/A key leads nowhere/);
    broken.close();
  });
});
