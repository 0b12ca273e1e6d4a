import { attendanceTable } from './attendance.ts';
import { decisionsTable } from './decisions.ts';
import { documentsTable } from './documents.ts';
import { itemsTable } from './items.ts';
import { meetingsTable } from './meetings.ts';
import { membershipsTable } from './memberships.ts';
import { organizationsTable } from './organizations.ts';
import { peopleTable } from './people.ts';
import { responsibleTable } from './responsible.ts';
import type { Table, TableName } from './table.ts';

/** The tables of the downloads, in the order in which they are described. */
export const TABLES: readonly Table[] = [
  meetingsTable,
  itemsTable,
  decisionsTable,
  responsibleTable,
  documentsTable,
  attendanceTable,
  organizationsTable,
  peopleTable,
  membershipsTable,
];

/** The key of a table, which is its first column. */
export const keyOf = (table: TableName): string =>
  TABLES.find(({ name }) => name === table)?.columns[0]?.name ?? '';
