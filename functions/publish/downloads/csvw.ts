import { licenceOf } from '../licence.ts';
import type { SiteSettings } from '../site-settings.ts';
import type { ColumnDescription, Table, TableName } from './table.ts';
import { keyOf, TABLES } from './tables.ts';

/** Where the metadata of a CSV file lies, by its name: the first place in which CSV on the Web looks for it. */
export const csvwName = (table: TableName): string => `${table}.csv-metadata.json`;

/**
 * CSV on the Web (tabular metadata of the W3C) for a table's CSV file: the table and those that its foreign keys lead
 * to, since a key may only point to a table that is described beside it.
 */
export function csvwMetadata(table: Table, site: SiteSettings): object {
  return {
    '@context': 'http://www.w3.org/ns/csvw',
    'dc:license': { '@id': licenceOf(site).url },
    tables: reachableFrom(table).map(tableOf),
  };
}

/** The table, and whatever its keys lead to. */
function reachableFrom(table: Table): readonly Table[] {
  const found = new Set([table]);
  for (const { columns } of found) {
    for (const { references } of columns.filter(isForeignKey)) {
      const other = TABLES.find(({ name }) => name === references);
      if (other !== undefined) found.add(other);
    }
  }
  return [...found];
}

/**
 * Of a list of keys, CSV on the Web cannot say that its parts are keys; and readers of it take an empty key for one that
 * leads nowhere.
 */
const isForeignKey = ({ references, optional, type }: ColumnDescription): boolean =>
  references !== undefined && optional !== true && type !== 'list';

function tableOf({ name, title, description, columns }: Table): object {
  const key = keyOf(name);
  const foreignKeys = columns.filter(isForeignKey).map(({ name: column, references = name }) => ({
    columnReference: column,
    reference: { resource: `${references}.csv`, columnReference: keyOf(references) },
  }));
  const hasPage = columns.some(({ name: column }) => column === 'page_url');
  return {
    url: `${name}.csv`,
    'dc:title': title,
    'dc:description': description,
    tableSchema: {
      // The page that shows the row; where there is none, the row itself.
      aboutUrl: hasPage ? '{+page_url}' : `${name}.csv#{${key}}`,
      primaryKey: key,
      columns: columns.map((column) => columnOf(column, column.name === key)),
      ...(foreignKeys.length > 0 && { foreignKeys }),
    },
  };
}

const DATATYPES: Readonly<Record<ColumnDescription['type'], string>> = {
  string: 'string',
  integer: 'integer',
  number: 'number',
  date: 'date',
  // A page may give no more than the day.
  datetime: 'string',
  url: 'anyURI',
  // Split at its separators a list would fall apart where an entry holds one.
  list: 'string',
};

const columnOf = ({ name, title, type, description }: ColumnDescription, isKey: boolean): object => ({
  name,
  // One of them must be what stands in the header.
  titles: [name, title],
  'dc:description': description,
  datatype: DATATYPES[type],
  ...(isKey && { required: true }),
});
