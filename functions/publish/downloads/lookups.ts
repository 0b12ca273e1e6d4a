// Tables that are the same for all governments: what the codes mean, and which governments there are.
import type { Source } from '../../../schemas/generated/source.ts';
import { sourceOf } from '../../parse/lexicon/governments.ts';
import { absolute, sourcePage } from '../addresses.ts';
import type { SiteSettings } from '../site-settings.ts';
import { sourceName } from '../source-name.ts';
import { CODE_LISTS, type CodeList } from './codes.ts';
import { csv } from './csv.ts';
import type { ColumnDescription, TableRow } from './table.ts';
import { TABLES } from './tables.ts';

/** A column of a lookup table. */
export type LookupColumn = Pick<ColumnDescription, 'name' | 'title' | 'description'>;

export const CODE_COLUMNS: readonly LookupColumn[] = [
  { name: 'list', title: '代码表', description: 'List that the code belongs to.' },
  { name: 'code', title: '代码', description: 'The code, once in each list.' },
  { name: 'zh', title: '中文', description: 'What it means, in Chinese.' },
  { name: 'en', title: '英文', description: 'What it means, in English.' },
  {
    name: 'columns',
    title: '所用列',
    description: 'Columns in these codes, as table.column, separated by a space.',
  },
];

/** Every code of every list. */
export function codeRows(): readonly TableRow[] {
  return Object.entries(CODE_LISTS).flatMap(([list, codes]) => {
    const columns = columnsOf(list as CodeList);
    return codes.map(({ code, zh, en }) => [list, code, zh, en, columns]);
  });
}

function columnsOf(list: CodeList): string {
  const codes = CODE_LISTS[list].map(({ code }) => code).join();
  return TABLES.flatMap(({ name, columns }) =>
    columns.filter((column) => column.codes?.join() === codes).map((column) => `${name}.${column.name}`),
  ).join(' ');
}

export const GOVERNMENT_COLUMNS: readonly LookupColumn[] = [
  { name: 'source', title: '政府标识', description: 'Key. Identifier of the government.' },
  { name: 'name_zh', title: '名称', description: 'Name, in Chinese.' },
  { name: 'name_en', title: '英文名称', description: 'Name, in English, where one is known.' },
  {
    name: 'administrative_code',
    title: '行政区划代码',
    description: 'Code of its area in GB/T 2260; empty of what has none.',
  },
  { name: 'homepage', title: '政府网站', description: 'Home page of the government.' },
  { name: 'page_url', title: '网页', description: 'Its page here.' },
];

/** A row for each of these governments. */
export function governmentsOf(
  ids: readonly string[],
  { site, sources }: { readonly site: SiteSettings; readonly sources: readonly Source[] },
): readonly TableRow[] {
  return ids.map((id) => {
    const { nameEn, administrativeCode, homepage } = sourceOf(id, sources) ?? {};
    return [
      id,
      sourceName(sources, id),
      nameEn,
      administrativeCode,
      homepage,
      absolute(site, sourcePage(id)),
    ];
  });
}

export function csvOfRows(columns: readonly LookupColumn[], rows: readonly TableRow[]): Uint8Array {
  const writer = csv({ columns });
  writer.write(rows);
  return writer.end();
}
